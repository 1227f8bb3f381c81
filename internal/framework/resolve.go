package framework

import (
	"errors"
	"fmt"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ErrNoPackage says that the package of a row, or of a symbol that a row
// names, is not at hand: the row could not be checked.
var ErrNoPackage = errors.New("package not found")

// Check reports what is wrong with a row as far as the row alone tells.
func Check(row *Row) error {
	c := checker{row: row}
	c.syntax()
	return c.err
}

// Resolve holds a row against the packages it speaks of: its symbols exist,
// its operands are parts of the symbol's signature, and their types fit.
// lookup gives the types of an import path, or nil.
func Resolve(row *Row, lookup func(path string) *types.Package) error {
	c := checker{row: row, lookup: lookup}
	c.syntax()
	if c.err == nil && row.Types == nil {
		c.resolve()
	}
	return c.err
}

// A checker keeps the first error.
type checker struct {
	row    *Row
	lookup func(path string) *types.Package
	err    error

	obj  types.Object
	sig  *types.Signature // of a function, method, or value or type of function type
	recv types.Type       // of a method or field
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("%s: "+format, append([]any{c.row.Where()}, args...)...)
	}
}

// Where names the row in messages: its file and line, where it has them, and
// its symbol.
func (r *Row) Where() string {
	name := r.Symbol
	if name == "" && r.Types != nil {
		name = r.Types.Name
	}
	name = "row " + strconv.Quote(name)
	if r.place != "" {
		return r.place + ": " + name
	}
	return name
}

func (c *checker) syntax() {
	row := c.row
	if row.Types != nil {
		c.pattern(row.Types)
		return
	}
	if _, err := ParseSymbol(row.Symbol); err != nil {
		c.fail("%v", err)
		return
	}
	if row.On == "" && (row.Answer != nil || row.Body || row.Header != nil || row.View != "") {
		c.fail("on: says which operand is answered through, and is missing")
	}
	oneOf(c, "view", row.View, "", ViewResponder, ViewHeaders, ViewBody, ViewHandler)
	oneOf(c, "chain", row.Chain, "", ChainStop, ChainNext, ChainKeep, ChainUse, ChainAll, ChainGroup, ChainRoute, ChainJoin, ChainBeside)
	if a := row.Answer; a != nil && a.Status == "" {
		c.fail("answer.status: missing")
	}
	if h := row.Header; h != nil {
		oneOf(c, "header.op", h.Op, HeaderSet, HeaderGet, HeaderAdd, HeaderDel, HeaderCopy, HeaderAll)
		if h.Name == "" && h.Op != HeaderCopy && h.Op != HeaderAll {
			c.fail("header.name: missing")
		}
	}
	if k := row.Carrier; k != nil && k.Status == "" && k.Wraps == "" && k.Headers == "" {
		c.fail("carrier: needs a status, wraps or headers")
	}
	if s := row.Sink; s != nil && s.Value == "" {
		c.fail("sink.value: missing")
	}
	if h := row.ErrorHandler; h != nil && h.Func == "" {
		c.fail("errorHandler.func: missing")
	}
	if m := row.Middleware; m != nil {
		oneOf(c, "middleware.challenge", m.Challenge, "always", "never", "options")
		if m.Status == 0 {
			c.fail("middleware.status: missing")
		}
		if m.Options == "" && (m.Challenge == "options" || len(m.Fields)+len(m.Handlers) > 0) {
			c.fail("middleware.options: missing")
		}
	}
	if e := row.Evidence; e != nil {
		oneOf(c, "evidence.kind", e.Kind, KindCredentials, KindVerify, KindIdentity, KindPermission, KindPolicy)
		oneOf(c, "evidence.no", e.No, "false", "true", "empty", "nil", "error", "zero", "nonzero")
		if e.Result == "" {
			c.fail("evidence.result: missing")
		}
		if (e.Name == "") != (len(e.Names) == 0) {
			c.fail("evidence: name and names go together")
		}
	}
	if r := row.Responder; r != nil && r.Set != "" && (!strings.Contains(r.Set, "$") || !strings.Contains(r.Set, "%")) {
		c.fail("responder.set: needs $ for the responder and %% for the challenge")
	}
}

