// Package api writes the answers of services.
package api

import (
	"errors"
	"net/http"
	"strings"

	"github.com/emicklei/go-restful/v3"
)

var sanitizer = strings.NewReplacer(`&`, "&amp;", `<`, "&lt;", `>`, "&gt;")

func handlePackage(status int, resp *restful.Response, err error) {
	http.Error(resp, sanitizer.Replace(err.Error()), status)
}

func HandlePackageUnauthorized(resp *restful.Response, _ *restful.Request, err error) {
	handlePackage(http.StatusUnauthorized, resp, err)
}

func HandlePackageForbidden(resp *restful.Response, _ *restful.Request, err error) {
	handlePackage(http.StatusForbidden, resp, err)
}

// A StatusError is one that knows its status.
type StatusError struct {
	Status struct {
		Code    int32
		Message string
	}
}

func (e *StatusError) Error() string { return e.Status.Message }

func NewUnauthorized(reason string) *StatusError {
	e := new(StatusError)
	e.Status.Code = http.StatusUnauthorized
	e.Status.Message = reason
	return e
}

// StatusErrorsAnswer answers errors of the backend.
func StatusErrorsAnswer(resp *restful.Response, err error) {
	status := http.StatusInternalServerError
	var se *StatusError
	if errors.As(err, &se) && se.Status.Code > 0 {
		status = int(se.Status.Code)
	}
	resp.AddHeader("Content-Type", "text/plain")
	resp.WriteErrorString(status, err.Error()+"\n")
}

// Challenge is what the services ask for.
const Challenge = `Bearer realm="api"`
