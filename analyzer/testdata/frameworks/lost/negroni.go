package lost

import (
	"net/http"

	"github.com/urfave/negroni/v3"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func negroniSecret(w http.ResponseWriter, _ *http.Request) { vault.Open("negroni") }

func negroniGate(w http.ResponseWriter, r *http.Request) {
	if !chiAllowed(r) {
		http.Error(w, "who?", http.StatusUnauthorized)
	}
}

// A keeper lets those in who may.
type keeper struct{ word string }

func (k *keeper) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != k.word {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
}

func NegroniUseHandlerFunc() http.Handler {
	n := negroni.New()
	n.UseHandlerFunc(negroniGate)
	n.UseHandlerFunc(negroniSecret)
	return n
}

func NegroniUseHandler() http.Handler {
	n := negroni.New()
	n.UseHandler(&keeper{"Bearer secret"})
	n.UseHandler(http.HandlerFunc(negroniSecret))
	return n
}

func NegroniWrapped() http.Handler {
	return negroni.New(negroni.Wrap(&keeper{"Bearer secret"}), negroni.WrapFunc(negroniSecret))
}

func NegroniUseWrapped() http.Handler {
	n := negroni.New()
	n.Use(negroni.WrapFunc(negroniGate))
	n.UseHandlerFunc(negroniSecret)
	return n
}

// What takes the next handler can stop the chain.
func NegroniUseFunc() http.Handler {
	n := negroni.New()
	n.UseFunc(func(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
		if !chiAllowed(r) {
			http.Error(w, "who?", http.StatusUnauthorized)
			return
		}
		next(w, r)
	})
	n.UseHandlerFunc(negroniSecret)
	return n
}

// Nothing comes behind the last one.
func NegroniLast() http.Handler {
	n := negroni.New()
	n.UseHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !chiAllowed(r) {
			http.Error(w, "who?", http.StatusUnauthorized)
			return
		}
		vault.Open("negroni")
	}))
	return n
}
