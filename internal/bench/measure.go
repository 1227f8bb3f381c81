package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

// A bench is the commands that are compared, and where.
type bench struct {
	dir      string
	patterns []string
	runs     int
	temp     string
	env      []string
	commands []command
	copies   map[string]string // of vet tools, by their names
}

// A command is one line of the table.
type command struct {
	name    string
	path    string
	args    []string
	role    string // see play
	vettool string // go vet is run with this tool
	warm    bool   // and with what it has cached in the run before
	fresh   string // an environment variable that names a new, empty cache

	spent usage
}

// usage is what finished processes took.
type usage struct {
	cpu, wall time.Duration
	peak      int64 // KiB of the largest process
}

func (b *bench) also(value string) error {
	name, line, ok := strings.Cut(value, "=")
	fields := strings.Fields(line)
	if !ok || len(fields) == 0 {
		return errors.New("want name=command")
	}
	b.commands = append(b.commands, command{name: name, path: fields[0], args: fields[1:]})
	return nil
}

// peers are other linters, with the environment variable that names the cache of
// those that have one.
var peers = []struct{ name, pkg, fresh string }{
	{"staticcheck", "honnef.co/go/tools/cmd/staticcheck@v0.8.2", "STATICCHECK_CACHE"},
	{"nilaway", "go.uber.org/nilaway/cmd/nilaway@v0.0.0-20260918162853-acb8859b9031", ""},
	{"bodyclose", "github.com/timakin/bodyclose@v0.0.0-20260723120731-857993a2939c", ""},
}

// install builds the peers and adds them to the commands.
func (b *bench) install() error {
	for _, p := range peers {
		cmd := exec.Command("go", "install", p.pkg)
		cmd.Env = append(os.Environ(), "GOBIN="+b.temp, "GOFLAGS=")
		if out, err := cmd.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "bench: %s is left out: %v: %s", p.name, err, out)
			continue
		}
		c := command{name: p.name, path: filepath.Join(b.temp, p.name), args: b.patterns, fresh: p.fresh}
		if p.name == "bodyclose" { // it is a vet tool only
			c = command{name: p.name + " as vet tool, first", path: "go", vettool: c.path}
		}
		b.commands = append(b.commands, c)
	}
	return nil
}

// measure runs the commands by turns, after a round that counts for nothing but
// what it leaves in the build cache.
func (b *bench) measure() error {
	for i := range 1 + b.runs {
		for j := range b.commands {
			c := &b.commands[j]
			if i == 0 && (c.role == "" || c.fresh != "") {
				continue // the floor and a vet tool suffice
			}
			if err := b.tool(c, fmt.Sprintf("tool-%d-%d", i, j)); err != nil {
				return err
			}
			spent, err := b.once(c)
			if err != nil {
				return err
			}
			if i > 0 {
				c.spent.cpu += spent.cpu
				c.spent.wall += spent.wall
				c.spent.peak = max(c.spent.peak, spent.peak)
			}
		}
	}
	return nil
}

// tool has the command run its vet tool: before each first run another one to the
// go command, by bytes at its end.
func (b *bench) tool(c *command, name string) error {
	if c.vettool == "" {
		return nil
	}
	if !c.warm {
		b.copies[c.vettool] = filepath.Join(b.temp, name)
		if err := disguise(c.vettool, b.copies[c.vettool]); err != nil {
			return err
		}
	}
	c.args = append([]string{"vet", "-vettool=" + b.copies[c.vettool]}, b.patterns...)
	return nil
}

// disguise copies a program with other bytes at its end, which do not matter to it.
func disguise(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, append(data, rand.Text()...), 0o700)
}

// once runs the command. Findings are no failure.
func (b *bench) once(c *command) (usage, error) {
	cmd := exec.Command(c.path, c.args...)
	cmd.Dir = b.dir
	cmd.Env = append(slices.Clone(b.env), roleEnv+"="+c.role)
	if c.fresh != "" {
		dir, err := os.MkdirTemp(b.temp, "cache-")
		if err != nil {
			return usage{}, err
		}
		cmd.Env = append(cmd.Env, c.fresh+"="+dir)
	}
	start := time.Now()
	err := cmd.Run()
	if cmd.ProcessState == nil || !cmd.ProcessState.Exited() {
		return usage{}, fmt.Errorf("%s: %w", c.name, err)
	}
	spent, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return usage{}, errors.New("this system does not tell what processes take")
	}
	return usage{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), time.Since(start), spent.Maxrss}, nil
}

// run runs a command for what it does.
func (b *bench) run(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// table prints the ratios, and what the floor is in seconds and bytes.
func (b *bench) table(w io.Writer) error {
	floor := b.commands[0].spent
	tw := tabwriter.NewWriter(w, 0, 0, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintf(tw, "CPU\tclock\tpeak\t %s\n", "command")
	for _, c := range b.commands {
		fmt.Fprintf(tw, "%.2f\t%.2f\t%.2f\t %s\n", ratio(c.spent.cpu, floor.cpu), ratio(c.spent.wall, floor.wall), ratio(c.spent.peak, floor.peak), c.name)
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	n := time.Duration(b.runs)
	fmt.Fprintf(w, "\nAs a vet tool, authstatus takes %+.1f%% of the CPU of one that does nothing, first, and %+.1f%% again.\n",
		b.more("first"), b.more("again"))
	_, err := fmt.Fprintf(w, "\nThe floor: %.2f CPU s, %.2f s, %d MB. Mean of %d runs, highest peak.\n",
		(floor.cpu / n).Seconds(), (floor.wall / n).Seconds(), floor.peak/1024, b.runs)
	return err
}

// more is how much more CPU authstatus takes than a vet tool that does nothing,
// in percent.
func (b *bench) more(when string) float64 {
	spent := make(map[string]time.Duration)
	for _, c := range b.commands {
		spent[c.name] = c.spent.cpu
	}
	return 100 * (ratio(spent["authstatus as vet tool, "+when], spent["do-nothing vet tool with facts, "+when]) - 1)
}

func ratio[T ~int64](a, b T) float64 { return float64(a) / float64(b) }
