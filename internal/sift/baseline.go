package sift

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/authstatus/authstatus/internal/report"
)

// A Known is a finding in a baseline. The fingerprint counts; the rest is for
// people who read the file.
type Known struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Package     string `json:"package"`
	File        string `json:"file"` // relative to the baseline's folder
	Function    string `json:"function,omitempty"`
	Message     string `json:"message"`
}

// A Baseline is a file of findings that are known.
type Baseline struct {
	name  string
	known []Known
}

// ReadBaseline reads a baseline; it has one finding a line.
func ReadBaseline(name string) (*Baseline, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("-baseline=%s: no such file; -write-baseline writes it", name)
	} else if err != nil {
		return nil, err
	}
	b := &Baseline{name: name}
	if err := b.decode(data); err != nil {
		return nil, err
	}
	return b, nil
}

// decode reads the list, and tells the line of what is wrong with it.
func (b *Baseline) decode(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	open, err := dec.Token()
	if err == nil && open != json.Delim('[') {
		err = errors.New("it does not begin with [")
	}
	at := dec.InputOffset()
	for err == nil && dec.More() {
		at = dec.InputOffset()
		var k Known
		if err = dec.Decode(&k); err == nil && k.Fingerprint == "" {
			err = errors.New("there is no fingerprint")
		}
		b.known = append(b.known, k)
	}
	if err == nil {
		_, err = dec.Token()
	}
	if err == nil {
		return nil
	}
	if errors.Is(err, io.EOF) {
		err = errors.New("it ends too early")
	}
	rest := data[at:]
	at += int64(len(rest) - len(bytes.TrimLeft(rest, ", \n\r\t")))
	line := 1 + bytes.Count(data[:at], []byte("\n"))
	return fmt.Errorf("%s:%d: no baseline, a list of findings such as -write-baseline writes: %w", b.name, line, err)
}

// Split returns the findings that the baseline does not know, and those it
// knows that are not among the findings.
func (b *Baseline) Split(findings []report.Finding) (left []report.Finding, gone []Known, err error) {
	now, err := known(b.name, findings)
	if err != nil {
		return nil, nil, err
	}
	before, found := marks(b.known), marks(now)
	for i, f := range findings {
		if !before[now[i].Fingerprint] {
			left = append(left, f)
		}
	}
	for _, k := range b.known {
		if !found[k.Fingerprint] {
			gone = append(gone, k)
		}
	}
	return left, gone, nil
}

// marks is the set of the fingerprints.
func marks(list []Known) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, k := range list {
		set[k.Fingerprint] = true
	}
	return set
}

// Stale returns those of what is gone that have been looked for, or whose file
// is gone too.
func (b *Baseline) Stale(gone []Known, checked func(Known) bool) []Known {
	dir := filepath.Dir(b.name)
	return slices.DeleteFunc(gone, func(k Known) bool {
		_, err := os.Stat(filepath.Join(dir, k.File))
		return err == nil && !checked(k)
	})
}

// WriteBaseline writes the findings as known.
func WriteBaseline(name string, findings []report.Finding) error {
	list, err := known(name, findings)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("[")
	for i, k := range list {
		b.WriteString(map[bool]string{true: "\n", false: ",\n"}[i == 0])
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(k); err != nil {
			return err
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteString("\n]\n")
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// known makes entries of the findings, with names relative to the baseline, so
// that it means the same wherever the command is started.
func known(baseline string, findings []report.Finding) ([]Known, error) {
	file, err := filepath.Abs(baseline)
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(file)
	local := slices.Clone(findings)
	for i := range local {
		local[i].File = filepath.ToSlash(report.RelativePath(local[i].File, dir))
	}
	list := make([]Known, len(local))
	for i, mark := range report.Fingerprints(local, report.NewSource(dir, os.ReadFile)) {
		f := local[i]
		list[i] = Known{mark, f.Rule, f.Package, f.File, f.Function, f.Message}
	}
	return list, nil
}
