// Package api answers through httpx.
package api

import (
	"context"
	"net/http"

	"example.com/company/httpx"
)

// Orders is wrong: the 401 does not say how to log in.
func Orders(ctx context.Context, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		httpx.Respond(ctx, http.StatusUnauthorized, "who are you?")
		return
	}
	httpx.Respond(ctx, http.StatusOK, "no orders")
}

// Users is right.
func Users(ctx context.Context, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		httpx.SetHeader(ctx, "WWW-Authenticate", `Bearer realm="users"`)
		httpx.Respond(ctx, http.StatusUnauthorized, "who are you?")
		return
	}
	httpx.Respond(ctx, http.StatusOK, "no users")
}
