// Package guard tells what the condition of a branch says about the client of
// a request: that it sent no credentials, wrong ones, that nobody is known, or
// that who is known may not do it. It reads syntax and types, from the branch
// outwards, and through helpers of the package and of the user's other
// packages; the table of frameworks tells the rest. Where the code of a helper
// can be read, its name decides nothing by itself.
//
// What is not understood says nothing. The package does not know which status
// is right.
package guard
