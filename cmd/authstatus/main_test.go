package main

import (
	"flag"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

// TestMain makes the test binary the command itself when a script or the go
// command runs it under that name: authstatus with the stub suite, suite with
// the real one.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"authstatus": func() {
			d := door{rules: stubs(), interest: stubInterest, stdout: os.Stdout, stderr: os.Stderr}
			os.Exit(d.main(os.Args[1:]))
		},
		"suite": main,
	})
}

func TestScript(t *testing.T) {
	tool, err := exec.LookPath("authstatus")
	if err != nil {
		t.Fatal(err)
	}
	suite, err := exec.LookPath("suite")
	if err != nil {
		t.Fatal(err)
	}
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TOOL", tool)
			env.Setenv("SUITE", suite)
			env.Setenv("GOCACHE", strings.TrimSpace(string(cache)))
			env.Setenv("GOPROXY", "off")
			env.Setenv("GOTOOLCHAIN", "local")
			env.Setenv("GOFLAGS", "")
			return nil
		},
	})
}
