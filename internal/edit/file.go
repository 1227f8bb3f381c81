// Package edit makes the changes that fixes consist of: it inserts statements
// and moves them. Each change is one contiguous edit of one file, keeps the
// comments, and leaves a formatted file formatted. Where that is not to be had
// there is no edit.
package edit

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/authstatus/authstatus/internal/enclose"

	"golang.org/x/tools/go/analysis"
)

// A File is a source file and its text.
type File struct {
	syntax *ast.File
	tok    *token.File
	text   []byte
	eol    string // how its lines end
	asked  bool   // whether clean is known
	clean  bool   // gofmt would leave it alone
}

// Open reads the file that holds pos; nil for one that is not to be changed:
// generated, using cgo, made of other files by //line, or not on disk as it was
// when it was parsed.
func Open(pass *analysis.Pass, pos token.Pos) *File {
	i := slices.IndexFunc(pass.Files, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd })
	if i < 0 {
		return nil
	}
	f := &File{syntax: pass.Files[i], tok: pass.Fset.File(pos), eol: "\n"}
	cgo := func(imp *ast.ImportSpec) bool { return imp.Path.Value == `"C"` }
	if ast.IsGenerated(f.syntax) || slices.ContainsFunc(f.syntax.Imports, cgo) ||
		pass.Fset.Position(pos).Filename != f.tok.Name() {
		return nil
	}
	text, err := read(pass, f.tok)
	if err != nil || len(text) != f.tok.Size() {
		return nil
	}
	f.text = text
	if bytes.Contains(text, []byte("\r\n")) {
		f.eol = "\r\n"
	}
	return f
}

// A source is a file that was read.
type source struct {
	file *token.File
	text []byte
}

// latest is the one that was read last: fixes of a file come one after the other.
var latest atomic.Pointer[source]

func read(pass *analysis.Pass, file *token.File) ([]byte, error) {
	if s := latest.Load(); s != nil && s.file == file {
		return s.text, nil
	}
	readFile := pass.ReadFile
	if readFile == nil {
		readFile = os.ReadFile // some drivers leave it out
	}
	text, err := readFile(file.Name())
	if err == nil {
		latest.Store(&source{file, text})
	}
	return text, err
}

// Path are the nodes around node, from node outwards.
func (f *File) Path(node ast.Node) []ast.Node {
	path, _ := enclose.Path(f.syntax, node.Pos(), node.End())
	for len(path) > 0 && path[0] != node {
		path = path[1:]
	}
	return path
}

// line is the offset at which the line with the offset begins, and the one at
// which the next line does.
func (f *File) line(offset int) (start, end int) {
	start = bytes.LastIndexByte(f.text[:offset], '\n') + 1
	end = len(f.text)
	if n := bytes.IndexByte(f.text[offset:], '\n'); n >= 0 {
		end = offset + n + 1
	}
	return start, end
}

// blank reports whether nothing is between the offsets but space.
func (f *File) blank(from, to int) bool {
	return len(bytes.TrimSpace(f.text[from:to])) == 0
}

// comments are those that begin between the offsets.
func (f *File) comments(from, to int) []*ast.Comment {
	var out []*ast.Comment
	for _, group := range f.syntax.Comments {
		for _, c := range group.List {
			if at := f.tok.Offset(c.Pos()); from <= at && at < to {
				out = append(out, c)
			}
		}
	}
	return out
}

// replace is the edit that puts text in the place of what is between the
// offsets. In formatted code it is what gofmt makes of it; loose text is to
// be formatted, and can go nowhere else.
func (f *File) replace(from, to int, text string, loose bool) (analysis.TextEdit, bool) {
	start, stop, clean := f.fragment(from, to)
	if !clean {
		return f.edit(from, to, strings.ReplaceAll(text, "\n", f.eol)), !loose
	}
	formatted, err := format.Source(slices.Concat(f.text[start:from], []byte(text), f.text[to:stop]))
	if err != nil {
		return analysis.TextEdit{}, false
	}
	// The lines at both ends that did not change are not part of the edit.
	old := f.text[start:stop]
	for {
		o, n := bytes.IndexByte(old, '\n')+1, bytes.IndexByte(formatted, '\n')+1
		if o == 0 || !bytes.Equal(old[:o], formatted[:n]) {
			break
		}
		old, formatted = old[o:], formatted[n:]
	}
	begin := stop - len(old)
	for {
		o, n := lastLine(old), lastLine(formatted)
		if o == "" || o != n {
			break
		}
		old, formatted = old[:len(old)-len(o)], formatted[:len(formatted)-len(n)]
	}
	return f.edit(begin, begin+len(old), string(formatted)), true
}

func lastLine(text []byte) string {
	if len(text) == 0 {
		return ""
	}
	return string(text[bytes.LastIndexByte(text[:len(text)-1], '\n')+1:])
}

func (f *File) edit(from, to int, text string) analysis.TextEdit {
	return analysis.TextEdit{Pos: f.tok.Pos(from), End: f.tok.Pos(to), NewText: []byte(text)}
}
