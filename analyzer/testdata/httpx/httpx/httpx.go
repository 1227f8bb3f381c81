// Package httpx is a company's own way to answer: the response waits in the
// context of the request until the handler has returned.
package httpx

import (
	"context"
	"net/http"
)

type key struct{}

type response struct {
	status int
	header http.Header
	body   string
}

// Handler answers what the handler has left in the context.
func Handler(h func(ctx context.Context, r *http.Request)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		res := &response{status: http.StatusOK, header: w.Header()}
		h(context.WithValue(r.Context(), key{}, res), r)
		w.WriteHeader(res.status)
		w.Write([]byte(res.body))
	})
}

// Respond leaves a status and a text.
func Respond(ctx context.Context, status int, body string) {
	res := ctx.Value(key{}).(*response)
	res.status, res.body = status, body
}

// SetHeader sets a field of the answer's header.
func SetHeader(ctx context.Context, name, value string) {
	ctx.Value(key{}).(*response).header.Set(name, value)
}
