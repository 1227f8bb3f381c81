package frameworks

import (
	"net/http"
	"testing"

	"github.com/go-chi/chi/v5"

	chicases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/chi"
)

func init() { frameworks["chi"] = serveChi }

func serveChi(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[http.HandlerFunc](
		chicases.Plain, chicases.HeaderBefore, chicases.HeaderBetween, chicases.HeaderTooLate, chicases.StatusAlone,
		chicases.StatusThenWrite, chicases.StatusAfterRender, chicases.StatusThenNoContent, chicases.Respond, chicases.Renderer,
		chicases.RendererWithHeader, chicases.ChallengingRenderer, chicases.Constructed, chicases.Helper,
		chicases.ChallengingHelper, chicases.MixedPaths, chicases.Forbidden,
	) {
		r := chi.NewRouter()
		r.Get("/case", h)
		served[name] = overHTTP(t, r)
	}
	for name, m := range named[func(http.Handler) http.Handler](
		chicases.MiddlewareStops, chicases.MiddlewareChallenges, chicases.WrappedWriter, chicases.WrappedWriterChallenges,
	) {
		r := chi.NewRouter()
		r.With(m).Get("/case", chicases.Secret)
		served[name] = overHTTP(t, r)
	}
	return served
}
