// Package texts builds challenges in all the ways that are read.
package texts

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

const (
	field     = "WWW-Authenticate"
	realm     = "my files"
	challenge = "Basic realm=" + realm // want `realm must be quoted: "my files"`

	shared  = "Basic" // want `Basic has no realm`
	exposed = `Basic realm=` + "\"files\""
)

var (
	once    = `Basic realm='files'` // want `realm must be quoted`
	Anyones = `Basic realm=files`
	changed = `Basic realm=files`
	bytes   = []byte("WWW-Authenticate")
)

func constants(w http.ResponseWriter) {
	w.Header().Set(field, challenge)
	w.Header().Add(field, exposed)
	w.Header().Set(http.CanonicalHeaderKey(field), shared)
}

func constantsAgain(w http.ResponseWriter) {
	w.Header().Set(field, challenge) // the constant was reported already
	w.Header().Set(string(bytes), "Basic")
	fmt.Println(shared)
}

func variables(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", once)
	w.Header().Set("WWW-Authenticate", Anyones) // other packages may set it
	changed = `Basic realm="files"`
	w.Header().Set("WWW-Authenticate", changed)
	local := "Basic realm=files" // want `realm must be quoted`
	w.Header().Set("WWW-Authenticate", local)
}

func several(w http.ResponseWriter, bearer bool) {
	value := "Basic realm=files"
	if bearer {
		value = "Bearer realm=files"
	}
	w.Header().Set("WWW-Authenticate", value)
}

func grows(w http.ResponseWriter, charset bool, nonce string) {
	value := `Basic realm="files" title="x"` // want `there is no comma before title`
	if charset {
		value += `, charset="UTF-8"`
	}
	w.Header().Set("WWW-Authenticate", value)
	digest := `Digest realm="files"`
	digest = digest + `, nonce="` + nonce + `"`
	w.Header().Add("WWW-Authenticate", digest)
}

func concatenation(w http.ResponseWriter, name string) {
	w.Header().Set("WWW-Authenticate", "Basic realm=\""+name+"\" charset=\"UTF-8\"") // want `there is no comma before charset`

	w.Header().Set("WWW-Authenticate", "Basic realm=my "+name) // want `realm must be quoted`
	w.Header().Set("WWW-Authenticate", "Basic realm="+name)
	w.Header().Set("WWW-Authenticate", "Basic "+name)
	w.Header().Set("WWW-Authenticate", name)
	w.Header().Set("WWW-Authenticate", `Basic realm="`+name+`"`)
}

func formats(w http.ResponseWriter, name string, n int, v any, err error) {
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=\"%q\"", name)) // want `text that brings its own quotes stands between quotes`

	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%s" charset="UTF-8"`, name)) // want `there is no comma before charset`

	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%s", "my files")) // want `realm must be quoted`

	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=100%% mine, charset=%q", "UTF-8")) // want `realm must be quoted`

	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm=%[1]s, realm=%[1]q`, name)) // want `Basic has the parameter realm twice`
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", name))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", err))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%s", name))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%d"`, n))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%[1]s"`, name))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("%s realm=%v", "Basic", v))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%*d"`, n, n))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%c"`, n))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(name, "Basic"))
	w.Header().Set("WWW-Authenticate", fmt.Sprint("Basic realm=", "files")) // want `realm must be quoted`
}

func quotes(w http.ResponseWriter, name string) {
	w.Header().Set("WWW-Authenticate", `Basic realm="`+strconv.Quote(name)+`"`) // want `text that brings its own quotes stands between quotes`
	w.Header().Set("WWW-Authenticate", "Basic realm="+strconv.Quote(name))
	w.Header().Set("WWW-Authenticate", "Basic realm="+strconv.Quote("my files"))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%s", strconv.Quote(name)))
}

func joins(w http.ResponseWriter, name string) {
	w.Header().Set("WWW-Authenticate", "Bearer "+strings.Join([]string{`realm="files"`, `scope="` + name + `"`}, " ")) // want `there is no comma before scope`
	w.Header().Set("WWW-Authenticate", "Bearer "+strings.Join([]string{`realm="files"`, `scope="` + name + `"`}, ", "))
	w.Header().Set("WWW-Authenticate", "Bearer "+strings.Join(strings.Fields(name), ", "))
}

func literals(w http.ResponseWriter) {
	w.Header()["WWW-Authenticate"] = []string{`Basic realm="files"`, `Bearer realm=files`} // want `realm must be quoted`

	w.Header()["Www-Authenticate"] = append(w.Header()["Www-Authenticate"], "Basic") // want `Basic has no realm`
	w.Header()[field] = strings.Fields("Basic")
	for name, values := range (http.Header{
		"WWW-Authenticate": {`Basic realm="files"`, `Basic`}, // want `Basic has no realm`
	}) {
		w.Header()[name] = values
	}
}

func escapes(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "Basic realm=\u00e9\x41 b") // want `realm must be quoted`

	w.Header().Set("WWW-Authenticate", "Basic realm=\"\u00e9\"\u0020title=\"a\"") // want `there is no comma before title`

	w.Header().Set("WWW-Authenticate", `Basic realm=`+"`"+`files`+"`") // want `realm must be quoted`
}
