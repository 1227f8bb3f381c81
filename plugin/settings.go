package plugin

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/models"
)

// A section is a place in the settings of a plugin, and what may stand there.
type section struct {
	plugin string
	path   []string // keys that lead to it
	flags  []*flag.Flag
	list   map[string]func([]string) error
	below  map[string]section
}

func flagsOf(a *analysis.Analyzer) []*flag.Flag {
	var list []*flag.Flag
	a.Flags.VisitAll(func(f *flag.Flag) { list = append(list, f) })
	return list
}

// shared returns the flags of what the rules require.
func shared(rules ...*analysis.Analyzer) []*flag.Flag {
	var list []*flag.Flag
	for _, a := range prerequisites(rules...) {
		list = append(list, flagsOf(a)...)
	}
	return list
}

// set reads the settings as golangci-lint has decoded them, with keys in lower
// case, and passes them on to the flags.
func (s section) set(conf any) error {
	if conf == nil {
		return nil
	}
	settings, ok := conf.(map[string]any)
	if !ok {
		return s.wrong("", fmt.Errorf("want keys: %s", strings.Join(s.keys(), ", ")))
	}
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		if err := s.setKey(key, settings[key]); err != nil {
			return err
		}
	}
	return nil
}

func (s section) setKey(key string, value any) error {
	if below, ok := s.below[key]; ok {
		return below.set(value)
	}
	if set, ok := s.list[key]; ok {
		names, err := texts(value)
		if err == nil {
			err = set(names)
		}
		return s.wrong(key, err)
	}
	for _, f := range s.flags {
		if f.Name == key {
			if key == models.Flag {
				modelsAt = s.at(key)
			}
			return s.wrong(key, give(f, value))
		}
	}
	return s.wrong(key, fmt.Errorf("unknown key; want one of: %s", strings.Join(s.keys(), ", ")))
}

// keys lists what may stand in the section.
func (s section) keys() []string {
	keys := slices.Concat(slices.Collect(maps.Keys(s.list)), slices.Collect(maps.Keys(s.below)))
	for _, f := range s.flags {
		keys = append(keys, f.Name)
	}
	slices.Sort(keys)
	return keys
}

// wrong says where in the configuration err is.
func (s section) wrong(key string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s%w", s.at(key), err)
}

// at is the place of a key of the section, "file:line: keys: ".
func (s section) at(key string) string {
	path := slices.Concat([]string{"linters", "settings", "custom", s.plugin, "settings"}, s.path)
	if key != "" {
		path = append(path, key)
	}
	return place(path) + strings.Join(path, ".") + ": "
}

// texts returns the strings of a list.
func texts(value any) ([]string, error) {
	list, ok := value.([]any)
	if !ok {
		return nil, errors.New("want a list")
	}
	var all []string
	for _, v := range list {
		text, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("want a list of strings, not %v", v)
		}
		all = append(all, text)
	}
	return all, nil
}

// given holds the values that plugins have given to flags. Rules share the
// flags of what they require, so their plugins must not disagree.
var given = struct {
	sync.Mutex
	values map[*flag.Flag]string
}{values: make(map[*flag.Flag]string)}

// give sets the flag to a scalar.
func give(f *flag.Flag, value any) error {
	switch value.(type) {
	case bool, string, int, int64, uint64, float64:
	default:
		return fmt.Errorf("want a single value: %s", f.Usage)
	}
	text := fmt.Sprint(value)
	given.Lock()
	defer given.Unlock()
	if before, ok := given.values[f]; ok && before != text {
		return fmt.Errorf("is %s here and %s in the settings of another rule", text, before)
	}
	given.values[f] = text
	if b, ok := f.Value.(interface{ IsBoolFlag() bool }); ok && b.IsBoolFlag() && text != "true" && text != "false" {
		return fmt.Errorf("want true or false, not %q", text)
	}
	return f.Value.Set(text)
}
