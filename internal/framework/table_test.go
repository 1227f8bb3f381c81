package framework

import (
	"slices"
	"strings"
	"testing"
)

func TestBuiltinRowsAreWellFormed(t *testing.T) {
	for row := range Builtin().All() {
		if err := Check(row); err != nil {
			t.Error(err)
		}
	}
}

func TestPackages(t *testing.T) {
	got := Builtin().Packages()
	if !slices.IsSorted(got) {
		t.Error("not sorted")
	}
	for _, path := range []string{"net/http", "github.com/gin-gonic/gin", "github.com/danielgtaylor/huma/v2", "connectrpc.com/connect", "github.com/go-chi/jwtauth/v5"} {
		if !slices.Contains(got, path) {
			t.Errorf("%s answers, and is not in the list", path)
		}
	}
	for _, path := range got {
		if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") && path != "net/http" {
			t.Errorf("%s does not answer, and is in the list", path)
		}
	}
}
