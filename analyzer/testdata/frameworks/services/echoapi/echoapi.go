// Package echoapi is an API over echo that challenges in one place.
package echoapi

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

type server struct {
	*echo.Echo
	realm string
}

func newServer(h echo.HandlerFunc) http.Handler {
	s := &server{Echo: echo.New(), realm: "api"}
	s.HTTPErrorHandler = s.onError
	s.GET("/case", h)
	return s
}

func (s *server) onError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	status, message := http.StatusInternalServerError, http.StatusText(http.StatusInternalServerError)
	var he *echo.HTTPError
	if errors.As(err, &he) {
		status, message = he.Code, fmt.Sprintf("%v", he.Message)
	}
	switch status {
	case http.StatusUnauthorized:
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, fmt.Sprintf("Bearer realm=%q", s.realm))
	case http.StatusServiceUnavailable:
		c.Response().Header().Set("Retry-After", "30")
	}
	if strings.Contains(c.Request().Header.Get(echo.HeaderAccept), "text/html") {
		_ = c.HTML(status, "<h1>"+message+"</h1>")
		return
	}
	_ = c.JSON(status, echo.Map{"message": message})
}

func allowed(c echo.Context) bool {
	return c.Request().Header.Get(echo.HeaderAuthorization) == "Bearer secret"
}

func apiProfile(c echo.Context) error {
	if !allowed(c) {
		return echo.NewHTTPError(http.StatusUnauthorized, "please authenticate")
	}
	return c.String(http.StatusOK, "joe")
}

func APIProfile() http.Handler { return newServer(apiProfile) }

// APITokens answers by itself.
func apiTokens(c echo.Context) error {
	if !allowed(c) {
		return c.JSON(http.StatusUnauthorized, echo.Map{"message": "please authenticate"})
	}
	return c.String(http.StatusOK, "tokens")
}

func APITokens() http.Handler { return newServer(apiTokens) }

func apiWrapped(c echo.Context) error {
	if !allowed(c) {
		return fmt.Errorf("profile of %s: %w", c.Param("id"), echo.ErrUnauthorized)
	}
	return c.String(http.StatusOK, "wrapped")
}

func APIWrapped() http.Handler { return newServer(apiWrapped) }

func apiAudit(c echo.Context) error {
	if !allowed(c) {
		return echo.ErrForbidden
	}
	return c.String(http.StatusOK, "audit")
}

func APIAudit() http.Handler { return newServer(apiAudit) }
