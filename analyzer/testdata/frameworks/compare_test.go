package frameworks

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// knownGaps are the cases in which the linter and the server still disagree:
// folder, dot, case, and why. A case that agrees must leave the list.
var knownGaps = map[string]string{
	"fasthttp.MiddlewareGoesOn": outOfSight,
	"fiber2.MiddlewareGoesOn":   outOfSight,
	"fiber3.MiddlewareGoesOn":   outOfSight,
	"iris.MiddlewareGoesOn":     outOfSight,
	"gin.ErrorsApp":             outOfSight,

	"errorhandlers.Echo4Elsewhere": "a package is read before those that import it: what only these set up is not seen (see nochallenge's page)",

	"echo4.PanicRecovered": "an error that a deferred function leaves in a named result, having recovered, is not followed",
	"echo5.PanicRecovered": "an error that a deferred function leaves in a named result, having recovered, is not followed",

	"beego.ChainAborts": "an Abort outside of beego's recovery answers nothing at all",

	"gorestful.StatusErrors": "a field of a struct without a name has no kind: what answers with it is not known",
	"iris.ControllerStatus":  "a status that a controller's method returns beside a text is not known for one",

	"gozero.CodeError": "the codes of gRPC are not followed to the error functions of httpx",
	"echo5.BeforeHook": "Response.Before of the *echo.Response that UnwrapResponse gives is not followed",
}

const (
	outOfSight = "by design: what the next handler answers is unknown, and unknown is silent"
)

// TestCompare holds the linter to what the servers answered: nochallenge
// speaks of exactly the cases in which a 401 went out without a challenge, and
// latechallenge of those that say in their name that the header comes too late.
// Of those that say that they are told, it speaks once.
func TestCompare(t *testing.T) {
	bin := filepath.Join(t.TempDir(), "authstatus")
	build := exec.Command("go", "build", "-o", bin, "./cmd/authstatus")
	build.Dir = filepath.Join("..", "..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var total score
	for _, folder := range slices.Sorted(maps.Keys(frameworks)) {
		t.Run(folder, func(t *testing.T) {
			cases := frameworks[folder](t)
			found, err := lint(t, bin, folder, slices.Collect(maps.Keys(cases)))
			if err != nil {
				t.Error(err)
			}
			var s score
			for _, name := range slices.Sorted(maps.Keys(cases)) {
				seen := observe(t, cases[name])
				gap, known := knownGaps[folder+"."+name]
				wrong := s.add(missing(seen), found["nochallenge"][name] > 0)
				if late := strings.Contains(name, "TooLate"); late != (found["latechallenge"][name] > 0) {
					wrong = append(wrong, fmt.Sprintf("late %v, reported %v", late, !late))
				}
				if n := found["nochallenge"][name]; strings.HasPrefix(name, "Told") && n != 1 {
					wrong = append(wrong, fmt.Sprintf("reported %d times", n))
				}
				switch {
				case len(wrong) > 0 && !known:
					t.Errorf("%s: %v: %s", name, seen, strings.Join(wrong, "; "))
				case len(wrong) == 0 && known:
					t.Errorf("%s: agrees now: delete the gap %q", name, gap)
				}
			}
			t.Log(s)
			total.right += s.right
			total.false += s.false
			total.missed += s.missed
		})
	}
	t.Logf("all: %v", total)
}

// A score counts what nochallenge says of the cases.
type score struct{ right, false, missed int }

func (s *score) add(bare, reported bool) (wrong []string) {
	switch {
	case bare && reported:
		s.right++
	case bare:
		s.missed++
		return []string{"missed"}
	case reported:
		s.false++
		return []string{"false alarm"}
	}
	return nil
}

func (s score) String() string {
	precision := float64(s.right) / max(1, float64(s.right+s.false))
	recall := float64(s.right) / max(1, float64(s.right+s.missed))
	return fmt.Sprintf("nochallenge: %d right, %d false alarms, %d missed; precision %.2f, recall %.2f",
		s.right, s.false, s.missed, precision, recall)
}

// lint runs the linter over a folder and tells, for each rule, how often it
// speaks of which cases.
func lint(t *testing.T, bin, folder string, cases []string) (map[string]map[string]int, error) {
	found := map[string]map[string]int{"nochallenge": {}, "latechallenge": {}}
	// Whatever it meets, it must do with the memory of a small machine.
	cmd := exec.Command("sh", "-c", `ulimit -v 8000000; exec timeout 120 "$0" -f json "$1"`, bin, "./"+folder+"/...")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 1) {
		text, _, _ := strings.Cut(stderr.String(), "\n\n")
		return found, fmt.Errorf("%w: %s", err, text)
	}
	var findings []struct {
		Rule, File string
		Line       int
	}
	if err := json.Unmarshal(out, &findings); err != nil {
		return found, err
	}
	where := spans(t, folder)
	for _, f := range findings {
		i := slices.IndexFunc(where, func(s span) bool {
			return filepath.Base(f.File) == filepath.Base(s.file) && s.first <= f.Line && f.Line <= s.end
		})
		name := ""
		if i >= 0 {
			name = where[i].caseOf(cases)
		}
		if name == "" {
			t.Errorf("%s:%d: %s speaks of no case", f.File, f.Line, f.Rule)
			continue
		}
		if found[f.Rule] == nil {
			found[f.Rule] = make(map[string]int)
		}
		found[f.Rule][name]++
	}
	return found, nil
}
