// Package facts holds helpers that other packages ask.
package facts

import (
	"errors"
	"net/http"
)

type key struct{}

type TokenData struct {
	ID   int
	Role string
}

func Retrieve(r *http.Request) (*TokenData, error) { // want Retrieve:`result0 nil: \[identity\]; result1 error: \[identity\]; result0 is 2`
	data, ok := r.Context().Value(key{}).(*TokenData)
	if !ok {
		return nil, errors.New("nobody")
	}
	return data, nil
}

func IsAdmin(t *TokenData) bool { // want IsAdmin:`result0 false: \[permission\]`
	return t.Role == "admin"
}

func Known(r *http.Request) bool { // want Known:`result0 false: \[identity permission\]`
	data, err := Retrieve(r)
	if err != nil {
		return false
	}
	return IsAdmin(data)
}

// Admins asks for no one.
func Admins(names []string) bool { return len(names) > 0 }

// IsAllowed has a name only: what it does can be read.
func IsAllowed(r *http.Request) bool { return r.Method == http.MethodGet }

func unexported(t *TokenData) bool { return t.Role == "admin" }
