// Package session knows who sends a request.
package session

import (
	"errors"
	"net/http"
)

type Data struct{ ID int }

type key struct{}

type TokenData struct {
	ID   int
	Role string
}

func Retrieve(r *http.Request) (*TokenData, error) {
	data, ok := r.Context().Value(key{}).(*TokenData)
	if !ok {
		return nil, errors.New("nobody")
	}
	return data, nil
}

func IsAdmin(t *TokenData) bool {
	return t.Role == "admin"
}

// Known tells both, strangers and others.
func Known(r *http.Request) bool {
	data, err := Retrieve(r)
	if err != nil {
		return false
	}
	return IsAdmin(data)
}
