package report

import (
	"bytes"
	"path/filepath"
)

// Source gives formats the lines that findings point at. Each file is read
// once; what cannot be read is empty.
type Source struct {
	dir   string
	read  func(name string) ([]byte, error)
	lines map[string][][]byte
}

// NewSource returns a Source for files named relative to dir.
func NewSource(dir string, read func(name string) ([]byte, error)) *Source {
	return &Source{dir: dir, read: read, lines: make(map[string][][]byte)}
}

// Line returns line n of the file, counted from one, without its end.
func (s *Source) Line(file string, n int) string {
	lines, ok := s.lines[file]
	if !ok {
		lines = s.load(file)
		s.lines[file] = lines
	}
	if n < 1 || n > len(lines) {
		return ""
	}
	return string(bytes.TrimSuffix(lines[n-1], []byte("\r")))
}

func (s *Source) load(file string) [][]byte {
	if !filepath.IsAbs(file) {
		file = filepath.Join(s.dir, file)
	}
	data, err := s.read(file)
	if err != nil {
		return nil
	}
	return bytes.Split(data, []byte("\n"))
}
