// Package strict has challenges that break a SHOULD.
package strict

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func bareBearer(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Bearer") // want `Bearer has no parameter \(RFC 6750 §3\)`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func emptyElement(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files",`) // want `this comma separates nothing`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func spaces(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm = "files"`) // want `no space goes beside the =`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func scope(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="files", error="insufficient_scope"`) // want `the error insufficient_scope does not go with 401`
	http.Error(w, "not you", http.StatusUnauthorized)
}

func goodScope(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="files", error="insufficient_scope"`)
	http.Error(w, "not you", http.StatusForbidden)
}

func token(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="files", error="invalid_token"`) // want `the error invalid_token does not go with 403`
	http.Error(w, "who are you?", http.StatusForbidden)
}

func ginRequest(c *gin.Context) {
	c.Header("WWW-Authenticate", `Bearer realm="files", error="invalid_request"`) // want `the error invalid_request does not go with 401`
	c.AbortWithStatus(http.StatusUnauthorized)
}

func unknownStatus(w http.ResponseWriter, status int) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="files", error="insufficient_scope"`)
	w.WriteHeader(status)
}

func needless(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("Authorization")
	if auth == "" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="files", error="invalid_token"`) // want `a request without credentials gets no error code \(RFC 6750 §3.1\)`
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if auth != "Bearer x" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="files", error="invalid_token"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
	}
}

func erased(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Negotiate`)
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `setting Basic erases Negotiate, which was set before`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func erasedInGin(c *gin.Context) {
	c.Header("WWW-Authenticate", `Bearer realm="files"`)
	c.Header("WWW-Authenticate", `Basic realm="files"`) // want `setting Basic erases Bearer`
	c.AbortWithStatus(http.StatusUnauthorized)
}

func added(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Negotiate`)
	w.Header().Add("WWW-Authenticate", `Basic realm="files"`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func replaced(w http.ResponseWriter, r *http.Request, old bool) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="UTF-8"`)
	if old {
		w.Header().Set("WWW-Authenticate", `Bearer realm="files"`)
	}
	http.Error(w, "who are you?", http.StatusUnauthorized)
}
