package vet

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"os"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/authstatus/authstatus/internal/interest"
)

// A vetx is what the tool tells the packages that import the one it checked.
// The go command stores it as a file and hashes it: equal packages must give
// equal bytes.
type vetx struct {
	Mark  interest.Mark
	Facts []byte
	Types []byte // export data, if the compiler's is not to be had
}

// Most packages can answer nothing and have nothing to tell; their file is
// these bytes alone, so that reading and writing it costs no decoder.
var nothing = []byte("authstatus: no answers\n")

var magic = []byte("authstatus: facts 1\n")

func readVetx(name string) (*vetx, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(data, nothing) {
		return new(vetx), nil
	}
	rest, ok := bytes.CutPrefix(data, magic)
	if !ok {
		return nil, errors.New("not a file of this tool")
	}
	x := new(vetx)
	if err := gob.NewDecoder(bytes.NewReader(rest)).Decode(x); err != nil {
		return nil, err
	}
	return x, nil
}

// write writes the package's vetx file.
func (u *unit) write() error {
	if u.cfg.VetxOutput == "" {
		return nil
	}
	if err := u.exportTypes(); err != nil {
		return err
	}
	data := nothing
	if u.out.Mark.Reaches || len(u.out.Types) > 0 {
		var buf bytes.Buffer
		buf.Write(magic)
		if err := gob.NewEncoder(&buf).Encode(u.out); err != nil {
			return err
		}
		data = buf.Bytes()
	}
	return os.WriteFile(u.cfg.VetxOutput, data, 0o666)
}

// exportTypes adds the package's types to its vetx, unless the go command hands
// importers those of the compiler. That it does is seen from the package's own
// imports; a package without any is small.
func (u *unit) exportTypes() error {
	if len(u.cfg.PackageFile) > 0 || u.cfg.ImportPath == "unsafe" {
		return nil
	}
	if u.pkg == nil {
		if err := u.check(nil); err != nil && u.pkg == nil {
			return fmt.Errorf("package %s: %w", u.cfg.ImportPath, err)
		}
	}
	var buf bytes.Buffer
	if err := gcexportdata.Write(&buf, u.fset, u.pkg); err != nil {
		return err
	}
	u.out.Types = buf.Bytes()
	return nil
}