func (c *checker) pattern(p *TypePattern) {
	if c.row.Symbol != "" {
		c.fail("a row has a symbol or types, not both")
	}
	name, err := regexp.Compile(p.Name)
	if err != nil {
		c.fail("types.name: %v", err)
	} else if !slices.Contains(name.SubexpNames(), "status") {
		c.fail("types.name: has no group (?P<status>…)")
	}
	if _, err := regexp.Compile(p.Method); err != nil || p.Method == "" {
		c.fail("types.method: want a regular expression")
	}
	if c.row.Carrier == nil {
		c.fail("types: needs a carrier")
	}
}

func oneOf[T ~string](c *checker, field string, got T, want ...T) {
	if !slices.Contains(want, got) {
		c.fail("%s: %q is none of %s", field, got, strings.Join(quoted(want), ", "))
	}
}

func quoted[T ~string](values []T) []string {
	var list []string
	for _, v := range values {
		if v != "" {
			list = append(list, strconv.Quote(string(v)))
		}
	}
	return list
}

func (c *checker) resolve() {
	row := c.row
	obj, recv, err := c.find(row.Symbol)
	if err != nil {
		c.failWith(err)
		return
	}
	c.obj, c.recv = obj, recv
	c.sig, _ = obj.Type().Underlying().(*types.Signature)
	_, isType := obj.(*types.TypeName)

	if !isType && (row.Responder != nil || row.HeaderMap) {
		c.fail("responder and headerMap speak of types")
	}
	if r := row.Responder; r != nil {
		c.symbols("responder.returned", r.Returned)
	}
	for _, symbol := range row.Leaves {
		if _, _, err := c.find(symbol); err != nil {
			c.failWith(fmt.Errorf("leaves: %w", err))
		}
	}
	if row.On != "" {
		c.operand("on", row.On, isValue)
	}
	if row.Store != "" {
		c.operand("store", row.Store, isValue)
	}
	if row.View != "" && c.sig != nil && c.sig.Results().Len() == 0 {
		c.fail("view: has no result")
	}
	if a := row.Answer; a != nil {
		c.status("answer.status", a.Status, a.Codes)
		c.operand("answer.text", a.Text, isText)
		c.operand("answer.headers", a.Headers, isMap)
	}
	if h := row.Header; h != nil {
		c.operand("header.name", h.Name, isText)
		if h.Op == HeaderCopy {
			c.operand("header.value", h.Value, isValue)
		} else {
			c.operand("header.value", h.Value, isText)
		}
	}
	if k := row.Carrier; k != nil {
		if isType && c.sig == nil {
			c.member("carrier.status", k.Status, isStatus(k.Codes))
			c.member("carrier.headers", k.Headers, isMap)
		} else {
			c.status("carrier.status", k.Status, k.Codes)
			c.operand("carrier.wraps", k.Wraps, isValue)
			c.operand("carrier.headers", k.Headers, isMap)
		}
		if k.Type != "" {
			c.symbols("carrier.type", []string{k.Type})
		}
	}
	if s := row.Sink; s != nil {
		c.operand("sink.value", s.Value, isAny)
		if s.Method != "" {
			c.operand("sink.method", s.Value+"."+Operand(s.Method)+"()", isAny)
		}
	}
	if h := row.ErrorHandler; h != nil {
		c.operand("errorHandler.func", h.Func, isFunc)
		c.symbols("errorHandler.for", h.For)
	}
	if m := row.Middleware; m != nil {
		for _, f := range slices.Concat(m.Fields, m.Handlers) {
			c.operand("middleware", m.Options+"."+Operand(f), isAny)
		}
		c.operand("middleware.options", m.Options, isAny)
	}
	if e := row.Evidence; e != nil {
		c.operand("evidence.result", e.Result, isNo(e.No))
		c.operand("evidence.name", e.Name, isAny)
	}
}

