package responses

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// judge asks, for every entry of the package, what goes out.
func (e *engine) judge() *Answers {
	roots := e.roots()
	e.entries = roots
	j := &judgement{engine: e, causes: map[*site]*cause{}, sinks: map[Sink]bool{}}
	for _, fn := range e.program.Funcs {
		w := e.walks[fn]
		if w == nil || !roots[fn] {
			continue
		}
		left := e.leftToCallers(fn)
		for i, h := range w.order {
			if left && h.On.Kind == Param && h.Status.Const != "" {
				if i < len(w.summary.Events) {
					w.summary.Events[i].Left = true
				}
				continue
			}
			j.happening(h)
		}
	}
	for _, c := range e.creations {
		j.creation(c)
	}
	e.sinks = j.sorted()
	return &Answers{Unchallenged: j.unchallenged(), Late: e.lateChallenges(), Table: e.table, Challenge: e.inheritedChallenge()}
}

// leftToCallers reports whether fn is a helper for other packages, in a
// package that knows of challenges: it leaves them to its callers.
func (e *engine) leftToCallers(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	if !ok || !obj.Exported() || obj.Name() == "ServeHTTP" {
		return false
	}
	if recv := obj.Signature().Recv(); recv != nil && e.frameworkHandler(recv.Type()) {
		return false
	}
	for v := range obj.Signature().Params().Variables() {
		if row := e.table.Type(v.Type()); row != nil && row.Responder != nil && pkgPath(v.Type()) != "net/http" {
			return false // a handler of a framework
		}
		if obj := framework.NamedOf(v.Type()); obj != nil && obj.Name() == "Request" {
			return false // a handler of net/http
		}
	}
	return e.mentionsChallenge()
}

// frameworkHandler reports whether a type holds a responder of a framework:
// its methods are handlers.
func (e *engine) frameworkHandler(typ types.Type) bool {
	for range maxWraps {
		if row := e.table.Type(typ); row != nil {
			return row.Responder != nil && pkgPath(typ) != "net/http"
		}
		f := e.responderField(typ)
		if f == nil {
			return false
		}
		typ = f.Type()
	}
	return false
}

// A cause gathers what is known of the denials with one cause.
type cause struct {
	site    *site
	status  int
	bad     bool
	carrier bool
	unsure  bool      // what is on is not known on some path
	cleared bool      // a challenge was taken off on some path
	setAt   token.Pos // where a challenge is put on on some path
	callers []token.Pos
}

type judgement struct {
	*engine
	causes map[*site]*cause
	order  []*cause
	sinks  map[Sink]bool
}

// A Sink says what becomes of a kind of status-carrying value that is
// answered: it goes out with a challenge or without.
type Sink struct {
	Source     string
	Status     int
	Challenged bool
}

func (j *judgement) at(s *site) *cause {
	c := j.causes[s]
	if c == nil {
		c = &cause{site: s}
		j.causes[s] = c
		j.order = append(j.order, c)
	}
	return c
}

// happening judges an event of an entry: nothing was put on before.
func (j *judgement) happening(h *happening) {
	if h.On.Kind == Free {
		return // judged where the literal is made
	}
	if h.Status.Const == "" {
		j.sink(h)
		return
	}
	n, _ := intOf(constant.MakeFromLiteral(h.Status.Const, token.INT, 0))
	field, ok := fieldFor(n)
	if !ok {
		return
	}
	s := h.site
	if s == nil || h.Assumes[field] == Present || h.guesses() {
		return
	}
	c := j.at(s)
	c.status = n
	switch h.Challenge[field] {
	case Present:
		if c.setAt == token.NoPos {
			c.setAt = h.setAt
		}
	case Unclear:
		c.unsure = true
	case Inherited, Absent:
		c.bad = true
		c.cleared = c.cleared || h.Challenge[field] == Absent
		if h.at != nil && h.at.Pos() != s.Pos && !h.AtEnd {
			c.callers = append(c.callers, h.at.Pos())
		}
	}
}

// guesses reports whether the event takes it for granted that a map of fields,
// which the entry is given, has no challenge.
func (h *happening) guesses() bool {
	return slices.ContainsFunc(h.Conds, func(c Cond) bool {
		return c.Eq != nil && c.Eq.Const == "false" && strings.Contains(c.Input.Path, holdsStep)
	})
}

// sink notes that values of a kind are answered.
func (j *judgement) sink(h *happening) {
	if h.Source == "" {
		return
	}
	for _, n := range denials {
		field, ok := fieldFor(n)
		if !ok || slices.Contains(h.Excluded, n) || h.Assumes[field] == Present {
			continue
		}
		switch h.Challenge[field] {
		case Present:
			j.sinks[Sink{h.Source, n, true}] = true
		default: // what the handler itself may have put on is judged there
			j.sinks[Sink{h.Source, n, false}] = true
		}
	}
}

