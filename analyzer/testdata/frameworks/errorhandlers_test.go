package frameworks

import (
	"net/http"
	"testing"

	errorcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/errorhandlers"
)

func init() { frameworks["errorhandlers"] = serveErrorHandlers }

func serveErrorHandlers(t *testing.T) map[string]Served {
	served := map[string]Served{
		"Fiber2Challenges": overFiber2(errorcases.Fiber2Challenges()),
		"Fiber3Bare":       overFiber3(errorcases.Fiber3Bare()),
	}
	for name, app := range named[func() http.Handler](
		errorcases.Echo4Challenges, errorcases.Echo4OwnAnswer, errorcases.Echo4Elsewhere, errorcases.Echo5Bare,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
