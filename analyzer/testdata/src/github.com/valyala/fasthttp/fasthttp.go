// Package fasthttp is what tests need of the real one.
package fasthttp

type RequestCtx struct {
	Request  Request
	Response Response
}

func (c *RequestCtx) SetStatusCode(code int) {}

type Request struct{ Header RequestHeader }

type Response struct{ Header ResponseHeader }

type RequestHeader struct{}

func (h *RequestHeader) Set(key, value string) {}

type ResponseHeader struct{}

func (h *ResponseHeader) Set(key, value string)        {}
func (h *ResponseHeader) SetBytesKV(key, value []byte) {}
