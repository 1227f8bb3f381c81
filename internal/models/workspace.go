package models

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/authstatus/authstatus/internal/framework"
)

// HashAll hashes the files of the modules under work in the current directory,
// if all of them can be read as rows.
func HashAll(h io.Writer) error {
	cwd, err := os.Getwd()
	if err != nil {
		return err
	}
	for _, file := range findAll(cwd) {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if _, err := framework.ParseUser(file, data); err != nil {
			return err
		}
		fmt.Fprintf(h, "%s\n", Digest(data))
	}
	return nil
}

// findAll returns the files of the modules under work in dir: that which dir is
// in, and those of its workspace.
func findAll(dir string) []string {
	var files []string
	if file := Find(dir); file != "" {
		files = append(files, file)
	}
	work := os.Getenv("GOWORK")
	if work == "" {
		work = above(dir, "go.work")
	}
	data, err := os.ReadFile(work)
	if err != nil {
		return files // "off", or none
	}
	parsed, err := modfile.ParseWork(work, data, nil)
	if err != nil {
		return files // the go command says it better
	}
	for _, use := range parsed.Use {
		root := use.Path
		if !filepath.IsAbs(root) {
			root = filepath.Join(filepath.Dir(work), root)
		}
		if file := Find(root); file != "" {
			files = append(files, file)
		}
	}
	return files
}

// above returns the file of that name in dir or the nearest directory above.
func above(dir, name string) string {
	for {
		file := filepath.Join(dir, name)
		if exists(file) {
			return file
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}