// creation judges a status-carrying value that no event of the package has
// answered for.
func (j *judgement) creation(c *creation) {
	if _, ok := fieldFor(c.status); !ok {
		return
	}
	if known := j.causes[c.site]; known != nil && !known.carrier {
		return
	}
	d, leaves := j.left[c.site.Pos]
	if !leaves {
		d = j.made[c.site.Pos]
	}
	if d.challenged && !d.bare {
		return // on the same responder, before the value is handed out
	}
	if !j.entries[c.fn] && !j.applied[c.fn] {
		return // only called where no path leads
	}
	if j.answered(c) == sentBare {
		k := j.at(c.site)
		k.status, k.bad, k.carrier = c.status, true, true
		k.unsure = k.unsure || d.challenged // by some path to it
	}
}

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
	if c.source == answersSource {
		if j.covered[c.site.Pos] {
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
		sym, err := framework.ParseSymbol(row.Symbol)
		pkg := j.pkgs()[sym.Package]
		if err != nil || pkg == nil {
			continue
		}
		obj, ok := pkg.Scope().Lookup(sym.Name).(*types.TypeName)
		if !ok {
			continue
		}
		iface, ok := obj.Type().Underlying().(*types.Interface)
		if !ok || !types.Implements(types.NewPointer(c.owner.Type()), iface) {
			continue
		}
		if row.Carrier.Headers != "" {
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
			if obj := framework.NamedOf(use.Type()); obj != nil && obj.Pkg() != nil {
				out = append(out, obj.Pkg().Path()+"."+obj.Name()+suffix)
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

func (e *engine) namesChallenge() bool {
	for _, f := range e.pass.Files {
		found := false
		ast.Inspect(f, func(n ast.Node) bool {
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

// roots are the functions that something out of sight may call: those that no
// function of the package calls, and those that are used as values.
func (e *engine) roots() map[*ssa.Function]bool {
	called, valued := map[*ssa.Function]bool{}, map[*ssa.Function]bool{}
	for _, fn := range e.program.Funcs {
		if strings.HasSuffix(e.pass.Fset.PositionFor(e.posOf(fn), false).Filename, "_test.go") {
			continue // a test's call says nothing of the others: both drivers see the same
		}
		for _, b := range fn.Blocks {
			for _, i := range b.Instrs {
				var callee ssa.Value
				if c, ok := i.(ssa.CallInstruction); ok {
					callee = c.Common().Value
					if f := origin(c.Common().StaticCallee()); f != nil && f != fn {
						called[f] = true
					}
				}
				var buf [8]*ssa.Value
				for _, op := range i.Operands(buf[:0]) {
					if *op == nil || *op == callee {
						continue
					}
					if f := functionOf(*op); f != nil && !e.challengedUse(i, *op, maxMounts) {
						valued[e.declared(origin(f))] = true
					} else if f != nil {
						called[e.declared(origin(f))] = true
					}
				}
			}
		}
	}
	out := map[*ssa.Function]bool{}
	for _, fn := range e.program.Funcs {
		out[fn] = !called[fn] || valued[fn]
	}
	return out
}

// posOf is a position in the file of fn; the initialiser counts to the first.
func (e *engine) posOf(fn *ssa.Function) token.Pos {
	if fn.Pos().IsValid() {
		return fn.Pos()
	}
	return e.pass.Files[0].FileStart
}

// maxMounts is how deep middleware is followed.
const maxMounts = 12

// functionOf is the function that v is; nil where v is none.
func functionOf(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.Function:
		return v
	case *ssa.MakeClosure:
		return v.Fn.(*ssa.Function)
	}
	return nil
}

// declared is the method behind a bound method or thunk.
func (e *engine) declared(fn *ssa.Function) *ssa.Function {
	if fn != nil && fn.Synthetic != "" && fn.Object() != nil {
		if obj, ok := fn.Object().(*types.Func); ok {
			if real := e.program.Package.Prog.FuncValue(obj); real != nil {
				return real
			}
		}
	}
	return fn
}

func origin(fn *ssa.Function) *ssa.Function {
	if fn != nil && fn.Origin() != nil {
		return fn.Origin()
	}
	return fn
}

// unchallenged lists the causes.
func (j *judgement) unchallenged() []*Unchallenged {
	var out []*Unchallenged
	for _, c := range j.order {
		if !c.bad || j.silent(c.site.Pos) {
			continue
		}
		node := j.nodes.at(c.site.Pos)
		if node == nil {
			continue
		}
		u := &Unchallenged{Status: c.status, Node: node, Carrier: c.carrier, SetElsewhere: c.setAt, Unsure: c.unsure || j.futile[c.site.Pos]}
		u.Always = j.always(c.site.Pos, c.status, c.cleared)
		u.Func, u.Guard = j.surroundings(node)
		slices.Sort(c.callers)
		u.Callers = slices.Compact(c.callers)
		u.Assigned = j.assignments(node, c.status)
		out = append(out, u)
	}
	out = append(out, j.mounted()...)
	slices.SortFunc(out, func(a, b *Unchallenged) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return out
}

// mounted are the calls that make middleware which denies without a challenge.
func (j *judgement) mounted() []*Unchallenged {
	var out []*Unchallenged
	seen := map[token.Pos]bool{}
	for _, fn := range j.program.Funcs {
		w := j.walks[fn]
		if w == nil {
			continue
		}
		for _, m := range w.mountings {
			node := j.nodes.at(m.pos)
			if node == nil || seen[m.pos] || j.silent(m.pos) {
				continue
			}
			seen[m.pos] = true
			u := &Unchallenged{Status: m.row.Status, Node: node, Middleware: m.row}
			u.Func, _ = j.surroundings(node)
			out = append(out, u)
		}
	}
	return out
}

func (e *engine) lateChallenges() []*Late {
	var out []*Late
	seen := map[token.Pos]bool{}
	for _, fn := range e.program.Funcs {
		w := e.walks[fn]
		if w == nil {
			continue
		}
		for _, l := range w.lates {
			node := e.nodes.at(l.at)
			if node == nil || seen[l.at] || e.silent(l.at) {
				continue
			}
			seen[l.at] = true
			late := &Late{Node: node, SentBy: l.sentBy, Denied: l.denied, Unsure: l.unsure}
			late.Func, _ = e.surroundings(node)
			out = append(out, late)
		}
	}
	slices.SortFunc(out, func(a, b *Late) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return out
}
