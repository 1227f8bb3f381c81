package framework

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// UserFile is the name of the file at a module's root that holds the user's
// own rows.
const UserFile = ".authstatus.yaml"

// Schema is the JSON schema of a [UserFile], for editors.
//
//go:embed authstatus.schema.json
var Schema []byte

// ParseUser reads the rows of a user's file: a list under the key "rows", each
// with the keys of [Row]. file is its name in errors, of which there is one a
// line: "file:line: what is wrong".
func ParseUser(file string, data []byte) ([]Row, error) {
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, lineError(file, err)
	}
	list, err := rowList(file, tree)
	if list == nil || err != nil {
		return nil, err
	}
	var errs []error
	rows := make([]Row, 0, len(list.Values))
	first := make(map[string]string) // where a symbol stands
	for _, node := range list.Values {
		row := Row{place: fmt.Sprintf("%s:%d", file, node.GetToken().Position.Line)}
		if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
			row.place = fmt.Sprintf("%s:%d", file, m.Values[0].Key.GetToken().Position.Line)
		}
		place := row.place
		if err := decode(node, reflect.ValueOf(&row)); err != nil {
			line := lineError(file, err)
			if unknown, ok := errors.AsType[*yaml.UnknownFieldError](err); ok {
				line = fmt.Errorf("%w%s", line, keysAt(node, unknown))
			}
			errs = append(errs, line)
			continue
		}
		row.place = place
		if err := Check(&row); err != nil {
			errs = append(errs, err)
			continue
		}
		if other := first[row.name()]; other != "" {
			errs = append(errs, fmt.Errorf("%s: described twice, first at %s", row.Where(), other))
			continue
		}
		first[row.name()] = place
		rows = append(rows, row)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return rows, nil
}

// name is what the row speaks of, in one spelling.
func (r *Row) name() string {
	if r.Types != nil {
		return r.Types.Name + " " + r.Types.Method
	}
	return strings.Replace(r.Symbol, "(*", "(", 1)
}

// rowList is the list under "rows", the only key of the file.
func rowList(file string, tree *ast.File) (*ast.SequenceNode, error) {
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return nil, nil
	}
	body := tree.Docs[0].Body
	switch body.(type) {
	case *ast.CommentGroupNode, *ast.NullNode:
		return nil, nil
	}
	values := entries(body)
	var list *ast.SequenceNode
	for _, v := range values {
		if key := v.Key.GetToken().Value; key != "rows" {
			return nil, fmt.Errorf("%s:%d: unknown key %q, want rows", file, v.Key.GetToken().Position.Line, key)
		}
		switch rows := v.Value.(type) {
		case *ast.SequenceNode:
			list = rows
		case *ast.NullNode:
		default:
			return nil, fmt.Errorf("%s:%d: rows: want a list", file, v.Key.GetToken().Position.Line)
		}
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("%s:%d: want the key rows", file, body.GetToken().Position.Line)
	}
	return list, nil
}

// lineError is a decoder's error on one line, with the place it happened at.
func lineError(file string, err error) error {
	if at, ok := errors.AsType[yaml.Error](err); ok {
		msg, _, _ := strings.Cut(at.GetMessage(), "\n")
		if token := at.GetToken(); token != nil {
			return fmt.Errorf("%s:%d: %s", file, token.Position.Line, msg)
		}
		return fmt.Errorf("%s: %s", file, msg)
	}
	msg, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("%s: %s", file, msg)
}

// With is the table with the user's rows on top: a row for a symbol that t
// describes replaces t's.
func (t *Table) With(rows []Row) (*Table, error) {
	user, err := New(rows)
	if err != nil {
		return nil, err
	}
	maps.Insert(user.rows, missing(t.rows, user.rows))
	maps.Insert(user.pkgs, maps.All(t.pkgs))
	maps.Insert(user.answering, maps.All(t.answering))
	maps.Insert(user.denied, missing(t.denied, user.denied))
	maps.Insert(user.handlers, maps.All(t.handlers))
	maps.Insert(user.left, missing(t.left, user.left))
	user.patterns = append(user.patterns, t.patterns...)
	return user, nil
}

func missing[K comparable, V any](from, in map[K]V) func(yield func(K, V) bool) {
	return func(yield func(K, V) bool) {
		for k, v := range from {
			if _, ok := in[k]; !ok && !yield(k, v) {
				return
			}
		}
	}
}
