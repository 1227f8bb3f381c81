package copied

import (
	"maps"
	"net/http"
)

type responder18 interface {
	Fail(code int, msg string)
}

type plain18 struct{ w http.ResponseWriter }

func (p plain18) Fail(code int, msg string) {
	maps.Copy(p.w.Header(), http.Header{"Www-Authenticate": {`Bearer realm="app"`}, "X-Kind": {"k"}})
	http.Error(p.w, msg, code)
}
func h18(w http.ResponseWriter, r *http.Request) {
	plain18{w}.Fail(401, "x")
}
func h18b(w http.ResponseWriter, r *http.Request) {
	maps.Copy(w.Header(), http.Header{"Www-Authenticate": {`Bearer realm="app"`}, "X-Kind": {"k"}})
	http.Error(w, "x", 401)
}
func refuse18(out responder18) {
	out.Fail(401, "no entry")
}
func h18c(w http.ResponseWriter, r *http.Request) {
	var out responder18 = plain18{w}
	if r.Method == "A" {
		refuse18(out)
		return
	}
}
func h18d(w http.ResponseWriter, r *http.Request) {
	var out responder18 = plain18{w}
	out.Fail(401, "no entry")
}
