package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/kataras/iris/v12"
	"github.com/kataras/iris/v12/context"
)

func quiet() *iris.Application {
	a := iris.New()
	a.Logger().SetLevel("disable")
	return a
}

func built(a *iris.Application) http.Handler {
	if err := a.Build(); err != nil {
		panic(err)
	}
	return a
}

type partyGuard struct{ users map[string]string }

func (g *partyGuard) serve(ctx iris.Context) {
	token := strings.TrimPrefix(ctx.GetHeader("Authorization"), "Bearer ")
	user, ok := g.users[token]
	if !ok {
		ctx.StopWithJSON(iris.StatusUnauthorized, iris.Map{"message": "invalid token"})
		return
	}
	ctx.Values().Set("user", user)
	ctx.Next()
}

func PartyGuard() http.Handler {
	g := &partyGuard{map[string]string{"secret": "joe"}}
	a := quiet()
	p := a.Party("/")
	p.Use(g.serve)
	p.Get("/case", Secret)
	return built(a)
}

type partyChallenge struct{ realm string }

func (g *partyChallenge) serve(ctx *context.Context) {
	if authorized(ctx) {
		ctx.Next()
		return
	}
	ctx.Header("WWW-Authenticate", fmt.Sprintf(`Basic realm="%s"`, g.realm))
	ctx.StatusCode(iris.StatusUnauthorized)
	ctx.StopExecution()
}

func PartyChallenge() http.Handler {
	a := quiet()
	a.UseRouter((&partyChallenge{"x"}).serve)
	a.Get("/case", Secret)
	return built(a)
}

// ErrorCodeHandler has a handler for 401 that adds the challenge.
func ErrorCodeHandler() http.Handler {
	a := quiet()
	a.OnErrorCode(iris.StatusUnauthorized, func(ctx iris.Context) {
		ctx.Header("WWW-Authenticate", `Bearer realm="x"`)
		ctx.WriteString("please log in")
	})
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			ctx.StatusCode(iris.StatusUnauthorized)
			return
		}
		Secret(ctx)
	})
	return built(a)
}

func problemAnswerFail(ctx iris.Context, status int, title string) {
	ctx.StopWithProblem(status, iris.NewProblem().Title(title).Status(status))
}

func ProblemAnswer() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			problemAnswerFail(ctx, iris.StatusUnauthorized, "who are you?")
			return
		}
		Secret(ctx)
	})
	return built(a)
}

var (
	errNobody = errors.New("nobody")
	errWrong  = errors.New("wrong")
)

func whoIs(ctx iris.Context) error {
	switch ctx.GetHeader("Authorization") {
	case "":
		return errNobody
	case "Bearer secret":
		return nil
	}
	return fmt.Errorf("token: %w", errWrong)
}

func errorStatus(err error) int {
	if errors.Is(err, errNobody) {
		return iris.StatusUnauthorized
	}
	return iris.StatusForbidden
}

func ErrorStatusApp() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if err := whoIs(ctx); err != nil {
			ctx.StopWithError(errorStatus(err), err)
			return
		}
		Secret(ctx)
	})
	return built(a)
}

func ErrorStatusChallenged() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if err := whoIs(ctx); err != nil {
			status := errorStatus(err)
			if status == iris.StatusUnauthorized {
				ctx.ResponseWriter().Header().Set("WWW-Authenticate", `Bearer realm="x"`)
			}
			ctx.StopWithText(status, "%v", err)
			return
		}
		Secret(ctx)
	})
	return built(a)
}

// ResultStruct writes a struct that has a status.
type resultStruct struct {
	Status  int    `json:"-"`
	Message string `json:"message"`
}

func (r resultStruct) dispatch(ctx iris.Context) {
	ctx.StatusCode(r.Status)
	ctx.JSON(r)
}

func ResultStruct() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			resultStruct{iris.StatusUnauthorized, "unauthorized"}.dispatch(ctx)
			return
		}
		resultStruct{iris.StatusOK, "secret"}.dispatch(ctx)
	})
	return built(a)
}

// JSONThenStatus writes the body before the status.
func JSONThenStatus() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			ctx.JSON(iris.Map{"error": "unauthorized"})
			ctx.StatusCode(iris.StatusUnauthorized)
			return
		}
		Secret(ctx)
	})
	return built(a)
}

func ViewThenHeader() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			ctx.StatusCode(iris.StatusUnauthorized)
			ctx.Header("WWW-Authenticate", `Bearer realm="x"`)
			ctx.JSON(iris.Map{"error": "unauthorized"})
			return
		}
		Secret(ctx)
	})
	return built(a)
}

func TooLateStop() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			ctx.StopWithJSON(iris.StatusUnauthorized, iris.Map{"error": "unauthorized"})
			ctx.Header("WWW-Authenticate", `Bearer realm="x"`)
			return
		}
		Secret(ctx)
	})
	return built(a)
}

func FromStd() http.Handler {
	a := quiet()
	a.Use(iris.FromStd(func(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next(w, r)
	}))
	a.Get("/case", Secret)
	return built(a)
}
