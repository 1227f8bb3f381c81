// Package handlers answers through chi and its render package.
package handlers

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/render"
)

const challenge = `Bearer realm="restricted"`

type body map[string]string

func authorized(r *http.Request) bool {
	return r.Header.Get("Authorization") == "Bearer secret"
}

func Secret(w http.ResponseWriter, r *http.Request) {
	render.PlainText(w, r, "secret")
}

func Plain(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusUnauthorized)
		render.JSON(w, r, body{"error": "unauthorized"})
		return
	}
	Secret(w, r)
}

func HeaderBefore(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		w.Header().Set("WWW-Authenticate", challenge)
		render.Status(r, http.StatusUnauthorized)
		render.JSON(w, r, body{"error": "unauthorized"})
		return
	}
	Secret(w, r)
}

func HeaderBetween(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusUnauthorized)
		w.Header().Set("WWW-Authenticate", challenge)
		render.PlainText(w, r, "unauthorized")
		return
	}
	Secret(w, r)
}

func HeaderTooLate(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusUnauthorized)
		render.JSON(w, r, body{"error": "unauthorized"})
		w.Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(w, r)
}

func StatusAlone(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusUnauthorized)
		return
	}
	Secret(w, r)
}

func StatusThenWrite(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusUnauthorized)
		w.Write([]byte("unauthorized"))
		return
	}
	Secret(w, r)
}

func StatusAfterRender(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.JSON(w, r, body{"error": "unauthorized"})
		render.Status(r, http.StatusUnauthorized)
		return
	}
	Secret(w, r)
}

func StatusThenNoContent(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusUnauthorized)
		render.NoContent(w, r)
		return
	}
	Secret(w, r)
}

func Respond(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusUnauthorized)
		render.Respond(w, r, body{"error": "unauthorized"})
		return
	}
	Secret(w, r)
}

type rendererBody struct {
	Code int    `json:"-"`
	Text string `json:"error"`
}

func (e *rendererBody) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, e.Code)
	return nil
}

func Renderer(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Render(w, r, &rendererBody{Code: http.StatusUnauthorized, Text: "unauthorized"})
		return
	}
	Secret(w, r)
}

func RendererWithHeader(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		w.Header().Set("WWW-Authenticate", challenge)
		render.Render(w, r, &rendererWithHeaderBody{Code: http.StatusUnauthorized, Text: "unauthorized"})
		return
	}
	Secret(w, r)
}

type rendererWithHeaderBody struct {
	Code int    `json:"-"`
	Text string `json:"error"`
}

func (e *rendererWithHeaderBody) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, e.Code)
	return nil
}

type challengingRendererBody struct {
	Code int    `json:"-"`
	Text string `json:"error"`
}

func (e *challengingRendererBody) Render(w http.ResponseWriter, r *http.Request) error {
	if e.Code == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", challenge)
	}
	render.Status(r, e.Code)
	return nil
}

func ChallengingRenderer(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Render(w, r, &challengingRendererBody{Code: http.StatusUnauthorized, Text: "unauthorized"})
		return
	}
	Secret(w, r)
}

func Constructed(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Render(w, r, constructedUnauthorized("unauthorized"))
		return
	}
	Secret(w, r)
}

func constructedUnauthorized(text string) render.Renderer {
	return &constructedBody{Code: http.StatusUnauthorized, Text: text}
}

type constructedBody struct {
	Code int    `json:"-"`
	Text string `json:"error"`
}

func (e *constructedBody) Render(w http.ResponseWriter, r *http.Request) error {
	render.Status(r, e.Code)
	return nil
}

func Helper(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		helperWrite(w, r, http.StatusUnauthorized, body{"error": "unauthorized"})
		return
	}
	helperWrite(w, r, http.StatusOK, body{"data": "secret"})
}

func helperWrite(w http.ResponseWriter, r *http.Request, code int, v any) {
	render.Status(r, code)
	render.JSON(w, r, v)
}

func ChallengingHelper(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		challengingHelperDeny(w, r, http.StatusUnauthorized)
		return
	}
	if r.URL.Query().Get("mode") == "alt" {
		challengingHelperDeny(w, r, http.StatusForbidden)
		return
	}
	Secret(w, r)
}

func challengingHelperDeny(w http.ResponseWriter, r *http.Request, code int) {
	if code == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", challenge)
	}
	render.Status(r, code)
	render.PlainText(w, r, http.StatusText(code))
}

func MiddlewareStops(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			render.Status(r, http.StatusUnauthorized)
			render.PlainText(w, r, "unauthorized")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func MiddlewareChallenges(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			w.Header().Set("WWW-Authenticate", challenge)
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func WrappedWriter(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ww := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		if !authorized(r) {
			ww.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(ww, r)
	})
}

func WrappedWriterChallenges(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ww := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		if !authorized(r) {
			ww.Header().Set("WWW-Authenticate", challenge)
			ww.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(ww, r)
	})
}

func MixedPaths(w http.ResponseWriter, r *http.Request) {
	token := r.Header.Get("Authorization")
	if token == "" {
		w.Header().Set("WWW-Authenticate", challenge)
	}
	if token != "Bearer secret" {
		render.Status(r, http.StatusUnauthorized)
		render.JSON(w, r, body{"id": chi.URLParam(r, "id")})
		return
	}
	Secret(w, r)
}

func Forbidden(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		render.Status(r, http.StatusForbidden)
		render.JSON(w, r, body{"error": "forbidden"})
		return
	}
	Secret(w, r)
}
