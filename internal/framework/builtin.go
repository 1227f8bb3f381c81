package framework

import "sync"

// families are the built-in rows, one family a framework or library.
var families = [][]Row{netHTTP}

// Builtin is the table of the built-in rows.
var Builtin = sync.OnceValue(func() *Table {
	t, err := New(families...)
	if err != nil {
		panic(err) // a test builds the table
	}
	return t
})
