package apply

import (
	"fmt"
	"os"
	"path/filepath"
)

// A replacement is a file's new content, complete and on the same disk, that
// waits to take the file's place.
type replacement struct {
	target string
	temp   string // "" once it is done
}

// stage writes the new content beside the file it is for, through symbolic
// links and with the file's mode. A file that may not be written is an error,
// though its directory would allow to replace it.
func stage(c Change) (*replacement, error) {
	target, err := filepath.EvalSymlinks(c.File)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(target)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o200 == 0 {
		return nil, fmt.Errorf("%s is read-only", c.File)
	}
	temp, err := os.CreateTemp(filepath.Dir(target), ".authstatus-*")
	if err != nil {
		return nil, err
	}
	r := &replacement{target: target, temp: temp.Name()}
	if err := fill(temp, c.New, info.Mode()); err != nil {
		r.discard()
		return nil, fmt.Errorf("%s: %w", c.File, err)
	}
	return r, nil
}

// fill gives the file its content and mode, on the disk, and closes it.
func fill(f *os.File, data []byte, mode os.FileMode) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(mode.Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

func (r *replacement) commit() error {
	if err := os.Rename(r.temp, r.target); err != nil {
		return err
	}
	r.temp = ""
	return nil
}

// discard removes what was staged and not committed.
func (r *replacement) discard() {
	if r.temp != "" {
		os.Remove(r.temp)
	}
}
