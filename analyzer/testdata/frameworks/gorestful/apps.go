package handlers

import (
	"errors"
	"net/http"
	"strings"

	"github.com/emicklei/go-restful/v3"
)

// UserResource is a resource with a filter of its own.
type userResourceBase struct{ users map[string]string }

func (u *userResourceBase) find(req *restful.Request, resp *restful.Response) {
	resp.WriteEntity(u.users)
}

func container(ws *restful.WebService) http.Handler {
	c := restful.NewContainer()
	c.Add(ws)
	return c
}

func caseService() *restful.WebService {
	ws := new(restful.WebService)
	ws.Path("/case").Consumes(restful.MIME_JSON).Produces(restful.MIME_JSON)
	return ws
}

type userResource struct{ userResourceBase }

func (u *userResource) auth(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	token := strings.TrimPrefix(req.HeaderParameter("Authorization"), "Bearer ")
	if _, ok := u.users[token]; !ok {
		resp.WriteHeaderAndEntity(http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
		return
	}
	req.SetAttribute("user", u.users[token])
	chain.ProcessFilter(req, resp)
}

func UserResource() http.Handler {
	u := &userResource{userResourceBase{map[string]string{"secret": "joe"}}}
	ws := caseService()
	ws.Filter(u.auth)
	ws.Route(ws.GET("").To(u.find))
	return container(ws)
}

type basicFilter struct{ userResourceBase }

func (u *basicFilter) auth(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if !authorized(req) {
		resp.AddHeader("WWW-Authenticate", "Basic realm=Protected")
		resp.WriteErrorString(401, "401: Not Authorized")
		return
	}
	chain.ProcessFilter(req, resp)
}

func BasicFilter() http.Handler {
	u := &basicFilter{}
	ws := caseService()
	ws.Route(ws.GET("").Filter(u.auth).To(u.find))
	return container(ws)
}

var (
	errLogin     = errors.New("log in")
	errForbidden = errors.New("forbidden")
)

func login(req *restful.Request) error {
	switch req.HeaderParameter("Authorization") {
	case "":
		return errLogin
	case "Bearer secret":
		return nil
	}
	return errForbidden
}

// ErrorTable answers errors by a table.
func errorTableWrite(resp *restful.Response, err error) {
	code := http.StatusInternalServerError
	if errors.Is(err, errLogin) {
		code = http.StatusUnauthorized
	} else if errors.Is(err, errForbidden) {
		code = http.StatusForbidden
	}
	resp.WriteError(code, err)
}

func ErrorTable() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if err := login(req); err != nil {
			errorTableWrite(resp, err)
			return
		}
		Secret(req, resp)
	}))
	return container(ws)
}

func errorTableChallengedWrite(resp *restful.Response, err error) {
	code := http.StatusInternalServerError
	switch err {
	case errLogin:
		code = http.StatusUnauthorized
		resp.Header().Set("WWW-Authenticate", `Bearer realm="x"`)
	case errForbidden:
		code = http.StatusForbidden
	}
	resp.WriteHeaderAndJson(code, map[string]string{"error": err.Error()}, restful.MIME_JSON)
}

func ErrorTableChallenged() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if err := login(req); err != nil {
			errorTableChallengedWrite(resp, err)
			return
		}
		Secret(req, resp)
	}))
	return container(ws)
}

// StatusError is an error with a status, as Kubernetes has them.
type statusError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e statusError) Error() string { return e.Message }

func statusErrorUnauthorized(msg string) statusError {
	return statusError{Code: http.StatusUnauthorized, Message: msg}
}

func statusErrorHandle(h func(*restful.Request) (any, error)) restful.RouteFunction {
	return func(req *restful.Request, resp *restful.Response) {
		out, err := h(req)
		if err != nil {
			var se statusError
			if errors.As(err, &se) {
				resp.WriteHeaderAndEntity(se.Code, se)
				return
			}
			resp.WriteHeader(http.StatusInternalServerError)
			return
		}
		resp.WriteEntity(out)
	}
}

func StatusError() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(statusErrorHandle(func(req *restful.Request) (any, error) {
		if !authorized(req) {
			return nil, statusErrorUnauthorized("no credentials")
		}
		return map[string]string{"secret": "1"}, nil
	})))
	return container(ws)
}

// TooLateFilter writes the header and then the field.
func TooLateFilter() http.Handler {
	ws := caseService()
	ws.Filter(func(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
		if authorized(req) {
			chain.ProcessFilter(req, resp)
			return
		}
		resp.WriteHeader(http.StatusUnauthorized)
		resp.AddHeader("WWW-Authenticate", `Bearer realm="x"`)
	})
	ws.Route(ws.GET("").To(Secret))
	return container(ws)
}

// ContainerFilter is for all services, over net/http's writer.
func ContainerFilter() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(Secret))
	c := restful.NewContainer()
	c.Filter(func(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
		if !authorized(req) {
			http.Error(resp.ResponseWriter, "unauthorized", http.StatusUnauthorized)
			return
		}
		chain.ProcessFilter(req, resp)
	})
	c.Add(ws)
	return c
}

// StdFilter is a net/http middleware.
func stdFilterAuth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header()["WWW-Authenticate"] = []string{`Bearer realm="x"`}
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func StdFilter() http.Handler {
	ws := caseService()
	ws.Filter(restful.HttpMiddlewareHandlerToFilter(stdFilterAuth))
	ws.Route(ws.GET("").To(Secret))
	return container(ws)
}

func ServiceErrorApp() http.Handler {
	ws := caseService()
	ws.Route(ws.GET("").To(func(req *restful.Request, resp *restful.Response) {
		if !authorized(req) {
			err := restful.NewError(http.StatusUnauthorized, "unauthorized")
			resp.WriteServiceError(err.Code, err)
			return
		}
		Secret(req, resp)
	}))
	return container(ws)
}
