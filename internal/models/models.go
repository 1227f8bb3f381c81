// Package models holds the user's rows: the file that the flag -models names,
// or the one at the root of a module.
package models

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/framework"
)

// Flag is the name of the flag, Usage what help says of it.
const (
	Flag  = "models"
	Usage = "read rows about helpers and frameworks of your own from `file`; default " + framework.UserFile +
		" at the module's root, -models= for none; under go vet, file#digest"
)

// User is the file in force.
var User File

// A File is a file of rows, and the value of the flag. It is read when it is
// needed first.
type File struct {
	name   string
	digest string // as the user has named it
	given  bool

	contents string // digest of what was read

	once  sync.Once
	err   error
	table *framework.Table
	rows  map[string][]*row // by the package they speak of
}

// A row is checked when its package is seen for the first time.
type row struct {
	framework.Row
	mu      sync.Mutex
	checked bool
	err     error
}

// An Error is what is wrong with rows: a line each, that names file and line.
type Error struct{ text string }

func (e *Error) Error() string { return e.text }

// String is the value of the flag.
func (f *File) String() string {
	if f == nil || f.digest == "" {
		return f.Name()
	}
	return f.name + "#" + f.digest
}

// Set names the file: "name" or "name#digest". No name means no rows.
func (f *File) Set(value string) error {
	f.name, f.digest = value, ""
	if i := strings.LastIndexByte(value, '#'); i >= 0 && !strings.ContainsAny(value[i:], `/\`) { // else of a folder's name
		f.name, f.digest = value[:i], value[i+1:]
	}
	f.given = true
	return nil
}

// Read reads the file, once.
func (f *File) Read() error {
	f.once.Do(func() {
		if f.name == "" {
			return
		}
		if err := f.read(); err != nil {
			f.err = &Error{err.Error()}
		}
	})
	return f.err
}

func (f *File) read() error {
	data, err := os.ReadFile(f.name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && f.given:
		return fmt.Errorf("-%s=%s: no such file", Flag, f.name)
	case err != nil:
		return err
	}
	f.contents = Digest(data)
	if f.digest != "" && f.digest != f.contents {
		return fmt.Errorf("%s has changed: its digest is #%s now", f.name, f.contents)
	}
	rows, err := framework.ParseUser(f.name, data)
	if err != nil {
		return err
	}
	if f.table, err = framework.Builtin().With(rows); err != nil {
		return err
	}
	f.rows = make(map[string][]*row)
	for _, r := range rows {
		sym, err := framework.ParseSymbol(r.Symbol)
		if err == nil { // else a pattern of types
			f.rows[sym.Package] = append(f.rows[sym.Package], &row{Row: r})
		}
	}
	return nil
}

// Name is the name of the file, or "".
func (f *File) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Contents is the digest of what [File.Read] has read, or "".
func (f *File) Contents() string { return f.contents }

// Given reports whether the user has set the flag.
func (f *File) Given() bool { return f.given }

// Pinned reports whether the value of the flag changes with the file.
func (f *File) Pinned() bool { return f.name == "" || f.digest != "" }

// For is the table for a package of the module (nil: not known), once the rows
// about it and about what it imports fit the types there. The user's rows hold in
// modules under work: what is released has been analyzed without them by
// whoever shares its facts.
func (f *File) For(module *analysis.Module, pkg *types.Package) (*framework.Table, error) {
	if f.name == "" || module != nil && module.Version != "" {
		return framework.Builtin(), nil
	}
	if err := f.Read(); err != nil {
		return nil, err
	}
	err := f.check(pkg, pkg)
	for _, imp := range pkg.Imports() {
		err = errors.Join(err, f.check(pkg, imp))
	}
	if err != nil {
		return nil, &Error{err.Error()}
	}
	return f.table, nil
}

// Rows yields the rows, in no order, once they have been read.
func (f *File) Rows(yield func(*framework.Row) bool) {
	for _, rows := range f.rows {
		for _, r := range rows {
			if !yield(&r.Row) {
				return
			}
		}
	}
}

// check holds the rows about one package against its types, once.
func (f *File) check(from, pkg *types.Package) error {
	var errs []error
	for _, r := range f.rows[pkg.Path()] {
		r.mu.Lock()
		if !r.checked {
			r.err = framework.Resolve(&r.Row, func(path string) *types.Package { return reach(from, path) })
			if r.checked = !errors.Is(r.err, framework.ErrNoPackage); !r.checked {
				r.err = nil // it names a type of a package that is out of reach from here
			}
		}
		errs = append(errs, r.err)
		r.mu.Unlock()
	}
	return errors.Join(errs...)
}

// reach finds a package among those that pkg needs.
func reach(pkg *types.Package, path string) *types.Package {
	seen := make(map[*types.Package]bool)
	var visit func(*types.Package) *types.Package
	visit = func(p *types.Package) *types.Package {
		if p.Path() == path && p.Complete() {
			return p
		}
		seen[p] = true
		for _, imp := range p.Imports() {
			if !seen[imp] {
				if found := visit(imp); found != nil {
					return found
				}
			}
		}
		return nil
	}
	if pkg.Path() == path {
		return pkg // complete as soon as it is asked about
	}
	return visit(pkg)
}

// Find returns the file at the root of the module that dir is in, or "".
func Find(dir string) string {
	root := filepath.Dir(above(dir, "go.mod"))
	if file := filepath.Join(root, framework.UserFile); root != "." && exists(file) {
		return file
	}
	return ""
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// Digest is what a user writes to name the content of a file.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}
