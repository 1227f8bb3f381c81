package deferred

import "net/http"

func h5(w http.ResponseWriter, r *http.Request) {
	deny := func(code int) { w.WriteHeader(code) }
	deny(401) // want `without a WWW-Authenticate challenge`
}
func h5b(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil {
			w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		}
	}()
	if r.Method == "A" {
		panic("x")
	}
}
func h5c(w http.ResponseWriter, r *http.Request) {
	ok := false
	defer func() {
		if !ok {
			w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		}
	}()
	if r.Method == "A" {
		ok = true
	}
}
func h5d(w http.ResponseWriter, r *http.Request) {
	defer func() {
		w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
	}()
}
