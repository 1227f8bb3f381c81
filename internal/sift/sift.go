// Package sift decides which findings are told: not those in files that are
// excluded, not those a baseline knows, and, if asked so, only those in changed
// lines. File names of findings are absolute.
package sift

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/report"
)

// Exclude returns the findings outside the files that the patterns match. A
// pattern is that of a file or folder, relative to dir, with the stars of
// [path.Match]; one without a slash matches a name at any depth. "/..." at its
// end is allowed.
func Exclude(findings []report.Finding, dir string, patterns []string) []report.Finding {
	return slices.DeleteFunc(findings, func(f report.Finding) bool { return Excluded(f.File, dir, patterns) })
}

// Excluded reports whether the patterns, which are relative to dir, cover the file.
func Excluded(file, dir string, patterns []string) bool {
	file = filepath.ToSlash(report.RelativePath(file, dir))
	return slices.ContainsFunc(patterns, func(p string) bool { return covers(p, file) })
}

// CheckPattern says what is wrong with a pattern of [Exclude].
func CheckPattern(pattern string) error {
	if _, err := path.Match(clean(pattern), ""); err != nil || pattern == "" {
		return fmt.Errorf("%q is no path or pattern such as internal/legacy or *_old.go", pattern)
	}
	return nil
}

func clean(pattern string) string {
	pattern = strings.TrimSuffix(filepath.ToSlash(pattern), "...")
	return strings.TrimPrefix(strings.TrimSuffix(pattern, "/"), "./")
}

// covers reports whether the pattern matches the file or a folder it lies in.
func covers(pattern, file string) bool {
	pattern = clean(pattern)
	for name := file; name != "." && name != "/"; name = path.Dir(name) {
		part := name
		if !strings.Contains(pattern, "/") {
			part = path.Base(name)
		}
		if ok, err := path.Match(pattern, part); ok && err == nil {
			return true
		}
	}
	return false
}
