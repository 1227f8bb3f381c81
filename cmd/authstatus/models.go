package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/load"
	"github.com/authstatus/authstatus/internal/models"
)

// readModels reads the rows that the user has named, else those at the root of
// the module that dir is in.
func readModels(fs *flag.FlagSet, dir string) error {
	if fs.Lookup(models.Flag) == nil {
		return nil // no rule asks
	}
	if !models.User.Given() {
		if err := models.User.Set(models.Find(dir)); err != nil {
			return err
		}
	}
	return models.User.Read()
}

// readPinned is readModels for the go command, which would replay findings
// that were made with other rows: a file that the user names must be named with
// its digest.
func readPinned(fs *flag.FlagSet, dir string) error {
	pinned := models.User.Pinned()
	if err := readModels(fs, dir); err != nil || pinned {
		return err
	}
	data, err := os.ReadFile(models.User.Name())
	if err != nil {
		return err
	}
	return fmt.Errorf("go vet would replay what was found with other rows: say -models=%s#%s",
		models.User.Name(), models.Digest(data))
}

// strayRows returns the rows that speak of packages which do not exist.
func strayRows(prog *load.Program) ([]string, error) {
	rows := make(map[string][]string) // by package
	for row := range models.User.Rows {
		sym, err := framework.ParseSymbol(row.Symbol)
		if err == nil {
			rows[sym.Package] = append(rows[sym.Package], row.Where())
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	missing, err := prog.Missing(slices.Sorted(maps.Keys(rows)))
	var stray []string
	for _, path := range missing {
		for _, where := range rows[path] {
			stray = append(stray, where+": there is no package "+path)
		}
	}
	return stray, err
}

// mistakes returns the lines that say what is wrong with the user's rows, if
// that is what err is about.
func mistakes(err error) []string {
	if e, ok := errors.AsType[*models.Error](err); ok {
		return strings.Split(e.Error(), "\n")
	}
	return nil
}

// failEach prints what went wrong, on a line each.
func (d *door) failEach(err error) int {
	cwd, _ := os.Getwd() // names stay long without it
	for line := range strings.SplitSeq(err.Error(), "\n") {
		d.fail("%s", strings.ReplaceAll(line, cwd+string(os.PathSeparator), ""))
	}
	return failed
}
