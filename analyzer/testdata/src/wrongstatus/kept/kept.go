// Package kept asks for what a context or a token keeps under a key.
package kept

import (
	"context"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
)

type key string

const (
	roleKey    key = "role"
	isAdminKey key = "isAdmin"
	localeKey  key = "locale"
)

func role(w http.ResponseWriter, r *http.Request) {
	role, _ := r.Context().Value(roleKey).(string)
	if role != "admin" {
		http.Error(w, "for administrators", http.StatusUnauthorized) // want `a permission is missing \(role\)`
		return
	}
}

func admin(w http.ResponseWriter, r *http.Request) {
	admin, _ := r.Context().Value(isAdminKey).(bool)
	if !admin {
		http.Error(w, "for administrators", http.StatusUnauthorized) // want `a permission is missing`
	}
}

// Whether there is nobody or nobody of that role, one answer tells.
func strangerOrNot(w http.ResponseWriter, r *http.Request) {
	role, ok := r.Context().Value(roleKey).(string)
	if !ok || role != "admin" {
		http.Error(w, "for administrators", http.StatusUnauthorized)
	}
}

func locale(w http.ResponseWriter, r *http.Request) {
	locale, _ := r.Context().Value(localeKey).(string)
	if locale != "en" {
		http.Error(w, "no", http.StatusUnauthorized)
	}
}

func userType(c *gin.Context) {
	if c.GetString("user_type") != "ADMIN" {
		c.JSON(http.StatusUnauthorized, gin.H{}) // want `a permission is missing`
		c.Abort()
		return
	}
}

func flag(c *gin.Context) {
	if !c.GetBool("is_admin") {
		c.JSON(http.StatusUnauthorized, gin.H{}) // want `a permission is missing`
		c.Abort()
		return
	}
}

type MapClaims map[string]any

func claimsOf(ctx context.Context) MapClaims { return ctx.Value(key("claims")).(MapClaims) }

func claim(w http.ResponseWriter, r *http.Request) {
	claims := claimsOf(r.Context())
	admin := claims["admin"].(bool)
	if !admin {
		http.Error(w, "for administrators", http.StatusUnauthorized) // want `a permission is missing \(admin\)|a permission is missing`
	}
}

func inline(w http.ResponseWriter, r *http.Request) {
	if !claimsOf(r.Context())["admin"].(bool) {
		http.Error(w, "for administrators", http.StatusUnauthorized) // want `a permission is missing`
	}
}

func subject(w http.ResponseWriter, r *http.Request) {
	if claimsOf(r.Context())["exp"] == "" {
		http.Error(w, "too late", http.StatusUnauthorized)
	}
}

func roleOf(r *http.Request) (id, role string) {
	claims := claimsOf(r.Context())
	return claims["sub"].(string), claims["role"].(string)
}

func helper(w http.ResponseWriter, r *http.Request) {
	_, role := roleOf(r)
	if role == "owner" || role == "admin" {
		return
	}
	http.Error(w, "no", http.StatusUnauthorized) // want `a permission is missing`
}

func checkType(c *gin.Context, want string) (err error) {
	userType := c.GetString("user_type")
	err = nil
	if userType != want {
		err = errors.New("not for you")
		return err
	}
	return err
}

func byHelper(c *gin.Context) {
	if err := checkType(c, "ADMIN"); err != nil {
		c.JSON(http.StatusUnauthorized, gin.H{}) // want `a permission is missing`
		return
	}
}

type Account struct{ Role string }

var levels = map[string]int{"reader": 1, "admin": 2}

func level(w http.ResponseWriter, account *Account, needed string) {
	if levels[account.Role] < levels[needed] {
		http.Error(w, "no", http.StatusUnauthorized) // want `a permission is missing`
	}
}
