package framework

import (
	"reflect"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// decode reads node into what the pointer into points to. The library lists the
// fields of a struct anew for each value, which takes longer than all the rest:
// here that is done once a type. Whatever is not as it should be is left to the
// library, which says what is wrong.
func decode(node ast.Node, into reflect.Value) error {
	fields, values := fieldsOf(into.Type().Elem()), entries(node)
	if fields == nil || len(values) == 0 {
		return yaml.NodeToValue(node, into.Interface(), yaml.Strict())
	}
	seen := make(map[int]bool, len(values))
	for _, v := range values {
		i, known := fields[v.Key.GetToken().Value]
		if !known || seen[i] {
			return yaml.NodeToValue(node, into.Interface(), yaml.Strict())
		}
		seen[i] = true
		if err := decodeField(v.Value, into.Elem().Field(i)); err != nil {
			return err
		}
	}
	return nil
}

func decodeField(node ast.Node, field reflect.Value) error {
	switch node := node.(type) {
	case *ast.StringNode:
		if field.Kind() == reflect.String {
			field.SetString(node.Value)
			return nil
		}
	case *ast.BoolNode:
		if field.Kind() == reflect.Bool {
			field.SetBool(node.Value)
			return nil
		}
	case *ast.MappingNode, *ast.MappingValueNode:
		if field.Kind() == reflect.Pointer {
			field.Set(reflect.New(field.Type().Elem()))
			return decode(node, field)
		}
	}
	return yaml.NodeToValue(node, field.Addr().Interface(), yaml.Strict())
}

var structs sync.Map // of reflect.Type to map[string]int

// fieldsOf are the fields of a struct type by their keys; nil for other types.
func fieldsOf(typ reflect.Type) map[string]int {
	if known, ok := structs.Load(typ); ok {
		return known.(map[string]int)
	}
	if typ.Kind() != reflect.Struct {
		return nil
	}
	fields := make(map[string]int)
	for i := range typ.NumField() {
		if key, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ","); key != "" {
			fields[key] = i
		}
	}
	structs.Store(typ, fields)
	return fields
}
