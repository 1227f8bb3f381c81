package responses

import (
	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/models"
)

func init() { Analyzer.Flags.Var(&models.User, models.Flag, models.Usage) }

// tableFor is the table with the user's rows, which fit what the package is
// and imports.
func tableFor(pass *analysis.Pass) (*framework.Table, error) {
	if err := models.User.Check(pass.Pkg); err != nil {
		return nil, err
	}
	return models.User.Table(pass.Module), nil
}
