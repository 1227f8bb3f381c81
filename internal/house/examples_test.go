package house

import (
	"go/doc/comment"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/analyzer"
)

// Every page says the same things, in the same order.
func TestPagesHaveOneShape(t *testing.T) {
	required := []string{"Why", "Bad", "Good", "Silent", "Fix", "Where it is meant", "Sources"}
	for _, rule := range analyzer.Suite() {
		var titles []string
		for title := range sections(rule) {
			if slices.Contains(required, title) {
				titles = append(titles, title)
			}
		}
		if !slices.Equal(titles, required) {
			t.Errorf("%s has %q, want %q", rule.Name, titles, required)
		}
	}
}

// The examples of a page are cases of the rule, in the package
// analyzer/testdata/src/<rule>/page: the bad one is reported with the messages
// that stand below its lines, the good one with none.
func TestPageExamples(t *testing.T) {
	for _, rule := range analyzer.Suite() {
		cases := linesOf(read(t, filepath.Join("analyzer/testdata/src", rule.Name, "page/page.go")))
		for title, blocks := range sections(rule) {
			if title != "Bad" && title != "Good" {
				continue
			}
			messages := 0
			for _, block := range blocks {
				if code, ok := block.(*comment.Code); ok {
					messages += example(t, rule.Name, linesOf(code.Text), cases)
				}
			}
			if (messages > 0) != (title == "Bad") {
				t.Errorf("%s: %s shows %d messages", rule.Name, title, messages)
			}
		}
	}
}

// example compares an example with the cases, and returns how many messages it
// shows.
func example(t *testing.T, rule string, lines, cases []line) (messages int) {
	t.Helper()
	for i := range len(cases) - len(lines) + 1 {
		if !slices.EqualFunc(lines, cases[i:i+len(lines)], func(a, b line) bool { return a.code == b.code }) {
			continue
		}
		for j, l := range lines {
			want := cases[i+j].want
			if (want == "") != (l.note == "") || !regexp.MustCompile(want).MatchString(l.note) {
				t.Errorf("%s: %s: the page says %q, the case wants %q", rule, l.code, l.note, want)
			}
			if l.note != "" {
				messages++
			}
		}
		return messages
	}
	t.Errorf("%s: no case is\n%v", rule, lines)
	return 0
}

// A line of code, the comment below it, and what its case wants.
type line struct{ code, note, want string }

var want = regexp.MustCompile("(?m)\\s*// want `(.*)`$")

func linesOf(src string) []line {
	var all []line
	for text := range strings.Lines(src) {
		text = strings.TrimSpace(text)
		note, comment := strings.CutPrefix(text, "// ")
		switch {
		case text == "":
		case comment && len(all) > 0:
			last := &all[len(all)-1]
			last.note = strings.TrimSpace(last.note + " " + note)
		case !comment:
			l := line{code: want.ReplaceAllString(text, "")}
			if m := want.FindStringSubmatch(text); m != nil {
				l.want = m[1]
			}
			all = append(all, l)
		}
	}
	return all
}

// sections yields the parts of a rule's documentation, by their headings.
func sections(rule analyzer.Rule) func(func(string, []comment.Block) bool) {
	return func(yield func(string, []comment.Block) bool) {
		var parser comment.Parser
		content := parser.Parse(rule.Doc).Content
		for i, block := range content {
			heading, ok := block.(*comment.Heading)
			if !ok {
				continue
			}
			rest := content[i+1:]
			end := slices.IndexFunc(rest, func(b comment.Block) bool { _, ok := b.(*comment.Heading); return ok })
			if end < 0 {
				end = len(rest)
			}
			title, _ := heading.Text[0].(comment.Plain)
			if !yield(string(title), rest[:end]) {
				return
			}
		}
	}
}
