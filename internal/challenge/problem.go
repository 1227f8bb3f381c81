package challenge

import "slices"

// A Problem is what is wrong at one place of a value.
type Problem struct {
	Rule     Rule
	Text     string // what is wrong, fit for the end of a sentence
	Section  string // the text that forbids it
	Hard     bool   // breaks a MUST that clients rely on
	Pos, End Pos

	// Edits, applied together, mend this problem. Nil where no small change
	// is sure to be the one meant.
	Edits []Edit
}

// Inspect parses and checks a value, and gives its problems in the order in
// which they stand. The status is that of the answer, 0 if it is not known.
func Inspect(field Field, status int, parts []Part) (List, []Problem) {
	list, problems := Parse(parts)
	problems = append(problems, Check(field, status, list)...)
	sortProblems(problems)
	return list, problems
}

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Pos.compare(b.Pos) })
}
