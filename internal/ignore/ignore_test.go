package ignore

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		comment string
		ok      bool
		names   []string
		reason  string
	}{
		{"//authstatus:ignore nochallenge browsers open a dialog", true, []string{"nochallenge"}, "browsers open a dialog"},
		{"//authstatus:ignore nochallenge,lostdenial legacy", true, []string{"nochallenge", "lostdenial"}, "legacy"},
		{"//authstatus:ignore\tnochallenge\ta tab", true, []string{"nochallenge"}, "a tab"},
		{"//authstatus:ignore  nochallenge  spaces ", true, []string{"nochallenge"}, "spaces"},
		{"//authstatus:ignore nochallenge", true, []string{"nochallenge"}, ""},
		{"//authstatus:ignore nochallenge ", true, []string{"nochallenge"}, ""},
		{"//authstatus:ignore nochallenge,", true, []string{"nochallenge"}, ""},
		{"//authstatus:ignore , a reason alone", true, nil, "a reason alone"},
		{"//authstatus:ignore", true, nil, ""},
		{"//authstatus:ignore\r", true, nil, ""},
		{"//authstatus:ignored nochallenge", false, nil, ""},
		{"// authstatus:ignore nochallenge prose", false, nil, ""},
		{"/*authstatus:ignore nochallenge*/", false, nil, ""},
	} {
		d, ok := parse(test.comment)
		var names []string
		for _, n := range d.names {
			names = append(names, n.text)
			if got := test.comment[n.offset : n.offset+len(n.text)]; got != n.text {
				t.Errorf("%q: offset of %s is at %q", test.comment, n.text, got)
			}
		}
		if ok != test.ok || !slices.Equal(names, test.names) || d.reason != test.reason {
			t.Errorf("%q: got %v %q %t", test.comment, names, d.reason, ok)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "//authstatus:ignore", "//authstatus:ignore a,b c d", "//authstatus:ignore ,, \t x", "//authstatus:ignored a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, comment string) {
		d, ok := parse(comment)
		if !ok && (d.names != nil || d.reason != "") {
			t.Errorf("%q: no directive, but %+v", comment, d)
		}
		if ok && !strings.HasPrefix(comment, prefix) {
			t.Errorf("%q: taken for a directive", comment)
		}
		end := len(prefix)
		for _, n := range d.names {
			if n.offset <= end-1 || n.text == "" || strings.ContainsAny(n.text, ", \t\r") || comment[n.offset:n.offset+len(n.text)] != n.text {
				t.Errorf("%q: name %+v", comment, n)
			}
			end = n.offset + len(n.text)
		}
		if d.reason != strings.TrimSpace(d.reason) || !strings.HasSuffix(strings.TrimSpace(comment), d.reason) {
			t.Errorf("%q: reason %q", comment, d.reason)
		}
	})
}

// A finding is reported on every line that calls bad.
func findings(t *testing.T, rule, src string) []string {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	pass := &analysis.Pass{Fset: fset, Files: []*ast.File{file}, Report: func(d analysis.Diagnostic) {
		p := fset.Position(d.Pos)
		got = append(got, strconv.Itoa(p.Line)+":"+strconv.Itoa(p.Column)+" "+d.Message)
	}}
	r := New(pass, rule)
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			r.Report(analysis.Diagnostic{Pos: call.Pos(), Message: "bad"})
		}
		return true
	})
	r.Done()
	return got
}

func TestReporter(t *testing.T) {
	const head = "package p\n\nfunc f() {\n" // the body begins on line 4
	for _, test := range []struct {
		why, rule, body string
		want            []string
	}{
		{"on the line", "nochallenge", "bad() //authstatus:ignore nochallenge why", nil},
		{"above", "nochallenge", "//authstatus:ignore nochallenge why\nbad()", nil},
		{"above, with other comments", "nochallenge", "//authstatus:ignore nochallenge why\n// more\nbad()", nil},
		{"a comment behind code is not above", "nochallenge", "bad() //authstatus:ignore nochallenge why\nbad()", []string{"5:1 bad"}},
		{
			"an empty line between", "nochallenge", "//authstatus:ignore nochallenge why\n\nbad()",
			[]string{"6:1 bad", "4:21 authstatus:ignore nochallenge: there is nothing to silence here"},
		},
		{"another rule", "nochallenge", "//authstatus:ignore lostdenial why\nbad()", []string{"5:1 bad"}},
		{"several rules", "lostdenial", "//authstatus:ignore nochallenge,lostdenial why\nbad()", nil},
		{
			"no reason", "lostdenial", "//authstatus:ignore lostdenial\nbad()",
			[]string{"4:21 authstatus:ignore lostdenial: say why, behind the rule"},
		},
		{
			"nothing there", "lostdenial", "x := 1 //authstatus:ignore lostdenial why",
			[]string{"4:28 authstatus:ignore lostdenial: there is nothing to silence here"},
		},
		{"an unknown rule", "nochallenge", "//authstatus:ignore nochalenge why\nbad()", []string{
			"4:21 authstatus:ignore names nochalenge, which is none of the rules nochallenge, latechallenge, badchallenge, wrongstatus, mixedstatus, lostdenial", "5:1 bad",
		}},
		{"an unknown rule is reported once", "lostdenial", "//authstatus:ignore nochalenge why", nil},
		{
			"no rule", "nochallenge", "//authstatus:ignore",
			[]string{"4:1 authstatus:ignore names no rule; want authstatus:ignore rule[,rule] reason"},
		},
		{
			"a comment at the end of a block", "nochallenge", "if x {\nbad()\n} //authstatus:ignore nochallenge why",
			[]string{"5:1 bad", "6:23 authstatus:ignore nochallenge: there is nothing to silence here"},
		},
	} {
		if got := findings(t, test.rule, head+test.body+"\n}\n"); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
	if got := findings(t, "nochallenge", "// Code generated by x. DO NOT EDIT.\n\n"+head+"//authstatus:ignore nochallenge\n}"); got != nil {
		t.Errorf("generated: %q", got)
	}
}
