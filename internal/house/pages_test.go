package house

import (
	"flag"
	"fmt"
	"go/doc/comment"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/doors"
)

const generated = "<!-- Made of doc.go and the flags; do not edit: go test ./internal/house -run TestPages -args -update -->\n"

// Every rule has a page, which says what its doc.go and its flags say.
//
//	go test ./internal/house -run TestPages -args -update
//
// writes them.
func TestPages(t *testing.T) {
	pages := map[string]string{"README.md": index()}
	for _, rule := range analyzer.Suite() {
		pages[filepath.Join(rule.Name, "README.md")] = page(rule)
	}
	for name, want := range pages {
		file := filepath.Join("../../analyzer", name)
		got, err := os.ReadFile(file)
		switch {
		case err == nil && string(got) == want:
		case *update:
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("%s does not say what doc.go says: go test ./internal/house -run TestPages -args -update (%v)", file, err)
		}
	}
}

// short is the first line of a rule's documentation.
func short(rule analyzer.Rule) string {
	first, _, _ := strings.Cut(rule.Doc, "\n")
	return strings.TrimPrefix(first, rule.Name+": ")
}

func index() string {
	var b strings.Builder
	b.WriteString(generated + "# Rules\n\n| rule | | reports as |\n|---|---|---|\n")
	for _, rule := range analyzer.Suite() {
		fmt.Fprintf(&b, "| [`%s`](%[1]s/README.md) | %s | %s |\n", rule.Name, short(rule), rule.Severity)
	}
	b.WriteString("\nWhich status is right, and by which sections of the RFC: [401 or 403?](401-or-403.md)\n")
	return b.String()
}

// page is the page of a rule: why, wrong, right, silence, fix and how to say
// "I mean it" from its doc.go, then how it is configured.
func page(rule analyzer.Rule) string {
	_, text, _ := strings.Cut(rule.Doc, "\n\n")
	var b strings.Builder
	fmt.Fprintf(&b, generated+"# %s\n\n*%s* – %s in reports; [all rules](../README.md), [401 or 403?](../401-or-403.md)\n\n", rule.Name, short(rule), rule.Severity)
	var parser comment.Parser
	printer := comment.Printer{HeadingLevel: 2, HeadingID: func(*comment.Heading) string { return "" }}
	b.Write(printer.Markdown(parser.Parse(text)))
	b.WriteString("\n## Configuration\n\n")
	fmt.Fprintf(&b, "`-%s` runs this rule alone, `-%[1]s=false` all but it, `-rules %[1]s,…` those listed. In golangci-lint it is the plugin `%[1]s`, or a section of that name in the settings of `authstatus`; its settings are called as the flags behind the dot.\n", rule.Name)
	flags := 0
	rule.Flags.VisitAll(func(f *flag.Flag) {
		if flags++; flags == 1 {
			b.WriteString("\n| flag | |\n|---|---|\n")
		}
		_, usage := flag.UnquoteUsage(f)
		fmt.Fprintf(&b, "| `-%s.%s` | %s |\n", rule.Name, f.Name, strings.ReplaceAll(usage, "|", `\|`))
	})
	if flags == 0 {
		b.WriteString("\nIt has no flags of its own. ")
	} else {
		b.WriteString("\n")
	}
	b.WriteString("All rules share `-tests`, `-generated` and `-models`.\n")
	return b.String()
}

// around is what the examples of the decision table stand in.
const around = `package m

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

type User struct {
	ID, Role string
	Admin    bool
}

type key struct{}

var (
	secret   []byte
	closed   bool
	document struct{ OwnerID string }
)

func current(r *http.Request) *User {
	user, _ := r.Context().Value(key{}).(*User)
	return user
}

func handler(w http.ResponseWriter, r *http.Request) {
	token, user := r.Header.Get("Authorization"), current(r)
	%s
	if %s {
		w.Header().Set("WWW-Authenticate", "Bearer realm=\"shop\"")
		http.Error(w, "no", %d)
		return
	}
	_, _, _, _, _ = token, user, secret, strings.ToLower, subtle.ConstantTimeCompare
}
`

// The decision table says what the rule says: the status of a row is silent,
// the other one reported; where either is right, both are silent.
func TestWhich(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	watch(t, "../..")
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	rows := 0
	for line := range strings.Lines(analyzer.Which) {
		cells := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
		if len(cells) != 6 || !strings.Contains(cells[2], "`") {
			continue
		}
		rows++
		cond := strings.ReplaceAll(strings.Trim(cells[2], " `"), "\x00", "|")
		answer := strings.TrimSpace(cells[3])
		before := ""
		if strings.Contains(cond, "user.") && !strings.Contains(cond, "user == nil") {
			before = "if user == nil {\n\t\treturn\n\t}"
		}
		for _, status := range []int{401, 403} {
			p := doors.Place{Dir: t.TempDir(), Patterns: []string{"-rules=wrongstatus", "."}}
			for name, text := range map[string]string{"go.mod": "module example.com/m\n\ngo 1.26\n", "m.go": fmt.Sprintf(around, before, cond, status)} {
				if err := os.WriteFile(filepath.Join(p.Dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			found := doors.Standalone(t, tool, p)
			if wrong := answer != "either" && answer != fmt.Sprint(status); (len(found) > 0) != wrong {
				t.Errorf("%s: the table says %s, and of %d the rule says %v", cond, answer, status, found)
			}
		}
	}
	if rows < 8 {
		t.Errorf("the table has %d rows", rows)
	}
}
