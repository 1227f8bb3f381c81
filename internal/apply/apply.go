// Package apply turns the fixes of findings into new file contents, diffs and
// writes.
//
// Planning reads and never writes; writing comes last and replaces each file in
// one step, so that whatever goes wrong, every file is either old or new.
package apply

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/report"
)

// A Plan is what the fixes of some findings would change.
type Plan struct {
	Changes []Change
	Fixed   []report.Finding // their fix is in Changes
	Left    []report.Finding // without a fix, or left for the next run
}

// A Change is the old and the new content of a file.
type Change struct {
	File     string
	Old, New []byte
}

// Files read what the plan is made on and say which are not to be changed.
type Files struct {
	Read func(name string) ([]byte, error)
	Keep func(name string) bool
}

// New plans the fixes of the findings, which must be sorted. Where fixes
// overlap the first one wins. A fix is taken as a whole or not at all, and so
// is what happens to a file: one that would no longer parse is an error.
func New(findings []report.Finding, files Files) (*Plan, error) {
	plan := new(Plan)
	taken := make(map[string][]report.Edit)
	for _, f := range findings {
		if f.Fix == nil || slices.ContainsFunc(f.Fix.Edits, func(e report.Edit) bool {
			return files.Keep(e.File) || conflicts(taken[e.File], e)
		}) {
			plan.Left = append(plan.Left, f)
			continue
		}
		plan.Fixed = append(plan.Fixed, f)
		for _, e := range f.Fix.Edits {
			if !slices.Contains(taken[e.File], e) {
				taken[e.File] = append(taken[e.File], e)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(taken)) {
		old, err := files.Read(name)
		if err != nil {
			return nil, err
		}
		changed, err := edit(name, old, taken[name])
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(old, changed) {
			plan.Changes = append(plan.Changes, Change{name, old, changed})
		}
	}
	return plan, nil
}

// conflicts reports whether e overlaps one of the edits. Two insertions at one
// place do, since their order would be a guess; the same edit twice does not.
func conflicts(edits []report.Edit, e report.Edit) bool {
	return slices.ContainsFunc(edits, func(t report.Edit) bool {
		if t == e {
			return false
		}
		return t.Start < e.End && e.Start < t.End || t.Start == e.Start
	})
}

// edit applies the edits, keeps the file's line ends, and formats the result if
// the file was formatted before.
func edit(name string, old []byte, edits []report.Edit) ([]byte, error) {
	slices.SortFunc(edits, func(a, b report.Edit) int { return cmp.Compare(a.Start, b.Start) })
	crlf := bytes.Contains(old, []byte("\r\n"))
	var b bytes.Buffer
	end := 0
	for _, e := range edits {
		if e.Start < end || e.End < e.Start || e.End > len(old) {
			return nil, fmt.Errorf("%s has changed while it was analyzed", name)
		}
		b.Write(old[end:e.Start])
		text := e.New
		if crlf {
			text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
		}
		b.WriteString(text)
		end = e.End
	}
	b.Write(old[end:])
	changed := b.Bytes()
	if formatted, err := format.Source(old); err == nil && bytes.Equal(formatted, old) {
		if changed, err = format.Source(changed); err != nil {
			return nil, fmt.Errorf("%s: the fixes do not fit: %w", name, err)
		}
		return changed, nil
	}
	if _, err := parser.ParseFile(token.NewFileSet(), name, changed, parser.SkipObjectResolution); err != nil {
		return nil, fmt.Errorf("%s: the fixes do not fit: %w", name, err)
	}
	return changed, nil
}

// Foreign returns a function that reports whether a file belongs to others: to
// a vendor directory or to the module cache.
func Foreign(modcache string) func(name string) bool {
	sep := string(filepath.Separator)
	return func(name string) bool {
		return strings.Contains(name, sep+"vendor"+sep) ||
			modcache != "" && strings.HasPrefix(name, modcache+sep)
	}
}

// Write writes the changes. No file is touched unless all can be.
func (p *Plan) Write() error {
	staged := make([]*replacement, 0, len(p.Changes))
	defer func() {
		for _, r := range staged {
			r.discard()
		}
	}()
	var errs []error
	for _, c := range p.Changes {
		r, err := stage(c)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		staged = append(staged, r)
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	for _, r := range staged {
		if err := r.commit(); err != nil {
			return err
		}
	}
	return nil
}
