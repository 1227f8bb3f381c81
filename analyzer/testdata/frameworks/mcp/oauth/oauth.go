// Package oauth guards MCP servers.
package oauth

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// A Guard protects the resource whose metadata it names.
type Guard struct {
	MetadataURL string
	Verify      func(token string) error
}

func (g *Guard) Protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok {
			g.challenge(w, "", "")
			return
		}
		if err := g.Verify(token); err != nil {
			g.challenge(w, "invalid_token", err.Error())
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (g *Guard) challenge(w http.ResponseWriter, code, description string) {
	params := []string{fmt.Sprintf("resource_metadata=%q", g.MetadataURL)}
	if code != "" {
		params = append(params, fmt.Sprintf("error=%q", code), fmt.Sprintf("error_description=%q", description))
	}
	w.Header().Set("WWW-Authenticate", "Bearer "+strings.Join(params, ", "))
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusUnauthorized)
	json.NewEncoder(w).Encode(map[string]string{"error": code})
}

// PackageErrorWrite writes an error as OAuth's documents are.
func PackageErrorWrite(w http.ResponseWriter, status int, code, description string) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": code, "error_description": description})
}
