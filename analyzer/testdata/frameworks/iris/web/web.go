// Package web writes the answers of services.
package web

import "github.com/kataras/iris/v12"

func PackageAnswerFail(ctx iris.Context, status int, msg string) {
	ctx.StatusCode(status)
	ctx.JSON(iris.Map{"code": status, "message": msg})
	ctx.StopExecution()
}

// Challenge puts on what the services ask for.
func Challenge(ctx iris.Context) { ctx.Header("WWW-Authenticate", `Bearer realm="web"`) }

// PackageMiddlewareNew guards with a check.
func PackageMiddlewareNew(check func(string) bool) iris.Handler {
	return func(ctx iris.Context) {
		if !check(ctx.GetHeader("Authorization")) {
			ctx.StopWithStatus(iris.StatusUnauthorized)
			return
		}
		ctx.Next()
	}
}
