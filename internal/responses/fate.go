package responses

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

type fate uint8

const (
	sentNowhere fate = iota
	sentBare
	sentChallenged
)

// answered is what becomes of a value: what the sinks in sight do with its
// kind or, where no sink is in sight and the value is an error with a status,
// what its package makes likely.
func (j *judgement) answered(c *creation) fate {
	if c.typ != "" && j.handledErrors(c.typ) {
		return sentChallenged
	}
	if c.source == answersSource {
		if by := j.covered[c.site.Pos]; by != nil && !by.leaves[c.site.Pos] {
			return sentChallenged
		}
		return sentBare
	}
	if j.answersItself(c) {
		return sentBare
	}
	found := sentNowhere
	for _, source := range j.sources(c) {
		if found != sentNowhere && strings.HasPrefix(source, "func(") {
			break // a closer name has told
		}
		for sink := range j.visibleSinks() {
			if sink.Source != source || sink.Status != c.status {
				continue
			}
			if !sink.Challenged {
				return sentBare
			}
			found = sentChallenged
		}
	}
	if found == sentNowhere && c.owner != nil && j.statusError(c.owner) {
		return sentBare
	}
	return found
}

// answersItself reports whether the type of c implements an interface whose
// values answer wherever they are made, and does not bring header fields.
func (j *judgement) answersItself(c *creation) bool {
	if c.owner == nil {
		return false
	}
	answers := false
	for _, row := range j.selfAnswering() {
		obj := j.typeOfSymbol(row.Symbol)
		if obj == nil {
			continue
		}
		if obj == c.owner && row.Carrier.Headers == "" {
			answers = true
		}
		iface, ok := obj.Type().Underlying().(*types.Interface)
		if !ok || !types.Implements(types.NewPointer(c.owner.Type()), iface) {
			continue
		}
		if row.Carrier.Headers != "" || j.handledErrors(row.Symbol) {
			return false
		}
		answers = true
	}
	return answers
}

// selfAnswering are the rows of types whose values answer wherever they are made.
func (e *engine) selfAnswering() []*framework.Row {
	if e.answering == nil {
		e.answering = []*framework.Row{}
		for row := range e.table.All() {
			if row.Carrier != nil && row.Carrier.Answers && row.Carrier.Wraps == "" && row.Carrier.Type == "" && !strings.HasPrefix(row.Symbol, "(") {
				e.answering = append(e.answering, row)
			}
		}
	}
	return e.answering
}

// sources are the names under which sinks may ask for the status of c: its
// field, and the methods of its type that answer that field.
func (j *judgement) sources(c *creation) []string {
	if result, ok := strings.CutPrefix(c.source, resultStep); ok {
		return j.resultSources(c.fn, int(result[0]-'0'))
	}
	out := []string{c.source}
	if c.owner == nil {
		return out
	}
	field := c.source[strings.LastIndexByte(c.source, '.')+1:]
	mset := types.NewMethodSet(types.NewPointer(c.owner.Type()))
	for i := range mset.Len() {
		fn, ok := mset.At(i).Obj().(*types.Func)
		if !ok || fn.Signature().Params().Len() > 0 || fn.Signature().Results().Len() != 1 || !isInteger(fn.Signature().Results().At(0).Type()) {
			continue
		}
		if s, ok := j.summaryOfObject(fn.Origin()); ok {
			for _, o := range s.Outcomes {
				if len(o.Results) == 1 && o.Results[0].Input == (Input{Kind: Param, Path: "." + field}) {
					out = append(out, fn.Name()+"()")
					break
				}
			}
		}
	}
	return out
}

