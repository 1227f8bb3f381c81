package differential

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/generate"
)

// A truth is what a rule must say about one handler: nothing if there are no
// events, else one finding at least at one of the places of each.
type truth struct {
	events  [][]string // each the "file:line"s at which it may be reported
	unclear bool       // the connection broke; what the client saw is nothing
}

func (t truth) wrong() bool { return len(t.events) > 0 }

// judge finds the truths of each handler, by rule.
func judge(p *generate.Program, answers [][]answer) []map[string]truth {
	marks := map[string][]string{} // "file:line" → kinds
	for file, all := range p.Marks {
		for _, m := range all {
			at := fmt.Sprintf("%s:%d", file, m.Line)
			marks[at] = append(marks[at], m.Kind)
		}
	}
	truths := make([]map[string]truth, len(p.Handlers))
	for i, h := range p.Handlers {
		// places are the lines of kind among at, or all of the handler's.
		places := func(at []string, kind string) []string {
			is := func(line string) bool { return slices.Contains(marks[line], kind) }
			if some := slices.DeleteFunc(slices.Clone(at), func(l string) bool { return !is(l) }); len(some) > 0 || kind == generate.Sink {
				return some
			}
			var all []string
			for at := range marks {
				file, _, _ := strings.Cut(at, ":")
				if slices.Contains(h.Files, file) && is(at) {
					all = append(all, at)
				}
			}
			slices.Sort(all)
			return all
		}
		// causes are the places for a denial that was sent from at.
		causes := func(at []string) []string {
			if sink := places(at, generate.Sink); len(sink) > 0 {
				return append(sink, places(nil, generate.Cause)...)
			}
			return places(at, generate.Cause)
		}
		// lates are the places for a late challenge: the header call or any
		// call on the way to it; all of the handler's if no stack shows it.
		lates := func(stacks [][]string) []string {
			var all []string
			for _, at := range stacks {
				if slices.ContainsFunc(at, func(line string) bool { return slices.Contains(marks[line], generate.Set) }) {
					all = append(all, at...)
				}
			}
			if all == nil {
				all = append(places(nil, generate.Set), slices.Concat(stacks...)...)
			}
			return all
		}
		var no, late, lost truth
		for _, a := range answers[i] {
			denial := -1
			for j, e := range a.Events {
				if e.Kind == "commit" && (e.Status == 401 || e.Status == 407) && !e.Challenge {
					if a.Aborted {
						no.unclear = true
					} else {
						no.add(causes(e.At))
					}
				}
				switch {
				case e.Kind == "commit" && (e.Status == 401 || e.Status == 403 || e.Status == 407):
					denial = j
				case denial < 0:
				case e.Kind == "work", e.Kind == "again",
					e.Kind == "write" && slices.ContainsFunc(e.At, func(l string) bool { return slices.Contains(marks[l], generate.Answer) }):
					lost.add(slices.Concat(a.Events[denial].At, e.At))
				}
			}
			if a.Late {
				if a.Aborted {
					late.unclear = true
				} else {
					late.add(lates(a.LateAt))
				}
			}
			if got := openDenial(a); !a.Aborted && got != slices.ContainsFunc(a.Events, func(e event) bool {
				return e.Kind == "commit" && (e.Status == 401 || e.Status == 407) && !e.Challenge
			}) {
				panic(fmt.Sprintf("%s: the wire and the probe disagree: %+v", h.Path, a))
			}
		}
		truths[i] = map[string]truth{"nochallenge": no, "latechallenge": late, "lostdenial": lost}
	}
	return truths
}

func (t *truth) add(places []string) {
	slices.Sort(places)
	places = slices.Compact(places)
	if !slices.ContainsFunc(t.events, func(e []string) bool { return slices.Equal(e, places) }) {
		t.events = append(t.events, places)
	}
}

// openDenial reports whether the client got a denial without its challenge.
func openDenial(a answer) bool {
	field := map[int]string{http.StatusUnauthorized: "Www-Authenticate", http.StatusProxyAuthRequired: "Proxy-Authenticate"}[a.Status]
	return field != "" && !slices.ContainsFunc(a.Header[field], func(v string) bool { return v != "" })
}

// A confusion counts the verdicts of one rule, by handler.
type confusion struct {
	rule           string
	tp, fp, fn, tn int
	misplaced      int                   // right verdict, wrong place
	by             map[string]*confusion // shape or tag
	failing        []failure
}

type failure struct {
	kind     string // FP, FN or PLACE
	handler  generate.Handler
	truth    truth
	findings []finding
}

