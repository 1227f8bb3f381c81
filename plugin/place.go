package plugin

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// place returns "file:line: " of a key in golangci-lint's configuration, or ""
// where that is not YAML or not to be found. Golangci-lint does not tell plugins
// which file it has read, so this looks where it does: at the flag, in the
// directory it runs in, and above.
func place(keys []string) string {
	name := config(os.Args)
	data, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil || len(file.Docs) == 0 {
		return ""
	}
	line := find(file.Docs[0].Body, keys)
	if line == 0 {
		return name + ": "
	}
	return fmt.Sprintf("%s:%d: ", name, line)
}

// find returns the line of the last of the keys that is there; letters' case is
// lost by the time a plugin sees them.
func find(node ast.Node, keys []string) int {
	mapping, ok := node.(*ast.MappingNode)
	if !ok || len(keys) == 0 {
		return 0
	}
	for _, v := range mapping.Values {
		if strings.EqualFold(v.Key.GetToken().Value, keys[0]) {
			return max(v.Key.GetToken().Position.Line, find(v.Value, keys[1:]))
		}
	}
	return 0
}

// config returns the name of the configuration, or "".
func config(args []string) string {
	for i, arg := range args {
		name, value, is := strings.Cut(arg, "=")
		switch {
		case name != "-c" && name != "--config":
		case is:
			return value
		case i+1 < len(args):
			return args[i+1]
		}
	}
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for cwd := dir; ; dir = filepath.Dir(dir) {
		for _, name := range []string{".golangci.yml", ".golangci.yaml"} {
			file := filepath.Join(dir, name)
			if _, err := os.Stat(file); err != nil {
				continue
			}
			if rel, err := filepath.Rel(cwd, file); err == nil {
				return rel
			}
			return file
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}
