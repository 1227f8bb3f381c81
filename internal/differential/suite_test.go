package differential

import "golang.org/x/tools/go/analysis"

// analyzers is the suite under test: none yet.
func analyzers() []*analysis.Analyzer { return nil }
