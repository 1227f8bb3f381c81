package framework

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

func TestParseUserErrors(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"unknown top key", "row: []\n", `:1: unknown key "row", want rows`},
		{"no list", "rows: yes\n", ":1: rows: want a list"},
		{"not yaml", "rows:\n  - symbol: [\n", ":2: "},
		{"unknown key", "rows:\n  - symbol: a.B\n    on: arg0\n    answr: {status: 401}\n", `:4: unknown field "answr"; want one of: symbol, on, `},
		{"unknown inner key", "rows:\n  - symbol: a.B\n    on: arg0\n    answer:\n      code: 401\n", `:5: unknown field "code"; want one of: status, default, pending, `},
		{"duplicate key", "rows:\n  - symbol: a.B\n    symbol: a.C\n", `:3: `},
		{"wrong type", "rows:\n  - symbol: a.B\n    body: 5x\n", ":3: "},
		{"no symbol", "rows:\n  - on: arg0\n    body: true\n", `:2: row "": symbol ""`},
		{"bad symbol", "rows:\n  - symbol: Respond\n    pure: true\n", `:2: row "Respond": symbol "Respond": want path.Name`},
		{"bad method symbol", "rows:\n  - symbol: (a.B).C.D\n    pure: true\n", `:2: row "(a.B).C.D": symbol`},
		{"described twice", "rows:\n  - {symbol: (*a.B).C, pure: true}\n  - {symbol: (a.B).C, pure: true}\n", `:3: row "(a.B).C": described twice, first at f.yaml:2`},
		{"no responder", "rows:\n  - symbol: a.B\n    answer: {status: arg1}\n", `:2: row "a.B": on: says which operand`},
		{"no status", "rows:\n  - symbol: a.B\n    on: arg0\n    answer: {pending: true}\n", `:2: row "a.B": answer.status: missing`},
		{"unknown word", "rows:\n  - symbol: a.B\n    on: arg0\n    chain: halt\n", `:2: row "a.B": chain: "halt" is none of "stop", "next"`},
		{"every bad row is told", "rows:\n  - symbol: a\n  - symbol: a.B\n    on: arg0\n    chain: halt\n", "f.yaml:2: row \"a\": symbol \"a\": want path.Name or (path.Type).Name\nf.yaml:3: "},
		{"types without status", "rows:\n  - types: {name: Response$, method: Visit}\n    carrier: {answers: true}\n", "(?P<status>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseUser("f.yaml", []byte(test.file))
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, want %q in it", err, test.want)
			}
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if !strings.HasPrefix(line, "f.yaml:") {
					t.Errorf("line without a place: %q", line)
				}
			}
		})
	}
}

func TestParseUser(t *testing.T) {
	rows, err := ParseUser("f.yaml", []byte(`# our helpers
rows:
  - symbol: example.com/httpx.Respond
    on: arg0
    answer: {status: arg1}
  - symbol: (*example.com/httpx.Ctx).Deny
    on: recv
    answer:
      status: 401
  - symbol: example.com/auth.Can
    evidence: {kind: permission, result: result0, no: false}
  - symbol: (net/http.ResponseWriter).WriteHeader
    on: recv
    answer: {status: arg0, pending: true}
`))
	if err != nil {
		t.Fatal(err)
	}
	if got := rows[1].Answer.Status; got != "401" {
		t.Errorf("a number as status reads as %q", got)
	}
	if got := rows[2].Evidence.No; got != "false" {
		t.Errorf("a boolean as text reads as %q", got)
	}
	if got, want := rows[2].Where(), `f.yaml:10: row "example.com/auth.Can"`; got != want {
		t.Errorf("Where() = %s, want %s", got, want)
	}
	builtin, err := New(netHTTP)
	if err != nil {
		t.Fatal(err)
	}
	table, err := builtin.With(rows)
	if err != nil {
		t.Fatal(err)
	}
	if row := table.rows[Symbol{"net/http", "ResponseWriter", "WriteHeader"}]; !row.Answer.Pending {
		t.Error("the user's row does not replace the built-in one")
	}
	if row := table.rows[Symbol{"net/http", "", "Error"}]; row == nil {
		t.Error("the built-in rows are lost")
	}
	if row := builtin.rows[Symbol{"net/http", "ResponseWriter", "WriteHeader"}]; row.Answer.Pending {
		t.Error("With changed its receiver")
	}
	for _, file := range []string{"", "# nothing yet\n", "rows:\n", "rows: []\n"} {
		if rows, err := ParseUser("f.yaml", []byte(file)); err != nil || len(rows) > 0 {
			t.Errorf("ParseUser(%q) = %v, %v", file, rows, err)
		}
	}
}

const helpers = `package httpx

import "net/http"

type Ctx struct {
	W    http.ResponseWriter
	Code int
}

func (c *Ctx) Deny(code int, fields map[string]string) {}

type (
	Alias   = Ctx
	Handler func(w http.ResponseWriter, code int) error
	Problem struct{ Status int }
	Options struct{ ErrorHandler func(error) }
)

func (p *Problem) Error() string { return "" }
func (p *Problem) HTTP() int     { return p.Status }

func Respond(w http.ResponseWriter, code int, body any)         {}
func Redirect(w http.ResponseWriter, url string, code ...int)   {}
func Can(user string) (bool, error)                             { return false, nil }
func New(code int, text string) *Problem                        { return nil }
func Guard(o *Options) func(http.Handler) http.Handler          { return nil }

var ErrDenied = New(401, "")
`

