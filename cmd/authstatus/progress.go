package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// A progress tells people at a terminal, on one line that goes away, what a run
// is at that takes its time.
type progress struct {
	w    io.Writer
	stop chan struct{}
	idle sync.WaitGroup
	once sync.Once

	mu   sync.Mutex
	done int
	last string
}

// patience is how long a run may take without a word.
const patience = 2 * time.Second

// watch begins to tell on w how far a run is; on none if it is no terminal.
func watch(w io.Writer, terminal bool) *progress {
	p := &progress{w: w, stop: make(chan struct{})}
	if terminal {
		p.idle.Go(p.tell)
	}
	return p
}

// visited counts a package.
func (p *progress) visited(pkg string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	p.last = pkg
}

func (p *progress) tell() {
	start := time.Now()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	told := false
	for {
		select {
		case <-timer.C:
			p.mu.Lock()
			text := fmt.Sprintf("%d packages in %.0fs, last %s", p.done, time.Since(start).Seconds(), p.last)
			if p.done == 0 {
				text = "listing packages"
			}
			p.mu.Unlock()
			fmt.Fprintf(p.w, "\r\x1b[Kauthstatus: %.70s", text)
			told = true
			timer.Reset(patience / 10)
		case <-p.stop:
			if told {
				fmt.Fprint(p.w, "\r\x1b[K")
			}
			return
		}
	}
}

// end takes the line away. It may be called again.
func (p *progress) end() {
	p.once.Do(func() { close(p.stop) })
	p.idle.Wait()
}
