package challenge

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// holes is how the tests write holes.
var holes = map[string]Hole{
	"{}":  Unknown,
	"{q}": Quoted,
	"{r}": FromRequest,
	"{Q}": Quoted | FromRequest,
}

// parts reads a value in which "{}" and its like stand for holes, and "¦" for
// the seam of two literals.
func parts(s string) []Part {
	var out []Part
	for s != "" {
		at := strings.IndexAny(s, "{¦")
		if at < 0 {
			return append(out, Part{Text: s})
		}
		if at > 0 {
			out = append(out, Part{Text: s[:at]})
		}
		if rest, seam := strings.CutPrefix(s[at:], "¦"); seam {
			s = rest
			continue
		}
		end := at + strings.IndexByte(s[at:], '}') + 1
		out = append(out, Part{Hole: holes[s[at:end]]})
		s = s[end:]
	}
	return out
}

// show writes parts as the tests do, without seams.
func show(list []Part) string {
	var b strings.Builder
	for _, part := range list {
		b.WriteString(part.Text)
		for name, h := range holes {
			if part.Hole == h {
				b.WriteString(name)
			}
		}
	}
	return b.String()
}

// mark writes the value with «rule …» around what each problem points at.
func mark(list []Part, problems []Problem) string {
	type mark struct {
		pos  Pos
		text string
		rank int // ends before beginnings
	}
	var marks []mark
	for _, p := range problems {
		if p.Pos == p.End {
			marks = append(marks, mark{p.Pos, "«" + string(p.Rule) + " »", 1})
			continue
		}
		marks = append(marks, mark{p.Pos, "«" + string(p.Rule) + " ", 1}, mark{p.End, "»", 0})
	}
	sort.SliceStable(marks, func(i, j int) bool {
		if c := marks[i].pos.compare(marks[j].pos); c != 0 {
			return c < 0
		}
		return marks[i].rank < marks[j].rank
	})
	var b strings.Builder
	for i, part := range list {
		text := show([]Part{part})
		from := 0
		for len(marks) > 0 && marks[0].pos.Part == i {
			off := marks[0].pos.Off
			if part.Hole != 0 && off == 1 {
				off = len(text)
			}
			b.WriteString(text[from:off])
			b.WriteString(marks[0].text)
			from, marks = off, marks[1:]
		}
		b.WriteString(text[from:])
	}
	for _, m := range marks {
		fmt.Fprintf(&b, " OUTSIDE %v %s", m.pos, m.text)
	}
	return b.String()
}

// mend applies the edits of one problem after the other until none has any.
func mend(t *testing.T, row row) []Part {
	t.Helper()
	value := parts(row.in)
	for range 20 {
		_, problems := Inspect(row.field, row.status, value)
		mended := false
		for _, p := range problems {
			if p.Edits != nil {
				value, mended = Apply(value, p.Edits), true
				break
			}
		}
		if !mended {
			return value
		}
	}
	t.Fatalf("the edits of %q do not come to an end: %q", row.in, show(value))
	return nil
}

// A row of a table: a value, and where it is wrong.
type row struct {
	reason string
	in     string
	want   string // the value with its problems marked; empty: none
	fixed  string // the value with all edits applied; empty: there are none
	field  Field
	status int
}

// run checks a table. Whatever has an edit has to be right after it.
func run(t *testing.T, rows []row) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.in, func(t *testing.T) {
			if row.reason == "" {
				t.Fatal("a row without a reason")
			}
			value := parts(row.in)
			list, problems := Inspect(row.field, row.status, value)
			roundTrip(t, value, list)
			want := row.want
			if want == "" {
				want = show(value)
			}
			if diff := cmp.Diff(want, mark(value, problems)); diff != "" {
				t.Errorf("%s (-want +got):\n%s%v", row.reason, diff, problems)
			}
			fixed, mended := row.fixed, mend(t, row)
			if fixed == "" {
				fixed = show(value)
			}
			if diff := cmp.Diff(fixed, show(mended)); diff != "" {
				t.Errorf("%s: mended (-want +got):\n%s", row.reason, diff)
			}
			_, left := Inspect(row.field, row.status, mended)
			for _, p := range left {
				if p.Hard && len(row.fixed) > 0 && !strings.HasSuffix(row.reason, "; one part cannot be mended") {
					t.Errorf("%s: still wrong after the edits: %v", row.reason, p)
				}
			}
			for _, p := range problems {
				if p.Section == "" || p.Text == "" {
					t.Errorf("%s: a problem without a ground: %+v", row.reason, p)
				}
			}
		})
	}
}
