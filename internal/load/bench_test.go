package load

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/go/packages"
)

var (
	benchDir      = flag.String("dir", "../..", "checkout that BenchmarkStandalone runs in")
	benchPatterns = flag.String("patterns", "./...", "its packages, with spaces between")
)

// floorEnv makes the test binary the peer of the benchmark: it loads and
// type-checks the packages asked for with export data, and does nothing else.
const floorEnv = "AUTHSTATUS_FLOOR"

func TestMain(m *testing.M) {
	if os.Getenv(floorEnv) == "" {
		os.Exit(m.Run())
	}
	config := &packages.Config{Mode: packages.LoadSyntax}
	if _, err := packages.Load(config, strings.Fields(os.Getenv(floorEnv))...); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// BenchmarkStandalone runs the command over a checkout with a warm build cache,
// each time beside the floor, and reports ratios within the run: CPU (user and
// system, children included) and peak memory.
//
//	go test ./internal/load -bench Standalone -args -dir ~/src/caddy -patterns ./...
func BenchmarkStandalone(b *testing.B) {
	tool := buildTool(b)
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	floor := func() usage { return measure(b, floorEnv+"="+*benchPatterns, self) }
	floor() // export data goes into the build cache
	var peer, suite usage
	for b.Loop() {
		peer.add(floor())
		suite.add(measure(b, "", tool, strings.Fields(*benchPatterns)...))
	}
	b.ReportMetric(float64(suite.cpu)/float64(peer.cpu), "cpu/floor")
	b.ReportMetric(float64(suite.peak)/float64(peer.peak), "peak/floor")
	b.ReportMetric(suite.cpu.Seconds()/float64(b.N), "cpu-s/op")
}

func buildTool(b *testing.B) string {
	tool := filepath.Join(b.TempDir(), "authstatus")
	build := exec.Command("go", "build", "-o", tool, "github.com/authstatus/authstatus/cmd/authstatus")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return tool
}

// usage is what finished processes took.
type usage struct {
	cpu  time.Duration
	peak int64 // KiB of the largest process
}

func (u *usage) add(v usage) {
	u.cpu += v.cpu
	u.peak = max(u.peak, v.peak)
}

func measure(b *testing.B, env, name string, args ...string) usage {
	b.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = *benchDir
	cmd.Env = append(os.Environ(), env)
	err := cmd.Run()
	if cmd.ProcessState == nil {
		b.Fatal(err)
	}
	spent := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return usage{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), spent.Maxrss}
}
