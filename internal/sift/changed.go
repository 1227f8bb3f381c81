package sift

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/authstatus/authstatus/internal/report"
)

// Changed are the lines that differ from a revision, by absolute file name.
type Changed map[string][]span

// A span is the lines from first to last; all of a new file.
type span struct{ first, last int }

// Since asks git in dir what has changed in Go files, committed or not, since
// the work left the revision.
func Since(dir, rev string) (Changed, error) {
	top, err := git(dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root, err := filepath.EvalSymlinks(strings.TrimSuffix(top, "\n"))
	if err != nil {
		return nil, err
	}
	if _, err := git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}"); err != nil {
		return nil, fmt.Errorf("git knows no revision %q", rev)
	}
	diff, err := git(root, "-c", "core.quotePath=false", "diff", "--merge-base", "--unified=0", "--no-color",
		"--no-ext-diff", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options", rev, "--", "*.go")
	if err != nil {
		return nil, err
	}
	changed := parse(diff, root)
	others, err := git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", "*.go")
	if err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(others, "\x00") {
		if name != "" {
			changed[filepath.Join(root, name)] = []span{{1, 1 << 30}}
		}
	}
	return changed, nil
}

var hunk = regexp.MustCompile(`^@@ -\S+ \+(\d+)(?:,(\d+))? @@`)

// parse reads a diff without context. Where lines were only taken away, their
// neighbours have changed: a challenge that is gone makes the next line wrong.
func parse(diff, root string) Changed {
	changed := make(Changed)
	file, inHeader := "", false
	for line := range strings.Lines(diff) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "diff --git ") {
			inHeader = true
		}
		if name, ok := strings.CutPrefix(line, "+++ b/"); ok && inHeader {
			file = filepath.Join(root, filepath.FromSlash(strings.TrimSuffix(name, "\t")))
		}
		m := hunk.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		inHeader = false
		first, _ := strconv.Atoi(m[1]) // digits
		n := 1
		if m[2] != "" {
			n, _ = strconv.Atoi(m[2])
		}
		s := span{first, first + n - 1}
		if n == 0 {
			s = span{first, first + 1}
		}
		changed[file] = append(changed[file], s)
	}
	return changed
}

// Only returns the findings that a change has to do with: it lies in their
// lines, or in those that explain them.
func (c Changed) Only(findings []report.Finding) []report.Finding {
	return slices.DeleteFunc(findings, func(f report.Finding) bool {
		return !c.touches(f.Range) && !slices.ContainsFunc(f.Related, func(r report.Related) bool { return c.touches(r.Range) })
	})
}

func (c Changed) touches(r report.Range) bool {
	name := r.File
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	return slices.ContainsFunc(c[name], func(s span) bool { return s.first <= r.EndLine && r.Line <= s.last })
}

func git(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		msg, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		if msg == "" {
			msg = err.Error()
		}
		return "", errors.New("git: " + strings.TrimPrefix(msg, "fatal: "))
	}
	return string(out), nil
}
