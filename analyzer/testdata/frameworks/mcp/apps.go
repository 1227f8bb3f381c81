package handlers

import (
	"net/http"
	"os"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/auth"
)

type appConfig struct {
	MetadataURL string
	Scopes      []string
}

// MuxProtected mounts the server under a mux.
func MuxProtected() http.Handler {
	mux := http.NewServeMux()
	protect := auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{})
	mux.Handle("/case", protect(server()))
	return mux
}

func muxMetadataOptions(c appConfig) *auth.RequireBearerTokenOptions {
	return &auth.RequireBearerTokenOptions{ResourceMetadataURL: c.MetadataURL, Scopes: c.Scopes}
}

func MuxMetadata() http.Handler {
	mux := http.NewServeMux()
	protect := auth.RequireBearerToken(verify, muxMetadataOptions(appConfig{MetadataURL: metadata}))
	mux.Handle("/case", protect(server()))
	return mux
}

func FieldSetLater() http.Handler {
	opts := new(auth.RequireBearerTokenOptions)
	opts.ResourceMetadataURL = metadata
	return auth.RequireBearerToken(verify, opts)(server())
}

func FieldSetNever() http.Handler {
	opts := new(auth.RequireBearerTokenOptions)
	if os.Getenv("AUTHSTATUS_NO_SUCH_VARIABLE") != "" {
		opts.Scopes = nil
	}
	return auth.RequireBearerToken(verify, opts)(server())
}

// HalfGuard is the program's own middleware.
func halfGuard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok {
			w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="`+metadata+`"`)
			http.Error(w, "missing token", http.StatusUnauthorized)
			return
		}
		if _, err := verify(r.Context(), token, r); err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func HalfGuard() http.Handler { return halfGuard(server()) }

func OwnAnswer() http.Handler {
	h := server()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("WWW-Authenticate", "Bearer")
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			w.Write([]byte(`{"jsonrpc":"2.0","error":{"code":-32001,"message":"unauthorized"}}`))
			return
		}
		h.ServeHTTP(w, r)
	})
}
