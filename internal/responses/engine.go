package responses

import (
	"go/token"
	"go/types"
	"iter"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/interest"
	"github.com/authstatus/authstatus/internal/ssabuild"
)

// An engine holds what is known of a package while its functions are explored.
type engine struct {
	pass    *analysis.Pass
	table   *framework.Table
	program *ssabuild.Program
	nodes   *nodes
	syms    *symbols

	walks       map[*ssa.Function]*walk    // nil while a function is being explored
	provisional map[*ssa.Function]*Summary // of functions that are being explored
	recursive   map[*ssa.Function]bool     // they have been asked for
	applied     map[*ssa.Function]bool     // some feasible path calls them
	globals     ledger[value]              // contents of package variables after initialisation
	reassigned  map[*ssa.Global]bool
	sites       map[token.Pos]*site
	created     map[creationKey]*creation
	creations   []*creation
	left        map[token.Pos]departure
	made        map[token.Pos]departure
	covered     map[token.Pos]*walk // creations that are given a challenge afterwards, and by which function
	impls       map[types.Type][]types.Type
	byPath      map[string]*types.Package
	sinks       []Sink
	entries     map[*ssa.Function]opening
	carriers    map[*ssa.Global]*Carried // see farCarrier
	routes      *routes                  // see mountedRoutes
	answering   []*framework.Row         // see selfAnswering
	naming      bool                     // a function names a challenge field
	mentions    *bool                    // whether the package names a challenge field
	imports     map[Sink]bool
	handlers    map[string]bool        // see handledErrors
	reported    map[token.Pos]bool     // the causes of denials that are reported
	optioned    map[token.Pos]bool     // calls that make middleware whose options bring a challenge, or may
	before      map[any]bool           // see mountedBefore: *ast.FuncLit, types.Object
	working     map[*ssa.Function]bool // see works
	specials    map[string]*special    // by context; nil for those that are beyond the bounds
	specialsOf  map[*ssa.Function]int
	mounters    map[*ssa.Function]bool // they make handlers of functions
	contexts    []*walk                // the explorations of specials, in order
	tried       []*serving             // what was explored in a context, or given up
	servings    map[ssa.Value][]*serving
	keyer       *keyer
	rooted      bitset                // see holdings; kept for its memory
	held        bitset                // so is this
	served      []ssa.Value           // the keys of servings, in order
	stripped    map[token.Pos]bool    // calls that on some path answer through what takes a challenge off
	asking      map[*ssa.If]bool      // see asksIn
	used        map[types.Object]bool // see unused
	futile      map[token.Pos]bool    // calls that on some path come when the header has gone out
}

func newEngine(pass *analysis.Pass, table *framework.Table, program *ssabuild.Program) *engine {
	e := &engine{
		pass: pass, table: table, program: program,
		nodes: newNodes(pass.Files, program), syms: newSymbols(), keyer: newKeyer(),
		walks: map[*ssa.Function]*walk{}, provisional: map[*ssa.Function]*Summary{},
		recursive: map[*ssa.Function]bool{}, applied: map[*ssa.Function]bool{},
		reassigned: map[*ssa.Global]bool{}, sites: map[token.Pos]*site{},
		created: map[creationKey]*creation{}, left: map[token.Pos]departure{}, made: map[token.Pos]departure{}, covered: map[token.Pos]*walk{}, impls: map[types.Type][]types.Type{},
		specials: map[string]*special{}, specialsOf: map[*ssa.Function]int{}, mounters: map[*ssa.Function]bool{}, servings: map[ssa.Value][]*serving{},
		futile: map[token.Pos]bool{}, optioned: map[token.Pos]bool{}, reported: map[token.Pos]bool{}, stripped: map[token.Pos]bool{}, asking: map[*ssa.If]bool{}, carriers: map[*ssa.Global]*Carried{}, working: map[*ssa.Function]bool{},
	}
	for _, fn := range program.Funcs {
		if fn.Synthetic == "package initializer" {
			continue
		}
		for _, b := range fn.Blocks {
			for _, i := range b.Instrs {
				if s, ok := i.(*ssa.Store); ok {
					if g, ok := s.Addr.(*ssa.Global); ok {
						e.reassigned[g] = true
					}
				}
			}
		}
	}
	return e
}

// initialises reports whether the function initialises the package variables.
func (w *walk) initialises() bool { return w.fn.Synthetic == "package initializer" }

// initialised keeps what the package variables hold after initialisation.
func (w *walk) initialised(st *state) {
	if len(st.mem.entries) < len(w.globals.entries) {
		return // another way through the initialisers has told more
	}
	for s, v := range st.mem.all() {
		w.globals.set(s, v)
	}
	w.globals.dropAll(func(s *symbol, _ value) bool {
		g, ok := s.root().value.(*ssa.Global)
		return ok && w.reassigned[g]
	})
}

// walk explores fn once; nil while that is under way (recursion).
func (e *engine) walk(fn *ssa.Function) *walk {
	if w, ok := e.walks[fn]; ok {
		return w
	}
	e.walks[fn] = nil
	e.provisional[fn] = &Summary{Version: summaryVersion} // a call of itself does not return
	var w *walk
	for round := 0; ; round++ {
		e.recursive[fn] = false
		w = e.shielded(fn, nil, nil)
		last := e.provisional[fn]
		if !e.recursive[fn] || w.summary.key() == last.key() {
			break
		}
		if round == maxRecursion {
			w.summary.Unknown = true
			break
		}
		e.provisional[fn] = w.summary
	}
	delete(e.provisional, fn)
	e.walks[fn] = w
	return w
}

