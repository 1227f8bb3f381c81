package handlers

import (
	"errors"
	"fmt"
	"strings"

	"github.com/gofiber/fiber/v2"
)

func SendAfterStatus(c *fiber.Ctx) error {
	if !authorized(c) {
		c.Status(fiber.StatusUnauthorized)
		return c.Send([]byte("no"))
	}
	return Secret(c)
}

func ChainedType(c *fiber.Ctx) error {
	if !authorized(c) {
		return c.Type("json").Status(401).SendString(`{"error":"no"}`)
	}
	return Secret(c)
}

func StatusAfterBody(c *fiber.Ctx) error {
	if !authorized(c) {
		if err := c.JSON(fiber.Map{"error": "no"}); err != nil {
			return err
		}
		c.Status(fiber.StatusUnauthorized)
		return nil
	}
	return Secret(c)
}

func ErrorLiteral(c *fiber.Ctx) error {
	if !authorized(c) {
		return &fiber.Error{Code: fiber.StatusUnauthorized, Message: "no"}
	}
	return Secret(c)
}

func NewErrorWithHeader(c *fiber.Ctx) error {
	if !authorized(c) {
		c.Append(fiber.HeaderWWWAuthenticate, challenge)
		return fiber.NewError(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

var packageVariableValue = fiber.NewError(fiber.StatusUnauthorized, "no")

func PackageVariable(c *fiber.Ctx) error {
	if !authorized(c) {
		return packageVariableValue
	}
	return Secret(c)
}

func JoinedError(c *fiber.Ctx) error {
	if !authorized(c) {
		return errors.Join(errors.New("no"), fiber.ErrUnauthorized)
	}
	return Secret(c)
}

func ConditionalChallenge(c *fiber.Ctx) error {
	if !authorized(c) {
		if c.Query("mode") != "alt" {
			c.Set(fiber.HeaderWWWAuthenticate, challenge)
		}
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

func ResetAfterwards(c *fiber.Ctx) error {
	if !authorized(c) {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		c.Response().Reset()
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

func DeletedChallenge(c *fiber.Ctx) error {
	if !authorized(c) {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		c.Response().Header.Del(fiber.HeaderWWWAuthenticate)
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

type tokenError struct{ reason string }

func (e *tokenError) Error() string { return e.reason }

func TokenError(c *fiber.Ctx) error {
	if err := tokenErrorCheck(c); err != nil {
		return tokenErrorAnswer(c, err)
	}
	return Secret(c)
}

func tokenErrorCheck(c *fiber.Ctx) error {
	if !authorized(c) {
		return &tokenError{"no"}
	}
	return nil
}

func tokenErrorAnswer(c *fiber.Ctx, err error) error {
	var te *tokenError
	if errors.As(err, &te) {
		return c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"error": te.reason})
	}
	return c.SendStatus(fiber.StatusInternalServerError)
}

func MappedStatus(c *fiber.Ctx) error {
	status := fiber.StatusOK
	switch token := strings.TrimPrefix(c.Get("Authorization"), "Bearer "); token {
	case "secret":
	case "":
		status = fiber.StatusUnauthorized
	default:
		status = fiber.StatusForbidden
	}
	if status != fiber.StatusOK {
		return fiber.NewError(status, fmt.Sprint("denied: ", status))
	}
	return Secret(c)
}

func SendThenOther(c *fiber.Ctx) error {
	if !authorized(c) {
		if err := c.SendStatus(fiber.StatusUnauthorized); err != nil {
			return err
		}
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		return nil
	}
	return Secret(c)
}

func Switched(c *fiber.Ctx) error {
	switch h := c.Get(fiber.HeaderAuthorization); {
	case h == "":
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		return fiber.ErrUnauthorized
	case h != "Bearer secret":
		return fiber.ErrUnauthorized
	}
	return Secret(c)
}

func NextThenChallenge(c *fiber.Ctx) error {
	c.Set(fiber.HeaderWWWAuthenticate, challenge)
	if !authorized(c) {
		return fiber.NewError(fiber.StatusUnauthorized, "no")
	}
	c.Response().Header.Del(fiber.HeaderWWWAuthenticate)
	return c.Next()
}

func FasthttpError(c *fiber.Ctx) error {
	if !authorized(c) {
		c.Context().Error("no", fiber.StatusUnauthorized)
		return nil
	}
	return Secret(c)
}

func PanicRecovered(c *fiber.Ctx) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = c.Status(fiber.StatusUnauthorized).SendString(fmt.Sprint(v))
		}
	}()
	if !authorized(c) {
		panic("no")
	}
	return Secret(c)
}

type responderUsed struct{ c *fiber.Ctx }

func (r responderUsed) unauthorized(text string) error {
	return r.c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"message": text})
}

func ResponderUsed(c *fiber.Ctx) error {
	if !authorized(c) {
		return responderUsed{c}.unauthorized("no")
	}
	return Secret(c)
}

func GroupApp() *fiber.App {
	a := fiber.New()
	g := a.Group("/", groupAppGuard("secret"))
	g.Get("/case", Secret)
	return a
}

func groupAppGuard(want string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if c.Get("Authorization") != "Bearer "+want {
			return c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"error": "no"})
		}
		return c.Next()
	}
}

func GroupChallengesApp() *fiber.App {
	a := fiber.New()
	a.Use(groupChallengesAppGuard())
	a.Get("/case", Secret)
	return a
}

func groupChallengesAppGuard() fiber.Handler {
	return func(c *fiber.Ctx) error {
		if !authorized(c) {
			c.Set("WWW-Authenticate", challenge)
			return fiber.ErrUnauthorized
		}
		return c.Next()
	}
}

// AddedLaterApp has a middleware that adds what its handlers have left out.
func AddedLaterApp() *fiber.App {
	a := fiber.New()
	a.Use(func(c *fiber.Ctx) error {
		err := c.Next()
		if c.Response().StatusCode() == fiber.StatusUnauthorized {
			c.Set(fiber.HeaderWWWAuthenticate, challenge)
		}
		return err
	})
	a.Get("/case", addedLaterAppRead)
	return a
}

func addedLaterAppRead(c *fiber.Ctx) error {
	if !authorized(c) {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

type codedError struct {
	code int
	text string
}

func (e *codedError) Error() string { return e.text }

func CodedErrorChallenged(c *fiber.Ctx) error {
	if err := codedErrorCheck(c); err != nil {
		return codedErrorChallengedAnswer(c, err)
	}
	return Secret(c)
}

func codedErrorCheck(c *fiber.Ctx) error {
	if !authorized(c) {
		return &codedError{fiber.StatusUnauthorized, "no"}
	}
	return nil
}

func codedErrorChallengedAnswer(c *fiber.Ctx, err error) error {
	var coded *codedError
	if !errors.As(err, &coded) {
		return c.SendStatus(fiber.StatusInternalServerError)
	}
	if coded.code == fiber.StatusUnauthorized {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
	}
	return c.Status(coded.code).SendString(coded.text)
}
