// Package pack writes the answers of services.
package pack

import (
	"errors"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/utils"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

// An ErrNo is an error of the service, whose code is not a status.
type ErrNo struct {
	Code int64
	Msg  string
}

func (e ErrNo) Error() string { return e.Msg }

var (
	Success           = ErrNo{0, "success"}
	AuthorizationFail = ErrNo{10003, "authorization failed"}
	Internal          = ErrNo{10001, "internal"}
)

func convert(err error) ErrNo {
	var e ErrNo
	if errors.As(err, &e) {
		return e
	}
	e = Internal
	e.Msg = err.Error()
	return e
}

// SendResponse answers 200, and the code in the body.
func SendResponse(c *app.RequestContext, err error, data any) {
	e := convert(err)
	c.JSON(consts.StatusOK, utils.H{"code": e.Code, "message": e.Msg, "data": data})
}

// BusinessStatusSend answers with the status of the error.
func BusinessStatusSend(c *app.RequestContext, err error) {
	e := convert(err)
	status := consts.StatusInternalServerError
	switch e.Code {
	case 0:
		status = consts.StatusOK
	case 10003:
		status = consts.StatusUnauthorized
	}
	c.AbortWithStatusJSON(status, utils.H{"code": e.Code, "message": e.Msg})
}

// Unauthorized challenges.
func Unauthorized(c *app.RequestContext, msg string) {
	c.Header("WWW-Authenticate", `Bearer realm="pack"`)
	c.AbortWithStatusJSON(consts.StatusUnauthorized, utils.H{"message": msg})
}
