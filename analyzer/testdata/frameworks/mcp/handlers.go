// Package handlers protects an MCP server.
package handlers

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/modelcontextprotocol/go-sdk/auth"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

const metadata = "https://example.com/.well-known/oauth-protected-resource"

func server() http.Handler {
	s := mcp.NewServer(&mcp.Implementation{Name: "notes", Version: "v1"}, nil)
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, nil)
}

func verify(ctx context.Context, token string, r *http.Request) (*auth.TokenInfo, error) {
	if token != "secret" {
		return nil, auth.ErrInvalidToken
	}
	return &auth.TokenInfo{UserID: "me", Expiration: time.Now().Add(time.Hour)}, nil
}

func NilOptions() http.Handler {
	return auth.RequireBearerToken(verify, nil)(server())
}

func EmptyOptions() http.Handler {
	return auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{})(server())
}

func OtherOptions() http.Handler {
	return auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{AllowMissingExpiration: true})(server())
}

func MetadataOption() http.Handler {
	return auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{ResourceMetadataURL: metadata})(server())
}

func ScopesOption() http.Handler {
	return auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{Scopes: []string{"notes.read"}})(server())
}

func OptionsSetLater() http.Handler {
	var opts auth.RequireBearerTokenOptions
	opts.ResourceMetadataURL = metadata
	guard := auth.RequireBearerToken(verify, &opts)
	return guard(server())
}

func OptionsVariable() http.Handler {
	opts := &auth.RequireBearerTokenOptions{ClockSkew: time.Minute}
	guard := auth.RequireBearerToken(verify, opts)
	return guard(server())
}

func OwnGuard() http.Handler {
	next := server()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			http.Error(w, "token required", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func OwnGuardChallenges() http.Handler {
	next := server()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="`+metadata+`"`)
			http.Error(w, "token required", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func OwnGuardMixed() http.Handler {
	next := server()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok {
			w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="`+metadata+`"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if _, err := verify(r.Context(), token, r); err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func OwnGuardHeaderTooLate() http.Handler {
	next := server()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.WriteHeader(http.StatusUnauthorized)
			w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="`+metadata+`"`)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func Scoped() http.Handler {
	next := server()
	inner := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if info := auth.TokenInfoFromContext(r.Context()); info == nil || info.UserID != "me" {
			http.Error(w, "not yours", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
	return auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{ResourceMetadataURL: metadata})(inner)
}