// resultSources are the names under which sinks may ask for result i of fn:
// the types that it is converted to and the parameters that it is handed to
// or, where neither says anything, its signature.
func (j *judgement) resultSources(fn *ssa.Function, i int) []string {
	suffix := "#" + string(rune('0'+i))
	var out []string
	follow := func(use ssa.Instruction, v ssa.Value) {
		switch use := use.(type) {
		case *ssa.ChangeType:
			if name := symbolOf(use.Type()); name != "" {
				out = append(out, name+suffix)
			}
		case ssa.CallInstruction:
			callee := origin(use.Common().StaticCallee())
			for k, arg := range use.Common().Args {
				if arg == v && callee != nil {
					out = append(out, parameterSource(callee, k)+suffix)
				}
			}
		}
	}
	for _, user := range j.program.Funcs {
		for _, b := range user.Blocks {
			for _, instr := range b.Instrs {
				var buf [8]*ssa.Value
				for _, op := range instr.Operands(buf[:0]) {
					if *op != nil && functionOf(*op) != nil && j.declared(origin(functionOf(*op))) == fn {
						follow(instr, *op)
						if closure, ok := instr.(*ssa.MakeClosure); ok {
							for _, r := range *closure.Referrers() {
								follow(r, closure)
							}
						}
					}
				}
			}
		}
	}
	if recv := fn.Signature.Recv(); recv != nil {
		out = append(out, j.interfaceSources(fn, suffix)...)
	}
	return append(out, signatureSource(fn.Signature, i))
}

// interfaceSources are the interface methods that the method fn implements.
func (j *judgement) interfaceSources(fn *ssa.Function, suffix string) []string {
	var out []string
	for sink := range j.visibleSinks() {
		name, ok := strings.CutSuffix(sink.Source, suffix)
		if ok && strings.HasSuffix(name, ")."+fn.Name()) {
			out = append(out, sink.Source)
		}
	}
	return out
}

// visibleSinks are the sinks of the package and of what it imports.
func (j *judgement) visibleSinks() map[Sink]bool {
	if j.imports == nil {
		j.imports = map[Sink]bool{}
		for sink := range j.sinks {
			j.imports[sink] = true
		}
		for _, f := range j.pass.AllPackageFacts() {
			if a, ok := f.Fact.(*Analysed); ok {
				for _, sink := range a.Sinks {
					j.imports[sink] = true
				}
			}
		}
	}
	return j.imports
}

func (j *judgement) sorted() []Sink {
	var out []Sink
	for s := range j.sinks {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Sink) int {
		if c := cmp.Compare(a.Source, b.Source); c != 0 {
			return c
		}
		if c := cmp.Compare(a.Status, b.Status); c != 0 {
			return c
		}
		if a.Challenged == b.Challenged {
			return 0
		}
		if a.Challenged {
			return 1
		}
		return -1
	})
	return out
}

// statusError reports whether a type is an error with an HTTP status, and its
// package does not deal with challenges.
func (j *judgement) statusError(owner *types.TypeName) bool {
	if !types.Implements(owner.Type(), errorType.Underlying().(*types.Interface)) &&
		!types.Implements(types.NewPointer(owner.Type()), errorType.Underlying().(*types.Interface)) {
		return false
	}
	if j.table.Type(owner.Type()) != nil {
		return true
	}
	return owner.Pkg() != nil && !j.mentionsChallenge()
}

// mentionsChallenge reports whether the package names a challenge field.
func (e *engine) mentionsChallenge() bool {
	if e.mentions == nil {
		found := e.namesChallenge()
		e.mentions = &found
	}
	return *e.mentions
}

// namesChallenge looks at the declarations of variables and constants; what the
// functions name has been seen when they were surveyed.
func (e *engine) namesChallenge() bool {
	if e.naming {
		return true
	}
	for _, f := range e.pass.Files {
		found := false
		ast.Inspect(f, func(n ast.Node) bool {
			if _, ok := n.(*ast.FuncDecl); ok {
				return false
			}
			if x, ok := n.(ast.Expr); ok && !found {
				if c := e.pass.TypesInfo.Types[x].Value; c != nil && c.Kind() == constant.String {
					found = strings.EqualFold(constant.StringVal(c), fieldWWW)
				}
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}
