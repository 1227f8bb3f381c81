package vet

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// Asked reports whether findings are wanted for the package.
//
// Go 1.26 caches what the tool prints under a key that does not tell a package
// that was asked for from one that was only imported. Silence about an import
// would be replayed when the package itself is asked for, and its findings would
// never be seen. So nothing is withheld about a package of the user's own that
// can be asked for under the same key: one without tests in the package, which
// would make another package of it.
func (cfg *Config) Asked() bool {
	return !cfg.VetxOnly || cfg.Stdout != "" && cfg.ModulePath != "" && cfg.ModuleVersion == "" && !cfg.augmented()
}

// augmented reports whether the go command would check the package together
// with test files, as a package of its own.
func (cfg *Config) augmented() bool {
	tests, err := filepath.Glob(filepath.Join(cfg.Dir, "*_test.go"))
	if err != nil {
		return false
	}
	return slices.ContainsFunc(tests, func(name string) bool {
		if slices.Contains(cfg.IgnoredFiles, name) {
			return false
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly)
		return err == nil && !strings.HasSuffix(f.Name.Name, "_test")
	})
}
