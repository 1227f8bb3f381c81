// Package sink answers with the errors of package errors.
package sink

import (
	"net/http"

	"nochallenge/limits/errors"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	if e, ok := errors.Login().(*errors.Error); ok {
		if e.Status == http.StatusUnauthorized {
			w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
		}
		w.WriteHeader(e.Status)
	}
}
