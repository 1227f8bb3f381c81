package load

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// overlay reads the file that GOFLAGS names with -overlay: by the names of
// files, which need not exist, those to read instead. The go command lists
// packages accordingly, under the names that are replaced.
func overlay(goflags, dir string) (map[string]string, error) {
	name := ""
	for flag := range strings.FieldsSeq(goflags) {
		if value, ok := strings.CutPrefix(strings.TrimLeft(flag, "-"), "overlay="); ok {
			name = value
		}
	}
	if name == "" {
		return nil, nil
	}
	abs := func(name string) (string, error) {
		if filepath.IsAbs(name) {
			return name, nil
		}
		return filepath.Abs(filepath.Join(dir, name))
	}
	name, err := abs(name)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var file struct{ Replace map[string]string }
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	instead := make(map[string]string, len(file.Replace))
	for from, to := range file.Replace {
		if from, err = abs(from); err != nil {
			return nil, err
		}
		if to, err = abs(to); err != nil {
			return nil, err
		}
		instead[from] = to
	}
	return instead, nil
}
