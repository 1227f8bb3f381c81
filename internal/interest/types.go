package interest

import (
	"go/scanner"
	"go/token"
)

// A typeDecl is a package-level type and the identifiers of its declaration.
type typeDecl struct {
	name string
	uses []string
}

// typeDecls finds the type declarations of a Go file by its tokens, which costs
// a fraction of a parse and holds no syntax trees.
func typeDecls(src []byte) []typeDecl {
	var (
		decls []typeDecl
		s     scanner.Scanner
		depth int         // of brackets
		prev  token.Token // before the current one, at depth 0 and 1
		group bool        // inside type ( … )
		decl  *typeDecl   // being read
		level int         // the depth at which decl ends
	)
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, func(token.Position, string) {}, 0)
	for {
		_, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			return decls
		case token.LPAREN, token.LBRACE, token.LBRACK:
			if depth == 0 && tok == token.LPAREN && prev == token.TYPE {
				group = true
				tok = token.SEMICOLON // a declaration may follow
			}
			depth++
		case token.RPAREN, token.RBRACE, token.RBRACK:
			depth--
			if depth == 0 {
				group = false
			}
		case token.IDENT:
			starts := depth == 0 && prev == token.TYPE || group && depth == 1 && prev == token.SEMICOLON
			switch {
			case starts:
				decls = append(decls, typeDecl{name: lit})
				decl, level = &decls[len(decls)-1], depth
			case decl != nil:
				decl.uses = append(decl.uses, lit)
			}
		case token.SEMICOLON:
			if decl != nil && depth == level {
				decl = nil
			}
		}
		prev = tok
	}
}
