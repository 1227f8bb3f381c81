package handlers

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/kataras/iris/v12"
)

func StatusThenWrite(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(http.StatusUnauthorized)
		ctx.WriteString("no")
		return
	}
	Secret(ctx)
}

func StatusThenFormat(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(401)
		ctx.Writef("no %s", ctx.Path())
		return
	}
	Secret(ctx)
}

func StopExecution(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		ctx.StopExecution()
		return
	}
	Secret(ctx)
}

func StopExecutionChallenged(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		ctx.StopExecution()
		ctx.ResponseWriter().Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func StopJSON(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithJSON(iris.StatusUnauthorized, iris.Map{"error": "no"})
		return
	}
	Secret(ctx)
}

func StopTextHeaderTooLate(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithText(iris.StatusUnauthorized, "no")
		ctx.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func StopNilError(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithError(iris.StatusUnauthorized, errors.New("no"))
		return
	}
	Secret(ctx)
}

func ProblemStopped(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StopWithProblem(iris.StatusUnauthorized, iris.NewProblem().Title("no"))
		return
	}
	Secret(ctx)
}

func ProblemChallenged(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.Header("WWW-Authenticate", challenge)
		ctx.Problem(iris.NewProblem().Title("no").Status(iris.StatusUnauthorized))
		return
	}
	Secret(ctx)
}

func ConditionalChallenge(ctx iris.Context) {
	if !authorized(ctx) {
		if ctx.URLParam("mode") != "alt" {
			ctx.Header("WWW-Authenticate", challenge)
		}
		ctx.StopWithStatus(iris.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func WriterCode(ctx iris.Context) {
	w := ctx.ResponseWriter()
	if !authorized(ctx) {
		w.WriteHeader(iris.StatusUnauthorized)
		w.Write([]byte("no"))
		return
	}
	Secret(ctx)
}

func WriterCodeHeaderTooLate(ctx iris.Context) {
	w := ctx.ResponseWriter()
	if !authorized(ctx) {
		w.WriteHeader(iris.StatusUnauthorized)
		w.Write([]byte("no"))
		w.Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

var errMapped = errors.New("no token")

func MappedError(ctx iris.Context) {
	if err := mappedErrorCheck(ctx); err != nil {
		mappedErrorFail(ctx, err)
		return
	}
	Secret(ctx)
}

func mappedErrorCheck(ctx iris.Context) error {
	if !authorized(ctx) {
		return fmt.Errorf("checking: %w", errMapped)
	}
	return nil
}

func mappedErrorFail(ctx iris.Context, err error) {
	code := iris.StatusInternalServerError
	if errors.Is(err, errMapped) {
		code = iris.StatusUnauthorized
	}
	ctx.StopWithError(code, err)
}

func PanicRecovered(ctx iris.Context) {
	defer func() {
		if v := recover(); v != nil {
			ctx.StopWithText(iris.StatusUnauthorized, "%v", v)
		}
	}()
	if !authorized(ctx) {
		panic("no")
	}
	Secret(ctx)
}

func OptionsOfJSON(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		_ = ctx.JSON(iris.Map{"error": "no"}, iris.JSON{Indent: " "})
		return
	}
	Secret(ctx)
}

type pageUsed struct{ ctx iris.Context }

func (p pageUsed) fail(code int) {
	p.ctx.StatusCode(code)
	p.ctx.HTML("<p>%s</p>", iris.StatusText(code))
}

func PageUsed(ctx iris.Context) {
	if !authorized(ctx) {
		pageUsed{ctx}.fail(iris.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func MiddlewareGuard(ctx iris.Context) {
	if authorized(ctx) {
		ctx.Next()
		return
	}
	ctx.StopWithJSON(iris.StatusUnauthorized, iris.Map{"error": "no"})
}

func NotFoundInstead(ctx iris.Context) {
	if !authorized(ctx) {
		ctx.StatusCode(iris.StatusUnauthorized)
		ctx.NotFound()
		return
	}
	Secret(ctx)
}
