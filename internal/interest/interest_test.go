package interest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func base(path string) ([]string, bool) {
	switch path {
	case "net/http":
		return []string{"ResponseWriter", "StatusUnauthorized"}, true
	case "log", "example.com/described":
		return nil, true
	}
	return nil, false
}

func TestJudge(t *testing.T) {
	http := Base(base).Judge(Package{Path: "net/http"})
	source := func(src string) func() [][]byte {
		return func() [][]byte { return [][]byte{[]byte("package p\n" + src)} }
	}
	unread := func() [][]byte { t.Error("the source is read"); return nil }
	for _, test := range []struct {
		name string
		pkg  Package
		want Mark
	}{
		{
			"a responder's package",
			Package{Path: "net/http", Standard: true, Sources: unread},
			Mark{Reaches: true, Names: []string{"ResponseWriter", "StatusUnauthorized"}},
		},
		{
			"nothing to answer through",
			Package{Path: "p", Imports: []Mark{{}}, Sources: unread},
			Mark{},
		},
		{
			"described, but without a responder",
			Package{Path: "log", Sources: unread},
			Mark{},
		},
		{
			"the standard library",
			Package{Path: "expvar", Standard: true, Imports: []Mark{http}, Sources: unread},
			Mark{Reaches: true},
		},
		{
			"described",
			Package{Path: "example.com/described", Imports: []Mark{http}, Sources: unread},
			Mark{Reaches: true},
		},
		{
			"the user's own",
			Package{Path: "p", Own: true, Imports: []Mark{http}, Sources: unread},
			Mark{Reaches: true, Read: true},
		},
		{
			"reaches a responder through one that hides it",
			Package{Path: "p", Imports: []Mark{{Reaches: true}}, Sources: unread},
			Mark{Reaches: true},
		},
		{
			"a client",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("var c http.Client // no MyResponseWriter, no ResponseWriters")},
			Mark{Reaches: true},
		},
		{
			"a server",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("func F(w http.ResponseWriter) {}")},
			Mark{Reaches: true, Read: true},
		},
		{
			"an error for others to answer with",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("var E = E{http.StatusUnauthorized}")},
			Mark{Reaches: true, Read: true},
		},
		{
			"a type that hides a responder",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("type Ctx struct{ w http.ResponseWriter }")},
			Mark{Reaches: true, Read: true, Names: []string{"Ctx"}},
		},
		{
			"a helper on such a type",
			Package{Path: "p", Imports: []Mark{{Reaches: true, Read: true, Names: []string{"Ctx"}}}, Sources: source("func Deny(c *q.Ctx) {}")},
			Mark{Reaches: true, Read: true},
		},
	} {
		if diff := cmp.Diff(test.want, Base(base).Judge(test.pkg)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestCarriers(t *testing.T) {
	got := carriers([][]byte{[]byte(`package p

type Plain struct{ F func(x int) }

type (
	Ctx struct {
		w http.ResponseWriter
		ok struct{ inner bool }
	}
	Handler  func(*Ctx)
	hidden   struct{ http.ResponseWriter }
	Generic[T any] interface{ Write(T) }
)

func f() {
	type Local struct{ w http.ResponseWriter }
}

var v = func() { type Local struct{ w http.ResponseWriter } }

type Alias = hidden; type Second struct{ Plain }
`), []byte(`package p

type Elsewhere []Alias
type ResponseWriter int
type Unfinished struct {`)}, map[string]bool{"ResponseWriter": true})
	want := []string{"Alias", "Ctx", "Elsewhere", "Handler", "ResponseWriter"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzTypeDecls: whatever the source, the scanner ends and does not fail.
func FuzzTypeDecls(f *testing.F) {
	f.Add([]byte("package p; type ( T struct { x int }; U = T )"))
	f.Add([]byte("type type (((}}})"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, d := range typeDecls(src) {
			if d.name == "" {
				t.Error("a declaration without a name")
			}
		}
	})
}
