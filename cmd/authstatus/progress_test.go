package main

import (
	"bytes"
	"testing"
	"testing/synctest"
	"time"
)

// Quick runs, and those that nobody watches, say nothing; others have a line
// that is gone in the end.
func TestProgress(t *testing.T) {
	for _, test := range []struct {
		terminal bool
		takes    time.Duration
		want     string
	}{
		{true, patience - time.Millisecond, ""},
		{false, time.Hour, ""},
		{true, patience + time.Millisecond, "\r\x1b[Kauthstatus: 1 packages in 2s, last example.com/a\r\x1b[K"},
	} {
		synctest.Test(t, func(t *testing.T) {
			var b bytes.Buffer
			p := watch(&b, test.terminal)
			p.visited("example.com/a")
			time.Sleep(test.takes)
			p.end()
			if got := b.String(); got != test.want {
				t.Errorf("after %v, terminal %t: %q, want %q", test.takes, test.terminal, got, test.want)
			}
		})
	}
}
