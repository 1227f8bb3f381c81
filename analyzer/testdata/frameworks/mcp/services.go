package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/mcp/oauth"
	mcpgo "github.com/mark3labs/mcp-go/server"
	"github.com/modelcontextprotocol/go-sdk/auth"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func PackageGuard() http.Handler {
	g := &oauth.Guard{MetadataURL: metadata, Verify: func(token string) error {
		if token != "secret" {
			return errors.New("unknown token")
		}
		return nil
	}}
	mux := http.NewServeMux()
	mux.Handle("/case", g.Protect(server()))
	return mux
}

func PackageError() http.Handler {
	next := server()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			oauth.PackageErrorWrite(w, http.StatusUnauthorized, "invalid_token", "token is missing or invalid")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ServiceServer has its options made from its settings.
type serviceServer struct {
	public string
	scopes []string
	server *mcp.Server
}

func (s *serviceServer) options() *auth.RequireBearerTokenOptions {
	return &auth.RequireBearerTokenOptions{
		ResourceMetadataURL: strings.TrimSuffix(s.public, "/") + "/.well-known/oauth-protected-resource",
		Scopes:              s.scopes,
	}
}

func (s *serviceServer) handler() http.Handler {
	h := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s.server }, nil)
	return auth.RequireBearerToken(verify, s.options())(h)
}

func ServiceServer() http.Handler {
	s := &serviceServer{public: "https://example.com", server: mcp.NewServer(&mcp.Implementation{Name: "s"}, nil)}
	mux := http.NewServeMux()
	mux.Handle("/case", s.handler())
	return mux
}

// VerifierErrors has a verifier of its own and no options.
func verifierErrors(keys map[string]string) auth.TokenVerifier {
	return func(_ context.Context, token string, _ *http.Request) (*auth.TokenInfo, error) {
		user, ok := keys[token]
		if !ok {
			return nil, fmt.Errorf("%w: unknown key", auth.ErrInvalidToken)
		}
		return &auth.TokenInfo{UserID: user}, nil
	}
}

func VerifierErrors() http.Handler {
	protect := auth.RequireBearerToken(verifierErrors(map[string]string{"secret": "joe"}), nil)
	mux := http.NewServeMux()
	mux.Handle("/", http.NotFoundHandler())
	mux.Handle("/case", protect(server()))
	return mux
}

// SettingsGuard takes its key from the environment.
type settingsGuard struct{ key string }

func settingsGuardFromEnv() settingsGuard {
	key := os.Getenv("AUTHSTATUS_NO_SUCH_KEY")
	if key == "" {
		key = "secret"
	}
	return settingsGuard{key}
}

func (g settingsGuard) wrap(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		header := r.Header.Get("Authorization")
		if header == "" {
			header = "Bearer " + r.Header.Get("X-API-Key")
		}
		if header != "Bearer "+g.key {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprintf(w, `{"jsonrpc":"2.0","error":{"code":%d,"message":"Unauthorized"},"id":null}`, -32001)
			return
		}
		next(w, r)
	}
}

func SettingsGuard() http.Handler {
	g := settingsGuardFromEnv()
	return g.wrap(mcpgo.NewStreamableHTTPServer(mcpgo.NewMCPServer("notes", "v1"), mcpgo.WithStateLess(true)).ServeHTTP)
}

// HostChallenge names the metadata of the host that was asked.
func hostChallenge(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return fmt.Sprintf(`Bearer resource_metadata="%s://%s/.well-known/oauth-protected-resource"`, scheme, r.Host)
}

func HostChallenge() http.Handler {
	next := mcpgoServer()
	deny := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("WWW-Authenticate", hostChallenge(r))
		http.Error(w, "unauthorized", http.StatusUnauthorized)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.Header.Get("Authorization"), "Bearer ") {
			deny(w, r)
			return
		}
		if _, err := verify(r.Context(), r.Header.Get("Authorization")[7:], r); errors.Is(err, auth.ErrInvalidToken) {
			deny(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ChallengeTooLate answers in a helper before it challenges.
func ChallengeTooLate() http.Handler {
	next := mcpgoServer()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := verify(r.Context(), strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), r); err != nil {
			markGuardRPCError(w, http.StatusUnauthorized, -32001, err.Error())
			w.Header().Set("WWW-Authenticate", hostChallenge(r))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// MiddlewareList is applied from the last to the first.
func middlewareList(h http.Handler, list ...func(http.Handler) http.Handler) http.Handler {
	for i := len(list) - 1; i >= 0; i-- {
		h = list[i](h)
	}
	return h
}

func middlewareListCORS(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Expose-Headers", "WWW-Authenticate")
		next.ServeHTTP(w, r)
	})
}

func MiddlewareList() http.Handler {
	return middlewareList(server(), middlewareListCORS, auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{
		Scopes: []string{"notes"},
	}))
}
