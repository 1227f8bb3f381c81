// Package echo is what tests need of the real one.
package echo

import "net/http"

const (
	HeaderWWWAuthenticate = "WWW-Authenticate"
	HeaderAuthorization   = "Authorization"
)

type Context interface {
	Request() *http.Request
	Response() *Response
	QueryParam(name string) string
	JSON(code int, i any) error
	NoContent(code int) error
}

type Response struct {
	Status int
}

func (r *Response) Header() http.Header         { return nil }
func (r *Response) WriteHeader(code int)        {}
func (r *Response) Write(b []byte) (int, error) { return 0, nil }

type HTTPError struct {
	Code int
}

func (e *HTTPError) Error() string { return "" }

func NewHTTPError(code int, message ...any) *HTTPError { return nil }

var ErrUnauthorized = NewHTTPError(http.StatusUnauthorized)

type (
	HandlerFunc      func(Context) error
	MiddlewareFunc   func(HandlerFunc) HandlerFunc
	HTTPErrorHandler func(error, Context)
)

type Echo struct{ HTTPErrorHandler HTTPErrorHandler }

func New() *Echo { return nil }

func (e *Echo) Use(m ...MiddlewareFunc)                                 {}
func (e *Echo) GET(path string, h HandlerFunc, m ...MiddlewareFunc) any { return nil }
