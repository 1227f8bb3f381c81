package main

import (
	"archive/zip"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/authstatus/authstatus/internal/apply"
	"github.com/authstatus/authstatus/internal/models"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/vet"
)

// vet answers the go command: what the tool is (-V=full), which flags it has
// (-flags), and what it finds in one package (a .cfg file). It exits with 1 for
// whatever keeps a package from passing, as the go command expects.
func (d *door) vet(args []string) int {
	fs, s := newFlags(d.rules)
	version := fs.String("V", "", "print the version")
	flags := fs.Bool("flags", false, "print the flags as JSON")
	err := fs.Parse(args)
	if err != nil {
		return d.fail("%s", flagError(err))
	}
	switch {
	case *version != "":
		err = d.identify(fs, *version)
	case *flags:
		err = describe(d.stdout, fs)
	default:
		return d.unit(fs, s)
	}
	if err != nil {
		return d.failEach(err)
	}
	return clean
}

// identify prints what the go command hashes to tell one build of the tool from
// another. The rows of the modules under work are a part of it, for findings
// depend on them. The go command asks where it was started.
func (d *door) identify(fs *flag.FlagSet, kind string) error {
	if kind != "full" {
		return fmt.Errorf("-V=%s: want -V=full", kind)
	}
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if fs.Lookup(models.Flag) != nil {
		if err := models.HashAll(h); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(d.stdout, "%s version devel buildID=%02x\n", name, h.Sum(nil))
	return err
}

// unit checks the package that the .cfg file describes.
func (d *door) unit(fs *flag.FlagSet, s *shared) int {
	cfg, err := vet.ReadConfig(fs.Arg(0))
	if err != nil {
		return d.fail("%v", err)
	}
	if cfg.Own() {
		if err := readPinned(fs, cfg.Dir); err != nil {
			return d.failEach(err)
		}
	}
	stdout := d.stdout
	if cfg.Stdout != "" {
		f, err := os.Create(cfg.Stdout)
		if err != nil {
			return d.fail("%v", err)
		}
		defer f.Close()
		stdout = f
	}
	findings, err := vet.Check(cfg, vet.Options{
		Analyzers: s.pick(d.rules),
		Severity:  d.severity,
		Interest:  d.interest,
	})
	if vet.IllTyped(err) {
		fmt.Fprintln(d.stderr, err) // as the compiler would, without our name
		return found
	}
	if !cfg.Asked() {
		if err != nil {
			d.fail("%v", err)
			return found
		}
		return clean
	}
	if lines := mistakes(err); lines != nil {
		err = errors.New(strings.Join(lines, "; "))
	}
	findings = report.Sorted(findings)
	switch {
	case s.fix:
		err = errors.Join(err, d.fixUnit(s, cfg, findings, stdout))
	case s.json:
		return d.status(report.VetJSON(stdout, cfg.ID, findings, err), clean)
	default:
		err = errors.Join(err, report.VetText(d.stderr, findings))
		if len(findings) > 0 {
			return d.status(err, found)
		}
	}
	return d.status(err, clean)
}

// status reports err, if any, to the go command.
func (d *door) status(err error, otherwise int) int {
	if err != nil {
		d.fail("%v", err)
		return found
	}
	return otherwise
}

// fixUnit hands the fixed files to the go command, which writes them after the
// build; one that is too old to ask for them has them written here.
func (d *door) fixUnit(s *shared, cfg *vet.Config, findings []report.Finding, stdout io.Writer) error {
	plan, err := apply.New(findings, apply.Files{Read: os.ReadFile, Keep: apply.Foreign("")})
	if err != nil {
		return err
	}
	switch {
	case s.diff:
		dir, err := os.Getwd()
		if err != nil {
			return err
		}
		return plan.Diff(stdout, dir)
	case cfg.FixArchive != "":
		return archive(cfg.FixArchive, cfg.ID, plan)
	}
	return plan.Write()
}

// archive writes the changed files into a zip file.
func archive(name, id string, plan *apply.Plan) (err error) {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	if err := z.SetComment(id); err != nil {
		return err
	}
	for _, c := range plan.Changes {
		w, err := z.Create(c.File)
		if err != nil {
			return err
		}
		if _, err := w.Write(c.New); err != nil {
			return err
		}
	}
	return z.Close()
}
