package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// firstHeap is how far the heap grows, in bytes, before the first collection:
// less than what loading a small service takes.
const firstHeap = 48 << 20

// delayCollection has the collector begin at firstHeap, where it would begin at
// four megabytes and come back at each doubling; from then on it is as ever.
// Whoever sets GOGC or GOMEMLIMIT gets what they ask for.
func delayCollection() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(firstHeap)
	runtime.AddCleanup(new([64]byte), func(struct{}) {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}, struct{}{})
}
