package framework

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// keysAt says which keys may stand where the unknown one does in a row's node;
// "" where it is not found.
func keysAt(node ast.Node, unknown *yaml.UnknownFieldError) string {
	if keys := keysBeside(reflect.TypeFor[Row](), node, unknown.GetToken()); len(keys) > 0 {
		return fmt.Sprintf("; want one of: %s", strings.Join(keys, ", "))
	}
	return ""
}

// keysBeside are the keys of the struct whose mapping has the key at tok.
func keysBeside(t reflect.Type, node ast.Node, tok *token.Token) []string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || tok == nil {
		return nil
	}
	var keys []string
	fields := map[string]reflect.Type{}
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); name != "" && name != "-" {
			keys = append(keys, name)
			fields[name] = t.Field(i).Type
		}
	}
	for _, v := range entries(node) {
		key := v.Key.GetToken()
		if key.Position.Offset == tok.Position.Offset {
			return keys
		}
		if inner, ok := fields[key.Value]; ok {
			if found := keysBeside(inner, v.Value, tok); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// entries are those of a mapping.
func entries(node ast.Node) []*ast.MappingValueNode {
	switch node := node.(type) {
	case *ast.MappingNode:
		return node.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{node}
	}
	return nil
}