func (c *checker) failWith(err error) {
	if c.err == nil {
		c.err = fmt.Errorf("%s: %w", c.row.Where(), err)
	}
}

// find looks a symbol up; recv is the type of a method or field.
func (c *checker) find(symbol string) (obj types.Object, recv types.Type, err error) {
	sym, err := ParseSymbol(symbol)
	if err != nil {
		return nil, nil, err
	}
	pkg := c.lookup(sym.Package)
	if pkg == nil {
		return nil, nil, fmt.Errorf("%w: %s", ErrNoPackage, sym.Package)
	}
	if sym.Type == "" {
		if obj = pkg.Scope().Lookup(sym.Name); obj == nil {
			return nil, nil, fmt.Errorf("package %s has no %s", sym.Package, sym.Name)
		}
		return obj, nil, nil
	}
	owner := pkg.Scope().Lookup(sym.Type)
	if owner == nil {
		return nil, nil, fmt.Errorf("package %s has no type %s", sym.Package, sym.Type)
	}
	name, ok := owner.(*types.TypeName)
	if !ok {
		return nil, nil, fmt.Errorf("%s.%s is no type", sym.Package, sym.Type)
	}
	if name.IsAlias() {
		if target := NamedOf(name.Type()); target != nil {
			return nil, nil, fmt.Errorf("%s.%s is an alias: write %s.%s", sym.Package, sym.Type, target.Pkg().Path(), target.Name())
		}
	}
	obj, _, _ = types.LookupFieldOrMethod(name.Type(), true, pkg, sym.Name)
	if obj == nil {
		return nil, nil, fmt.Errorf("type %s.%s has no method or field %s", sym.Package, sym.Type, sym.Name)
	}
	return obj, name.Type(), nil
}

func (c *checker) symbols(field string, symbols []string) {
	for _, s := range symbols {
		obj, _, err := c.find(s)
		if err != nil {
			c.failWith(fmt.Errorf("%s: %w", field, err))
			continue
		}
		_, made := obj.(*types.Func) // middleware
		if _, ok := obj.(*types.TypeName); !ok && !(made && c.row.ErrorHandler != nil && c.row.ErrorHandler.Status != "") {
			c.fail("%s: %s is no type", field, s)
		}
	}
}

// A fit says whether a type is fit for an operand, and else what would be.
type fit func(typ types.Type) (ok bool, want string)

func (c *checker) status(field string, op Operand, codes map[string]int) {
	if op == "" {
		return // a carrier that wraps another
	}
	if place := op.Place(); place.Kind == Literal {
		if n, ok := place.Int(); !ok || n < 100 || n > 999 {
			c.fail("%s: %q is neither an operand nor an HTTP status", field, op)
		}
		return
	}
	c.operand(field, op, isStatus(codes))
}

// operand checks that op names a part of the symbol and that its type fits.
func (c *checker) operand(field string, op Operand, fits fit) {
	place := op.Place()
	var typ types.Type
	switch place.Kind {
	case NoPlace, Literal:
		return
	case Receiver:
		if c.recv == nil {
			c.fail("%s: %q, but the symbol is no method or field", field, op)
			return
		}
		typ = c.recv
	case Argument:
		if c.sig == nil || place.Index >= c.sig.Params().Len() {
			c.fail("%s: %q, but the symbol takes %d arguments", field, op, c.arity((*types.Signature).Params))
			return
		}
		typ = c.sig.Params().At(place.Index).Type()
		if c.sig.Variadic() && place.Index == c.sig.Params().Len()-1 {
			typ = typ.(*types.Slice).Elem()
		}
	case Result:
		if c.sig == nil || place.Index >= c.sig.Results().Len() {
			c.fail("%s: %q, but the symbol has %d results", field, op, c.arity((*types.Signature).Results))
			return
		}
		typ = c.sig.Results().At(place.Index).Type()
	case Itself:
		if _, ok := c.obj.(*types.Func); ok {
			c.fail("%s: \"value\" is for fields, variables and types", field)
			return
		}
		typ = c.obj.Type()
	}
	if place.Field != "" {
		if typ = c.selected(field, typ, place.Field); typ == nil {
			return
		}
	}
	if ok, want := fits(typ); !ok {
		c.fail("%s: %q is a %s, want %s", field, op, types.TypeString(typ, (*types.Package).Name), want)
	}
}

