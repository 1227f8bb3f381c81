package report

import "unicode/utf16"

// utf16Col converts a byte column of a line to one in UTF-16 code units. A
// column that is unknown (0) is the first.
func utf16Col(line string, col int) int {
	n := 1
	for i, r := range line {
		if i >= col-1 {
			return n
		}
		n += utf16.RuneLen(r)
	}
	return n + max(col-1-len(line), 0)
}

// runeCol converts a byte column of a line to one in characters.
func runeCol(line string, col int) int {
	n := 1
	for i := range line {
		if i >= col-1 {
			return n
		}
		n++
	}
	return n + max(col-1-len(line), 0)
}
