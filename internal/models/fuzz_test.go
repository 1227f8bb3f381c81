package models

import (
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/framework"
)

// FuzzRows: no file of rows makes the reader panic or linger; what is wrong with
// one is said in lines that begin with its name; rows that are taken are the
// same when they are read again.
func FuzzRows(f *testing.F) {
	for _, seed := range []string{
		rows,
		"rows:\n",
		"rows: []\nrow: 1\n",
		"rows:\n  - symbol: (*example.com/httpx.C).M\n    on: recv\n    header: {op: set, name: arg0, value: arg1}\n",
		"rows:\n  - symbol: example.com/httpx.Respond\n    on: arg7\n    answer: {status: \"401\"}\n",
		"rows:\n  - &a {symbol: x.Y, pure: true}\n  - *a\n  - <<: *a\n",
		"# nothing\n---\nrows: {a: b}\n...\n",
		"rows:\n\t- symbol: x\n",
		"rows:\n  - symbol: \"example.com/httpx.Respond\"\n    responder: {set: \"$.Put(%)\"}\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), framework.UserFile)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		user := types.NewPackage("example.com/m", "m")
		user.SetImports([]*types.Package{httpx(2)})
		f := new(File)
		if err := f.Set(name); err != nil {
			t.Fatal(err)
		}
		_, err := f.For(nil, user)
		if err == nil {
			again, err := framework.ParseUser(name, data)
			n := 0
			for range f.Rows {
				n++
			}
			if err != nil || n > len(again) {
				t.Errorf("%d rows, and when they are read again %d, %v", n, len(again), err)
			}
			return
		}
		for line := range strings.SplitSeq(err.Error(), "\n") {
			if !strings.HasPrefix(line, name+":") {
				t.Errorf("%q does not say where", line)
			}
		}
	})
}
