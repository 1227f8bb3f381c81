package interest

import (
	"go/scanner"
	"go/token"
)

// A decl is a type, function or variable of a package, told by its tokens.
type decl struct {
	kind      token.Token // TYPE, FUNC or VAR
	name      string
	receiver  string   // the type of a method
	signature []string // identifiers of a type, or of a receiver and parameters
	results   []string
	values    []string // identifiers of a body or initialiser, with a dot if selected; not what is compared
}

// declarations finds the package-level types, functions and variables of a Go
// file by its tokens, which costs a fraction of a parse and holds no syntax
// trees. What the functions that a struct holds, or an interface has, take is
// left out.
func declarations(src []byte) []decl {
	var r reader
	file := token.NewFileSet().AddFile("", -1, len(src))
	r.Init(file, src, func(token.Position, string) {}, 0)
	for {
		_, tok, lit := r.Scan()
		if tok == token.EOF {
			return r.decls
		}
		r.read(tok, lit)
		r.prev = tok
	}
}

// A reader is at a token of a file.
type reader struct {
	scanner.Scanner
	decls []decl
	prev  token.Token
	depth int         // of brackets
	group token.Token // TYPE or VAR inside type ( … ) or var ( … )

	decl     *decl       // being read
	level    int         // the depth at which it ends
	part     part        // of decl
	record   int         // the depth inside the type's struct or interface
	operator token.Token // before the operand that is read
}

// A part of a declaration.
type part int

const (
	inSignature part = iota
	inReceiver
	inResults
	inBody // or initialiser
)

func (r *reader) read(tok token.Token, lit string) {
	switch tok {
	case token.LPAREN, token.LBRACE, token.LBRACK:
		r.open(tok)
	case token.RPAREN, token.RBRACE, token.RBRACK:
		r.close(tok)
	case token.IDENT:
		r.ident(lit)
		return
	case token.PERIOD:
		return
	case token.FUNC:
		if r.depth == 0 && r.decl == nil {
			r.begin(token.FUNC, "")
		}
	case token.ASSIGN:
		if r.decl != nil && r.decl.kind == token.VAR && r.depth == r.level {
			r.part = inBody
		}
	case token.EQL, token.NEQ:
		if d := r.decl; d != nil && r.prev == token.IDENT && len(d.values) > 0 {
			d.values = d.values[:len(d.values)-1]
		}
	case token.SEMICOLON:
		if r.decl != nil && r.depth == r.level {
			r.decl = nil
		}
	}
	if r.operator != token.CASE || tok == token.COLON {
		r.operator = tok
	}
}

func (r *reader) begin(kind token.Token, name string) {
	r.decls = append(r.decls, decl{kind: kind, name: name})
	r.decl, r.level, r.part, r.record = &r.decls[len(r.decls)-1], r.depth, inSignature, 0
}

func (r *reader) open(tok token.Token) {
	if r.depth == 0 && tok == token.LPAREN && (r.prev == token.TYPE || r.prev == token.VAR) {
		r.group, r.decl = r.prev, nil
	}
	compound := tok == token.LBRACE && (r.prev == token.STRUCT || r.prev == token.INTERFACE)
	r.depth++
	switch d := r.decl; {
	case d == nil:
	case d.kind == token.TYPE && compound && r.record == 0:
		r.record = r.depth
	case d.kind == token.FUNC && r.depth == 1 && tok == token.LPAREN && r.prev == token.FUNC && d.name == "":
		r.part = inReceiver
	case d.kind == token.FUNC && r.depth == 1 && tok == token.LBRACE && !compound:
		r.part = inBody
	}
}

func (r *reader) close(tok token.Token) {
	r.depth--
	if r.depth > 0 {
		return
	}
	r.group = 0
	switch {
	case r.decl == nil || tok != token.RPAREN || r.decl.kind != token.FUNC:
	case r.part == inReceiver:
		r.part = inSignature
	case r.part == inSignature:
		r.part = inResults
	}
}

func (r *reader) ident(name string) {
	d := r.decl
	switch {
	case r.group != 0 && r.depth == 1 && (r.prev == token.SEMICOLON || r.prev == token.LPAREN):
		r.begin(r.group, name)
	case r.depth == 0 && (r.prev == token.TYPE || r.prev == token.VAR):
		r.begin(r.prev, name)
	case d == nil:
	case d.kind == token.FUNC && d.name == "" && r.depth == 0:
		d.name = name
	case r.part == inReceiver:
		if r.depth == 1 {
			d.receiver = name // the last one, before type parameters
		}
		d.signature = append(d.signature, name)
	case r.part == inResults:
		d.results = append(d.results, name)
	case r.part == inSignature:
		if r.record == 0 || r.depth == r.record {
			d.signature = append(d.signature, name)
		}
	case r.operator == token.EQL || r.operator == token.NEQ || r.operator == token.CASE:
	case r.prev == token.PERIOD:
		d.values = append(d.values, "."+name)
	default:
		d.values = append(d.values, name)
	}
}
