// Package plugin puts the rules into golangci-lint v2, as a module plugin.
//
// It registers the whole suite under the name authstatus, and each rule under
// its own name. Take the rules one by one: then findings carry the rule's name,
// //nolint:RULE silences it, and it is switched on and off like any linter.
//
// Both in one configuration are refused. How a wrong configuration exits is
// golangci-lint's own: with 3.
//
// A golangci-lint with the plugin is built from a file .custom-gcl.yml by
// "golangci-lint custom", which clones golangci-lint's repository; or, where
// only a module proxy can be reached, from the ten lines of
// testdata/golangci/main.go. The repository has the one file, and
// testdata/golangci/.golangci.yml is a configuration to copy.
//
// The settings are the flags of the command, without their dash. Under a rule's
// name stand its own (challenge) beside those that all rules share (tests,
// generated, models); under authstatus the shared ones, the list "rules" of
// the rules to run, and each rule's own in a section of its name. An unknown key
// or a wrong value is an error.
package plugin