func TestResolve(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "httpx.go", helpers, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importer.Default()}
	pkg, err := conf.Check("example.com/httpx", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	lookup := func(path string) *types.Package {
		if path == pkg.Path() {
			return pkg
		}
		return nil
	}
	for _, test := range []struct{ row, want string }{
		{"{symbol: example.com/httpx.Respond, on: arg0, answer: {status: arg1}}", ""},
		{"{symbol: (*example.com/httpx.Ctx).Deny, on: recv, answer: {status: arg0, headers: arg1}}", ""},
		{"{symbol: (example.com/httpx.Ctx).W, on: recv, view: responder}", ""},
		{"{symbol: (example.com/httpx.Ctx).Code, on: recv, answer: {status: value, pending: true}}", ""},
		{"{symbol: example.com/httpx.Ctx, responder: {returned: [example.com/httpx.Problem], set: '$.W.Header().Set(\"WWW-Authenticate\", %)'}}", ""},
		{"{symbol: example.com/httpx.Handler, on: arg0, chain: next}", ""},
		{"{symbol: example.com/httpx.Redirect, on: arg0, answer: {status: arg2, default: 302}}", ""},
		{"{symbol: example.com/httpx.Can, evidence: {kind: permission, result: result0, no: false}}", ""},
		{"{symbol: example.com/httpx.Can, evidence: {kind: verify, result: result1, no: error, name: arg0, names: [admin]}}", ""},
		{"{symbol: example.com/httpx.New, carrier: {status: arg0, type: example.com/httpx.Problem}}", ""},
		{"{symbol: example.com/httpx.ErrDenied, carrier: {status: 401}}", ""},
		{"{symbol: example.com/httpx.Problem, carrier: {status: Status}}", ""},
		{"{symbol: example.com/httpx.Problem, carrier: {status: HTTP()}}", ""},
		{"{symbol: example.com/httpx.Guard, middleware: {status: 401, challenge: never, options: arg0, handlers: [ErrorHandler]}}", ""},

		{"{symbol: example.com/other.Respond, pure: true}", "package not found: example.com/other"},
		{"{symbol: example.com/httpx.Answer, pure: true}", "package example.com/httpx has no Answer"},
		{"{symbol: (example.com/httpx.Cx).Deny, pure: true}", "package example.com/httpx has no type Cx"},
		{"{symbol: (example.com/httpx.Alias).Deny, pure: true}", "is an alias: write example.com/httpx.Ctx"},
		{"{symbol: (example.com/httpx.Ctx).Refuse, pure: true}", "type example.com/httpx.Ctx has no method or field Refuse"},
		{"{symbol: example.com/httpx.Respond, on: arg3, answer: {status: arg1}}", `on: "arg3", but the symbol takes 3 arguments`},
		{"{symbol: example.com/httpx.Respond, on: arg1, answer: {status: arg1}}", `on: "arg1" is a int, want a responder`},
		{"{symbol: example.com/httpx.Respond, on: recv, answer: {status: arg1}}", `on: "recv", but the symbol is no method or field`},
		{"{symbol: example.com/httpx.Respond, on: arg0, answer: {status: arg0}}", `answer.status: "arg0" is a http.ResponseWriter, want a status`},
		{"{symbol: example.com/httpx.Respond, on: arg0, answer: {status: many}}", `answer.status: "many" is neither an operand nor an HTTP status`},
		{"{symbol: example.com/httpx.Respond, on: arg0, view: responder}", "view: has no result"},
		{"{symbol: example.com/httpx.Respond, responder: {}}", "responder and headerMap speak of types"},
		{"{symbol: example.com/httpx.Can, evidence: {kind: permission, result: result2, no: false}}", `evidence.result: "result2", but the symbol has 2 results`},
		{"{symbol: example.com/httpx.Can, evidence: {kind: permission, result: result1, no: false}}", `evidence.result: "result1" is a error, want a bool`},
		{"{symbol: example.com/httpx.Problem, carrier: {status: Code}}", "httpx.Problem has no field or method Code"},
		{"{symbol: example.com/httpx.Problem, carrier: {status: HTTP}}", "HTTP is a method: write HTTP() for its result"},
		{"{symbol: example.com/httpx.New, carrier: {status: arg0, type: example.com/httpx.Fault}}", "carrier.type: package example.com/httpx has no Fault"},
		{"{symbol: example.com/httpx.Ctx, responder: {returned: [example.com/httpx.New]}}", "responder.returned: example.com/httpx.New is no type"},
		{"{symbol: example.com/httpx.Guard, middleware: {status: 401, challenge: never, options: arg0, handlers: [OnError]}}", "httpx.Options has no field or method OnError"},
		{"{symbol: example.com/httpx.Can, on: result0, chain: stop}", `on: "result0" is a bool, want a responder`},
	} {
		rows, err := ParseUser("f.yaml", []byte("rows:\n  - "+test.row+"\n"))
		if err != nil {
			t.Errorf("%s: %v", test.row, err)
			continue
		}
		err = Resolve(&rows[0], lookup)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.row, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "f.yaml:2: row ")):
			t.Errorf("%s: got %v, want f.yaml:2: row …: … %s", test.row, err, test.want)
		}
	}
}

// TestWithKeepsHandlers: a table with user rows knows the fields that take
// error handlers as the built-in one does.
func TestWithKeepsHandlers(t *testing.T) {
	table, err := Builtin().With([]Row{{Symbol: "example.com/a.B", Pure: true}})
	if err != nil {
		t.Fatal(err)
	}
	if len(table.handlers) == 0 || len(table.handlers) != len(Builtin().handlers) {
		t.Errorf("%d fields with error handlers, want %d", len(table.handlers), len(Builtin().handlers))
	}
}
