// Package fiber is what tests need of the real one.
package fiber

const HeaderWWWAuthenticate = "WWW-Authenticate"

type Ctx struct{}

func (c *Ctx) Set(key, val string)                       {}
func (c *Ctx) Append(field string, values ...string)     {}
func (c *Ctx) Status(status int) *Ctx                    { return c }
func (c *Ctx) SendStatus(status int) error               { return nil }
func (c *Ctx) JSON(data any) error                       { return nil }
func (c *Ctx) Get(key string, defaults ...string) string { return "" }
