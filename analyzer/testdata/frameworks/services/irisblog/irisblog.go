// Package irisblog is a blog over iris.
package irisblog

import (
	"net/http"
	"strings"

	"github.com/kataras/iris/v12"
)

type blog struct {
	authors map[string]string
	realm   string
}

func serve(route func(b *blog, p iris.Party)) http.Handler {
	app := iris.New()
	app.Logger().SetLevel("disable")
	b := &blog{authors: map[string]string{"secret": "joe"}, realm: "blog"}
	route(b, app.Party("/case"))
	if err := app.Build(); err != nil {
		panic(err)
	}
	return app
}

func (b *blog) author(ctx iris.Context) (string, bool) {
	name, ok := b.authors[strings.TrimPrefix(ctx.GetHeader("Authorization"), "Bearer ")]
	return name, ok
}

func (b *blog) ok(ctx iris.Context) { ctx.WriteString("secret") }

func (b *blog) blogDraft(ctx iris.Context) {
	name, ok := b.author(ctx)
	if !ok {
		ctx.StopWithProblem(iris.StatusUnauthorized, iris.NewProblem().Title("Not logged in").Detail("drafts are private"))
		return
	}
	ctx.JSON(iris.Map{"author": name})
}

func BlogDraft() http.Handler { return serve(func(b *blog, p iris.Party) { p.Get("/", b.blogDraft) }) }

func (b *blog) blogEditors(ctx iris.Context) {
	if _, ok := b.author(ctx); !ok {
		ctx.Header("WWW-Authenticate", `Bearer realm="`+b.realm+`"`)
		ctx.StopWithJSON(iris.StatusUnauthorized, iris.Map{"error": "log in"})
		return
	}
	ctx.Next()
}

func BlogEditors() http.Handler {
	return serve(func(b *blog, p iris.Party) {
		p.Use(b.blogEditors)
		p.Get("/", b.ok)
	})
}

// BlogPending records the status and leaves the answer to iris.
func (b *blog) blogPending(ctx iris.Context) {
	if _, ok := b.author(ctx); !ok {
		ctx.StatusCode(iris.StatusUnauthorized)
		return
	}
	b.ok(ctx)
}

func BlogPending() http.Handler {
	return serve(func(b *blog, p iris.Party) { p.Get("/", b.blogPending) })
}

// BlogLater puts the challenge on while the status is pending.
func (b *blog) blogLater(ctx iris.Context) {
	_, ok := b.author(ctx)
	if !ok {
		ctx.StatusCode(iris.StatusUnauthorized)
	}
	if ctx.GetStatusCode() == iris.StatusUnauthorized {
		ctx.Header("WWW-Authenticate", `Bearer realm="blog"`)
	}
	if !ok {
		ctx.WriteString("log in")
		return
	}
	b.ok(ctx)
}

func BlogLater() http.Handler { return serve(func(b *blog, p iris.Party) { p.Get("/", b.blogLater) }) }

// BlogComments are closed to guests.
func (b *blog) blogComments(ctx iris.Context) {
	if _, ok := b.author(ctx); !ok {
		ctx.StopWithText(iris.StatusForbidden, "guests do not comment")
		return
	}
	b.ok(ctx)
}

func BlogComments() http.Handler {
	return serve(func(b *blog, p iris.Party) { p.Get("/", b.blogComments) })
}
