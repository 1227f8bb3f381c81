package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	mcpgo "github.com/mark3labs/mcp-go/server"
	"github.com/modelcontextprotocol/go-sdk/auth"
)

func mcpgoServer() http.Handler {
	return mcpgo.NewStreamableHTTPServer(mcpgo.NewMCPServer("notes", "v1"))
}

func MarkGuard() http.Handler {
	next := mcpgoServer()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func MarkGuardChallenges() http.Handler {
	next := mcpgoServer()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("WWW-Authenticate", fmt.Sprintf("Bearer resource_metadata=%q", metadata))
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func MarkGuardRPC() http.Handler {
	next := mcpgoServer()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			markGuardRPCError(w, http.StatusUnauthorized, -32001, "unauthorized")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func markGuardRPCError(w http.ResponseWriter, status, code int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"jsonrpc": "2.0", "error": map[string]any{"code": code, "message": text}})
}

type methodGuard struct {
	metadata string
	check    func(context.Context, string) error
}

func (m *methodGuard) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := m.check(r.Context(), r.Header.Get("Authorization")); err != nil {
			m.unauthorized(w, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (m *methodGuard) unauthorized(w http.ResponseWriter, err error) {
	if m.metadata != "" {
		w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="`+m.metadata+`"`)
	} else {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	http.Error(w, err.Error(), http.StatusUnauthorized)
}

func MethodGuard() http.Handler {
	m := &methodGuard{metadata: metadata, check: func(_ context.Context, h string) error {
		if h != "Bearer secret" {
			return errors.New("no")
		}
		return nil
	}}
	return m.wrap(mcpgoServer())
}

func OptionsFilled() http.Handler {
	return auth.RequireBearerToken(verify, optionsFilledBuild())(server())
}

func optionsFilledBuild() *auth.RequireBearerTokenOptions {
	return &auth.RequireBearerTokenOptions{ResourceMetadataURL: metadata}
}

func OptionsBare() http.Handler {
	return auth.RequireBearerToken(verify, optionsBareBuild())(server())
}

func optionsBareBuild() *auth.RequireBearerTokenOptions {
	return &auth.RequireBearerTokenOptions{ClockSkew: time.Second}
}

func EmptyMetadata() http.Handler {
	return auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{ResourceMetadataURL: "", Scopes: nil})(server())
}

func Muxed() http.Handler {
	mux := http.NewServeMux()
	guard := auth.RequireBearerToken(verify, nil)
	mux.Handle("/case", guard(server()))
	return mux
}
