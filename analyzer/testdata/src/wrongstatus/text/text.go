// Package text denies with the words of the other status, or sends elsewhere.
package text

import "net/http"

func words(w http.ResponseWriter, r *http.Request, c bool) {
	if c {
		http.Error(w, "Forbidden", 401) // want `http.Error answers 401 in words with the text of 403`
	}
	http.Error(w, http.StatusText(http.StatusUnauthorized), http.StatusForbidden) // want `answers 403 in words with the text of 401`
	http.Error(w, http.StatusText(http.StatusForbidden), http.StatusForbidden)
	http.Error(w, "forbidden fruit", 401)
}

func sent(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/login", http.StatusUnauthorized) // want `http.Redirect redirects with 401 in sent`
}
