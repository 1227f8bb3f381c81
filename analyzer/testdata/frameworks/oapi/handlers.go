// Package handlers answers through the strict servers of oapi-codegen.
package handlers

import (
	"context"
	"encoding/json"
	"net/http"
)

const challenge = `Bearer realm="restricted"`

// What the generator makes of a small API.
type (
	getCaseResponseObject interface {
		VisitGetCaseResponse(w http.ResponseWriter) error
	}
	getCase200JSONResponse struct{ Text string }
	getCase401JSONResponse struct{ Text string }
	getCase401Headers      struct{ WWWAuthenticate string }
	getNote401JSONResponse struct {
		Body    struct{ Text string }
		Headers getCase401Headers
	}
)

func (r getCase200JSONResponse) VisitGetCaseResponse(w http.ResponseWriter) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(200)
	return json.NewEncoder(w).Encode(r)
}

type serve func(ctx context.Context, token string) (getCaseResponseObject, error)

func (s serve) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	response, err := s(r.Context(), r.Header.Get("Authorization"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if err := response.VisitGetCaseResponse(w); err != nil {
		panic(err)
	}
}
