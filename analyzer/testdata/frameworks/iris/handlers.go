// Package handlers answers through iris.
package handlers

import (
	"errors"
	"net/http"

	"github.com/kataras/iris/v12"
	irisErrors "github.com/kataras/iris/v12/x/errors"
)

const challenge = `Bearer realm="restricted"`

func authorized(ctx iris.Context) bool {
	return ctx.GetHeader("Authorization") == "Bearer secret"
}

func Secret(ctx iris.Context) {
	ctx.WriteString("secret")
}

func Plain(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithStatus(iris.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func PendingStatus(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		ctx.JSON(iris.Map{"error": "unauthorized"})
		return
	}
	Secret(ctx)
}

func HeaderBefore(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.Header("WWW-Authenticate", challenge)
		ctx.StopWithJSON(iris.StatusUnauthorized, iris.Map{"error": "unauthorized"})
		return
	}
	Secret(ctx)
}

func HeaderAfterPending(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithStatus(iris.StatusUnauthorized)
		ctx.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func HeaderBetween(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		ctx.Header("WWW-Authenticate", challenge)
		ctx.WriteString("unauthorized")
		return
	}
	Secret(ctx)
}

func HeaderTooLate(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithJSON(iris.StatusUnauthorized, iris.Map{"error": "unauthorized"})
		ctx.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func PendingHeaderTooLate(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		ctx.WriteString("unauthorized")
		ctx.ResponseWriter().Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func Text(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithText(iris.StatusUnauthorized, "no token for %s", ctx.Path())
		return
	}
	Secret(ctx)
}

func StopError(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithError(iris.StatusUnauthorized, errors.New("unauthorized"))
		return
	}
	Secret(ctx)
}

func Problem(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithProblem(iris.StatusUnauthorized, iris.NewProblem().Title("unauthorized"))
		return
	}
	Secret(ctx)
}

func ErrorCode(ctx iris.Context) {
	if !authorized(ctx) {
		irisErrors.Unauthenticated.Message(ctx, "token required")
		return
	}
	Secret(ctx)
}

func ErrorCodeWithHeader(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.Header("WWW-Authenticate", challenge)
		irisErrors.Unauthenticated.Message(ctx, "token required")
		return
	}
	Secret(ctx)
}

func WriterStatusThenHeader(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.ResponseWriter().WriteHeader(http.StatusUnauthorized)
		ctx.ResponseWriter().Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func NetHTTPError(ctx iris.Context) {
	if !authorized(ctx) {
		http.Error(ctx.ResponseWriter(), "unauthorized", http.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func StatusOverwritten(ctx iris.Context) {
	ctx.StatusCode(iris.StatusUnauthorized)
	if authorized(ctx) {
		ctx.StatusCode(iris.StatusOK)
		Secret(ctx)
		return
	}
	ctx.StatusCode(iris.StatusForbidden)
}

func Helper(ctx iris.Context) {
	if !authorized(ctx) {
		helperDeny(ctx, iris.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(ctx)
}

func helperDeny(ctx iris.Context, code int, message string) {
	ctx.StatusCode(code)
	ctx.JSON(iris.Map{"error": message})
}

func ChallengingHelper(ctx iris.Context) {
	if !authorized(ctx) {
		challengingHelperDeny(ctx, iris.StatusUnauthorized)
		return
	}
	if ctx.URLParam("mode") == "alt" {
		challengingHelperDeny(ctx, iris.StatusForbidden)
		return
	}
	Secret(ctx)
}

func challengingHelperDeny(ctx iris.Context, code int) {
	if code == iris.StatusUnauthorized {
		ctx.Header("WWW-Authenticate", challenge)
	}
	ctx.StopWithStatus(code)
}

func MiddlewareStops(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithStatus(iris.StatusUnauthorized)
		return
	}
	ctx.Next()
}

func MiddlewareChallenges(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithStatus(iris.StatusUnauthorized)
		ctx.Header("WWW-Authenticate", challenge)
		return
	}
	ctx.Next()
}

func MiddlewareGoesOn(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
	}
	ctx.Next()
}

func MixedPaths(ctx iris.Context) {
	token := ctx.GetHeader("Authorization")
	if token == "" {
		ctx.Header("WWW-Authenticate", challenge)
		ctx.StopWithStatus(iris.StatusUnauthorized)
		return
	}
	if token != "Bearer secret" {
		ctx.StopWithStatus(iris.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func RedirectUnauthorized(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.Redirect("/login", iris.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func Forbidden(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithStatus(iris.StatusForbidden)
		return
	}
	Secret(ctx)
}
