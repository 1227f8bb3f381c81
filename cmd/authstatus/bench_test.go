package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/authstatus/authstatus/internal/models"
)

// BenchmarkRows compares a check with 10,000 rows of the user's to one with 10.
// Reading the rows, once, is not a part of it.
func BenchmarkRows(b *testing.B) {
	b.Chdir("../..")
	check := func(rows int) time.Duration {
		var text strings.Builder
		text.WriteString("rows:\n")
		for i := range rows {
			fmt.Fprintf(&text, "  - {symbol: example.com/httpx%d.Respond, on: arg0, answer: {status: arg1}}\n", i)
		}
		file := filepath.Join(b.TempDir(), "rows.yaml")
		if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
			b.Fatal(err)
		}
		models.User = models.File{}
		if err := models.User.Set(file); err != nil {
			b.Fatal(err)
		}
		if err := models.User.Read(); err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		d := door{rules: suite(), interest: described, stdout: io.Discard, stderr: os.Stderr}
		if status := d.standalone([]string{"-models=" + file, "./analyzer/testdata/example"}); status != found {
			b.Fatalf("exit status %d", status)
		}
		return time.Since(start)
	}
	var few, many time.Duration
	for b.Loop() {
		few += check(10)
		many += check(10_000)
	}
	b.ReportMetric(float64(many)/float64(few), "many/few")
}

// BenchmarkSuite compares the CPU of all rules to that of the first two, which
// need the same model: as ratio of the best of several turns, over the frameworks'
// handlers or the checkout that AUTHSTATUS_BENCH names.
//
//	AUTHSTATUS_BENCH=~/src/shop go test ./cmd/authstatus -run '^$' -bench Suite -benchtime 5x
func BenchmarkSuite(b *testing.B) {
	dir := os.Getenv("AUTHSTATUS_BENCH")
	if dir == "" {
		dir = "../../analyzer/testdata/frameworks"
	}
	tool := filepath.Join(b.TempDir(), "authstatus")
	if out, err := exec.Command("go", "build", "-o", tool, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	spend := func(args ...string) time.Duration {
		cmd := exec.Command(tool, append(args, "./...")...)
		cmd.Dir = dir
		if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() == failed {
			b.Fatalf("%s: %v", cmd, err)
		}
		return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	spend() // what is not yet cached
	var two, all time.Duration
	for b.Loop() {
		if spent := spend("-rules=nochallenge,latechallenge"); two == 0 || spent < two {
			two = spent
		}
		if spent := spend(); all == 0 || spent < all {
			all = spent
		}
	}
	b.ReportMetric(two.Seconds(), "two-s")
	b.ReportMetric(all.Seconds(), "all-s")
	b.ReportMetric(float64(all)/float64(two), "all/two")
}
