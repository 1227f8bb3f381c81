// Package restcluster manages clusters, over go-restful.
package restcluster

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/emicklei/go-restful/v3"
)

type status struct {
	Code    int    `json:"code"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

type statusError struct{ Err status }

func (e *statusError) Error() string { return fmt.Sprintf("%s: %s", e.Err.Reason, e.Err.Message) }

func clusterListUnauthorized(msg string) *statusError {
	return &statusError{status{Code: http.StatusUnauthorized, Reason: "Unauthorized", Message: msg}}
}

func answer(resp *restful.Response, err error) {
	var se *statusError
	if errors.As(err, &se) {
		_ = resp.WriteHeaderAndEntity(se.Err.Code, se.Err)
		return
	}
	_ = resp.WriteErrorString(http.StatusInternalServerError, err.Error())
}

type clusters struct{ tokens map[string]string }

func (c *clusters) user(req *restful.Request) (string, error) {
	token, ok := strings.CutPrefix(req.HeaderParameter("Authorization"), "Bearer ")
	if !ok {
		return "", clusterListUnauthorized("no token")
	}
	if user, ok := c.tokens[token]; ok {
		return user, nil
	}
	return "", clusterListUnauthorized("unknown token")
}

func register(path string, build func(*clusters, *restful.WebService) *restful.RouteBuilder, filters ...restful.FilterFunction) http.Handler {
	c := &clusters{map[string]string{"secret": "joe"}}
	ws := new(restful.WebService)
	ws.Path(path).Consumes(restful.MIME_JSON).Produces(restful.MIME_JSON)
	for _, f := range filters {
		ws.Filter(f)
	}
	ws.Route(build(c, ws).Doc("clusters"))
	container := restful.NewContainer()
	container.Add(ws)
	return container
}

func (c *clusters) clusterList(req *restful.Request, resp *restful.Response) {
	user, err := c.user(req)
	if err != nil {
		answer(resp, err)
		return
	}
	_ = resp.WriteEntity([]string{user})
}

func ClusterList() http.Handler {
	return register("/case", func(c *clusters, ws *restful.WebService) *restful.RouteBuilder {
		return ws.GET("").To(c.clusterList)
	})
}

// ClusterProxy challenges as the API server it stands for.
func (c *clusters) clusterProxy(req *restful.Request, resp *restful.Response) {
	if _, err := c.user(req); err != nil {
		resp.AddHeader("WWW-Authenticate", `Bearer realm="cluster"`)
		_ = resp.WriteError(http.StatusUnauthorized, err)
		return
	}
	_ = resp.WriteEntity("proxied")
}

func ClusterProxy() http.Handler {
	return register("/case", func(c *clusters, ws *restful.WebService) *restful.RouteBuilder {
		return ws.GET("").To(c.clusterProxy)
	})
}

// ClusterFilter is for the routes of a service.
func clusterFilter(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if req.Request.Header.Get("Authorization") != "Bearer secret" {
		_ = resp.WriteHeaderAndJson(http.StatusUnauthorized, status{Code: 401, Reason: "Unauthorized"}, restful.MIME_JSON)
		return
	}
	chain.ProcessFilter(req, resp)
}

func (c *clusters) open(_ *restful.Request, resp *restful.Response) { _ = resp.WriteEntity("open") }

func ClusterFilter() http.Handler {
	return register("/case", func(c *clusters, ws *restful.WebService) *restful.RouteBuilder {
		return ws.GET("").To(c.open)
	}, clusterFilter)
}

// ClusterNodes asks for rights.
func (c *clusters) clusterNodes(req *restful.Request, resp *restful.Response) {
	if _, err := c.user(req); err != nil {
		_ = resp.WriteHeaderAndEntity(http.StatusForbidden, status{Code: 403, Reason: "Forbidden", Message: err.Error()})
		return
	}
	_ = resp.WriteEntity("nodes")
}

func ClusterNodes() http.Handler {
	return register("/case", func(c *clusters, ws *restful.WebService) *restful.RouteBuilder {
		return ws.GET("").To(c.clusterNodes)
	})
}

// ClusterLogs streams what it has.
func (c *clusters) clusterLogs(req *restful.Request, resp *restful.Response) {
	if _, err := c.user(req); err != nil {
		resp.ResponseWriter.WriteHeader(http.StatusUnauthorized)
		fmt.Fprintln(resp.ResponseWriter, err)
		return
	}
	fmt.Fprintln(resp, "logs")
}

func ClusterLogs() http.Handler {
	return register("/case", func(c *clusters, ws *restful.WebService) *restful.RouteBuilder {
		return ws.GET("").To(c.clusterLogs)
	})
}
