// Package answers turns the codes of an API into statuses.
package answers

import "net/http"

// A Meta is a code of the API and its message.
type Meta struct {
	Code    int
	Message string
}

// The codes that others answer with.
var (
	ServerError  = Meta{996, "server error"}
	Unauthorized = Meta{997, "who are you?"}
)

// Fail answers with the status of a code.
func Fail(w http.ResponseWriter, code int, message string) {
	Write(w, Meta{code, message})
}

// Write answers with the status of the code of m.
func Write(w http.ResponseWriter, m Meta) {
	w.WriteHeader(status(m))
	_, _ = w.Write([]byte(m.Message))
}

func status(m Meta) int {
	switch m.Code {
	case ServerError.Code:
		return http.StatusInternalServerError
	case Unauthorized.Code:
		return http.StatusUnauthorized
	}
	return http.StatusBadRequest
}
