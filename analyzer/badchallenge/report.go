package badchallenge

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/edit"
	"github.com/authstatus/authstatus/internal/fieldcall"
	"github.com/authstatus/authstatus/internal/generated"
	"github.com/authstatus/authstatus/internal/responses"
)

// advice names the fixes.
var advice = map[challenge.Rule]string{
	challenge.NoComma:       "Separate by a comma",
	challenge.StrayComma:    "Remove the comma",
	challenge.NoScheme:      "Remove the colon",
	challenge.BadQuotes:     "Close the quotes",
	challenge.DoubledQuotes: "Remove the quotes around %q",
	challenge.EmptyElement:  "Remove the comma",
	challenge.Spaces:        "Remove the space",
	challenge.EmptyValue:    "Give the realm a value",
	challenge.UnquotedRealm: "Quote the realm",
	challenge.BadValue:      "Quote the value",
	challenge.MissingParam:  "Add a realm",
	challenge.BareScheme:    "Add a realm",
	challenge.Charset:       "Write UTF-8",
	challenge.QuoteForm:     "Write it as the scheme wants it",
}

// fix carries edits over to the source, where they fall into one literal that
// serves for nothing else.
func (c *checker) fix(t text, p challenge.Problem, alone bool) []analysis.SuggestedFix {
	if len(p.Edits) == 0 {
		return nil
	}
	piece, from, to, text := t.edit(p.Edits)
	if piece == nil || c.shared(piece) {
		return nil
	}
	lit := piece.lit
	if whole := lit.Value[:from] + text + lit.Value[to:]; alone && !strings.Contains(lit.Value, `\`) && raw(whole) {
		return c.replace(advice[p.Rule], lit.Pos(), lit.End(), "`"+strings.ReplaceAll(whole[1:len(whole)-1], `\"`, `"`)+"`")
	}
	return c.replace(advice[p.Rule], lit.Pos()+token.Pos(from), lit.Pos()+token.Pos(to), text)
}

// replace is the fix that puts text between two positions; none where nobody
// edits the file.
func (c *checker) replace(message string, pos, end token.Pos, text string) []analysis.SuggestedFix {
	file := edit.Open(c.pass, pos)
	if file == nil {
		return nil
	}
	change, ok := file.Replace(pos, end, text)
	if !ok {
		return nil
	}
	return []analysis.SuggestedFix{{Message: message, TextEdits: []analysis.TextEdit{change}}}
}

// shared reports whether a constant or variable on the way from the literal is
// used elsewhere than in challenges.
func (c *checker) shared(p *piece) bool {
	for _, obj := range p.via {
		if obj.Exported() && obj.Parent() == c.pass.Pkg.Scope() && c.pass.Pkg.Name() != "main" {
			return true
		}
		for id, used := range c.pass.TypesInfo.Uses {
			if used == obj && !c.inChallenge(id) {
				return true
			}
		}
	}
	return false
}

func (c *checker) inChallenge(id *ast.Ident) bool {
	for _, f := range c.fields {
		for _, v := range f.Values {
			if v.Pos() <= id.Pos() && id.End() <= v.End() {
				return true
			}
		}
	}
	return false
}

// report reports a problem once, at the place to change: in the literal, if it
// is in a file that is spoken about, else where the field is put on.
func (c *checker) report(f *fieldcall.Field, d analysis.Diagnostic, rule challenge.Rule) {
	if file := c.file(d.Pos); file == nil || c.silent(file) {
		d.Pos, d.End, d.SuggestedFixes = f.Node.Pos(), f.Node.End(), nil
	}
	if d.End < d.Pos || c.file(d.Pos) != c.file(d.End-1) {
		d.End = d.Pos
	}
	key := fmt.Sprint(d.Pos, rule)
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	if d.Pos < f.Node.Pos() || f.Node.End() < d.End {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: f.Node.Pos(), End: f.Node.End(), Message: "it is put on the answer here"})
	}
	c.out.Report(d)
}

func (c *checker) file(pos token.Pos) *ast.File {
	for _, f := range c.pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// silent reports whether nothing is to be said about a file.
func (c *checker) silent(file *ast.File) bool {
	if strings.HasSuffix(c.pass.Fset.File(file.FileStart).Name(), "_test.go") && !set("tests") {
		return true
	}
	return generated.File(file) && !set("generated")
}

// set gives a flag that all rules share.
func set(name string) bool {
	f := responses.Analyzer.Flags.Lookup(name)
	return f != nil && f.Value.String() == "true"
}
