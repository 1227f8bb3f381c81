// Package enclose finds what is around a place in a file.
package enclose

import (
	"go/ast"
	"go/token"
	"sort"

	"golang.org/x/tools/go/ast/astutil"
)

// Path is [astutil.PathEnclosingInterval], whose time does not grow with the
// number of declarations in the file.
func Path(file *ast.File, start, end token.Pos) (path []ast.Node, exact bool) {
	decl := Decl(file, start)
	if decl == nil || decl.End() < end {
		return astutil.PathEnclosingInterval(file, start, end)
	}
	short := *file
	short.Decls = []ast.Decl{decl}
	path, exact = astutil.PathEnclosingInterval(&short, start, end)
	if len(path) > 0 && path[len(path)-1] == ast.Node(&short) {
		path[len(path)-1] = file
	}
	return path, exact
}

// Decl is the declaration of the file that pos is in, or nil.
func Decl(file *ast.File, pos token.Pos) ast.Decl {
	i := sort.Search(len(file.Decls), func(i int) bool { return pos < file.Decls[i].End() })
	if i == len(file.Decls) || pos < file.Decls[i].Pos() {
		return nil
	}
	return file.Decls[i]
}
