// Package apierr has the errors of the service, and their way to huma.
package apierr

import (
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

var (
	ErrUnauthenticated = errors.New("unauthenticated")
	ErrDenied          = errors.New("permission denied")
)

// PackageMapOf turns an error of the service into huma's.
func PackageMapOf(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrUnauthenticated):
		return huma.Error401Unauthorized("unauthenticated", err)
	case errors.Is(err, ErrDenied):
		return huma.Error403Forbidden("permission denied", err)
	}
	return huma.Error500InternalServerError("internal")
}

// Challenged is huma's error with the challenge of the service.
func Challenged(err error) error {
	return huma.ErrorWithHeaders(
		huma.NewError(http.StatusUnauthorized, err.Error()),
		http.Header{"WWW-Authenticate": []string{`Bearer realm="service"`}},
	)
}

// A KnownProblem is an error model of the service.
type KnownProblem struct {
	Status int    `json:"status"`
	Type   string `json:"type"`
	Detail string `json:"detail"`
}

func (p *KnownProblem) Error() string  { return p.Detail }
func (p *KnownProblem) GetStatus() int { return p.Status }
