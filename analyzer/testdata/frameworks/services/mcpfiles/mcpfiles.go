// Package mcpfiles serves files to agents.
package mcpfiles

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	mcpgo "github.com/mark3labs/mcp-go/server"
	"github.com/modelcontextprotocol/go-sdk/auth"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// A Config says where the server is to be found.
type Config struct {
	BaseURL string
	Scopes  []string
	Log     *slog.Logger
}

func (c Config) metadataURL() string {
	return strings.TrimRight(c.BaseURL, "/") + "/.well-known/oauth-protected-resource"
}

var config = Config{BaseURL: "https://files.example.com/", Log: slog.New(slog.DiscardHandler)}

func verify(_ context.Context, token string, _ *http.Request) (*auth.TokenInfo, error) {
	if token != "secret" {
		return nil, fmt.Errorf("%w: not ours", auth.ErrInvalidToken)
	}
	return &auth.TokenInfo{UserID: "joe", Expiration: time.Now().Add(time.Hour)}, nil
}

func files() http.Handler {
	s := mcp.NewServer(&mcp.Implementation{Name: "files", Version: "1"}, nil)
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, &mcp.StreamableHTTPOptions{Stateless: true})
}

func FilesMetadata() http.Handler {
	return auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{ResourceMetadataURL: config.metadataURL()})(files())
}

func filesOptions(c Config) *auth.RequireBearerTokenOptions {
	opts := &auth.RequireBearerTokenOptions{}
	if c.BaseURL != "" {
		opts.ResourceMetadataURL = c.metadataURL()
	}
	return opts
}

func FilesConfigured() http.Handler {
	return auth.RequireBearerToken(verify, filesOptions(config))(files())
}

func FilesBare() http.Handler {
	mux := http.NewServeMux()
	require := auth.RequireBearerToken(verify, nil)
	mux.Handle("GET /healthz", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	mux.Handle("/case", require(files()))
	return mux
}

type rpcError struct {
	JSONRPC string `json:"jsonrpc"`
	Error   struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// FilesLogged is middleware of the program's own, with a log.
func filesLogged(c Config, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := verify(r.Context(), strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), r); err != nil {
			c.Log.Warn("denied", "remote", r.RemoteAddr, "err", err)
			var e rpcError
			e.JSONRPC, e.Error.Code, e.Error.Message = "2.0", -32001, err.Error()
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			_ = json.NewEncoder(w).Encode(e)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func FilesLogged() http.Handler {
	return filesLogged(config, mcpgo.NewStreamableHTTPServer(mcpgo.NewMCPServer("files", "1")))
}

// FilesScoped challenges with what is missing.
func FilesScoped() http.Handler {
	next := mcpgo.NewStreamableHTTPServer(mcpgo.NewMCPServer("files", "1"))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		info, err := verify(r.Context(), strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), r)
		status, code := http.StatusUnauthorized, "invalid_token"
		switch {
		case err == nil && r.URL.Query().Get("mode") != "alt":
			next.ServeHTTP(w, r)
			return
		case err == nil:
			status, code = http.StatusForbidden, "insufficient_scope"
			config.Log.Info("scope", "user", info.UserID)
		}
		w.Header().Set("WWW-Authenticate", fmt.Sprintf("Bearer error=%q, resource_metadata=%q", code, config.metadataURL()))
		http.Error(w, code, status)
	})
}
