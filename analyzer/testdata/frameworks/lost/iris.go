package lost

import (
	"github.com/kataras/iris/v12"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func irisAllowed(ctx iris.Context) bool { return ctx.GetHeader("Authorization") == "Bearer secret" }

func IrisSecret(ctx iris.Context) {
	vault.Open("iris")
	ctx.WriteString("secret")
}

func IrisNoReturn(ctx iris.Context) {
	if !irisAllowed(ctx) {
		ctx.StopWithText(iris.StatusForbidden, "no")
	}
	vault.Open("iris")
}

func IrisReturns(ctx iris.Context) {
	if !irisAllowed(ctx) {
		ctx.StopWithText(iris.StatusForbidden, "no")
		return
	}
	vault.Open("iris")
}

func IrisMiddlewareGoesOn(ctx iris.Context) {
	if !irisAllowed(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
	}
	ctx.Next()
}

// Without Next the others do not run.
func IrisMiddlewareReturns(ctx iris.Context) {
	if !irisAllowed(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		return
	}
	ctx.Next()
}

// Next runs nobody after StopWithStatus.
func IrisMiddlewareStopsThenNext(ctx iris.Context) {
	if !irisAllowed(ctx) {
		ctx.StopWithStatus(iris.StatusUnauthorized)
	}
	ctx.Next()
}
