package differential

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/authstatus/authstatus/internal/generate"
)

// fixRules are the rules whose fixes must mend the handler.
var fixRules = []string{"nochallenge", "latechallenge"}

// apply makes the texts of the files with all fixes of fixRules in them. Two
// findings may share one fix.
func apply(t *testing.T, p *generate.Program, findings []finding) map[string]string {
	edits := map[string][]edit{}
	for _, f := range findings {
		if !slices.Contains(fixRules, f.rule) {
			continue
		}
		for _, e := range f.fix {
			if !slices.Contains(edits[f.file], e) {
				edits[f.file] = append(edits[f.file], e)
			}
		}
	}
	changed := map[string]string{}
	for file, all := range edits {
		slices.SortFunc(all, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
		old, text, last := p.Files[file], "", 0
		for _, e := range all {
			if e.start < last {
				t.Errorf("%s: fixes overlap at offset %d", file, e.start)
				continue
			}
			text += old[last:e.start] + e.text
			last = e.end
		}
		changed[file] = text + old[last:]
	}
	return changed
}

// checkFixes compares the program's answers before and after the fixes.
func checkFixes(t *testing.T, before, after *session) {
	p, fixed := before.program, after.program
	fixable, mended, listed := 0, 0, 0
	complain := func(h generate.Handler, format string, args ...any) {
		t.Errorf("%s (%s): %s", h.Path, h.Shape, fmt.Sprintf(format, args...))
		if listed++; listed <= *listFlag {
			t.Logf("before:\n%s", failure{handler: h, findings: before.findings}.source(p))
			t.Logf("after:\n%s", failure{handler: h, findings: after.findings}.source(fixed))
		}
	}
	for i, h := range p.Handlers {
		got := slices.Concat(findingsOf(h, fixRules[0], before.findings), findingsOf(h, fixRules[1], before.findings))
		hasFix := func(f finding) bool { return f.fix != nil }
		if !slices.ContainsFunc(got, hasFix) {
			if !slices.EqualFunc(before.answers[i], after.answers[i], sameAnswer) {
				complain(h, "answers otherwise, though it was not fixed")
			}
			continue
		}
		whole := !slices.ContainsFunc(before.truths[i]["nochallenge"].events, func(places []string) bool {
			return !slices.ContainsFunc(got, func(f finding) bool { return hasFix(f) && slices.Contains(places, f.place()) }) &&
				!slices.ContainsFunc(got, func(f finding) bool { return hasFix(f) && f.rule == "latechallenge" })
		})
		open := false
		for j, in := range h.Inputs {
			old, now := before.answers[i][j], after.answers[i][j]
			switch {
			case !openDenial(old) && !sameAnswer(old, now) && !old.Late:
				complain(h, "another path's answer changed for %v:\n%v\n%v", in, brief(old), brief(now))
			case openDenial(old) && openDenial(now):
				open = true
			case old.Late && old.Status == now.Status && old.Body == now.Body && keepsHeader(plain(old.Header), plain(now.Header)):
				// what was put on too late together with the challenge is in time now, too
			case old.Status != now.Status || old.Body != now.Body || !sameHeader(plain(old.Header), plain(now.Header)):
				complain(h, "more than the challenge changed for %v:\n%v\n%v", in, brief(old), brief(now))
			}
		}
		if !whole {
			continue // a part of it has no fix
		}
		fixable++
		rest := slices.Concat(findingsOf(h, fixRules[0], after.findings), findingsOf(h, fixRules[1], after.findings))
		unfixed := 0 // late challenges that nothing moves
		for _, f := range got {
			if !hasFix(f) {
				unfixed++
			}
		}
		if !open && len(rest) <= unfixed {
			mended++
		} else if listed < *listFlag {
			listed++
			t.Logf("%s (%s): not mended (open %v, %d findings left)\n%s%s", h.Path, h.Shape, open, len(rest),
				failure{handler: h, findings: got}.source(p), failure{handler: h, findings: rest}.source(fixed))
		}
	}
	t.Logf("fixes: %d handlers with a fix for every event, %d mended (%.3f)", fixable, mended, ratio(mended, fixable-mended))
	if ratio(mended, fixable-mended) < 0.95 {
		t.Errorf("only %d of %d fixable handlers answer with a challenge after their fixes", mended, fixable)
	}
}

func sameAnswer(a, b answer) bool {
	return a.Aborted == b.Aborted && a.Status == b.Status && a.Body == b.Body && sameHeader(a.Header, b.Header)
}

// keepsHeader reports whether b has all the fields of a.
func keepsHeader(a, b http.Header) bool {
	kept := http.Header{}
	for name := range a {
		kept[name] = b[name]
	}
	return sameHeader(a, kept)
}

// sameHeader compares without the order of the values of one field: spellings
// of its name are keys of a map, and come in any order.
func sameHeader(a, b http.Header) bool {
	return maps.EqualFunc(a, b, func(x, y []string) bool {
		return slices.Equal(slices.Sorted(slices.Values(x)), slices.Sorted(slices.Values(y)))
	})
}

// plain is a header without the challenges.
func plain(h http.Header) http.Header {
	h = h.Clone()
	h.Del("WWW-Authenticate")
	h.Del("Proxy-Authenticate")
	return h
}

func brief(a answer) string {
	return fmt.Sprintf("%d %v %q aborted=%v", a.Status, a.Header, a.Body, a.Aborted)
}
