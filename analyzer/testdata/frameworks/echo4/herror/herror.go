// Package herror makes the errors of the handlers of other packages, and names
// no challenge.
package herror

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"
)

// HTTPError makes an error of whatever it is given.
func HTTPError(code int, err any) error {
	switch v := err.(type) {
	case []any:
		if len(v) > 0 {
			return HTTPError(code, v[0])
		}
		return HTTPError(code, nil)
	case string:
		return echo.NewHTTPError(code, v)
	case *echo.HTTPError:
		return v
	}
	return echo.NewHTTPError(code, fmt.Sprint(err))
}

// ToldWhereMadeUnauthorized is reported here, not where it is used.
func ToldWhereMadeUnauthorized(err ...any) error {
	return HTTPError(http.StatusUnauthorized, err)
}
