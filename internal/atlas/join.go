package atlas

import (
	"cmp"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/report"
)

// New makes the map of the denials, each with the findings about it. Files are
// named relative to dir.
func New(denials []Denial, findings []report.Finding, dir string) *Map {
	m := &Map{Schema: Schema, Packages: []Package{}, Denials: atCallers(denials)}
	slices.SortFunc(m.Denials, compare)
	m.Denials = slices.CompactFunc(m.Denials, func(a, b Denial) bool { return a.Range == b.Range && a.Status == b.Status })
	for i := range m.Denials {
		m.Denials[i].judge(findings)
		m.Denials[i].relative(dir)
	}
	m.count()
	return m
}

func compare(a, b Denial) int {
	return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Col-b.Col, a.Status-b.Status, strings.Compare(a.Package, b.Package))
}

// atCallers leaves out the denials of helpers that always deny and are shown
// where they are called, and calls of helpers that decide themselves.
func atCallers(all []Denial) []Denial {
	h := helpers{in: map[key][]int{}, calls: map[key][]int{}, all: all}
	for i, d := range all {
		h.in[key{d.In, d.Status}] = append(h.in[key{d.In, d.Status}], i)
		if d.Calls != "" {
			h.calls[key{d.Calls, d.Status}] = append(h.calls[key{d.Calls, d.Status}], i)
		}
	}
	left := []Denial{}
	for i := range all {
		if h.decides(all[i].Calls, all[i].Status, maxHelpers) || h.called(i) {
			continue
		}
		d := all[i]
		h.enter(&d, d, maxHelpers)
		left = append(left, d)
	}
	return left
}

// maxHelpers is how deep helpers in helpers are followed.
const maxHelpers = 8

type key struct {
	fn     string
	status int
}

type helpers struct {
	all       []Denial
	in, calls map[key][]int // indexes of denials by the function they are in, and call
}

// decides reports whether the function denies under a condition of its own.
func (h helpers) decides(fn string, status, depth int) bool {
	return fn != "" && depth > 0 && slices.ContainsFunc(h.in[key{fn, status}], func(i int) bool {
		d := h.all[i]
		return d.Conditional || h.decides(d.Calls, status, depth-1)
	})
}

// called reports whether a denial that is always reached in its function is
// shown where the function is called.
func (h helpers) called(i int) bool {
	d := h.all[i]
	return !d.Conditional && len(h.calls[key{d.In, d.Status}]) > 0
}

// enter adds to a denial what is known in the helpers that from is left to:
// the places, and the challenge that they put on.
func (h helpers) enter(d *Denial, from Denial, depth int) {
	if from.Calls == "" || depth == 0 {
		return
	}
	for _, i := range h.in[key{from.Calls, d.Status}] {
		helper := h.all[i]
		d.Through = append(d.Through, helper.Range)
		if d.Challenge.State == Sent && len(d.Challenge.Set) == 0 && helper.Challenge.State == Sent {
			d.Challenge = helper.Challenge
		}
		h.enter(d, helper, depth-1)
	}
}

// judge adds what rules have found at the denial, in the helper that holds it,
// about its challenge, or with it as the reason.
func (d *Denial) judge(findings []report.Finding) {
	d.Verdict = []Finding{}
	for _, f := range findings {
		if d.concerns(f) {
			d.Verdict = append(d.Verdict, Finding{f.Rule, f.Message, f.Range, f.URL})
			if f.Rule == "nochallenge" {
				d.Challenge.State = Missing // the rule has looked at the callers too
			}
		}
	}
}

func (d *Denial) concerns(f report.Finding) bool {
	if f.Rule == "nochallenge" && d.Status == 403 {
		return false // the call is given 401 too
	}
	if begins(f.Range, d.Range) || slices.ContainsFunc(d.Through, func(r report.Range) bool { return begins(f.Range, r) }) {
		return true
	}
	if f.Rule == "latechallenge" {
		return slices.ContainsFunc(f.Related, func(r report.Related) bool { return begins(r.Range, d.Range) })
	}
	return slices.ContainsFunc(d.Challenge.Set, func(r report.Range) bool { return within(f.Range, r) })
}

func begins(a, b report.Range) bool { return a.File == b.File && a.Line == b.Line && a.Col == b.Col }

// within reports whether a lies in b.
func within(a, b report.Range) bool {
	return a.File == b.File &&
		(a.Line > b.Line || a.Line == b.Line && a.Col >= b.Col) &&
		(a.EndLine < b.EndLine || a.EndLine == b.EndLine && a.EndCol <= b.EndCol)
}

// relative names files from dir.
func (d *Denial) relative(dir string) {
	d.File = report.RelativePath(d.File, dir)
	d.Challenge.Set = slices.Clone(d.Challenge.Set)
	for i := range d.Challenge.Set {
		d.Challenge.Set[i].File = report.RelativePath(d.Challenge.Set[i].File, dir)
	}
	for i := range d.Verdict {
		d.Verdict[i].File = report.RelativePath(d.Verdict[i].File, dir)
	}
}

// count sums up the packages, by path.
func (m *Map) count() {
	for _, d := range m.Denials {
		i, known := slices.BinarySearchFunc(m.Packages, d.Package, func(p Package, path string) int { return strings.Compare(p.Path, path) })
		if !known {
			m.Packages = slices.Insert(m.Packages, i, Package{Path: d.Package})
		}
		m.Packages[i].add(d)
	}
}

func (p *Package) add(d Denial) {
	switch d.Status {
	case 401:
		p.Unauthorized++
	case 403:
		p.Forbidden++
	case 407:
		p.Proxy++
	}
	if d.Status != 403 && d.Challenge.State == Sent {
		p.Challenged++
	}
	if len(d.Verdict) > 0 {
		p.Reported++
	}
}

// Total sums up all packages.
func (m *Map) Total() Package {
	total := Package{Path: "all"}
	for _, p := range m.Packages {
		total.Unauthorized += p.Unauthorized
		total.Forbidden += p.Forbidden
		total.Proxy += p.Proxy
		total.Challenged += p.Challenged
		total.Reported += p.Reported
	}
	return total
}
