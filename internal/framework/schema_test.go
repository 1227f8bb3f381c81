package framework

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write authstatus.schema.json")

// TestSchema holds the shipped schema to the Go type: the same keys, the same
// words, the comments as descriptions.
func TestSchema(t *testing.T) {
	s := schema{docs: fieldDocs(t)}
	row := s.of(reflect.TypeFor[Row]())
	want := map[string]any{
		"$schema":     "http://json-schema.org/draft-07/schema#",
		"$id":         "https://github.com/authstatus/authstatus/internal/framework/authstatus.schema.json",
		"title":       UserFile,
		"description": "What a module's own functions and types do to an HTTP answer, for authstatus.",
		"type":        "object",
		"properties": map[string]any{
			"rows": map[string]any{"type": "array", "items": row},
		},
		"additionalProperties": false,
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(want); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("authstatus.schema.json", buf.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(buf.Bytes(), Schema) {
		t.Error("authstatus.schema.json is not what row.go says: go test ./internal/framework -run TestSchema -update")
	}
}

type schema struct {
	docs map[string]string // by "Type.Field"
}

// words are the values of the string types that have few.
var words = map[reflect.Type][]any{
	reflect.TypeFor[View]():     {ViewResponder, ViewHeaders, ViewBody},
	reflect.TypeFor[Chain]():    {ChainStop, ChainNext, ChainKeep, ChainUse, ChainAll, ChainGroup, ChainRoute, ChainJoin, ChainBeside},
	reflect.TypeFor[HeaderOp](): {HeaderSet, HeaderGet, HeaderAdd, HeaderDel, HeaderCopy, HeaderAll},
	reflect.TypeFor[Kind]():     {KindCredentials, KindVerify, KindIdentity, KindPermission, KindPolicy},
}

// fieldWords are the values of the string fields that have few; YAML reads
// false and true as booleans.
var fieldWords = map[string][]any{
	"Evidence.No":          {"false", "true", "empty", "nil", "error", "zero", "nonzero", false, true},
	"Middleware.Challenge": {"always", "never", "options"},
}

func (s schema) of(typ reflect.Type) map[string]any {
	switch typ.Kind() {
	case reflect.Pointer:
		return s.of(typ.Elem())
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.of(typ.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": s.of(typ.Elem())}
	case reflect.String:
		if list := words[typ]; list != nil {
			return map[string]any{"enum": list}
		}
		if typ == reflect.TypeFor[Operand]() {
			return map[string]any{"type": []string{"string", "integer"}}
		}
		return map[string]any{"type": "string"}
	}
	properties := make(map[string]any)
	required := []string{}
	for field := range typ.Fields() {
		key, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if key == "" {
			continue
		}
		property := s.of(field.Type)
		if list := fieldWords[typ.Name()+"."+field.Name]; list != nil {
			property = map[string]any{"enum": list}
		}
		if doc := s.docs[typ.Name()+"."+field.Name]; doc != "" {
			property["description"] = doc
		}
		properties[key] = property
		if !strings.Contains(options, "omitempty") {
			required = append(required, key)
		}
	}
	object := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		object["required"] = required
	}
	return object
}

// fieldDocs reads the comments of row.go's structs.
func fieldDocs(t *testing.T) map[string]string {
	file, err := parser.ParseFile(token.NewFileSet(), "row.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	docs := make(map[string]string)
	for decl := range ast.Preorder(file) {
		spec, ok := decl.(*ast.TypeSpec)
		if !ok {
			continue
		}
		typ, ok := spec.Type.(*ast.StructType)
		if !ok {
			continue
		}
		for _, field := range typ.Fields.List {
			text := field.Doc.Text()
			if text == "" {
				text = field.Comment.Text()
			}
			for _, name := range field.Names {
				docs[spec.Name.Name+"."+name.Name] = strings.TrimSpace(text)
			}
		}
	}
	return docs
}
