package responses

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/interest"
)

// alone is the pass of a package of a released module without the facts of
// other modules: what it makes of an answer through a third module is unknown,
// so that nobody needs to read that one. The passes of other packages stay as
// they are.
func alone(pass *analysis.Pass) *analysis.Pass {
	if !isReleased(pass.Module) {
		return pass
	}
	within := func(pkg *types.Package) bool {
		return pkg != nil && interest.Within(pass.Module.Path, pkg.Path())
	}
	limited := *pass
	limited.ImportObjectFact = func(obj types.Object, fact analysis.Fact) bool {
		return within(obj.Pkg()) && pass.ImportObjectFact(obj, fact)
	}
	limited.ImportPackageFact = func(pkg *types.Package, fact analysis.Fact) bool {
		return within(pkg) && pass.ImportPackageFact(pkg, fact)
	}
	limited.AllPackageFacts = func() []analysis.PackageFact {
		return slices.DeleteFunc(pass.AllPackageFacts(), func(f analysis.PackageFact) bool { return !within(f.Package) })
	}
	return &limited
}

// isReleased reports whether the module is a released one: not under work.
func isReleased(m *analysis.Module) bool { return m != nil && m.Version != "" }