// walked is the exploration of a function that has to do with answers; nil for
// the others, and while it is under way.
func (e *engine) walked(fn *ssa.Function) *walk {
	if !e.program.Concerned(fn) {
		return nil
	}
	return e.walk(fn)
}

// explored are the explorations of the package, in source order.
func (e *engine) explored() iter.Seq[*walk] {
	return func(yield func(*walk) bool) {
		for _, fn := range e.program.Funcs {
			if w := e.walks[fn]; w != nil && !yield(w) {
				return
			}
		}
	}
}

// maxRecursion is how often a recursive function is explored again with what
// the last exploration has found of it.
const maxRecursion = 3

// summaryOf is what is known of a function.
func (e *engine) summaryOf(fn *ssa.Function) (*Summary, bool) {
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	if len(fn.Blocks) > 0 && (e.program.Concerned(fn) || fn.Pkg == nil || fn.Synthetic != "" || small(fn) || combines(fn) || decides(fn)) {
		if s := e.provisional[fn]; s != nil {
			e.recursive[fn] = true
			return s, true
		}
		return e.walk(fn).summary, true
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return nil, false
	}
	return e.imported(obj)
}

// small reports whether a function that touches no answer is worth reading for
// what its results say of each other.
func small(fn *ssa.Function) bool { return len(fn.Blocks) <= 16 && !cyclic(fn) }

// decides reports whether a function that touches no answer is a short one that
// says yes or no, with a loop.
func decides(fn *ssa.Function) bool {
	results := fn.Signature.Results()
	if results.Len() != 1 || len(fn.Blocks) > 16 {
		return false
	}
	basic, ok := results.At(0).Type().Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}

// summaryOfObject is what is known of a declared function or method.
func (e *engine) summaryOfObject(obj *types.Func) (*Summary, bool) {
	if obj.Pkg() == e.pass.Pkg {
		if fn := e.program.Package.Prog.FuncValue(obj); fn != nil && len(fn.Blocks) > 0 {
			return e.summaryOf(fn)
		}
	}
	return e.imported(obj)
}

// imported is the fact about a function of another package.
func (e *engine) imported(obj *types.Func) (*Summary, bool) {
	var s Summary
	if obj.Pkg() == nil || obj.Pkg() == e.pass.Pkg || !e.pass.ImportObjectFact(obj, &s) || s.Version != summaryVersion {
		return nil, false
	}
	s.far = true
	elsewhere := e.otherModule(obj.Pkg())
	s.Events = slices.Clone(s.Events)
	for i := range s.Events {
		s.Events[i].Left = s.Events[i].Left || elsewhere
	}
	return &s, true
}

// otherModule reports whether pkg is known to be of another module: nobody
// who reads the findings can change it.
func (e *engine) otherModule(pkg *types.Package) bool {
	return e.pass.Module != nil && e.pass.Module.Path != "" && !interest.Within(e.pass.Module.Path, pkg.Path())
}

// analysed reports whether the functions of pkg that touch an answer have
// summaries.
func (e *engine) analysed(pkg *types.Package) bool {
	return pkg == e.pass.Pkg || e.pass.ImportPackageFact(pkg, new(Analysed))
}

// Analysed marks a package whose functions have summaries where they touch an
// answer.
type Analysed struct {
	// Sinks are the kinds of values that the package answers with.
	Sinks []Sink
	// Challenge is the one that the package, or what it imports of its module,
	// sends; "" where there is none, or several.
	Challenge string
	// Knows: the package names a challenge field.
	Knows bool
	// Variables are those of the package that carry a denial.
	Variables []Carried
	// Asks: the package asks what some middleware has left.
	Asks bool
	// Configures are the functions that set or make error handlers.
	Configures []Configured
}

// AFact makes Analysed a fact of go/analysis.
func (*Analysed) AFact() {}

func (*Analysed) String() string { return "analysed" }

// implementations are the types of the package that implement an interface of
// the package, in a fixed order.
func (e *engine) implementations(typ types.Type) []types.Type {
	if known, ok := e.impls[typ]; ok {
		return known
	}
	var out []types.Type
	iface, ok := typ.Underlying().(*types.Interface)
	if ok && iface.NumMethods() > 0 && pkgPath(typ) == e.pass.Pkg.Path() {
		scope := e.pass.Pkg.Scope()
		for _, name := range scope.Names() {
			obj, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || obj.IsAlias() || types.IsInterface(obj.Type()) {
				continue
			}
			if named, ok := obj.Type().(*types.Named); ok && named.TypeParams().Len() > 0 {
				continue
			}
			if ptr := types.NewPointer(obj.Type()); types.Implements(obj.Type(), iface) {
				out = append(out, obj.Type())
			} else if types.Implements(ptr, iface) {
				out = append(out, ptr)
			}
		}
	}
	e.impls[typ] = out
	return out
}

// pkgs are the packages that the package imports, directly or not.
func (e *engine) pkgs() map[string]*types.Package {
	if e.byPath == nil {
		e.byPath = map[string]*types.Package{}
		var add func(*types.Package)
		add = func(p *types.Package) {
			if e.byPath[p.Path()] == nil {
				e.byPath[p.Path()] = p
				for _, q := range p.Imports() {
					add(q)
				}
			}
		}
		add(e.pass.Pkg)
	}
	return e.byPath
}

func (e *engine) siteIn(pos token.Pos) *site {
	if s := e.sites[pos]; s != nil {
		return s
	}
	s := &site{Pos: pos}
	e.sites[pos] = s
	return s
}
