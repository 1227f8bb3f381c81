package challenge

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// hard says whether any problem is.
func hard(problems []Problem) bool {
	for _, p := range problems {
		if p.Hard {
			return true
		}
	}
	return false
}

// roundTrip checks that what was read in full is printed as something that
// reads the same, and has not even a soft problem.
func roundTrip(t *testing.T, value []Part, list List) {
	t.Helper()
	if _, problems := Parse(value); hard(problems) {
		return
	}
	printed := list.Print()
	again, problems := Parse(printed)
	if len(problems) > 0 {
		t.Errorf("%q is printed as %q, which is wrong: %v", show(value), show(printed), problems)
	}
	if diff := cmp.Diff(list, again, cmpopts.IgnoreTypes(Pos{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%q is printed as %q, which reads differently (-was +is):\n%s", show(value), show(printed), diff)
	}
}

func TestString(t *testing.T) {
	for _, row := range []struct{ in, want, reason string }{
		{`Basic realm="x" ,, charset=UTF-8`, `Basic realm="x", charset=UTF-8`, "whitespace and empty elements go"},
		{`Basic realm = "a\b\"c\\"`, `Basic realm="ab\"c\\"`, "only what must be is escaped"},
		{`Negotiate YII=, NTLM`, `Negotiate YII=, NTLM`, "token68 and nothing"},
		{`Basic realm="the {}"`, `Basic realm="the …"`, "a hole between quotes"},
		{`Basic realm={q}, {}`, `Basic realm=…, …`, "holes elsewhere"},
		{`{} realm="x"`, `… realm="x"`, "an unknown scheme"},
	} {
		list, problems := Parse(parts(row.in))
		if got := list.String(); got != row.want || hard(problems) {
			t.Errorf("%q is printed as %q, want %q: %s", row.in, got, row.want, row.reason)
		}
	}
	list, _ := Parse(Literal(`Basic realm="x", Bearer scope="a"`))
	if got := list.Scheme("bearer").String(); got != `Bearer scope="a"` {
		t.Errorf("one challenge is printed as %q", got)
	}
	if list.Scheme("digest") != nil {
		t.Error("there is no Digest challenge")
	}
}
