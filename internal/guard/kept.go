package guard

import (
	"go/ast"
	"go/constant"
	"regexp"
)

// elementSource tells where an element of a map or a list comes from.
func (r *reader) elementSource(x *ast.IndexExpr) source {
	key := r.info.Types[x.Index].Value
	text := key != nil && key.Kind() == constant.String
	if text && r.isHeader(x.X) {
		return headerSource(constant.StringVal(key))
	}
	s := r.source(x.X)
	switch {
	case s.kind == fromIdentity && text && permissionKey(constant.StringVal(key)): // claims["role"]
		return source{kind: fromRole, what: constant.StringVal(key), object: s.object}
	case s.kind == unknownSource && r.source(x.Index).kind == fromRole: // levels[user.Role]
		return r.source(x.Index)
	}
	return s
}

// keptSource is what a context or session keeps under the key that it is asked
// for: what the client may do.
func (r *reader) keptSource(call *ast.CallExpr) source {
	for _, arg := range call.Args {
		name := ""
		if c := r.info.Types[arg].Value; c != nil && c.Kind() == constant.String {
			name = constant.StringVal(c)
		} else if obj := r.object(arg); obj != nil {
			name = obj.Name()
		}
		if permissionKey(name) {
			return source{kind: fromRole, what: name, object: r.object(arg)}
		}
	}
	return source{}
}

// keeps matches the methods by which contexts give what is kept in them.
var keeps = compile(`^(Get|GetBool|GetString|GetInt|MustGet|Value|Locals)$`)

// permissionKey reports whether a key is one for what a client may do.
func permissionKey(name string) bool {
	name = keyWord.ReplaceAllString(name, "")
	return roleWords.match(name) || grants(name)
}

// keyWord is what names of keys say beside what is kept.
var keyWord = regexp.MustCompile(`(?i)^(ctx|context)?_?(key)?_?|_?(ctx|context)?_?(key)?$`)
