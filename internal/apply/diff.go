package apply

import (
	"io"
	"path/filepath"

	"github.com/aymanbagabas/go-udiff"

	"github.com/authstatus/authstatus/internal/report"
)

// Diff writes the changes as a unified diff with file names relative to dir.
func (p *Plan) Diff(w io.Writer, dir string) error {
	for _, c := range p.Changes {
		shown := filepath.ToSlash(report.RelativePath(c.File, dir))
		if _, err := io.WriteString(w, udiff.Unified("a/"+shown, "b/"+shown, string(c.Old), string(c.New))); err != nil {
			return err
		}
	}
	return nil
}