func (c *confusion) precision() float64 { return ratio(c.tp, c.fp) }
func (c *confusion) recall() float64    { return ratio(c.tp, c.fn) }

func ratio(good, bad int) float64 {
	if good+bad == 0 {
		return 1
	}
	return float64(good) / float64(good+bad)
}

func (f finding) place() string { return fmt.Sprintf("%s:%d", f.file, f.line) }

// compare sets the findings of one rule against the truths.
func compare(p *generate.Program, rule string, truths []map[string]truth, findings []finding) *confusion {
	c := &confusion{rule: rule, by: map[string]*confusion{}}
	for i, h := range p.Handlers {
		want := truths[i][rule]
		got := findingsOf(h, rule, findings)
		if want.unclear && !want.wrong() {
			continue
		}
		kind := "TN"
		switch {
		case want.wrong() && len(got) > 0:
			kind = "TP"
		case want.wrong():
			kind = "FN"
		case len(got) > 0:
			kind = "FP"
		}
		c.count(kind)
		for _, tag := range append([]string{h.Shape}, h.Tags...) {
			if c.by[tag] == nil {
				c.by[tag] = &confusion{}
			}
			c.by[tag].count(kind)
		}
		if kind == "TP" && misplaced(want, got) {
			c.misplaced++
			kind = "PLACE"
		}
		if kind == "FP" || kind == "FN" || kind == "PLACE" {
			c.failing = append(c.failing, failure{kind, h, want, got})
		}
	}
	return c
}

func findingsOf(h generate.Handler, rule string, all []finding) []finding {
	var own []finding
	for _, f := range all {
		if f.rule == rule && slices.Contains(h.Files, f.file) {
			own = append(own, f)
		}
	}
	return own
}

// misplaced reports whether an event has no finding at its places, or a
// finding is at the place of no event.
func misplaced(want truth, got []finding) bool {
	for _, places := range want.events {
		if !slices.ContainsFunc(got, func(f finding) bool { return slices.Contains(places, f.place()) }) {
			return true
		}
	}
	for _, f := range got {
		if !slices.ContainsFunc(want.events, func(places []string) bool { return slices.Contains(places, f.place()) }) {
			return true
		}
	}
	return false
}

func (c *confusion) count(kind string) {
	switch kind {
	case "TP":
		c.tp++
	case "FP":
		c.fp++
	case "FN":
		c.fn++
	case "TN":
		c.tn++
	}
}

// print logs the counts, the worst tags and some failing handlers.
func (c *confusion) print(t *testing.T, p *generate.Program) {
	t.Logf("%s: TP %d FP %d FN %d TN %d, precision %.3f, recall %.3f, misplaced %d", c.rule, c.tp, c.fp, c.fn, c.tn, c.precision(), c.recall(), c.misplaced)
	tags := slices.SortedFunc(maps.Keys(c.by), func(a, b string) int {
		return cmp.Or(cmp.Compare(c.by[b].fp+c.by[b].fn, c.by[a].fp+c.by[a].fn), cmp.Compare(a, b))
	})
	for _, tag := range tags[:min(25, len(tags))] {
		if b := c.by[tag]; b.fp+b.fn > 0 {
			t.Logf("  %-28s TP %3d FP %3d FN %3d TN %3d", tag, b.tp, b.fp, b.fn, b.tn)
		}
	}
	// The shortest first: they say most.
	size := func(f failure) int {
		n := 0
		for _, name := range f.handler.Files {
			n += len(p.Files[name])
		}
		return n
	}
	slices.SortStableFunc(c.failing, func(a, b failure) int { return cmp.Compare(size(a), size(b)) })
	for _, f := range c.failing[:min(*listFlag, len(c.failing))] {
		t.Logf("%s %s %s (%s; %s)\n%s", c.rule, f.kind, f.handler.Path, f.handler.Shape, strings.Join(f.handler.Tags, ", "), f.source(p))
	}
}

// source is the handler's text, with what was wanted and found at its lines.
func (f failure) source(p *generate.Program) string {
	var text strings.Builder
	for _, name := range f.handler.Files {
		fmt.Fprintf(&text, "--- %s\n", name)
		for i, line := range strings.Split(strings.TrimSpace(p.Files[name]), "\n") {
			at := fmt.Sprintf("%s:%d", name, i+1)
			for j, places := range f.truth.events {
				if slices.Contains(places, at) {
					line += fmt.Sprintf("   // WANT %d", j+1)
				}
			}
			for _, got := range f.findings {
				if got.place() == at {
					line += "   // GOT " + got.message
				}
			}
			fmt.Fprintf(&text, "%3d\t%s\n", i+1, line)
		}
	}
	return text.String()
}
