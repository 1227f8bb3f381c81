// Package huma is what tests need of the real one.
package huma

import "net/http"

func ErrorWithHeaders(err error, headers http.Header) error { return err }

func Error401Unauthorized(msg string, errs ...error) error { return nil }
