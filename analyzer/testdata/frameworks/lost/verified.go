package lost

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"
)

var tokens = jwtauth.New("HS256", []byte("secret"), nil)

// Who asks for what the verifier found.
func JWTAuthAuthenticated() http.Handler {
	r := chi.NewRouter()
	r.Use(jwtauth.Verifier(tokens), jwtauth.Authenticator(tokens))
	r.Get("/case", ChiSecret)
	return r
}
