package message

import (
	"go/token"
	"strings"
	"testing"
)

func TestShort(t *testing.T) {
	for in, want := range map[string]string{
		"ok":                    "ok",
		"a &&\n\tb":             "a && b",
		strings.Repeat("é", 60): strings.Repeat("é", 60),
		strings.Repeat("é", 61): strings.Repeat("é", 59) + "…",
	} {
		if got := Short(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	fset := token.NewFileSet()
	a, b := fset.AddFile("dir/a.go", -1, 100), fset.AddFile("dir/b.go", -1, 100)
	for _, f := range []*token.File{a, b} {
		f.SetLines([]int{0, 10, 20, 30, 40, 50})
	}
	at := func(f *token.File, line int) token.Pos { return f.LineStart(line) }
	for _, test := range []struct {
		all  []token.Pos
		want string
	}{
		{nil, ""},
		{[]token.Pos{at(a, 2)}, "line 2"},
		{[]token.Pos{at(a, 2), at(a, 3)}, "lines 2 and 3"},
		{[]token.Pos{at(a, 2), at(a, 3), at(a, 5)}, "lines 2, 3 and 5"},
		{[]token.Pos{at(a, 2), at(a, 3), at(a, 5), at(b, 1), at(b, 2)}, "lines 2, 3, 5 and 2 more"},
		{[]token.Pos{at(b, 2)}, "b.go:2"},
		{[]token.Pos{at(b, 2), at(a, 4)}, "line 4 and b.go:2"},
	} {
		if got := Places(fset, at(a, 1), test.all...); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
