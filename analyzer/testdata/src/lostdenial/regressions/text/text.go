// Package text makes errors of messages.
package text

import "errors"

var messages = []string{"no", "forbidden"}

// Error is the error with a message.
func Error(id int) error { return errors.New(messages[id]) }
