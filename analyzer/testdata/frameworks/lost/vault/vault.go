// Package vault is what the denials are to protect.
package vault

import "sync/atomic"

var openings atomic.Int64

// Open does the protected work.
func Open(string) { openings.Add(1) }

// Openings tells how often it was done.
func Openings() int64 { return openings.Load() }
