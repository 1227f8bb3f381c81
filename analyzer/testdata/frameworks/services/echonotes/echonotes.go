// Package echonotes keeps notes, over echo.
package echonotes

import (
	"errors"
	"log"
	"net/http"

	"github.com/labstack/echo/v4"
)

type kind string

const (
	kindInvalid         kind = "invalid"
	kindUnauthenticated kind = "unauthenticated"
	kindDenied          kind = "denied"
)

type appError struct {
	Kind    kind   `json:"kind"`
	Message string `json:"message"`
}

func (e *appError) Error() string { return e.Message }

func (e *appError) status() int {
	switch e.Kind {
	case kindInvalid:
		return http.StatusUnprocessableEntity
	case kindUnauthenticated:
		return http.StatusUnauthorized
	case kindDenied:
		return http.StatusForbidden
	}
	return http.StatusInternalServerError
}

var errNotesListNoUser = &appError{kindUnauthenticated, "log in first"}

func notesListErrors(err error, c echo.Context) {
	var ae *appError
	if errors.As(err, &ae) {
		if werr := c.JSON(ae.status(), ae); werr != nil {
			log.Print(werr)
		}
		return
	}
	c.Echo().DefaultHTTPErrorHandler(err, c)
}

type handler struct{ tokens map[string]string }

func serve(route func(h *handler) echo.HandlerFunc) http.Handler {
	h := &handler{tokens: map[string]string{"Bearer secret": "joe"}}
	e := echo.New()
	e.HideBanner = true
	e.HTTPErrorHandler = notesListErrors
	e.GET("/case", route(h))
	return e
}

func (h *handler) user(c echo.Context) (string, error) {
	if user, ok := h.tokens[c.Request().Header.Get(echo.HeaderAuthorization)]; ok {
		return user, nil
	}
	return "", errNotesListNoUser
}

func (h *handler) notesList(c echo.Context) error {
	user, err := h.user(c)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, []string{user})
}

func NotesList() http.Handler {
	return serve(func(h *handler) echo.HandlerFunc { return h.notesList })
}

func (h *handler) notesCreate(c echo.Context) error {
	if c.QueryParam("mode") == "alt" {
		return &appError{kindInvalid, "a note needs a text"}
	}
	if c.Request().Header.Get("Authorization") != "Bearer secret" {
		return echo.NewHTTPError(http.StatusUnauthorized, "token required")
	}
	return c.NoContent(http.StatusCreated)
}

func NotesCreate() http.Handler {
	return serve(func(h *handler) echo.HandlerFunc { return h.notesCreate })
}

func (h *handler) notesShare(c echo.Context) error {
	if _, err := h.user(c); err != nil {
		return &appError{kindDenied, "not yours"}
	}
	return c.NoContent(http.StatusNoContent)
}

func NotesShare() http.Handler {
	return serve(func(h *handler) echo.HandlerFunc { return h.notesShare })
}

func (h *handler) notesStream(c echo.Context) error {
	res := c.Response()
	if c.Request().Header.Get("Authorization") != "Bearer secret" {
		res.WriteHeader(http.StatusUnauthorized)
		res.Flush()
		return nil
	}
	res.Header().Set(echo.HeaderContentType, "text/event-stream")
	res.WriteHeader(http.StatusOK)
	_, err := res.Write([]byte("data: secret\n\n"))
	return err
}

func NotesStream() http.Handler {
	return serve(func(h *handler) echo.HandlerFunc { return h.notesStream })
}