// member checks an operand that names a field or method of the type itself.
func (c *checker) member(field string, op Operand, fits fit) {
	if op == "" {
		return
	}
	if place := op.Place(); place.Kind == Itself {
		c.operand(field, op, fits)
		return
	} else if _, literal := place.Int(); literal {
		return
	}
	if typ := c.selected(field, c.obj.Type(), string(op)); typ != nil {
		if ok, want := fits(typ); !ok {
			c.fail("%s: %q is a %s, want %s", field, op, types.TypeString(typ, (*types.Package).Name), want)
		}
	}
}

// selected is the type of a field path or niladic method below typ.
func (c *checker) selected(field string, typ types.Type, path string) types.Type {
	for name := range strings.SplitSeq(path, ".") {
		name, call := strings.CutSuffix(name, "()")
		obj, _, _ := types.LookupFieldOrMethod(typ, true, c.obj.Pkg(), name)
		switch obj := obj.(type) {
		case *types.Var:
			typ = obj.Type()
		case *types.Func:
			if !call || obj.Signature().Results().Len() == 0 {
				c.fail("%s: %s is a method: write %s() for its result", field, name, name)
				return nil
			}
			typ = obj.Signature().Results().At(0).Type()
		default:
			c.fail("%s: %s has no field or method %s", field, types.TypeString(typ, (*types.Package).Name), name)
			return nil
		}
	}
	return typ
}

func (c *checker) arity(part func(*types.Signature) *types.Tuple) int {
	if c.sig == nil {
		return 0
	}
	return part(c.sig).Len()
}

func isAny(types.Type) (bool, string) { return true, "" }

// isValue holds for what can be a responder, request or carrier.
func isValue(typ types.Type) (bool, string) {
	_, basic := typ.Underlying().(*types.Basic)
	return !basic, "a responder"
}

func isFunc(typ types.Type) (bool, string) {
	switch typ.Underlying().(type) {
	case *types.Signature, *types.Interface:
		return true, ""
	}
	return false, "a function"
}

func isMap(typ types.Type) (bool, string) {
	_, ok := typ.Underlying().(*types.Map)
	return ok, "a map of fields"
}

func isText(typ types.Type) (bool, string) {
	switch u := typ.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0, "text"
	case *types.Slice:
		elem, ok := u.Elem().Underlying().(*types.Basic)
		return ok && (elem.Kind() == types.Byte || elem.Info()&types.IsString != 0), "text"
	case *types.Interface:
		return true, ""
	}
	return false, "text"
}

func isStatus(codes map[string]int) fit {
	return func(typ types.Type) (bool, string) {
		basic, ok := typ.Underlying().(*types.Basic)
		if len(codes) > 0 {
			return ok, "a code"
		}
		return ok && basic.Info()&(types.IsInteger|types.IsString) != 0, "a status"
	}
}

func isNo(no string) fit {
	return func(typ types.Type) (bool, string) {
		under := typ.Underlying()
		basic, _ := under.(*types.Basic)
		_, param := typ.(*types.TypeParam)
		switch no {
		case "true", "false":
			return basic != nil && basic.Info()&types.IsBoolean != 0, "a bool"
		case "zero", "nonzero":
			return basic != nil && basic.Info()&types.IsNumeric != 0, "a number"
		case "error":
			return types.Identical(typ, types.Universe.Lookup("error").Type()), "an error"
		case "empty":
			switch under.(type) {
			case *types.Slice, *types.Map, *types.Array:
				return true, ""
			}
			return basic != nil && basic.Info()&types.IsString != 0, "a string, slice or map"
		default:
			return basic == nil || param, "a type that can be nil"
		}
	}
}
