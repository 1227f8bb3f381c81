package scheme

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"testing"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/framework"
)

// check makes a package of the statements.
func check(t *testing.T, statements string) (*ast.File, *types.Info) {
	t.Helper()
	src := `package p
import ("fmt"; "maps"; "net/http"; "strings")
var _, _, _ = fmt.Sprint, strings.Cut, maps.Clone[map[int]int]
const field, bearer = "WWW-Authenticate", "Bearer "
func put(h http.Header, name, value string) { h.Set(name, value) }
func f(w http.ResponseWriter, r *http.Request, v string) {
	h := w.Header(); _ = h
	` + statements + `
}`
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{},
		Defs: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	conf := types.Config{Importer: imports}
	if _, err := conf.Check("p", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	return file, info
}

var imports = importer.ForCompiler(token.NewFileSet(), "source", nil)

func TestChoose(t *testing.T) {
	const basic = `Basic realm="a"`
	for _, test := range []struct{ statements, want string }{
		{"", ""},
		{"h.Set(field, `" + basic + "`)", basic},
		{"h.Add(\"www-authenticate\", `" + basic + "`)", basic},
		{"h[\"Www-Authenticate\"] = []string{`" + basic + "`}", basic},
		{"put(h, field, `" + basic + "`)", basic},
		{"maps.Copy(h, http.Header{field: {`" + basic + "`}})", basic},
		{"_ = map[string]string{field: `" + basic + "`}", basic},
		{"h.Set(\"X-Other\", `" + basic + "`)", ""},
		{"h.Set(field, v)", ""},
		{"h.Set(field, fmt.Sprintf(`Basic realm=%q`, v))", challenge.Template("Basic")},
		{"h.Set(field, `Bearer realm=\"`+v+`\"`)", challenge.Template("Bearer")},
		{"h.Set(field, fmt.Sprintf(`%s realm=%q`, v, v))", ""},
		{"h.Set(field, `Basic realm=\"a\"`); h.Set(field, `Basic realm=\"b\"`)", challenge.Template("Basic")},
		{"h.Set(field, `Basic realm=\"a\"`); h.Set(field, `Bearer realm=\"b\"`)", ""},
		{"h.Set(field, `Bearer realm=\"a\"`); h.Set(field, `Bearer realm=\"a\", error=\"invalid_token\"`)", `Bearer realm="a"`},
		{"h.Set(field, `Bearer error=\"invalid_token\"`)", challenge.Template("Bearer")},
		{"h.Set(field, `Basic realm=a b`)", challenge.Template("Basic")},
	} {
		file, info := check(t, test.statements)
		got := Choose(Sends(info, framework.Builtin(), file), challenge.WWWAuthenticate, nil)
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.statements, got, test.want)
		}
	}
	sent := []Sent{{Value: basic, Scheme: "basic"}, {Value: `Bearer realm="b"`, Scheme: "Bearer"}}
	if got := Choose(sent, challenge.WWWAuthenticate, []string{"Basic"}); got != basic {
		t.Errorf("of the wanted scheme: got %q", got)
	}
	if got := Choose(sent, challenge.ProxyAuthenticate, nil); got != "" {
		t.Errorf("of the other field: got %q", got)
	}
}

func TestReads(t *testing.T) {
	for _, test := range []struct {
		statements string
		schemes    []string
		other      bool
	}{
		{"", nil, false},
		{"r.BasicAuth()", []string{"Basic"}, false},
		{"strings.HasPrefix(v, bearer)", []string{"Bearer"}, false},
		{"strings.EqualFold(v, `bearer`)", []string{"Bearer"}, false},
		{"_ = v == `DPoP`", []string{"DPoP"}, false},
		{"_ = v[:6] != `Basic `", []string{"Basic"}, false},
		{"switch v { case `Basic`, `Digest`: }", []string{"Basic", "Digest"}, false},
		{"r.Header.Set(`Authorization`, `Bearer `+v)", nil, false},
		{"_ = r.Header.Get(`Authorization`)", nil, false},
		{"_ = r.Header.Get(`X-API-Key`)", nil, true},
		{"r.Cookie(`session`)", nil, true},
		{"_ = r.FormValue(`password`)", nil, true},
		{"_ = r.FormValue(`page`)", nil, false},
		{"_ = r.TLS", nil, true},
	} {
		file, info := check(t, test.statements)
		got := Reads(info, framework.Builtin(), file)
		if !slices.Equal(got.Schemes, test.schemes) || got.Other != test.other {
			t.Errorf("%s: got %+v, want %v %t", test.statements, got, test.schemes, test.other)
		}
	}
}
