package main

import (
	"fmt"
	"io"
	"os"
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
