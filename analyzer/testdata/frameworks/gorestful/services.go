package handlers

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/gorestful/api"
	"github.com/emicklei/go-restful/v3"
)

// HandlePackage answers through a package of the program.
func HandlePackage() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if !authorized(req) {
			api.HandlePackageUnauthorized(resp, req, errors.New("token <missing>"))
			return
		}
		if req.QueryParameter("mode") == "alt" {
			api.HandlePackageForbidden(resp, req, errors.New("not yours"))
			return
		}
		Secret(req, resp)
	}))
	return container(ws)
}

// StatusErrors has errors that know their status.
func StatusErrors() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if err := statusErrorsCheck(req); err != nil {
			api.StatusErrorsAnswer(resp, err)
			return
		}
		Secret(req, resp)
	}))
	return container(ws)
}

func statusErrorsCheck(req *restful.Request) error {
	if !authorized(req) {
		return api.NewUnauthorized("log in")
	}
	return nil
}

// AuthFilter has its settings in a struct.
type authFilter struct {
	tokens map[string]string
	public []string
}

func (f *authFilter) Filter(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	for _, p := range f.public {
		if strings.HasPrefix(req.Request.URL.Path, p) {
			chain.ProcessFilter(req, resp)
			return
		}
	}
	user, err := f.user(req.HeaderParameter("Authorization"))
	if err != nil {
		resp.AddHeader("WWW-Authenticate", api.Challenge)
		_ = resp.WriteErrorString(http.StatusUnauthorized, err.Error())
		return
	}
	req.SetAttribute("user", user)
	chain.ProcessFilter(req, resp)
}

func (f *authFilter) user(header string) (string, error) {
	token, ok := strings.CutPrefix(header, "Bearer ")
	if !ok {
		return "", errors.New("no token")
	}
	user, ok := f.tokens[token]
	if !ok {
		return "", errors.New("unknown token")
	}
	return user, nil
}

func AuthFilter() http.Handler {
	f := &authFilter{tokens: map[string]string{"secret": "joe"}}
	ws := caseService()
	ws.Route(ws.GET("").Filter(f.Filter).To(Secret))
	return container(ws)
}

// RouteWrapper guards one route.
func routeWrapper(h restful.RouteFunction) restful.RouteFunction {
	return func(req *restful.Request, resp *restful.Response) {
		if !authorized(req) {
			resp.WriteHeaderAndEntity(http.StatusUnauthorized, routeWrapperError("log in"))
			return
		}
		h(req, resp)
	}
}

func routeWrapperError(msg string) any {
	return struct {
		Message string `json:"message"`
	}{msg}
}

func RouteWrapper() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(routeWrapper(Secret)))
	return container(ws)
}

// HeaderForAll puts the challenge on for all that is behind it.
func HeaderForAll() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if !authorized(req) {
			resp.WriteErrorString(http.StatusUnauthorized, "log in")
			return
		}
		Secret(req, resp)
	}))
	c := restful.NewContainer()
	c.Filter(func(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
		resp.AddHeader("WWW-Authenticate", api.Challenge)
		chain.ProcessFilter(req, resp)
	})
	c.Add(ws)
	return c
}

// StdMiddleware is net/http's, as a filter.
func stdMiddleware(realm string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "Bearer secret" {
				w.Header().Set("X-Realm", realm)
				w.WriteHeader(http.StatusUnauthorized)
				json.NewEncoder(w).Encode(map[string]string{"error": "unauthorized"})
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func StdMiddleware() http.Handler {
	ws := caseService()
	ws.Filter(restful.HttpMiddlewareHandlerToFilter(stdMiddleware("std")))
	ws.Route(ws.GET("").To(Secret))
	return container(ws)
}

type recovered struct{ status int }

// RecoveredPanic leaves the answer to the container's recovery.
func RecoveredPanic() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if !authorized(req) {
			panic(recovered{http.StatusUnauthorized})
		}
		Secret(req, resp)
	}))
	c := restful.NewContainer()
	c.DoNotRecover(false)
	c.RecoverHandler(func(reason any, w http.ResponseWriter) {
		if r, ok := reason.(recovered); ok {
			w.WriteHeader(r.status)
			return
		}
		w.WriteHeader(http.StatusInternalServerError)
	})
	c.Add(ws)
	return c
}

// ResponseWrapper keeps the response in a type of the program.
type responseWrapper struct {
	resp   *restful.Response
	status int
}

func (w *responseWrapper) deny(realm string) *responseWrapper {
	w.resp.Header().Set("WWW-Authenticate", `Basic realm="`+realm+`"`)
	w.status = http.StatusUnauthorized
	return w
}

func (w *responseWrapper) json(v any) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	w.resp.WriteHeaderAndJson(w.status, v, restful.MIME_JSON)
}

func ResponseWrapper() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		w := &responseWrapper{resp: resp}
		if !authorized(req) {
			w.deny("wrapped").json("no")
			return
		}
		w.json("secret")
	}))
	return container(ws)
}

func WrittenAsJSON() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if !authorized(req) {
			resp.WriteHeader(http.StatusUnauthorized)
			resp.WriteAsJson(map[string]string{"error": "log in"})
			return
		}
		Secret(req, resp)
	}))
	return container(ws)
}

// DeferredTooLate puts the challenge on when all is written.
func DeferredTooLate() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		defer deferredTooLateChallenge(resp)
		if !authorized(req) {
			resp.WriteErrorString(http.StatusUnauthorized, "log in")
			return
		}
		Secret(req, resp)
	}))
	return container(ws)
}

func deferredTooLateChallenge(resp *restful.Response) {
	if resp.StatusCode() == http.StatusUnauthorized {
		resp.AddHeader("WWW-Authenticate", api.Challenge)
	}
}

type resultOf[T any] struct {
	Status int
	Value  T
	Err    error
}

// GenericRoute turns functions into routes.
func genericRoute[T any](f func(*restful.Request) resultOf[T]) restful.RouteFunction {
	return func(req *restful.Request, resp *restful.Response) {
		r := f(req)
		if r.Err != nil {
			resp.WriteError(r.Status, r.Err)
			return
		}
		resp.WriteEntity(r.Value)
	}
}

func genericRouteRead(req *restful.Request) resultOf[message] {
	if err := login(req); err != nil {
		return resultOf[message]{Status: http.StatusUnauthorized, Err: err}
	}
	return resultOf[message]{Value: message{"secret"}}
}

func GenericRoute() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(genericRoute(genericRouteRead)))
	return container(ws)
}
