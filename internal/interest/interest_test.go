package interest

import (
	"go/token"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func base(path string) Known {
	switch path {
	case "net/http":
		return Known{Described: true, Types: []string{"ResponseWriter"}, Values: []string{"StatusUnauthorized"}}
	case "log", "example.com/described":
		return Known{Described: true}
	}
	return Known{}
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
			Mark{Reaches: true, Types: []string{"ResponseWriter"}, Values: []string{"StatusUnauthorized"}},
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
			"a server of its own",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("type h struct{}\nfunc (h) ServeHTTP(w http.ResponseWriter, r *http.Request) {}")},
			Mark{Reaches: true},
		},
		{
			"a helper",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("func F(w http.ResponseWriter) {}\nfunc g(w http.ResponseWriter) {}")},
			Mark{Reaches: true, Read: true, Offers: []string{"F"}},
		},
		{
			"a middleware",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("func Auth() func(http.Handler) http.Handler { return func(w http.ResponseWriter) {} }")},
			Mark{Reaches: true, Read: true, Offers: []string{"Auth"}},
		},
		{
			"a handler of nothing",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("func Metrics() http.Handler { return func(w http.ResponseWriter) {} }")},
			Mark{Reaches: true},
		},
		{
			"an error for others to answer with",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("var E = E{http.StatusUnauthorized}\nfunc make() error { return E }\nfunc Make() error { return make() }")},
			Mark{Reaches: true, Read: true, Offers: []string{"E", "Make"}},
		},
		{
			"a status that is compared",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("func Do() error { switch s { case 1, http.StatusUnauthorized: return errA }; if http.StatusUnauthorized == s || s != http.StatusUnauthorized { return errB } }")},
			Mark{Reaches: true},
		},
		{
			"a type that hides a responder",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("type Ctx struct{ w http.ResponseWriter }\nfunc (c *Ctx) Deny() {}")},
			Mark{Reaches: true, Read: true, Types: []string{"Ctx"}, Offers: []string{"Deny"}},
		},
		{
			"a type that calls with a responder",
			Package{Path: "p", Imports: []Mark{http}, Sources: source("type Server struct{ serve func(w http.ResponseWriter) }\nfunc (s *Server) Close() {}")},
			Mark{Reaches: true},
		},
		{
			"a helper on a type of another package",
			Package{Path: "p", Imports: []Mark{{Reaches: true, Read: true, Types: []string{"Ctx"}}}, Sources: source("func Deny(c *q.Ctx) {}")},
			Mark{Reaches: true, Read: true, Offers: []string{"Deny"}},
		},
	} {
		if diff := cmp.Diff(test.want, Base(base).Judge(test.pkg)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestDeclarations(t *testing.T) {
	got := declarations([]byte(`package p

type Plain struct{ F func(x int); G T }

type (
	Ctx struct {
		w http.ResponseWriter
		ok struct{ inner bool }
	}
	Handler func(*Ctx)
	Generic[T any] interface{ Write(X) Y }
)

func f(a, b interface{ M() }) { type Local struct{ w int } }

func (r *Recv[T]) Method(x A) (y B, err error) {
	return C{code: 401 == D, E: p.F}, q.G == 1
}

func Bodyless(x A) *B

var v, w = func() { type Local struct{} }, 1

var (
	x A = B
	y   = C
)

type Alias = hidden; type Second struct{ Plain }
type Unfinished struct {`))
	want := []decl{
		{kind: token.TYPE, name: "Plain", signature: []string{"F", "G", "T"}},
		{kind: token.TYPE, name: "Ctx", signature: []string{"w", "http", "ResponseWriter", "ok"}},
		{kind: token.TYPE, name: "Handler", signature: []string{"Ctx"}},
		{kind: token.TYPE, name: "Generic", signature: []string{"T", "any", "Write", "Y"}},
		{kind: token.FUNC, name: "f", signature: []string{"a", "b", "M"}, values: []string{"Local", "w", "int"}},
		{
			kind: token.FUNC, name: "Method", receiver: "Recv",
			signature: []string{"r", "Recv", "T", "x", "A"}, results: []string{"y", "B", "err", "error"},
			values: []string{"C", "code", "E", "p", ".F", "q"},
		},
		{kind: token.FUNC, name: "Bodyless", signature: []string{"x", "A"}, results: []string{"B"}},
		{kind: token.VAR, name: "v", signature: []string{"w"}, values: []string{"Local"}},
		{kind: token.VAR, name: "x", signature: []string{"A"}, values: []string{"B"}},
		{kind: token.VAR, name: "y", values: []string{"C"}},
		{kind: token.TYPE, name: "Alias", signature: []string{"hidden"}},
		{kind: token.TYPE, name: "Second", signature: []string{"Plain"}},
		{kind: token.TYPE, name: "Unfinished"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(decl{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOf(t *testing.T) {
	uses := Used(func() [][]byte { return [][]byte{[]byte("package p; var é, x1 = q.Deny")} })
	for _, test := range []struct {
		mark Mark
		want bool
	}{
		{Mark{Read: true, Offers: []string{"Deny", "Other"}}, true},
		{Mark{Read: true, Offers: []string{"é"}}, true},
		{Mark{Read: true, Offers: []string{"Den", "Other"}}, false},
		{Mark{Read: true}, true},
		{Mark{}, false},
	} {
		if got := test.mark.Of(uses); got != test.want {
			t.Errorf("%+v: %v, want %v", test.mark, got, test.want)
		}
	}
}

// FuzzDeclarations: whatever the source, the scanner ends and does not fail.
func FuzzDeclarations(f *testing.F) {
	f.Add([]byte("package p; type ( T struct { x int }; U = T )"))
	f.Add([]byte("type type (((}}})"))
	f.Add([]byte("func (func (case ==; var == x"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, d := range declarations(src) {
			if d.name == "" && d.kind != token.FUNC {
				t.Error("a declaration without a name")
			}
		}
	})
}
