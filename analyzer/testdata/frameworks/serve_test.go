package frameworks

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Served answers a request through a framework.
type Served func(*http.Request) (*http.Response, error)

// frameworks serves the cases of each folder; a case is named by its handler.
var frameworks = make(map[string]func(t *testing.T) map[string]Served)

// An outcome is what a client saw of one request.
type outcome struct {
	status    int
	challenge bool
}

func (o outcome) String() string {
	if o.status != http.StatusUnauthorized && o.status != http.StatusProxyAuthRequired {
		return fmt.Sprint(o.status)
	}
	if o.challenge {
		return fmt.Sprint(o.status, "+")
	}
	return fmt.Sprint(o.status, "-")
}

// observe sends a case every kind of request and tells what came back, each
// answer once.
func observe(t *testing.T, serve Served) []outcome {
	var seen []outcome
	for _, authorization := range []string{"", "Bearer wrong", "Bearer secret"} {
		for _, query := range []string{"", "?mode=alt"} {
			r := httptest.NewRequest("GET", "/case"+query, nil)
			if authorization != "" {
				r.Header.Set("Authorization", authorization)
			}
			resp, err := serve(r)
			if err != nil {
				t.Fatal(err)
			}
			o := outcome{status: resp.StatusCode}
			switch resp.StatusCode {
			case http.StatusUnauthorized:
				o.challenge = resp.Header.Get("WWW-Authenticate") != ""
			case http.StatusProxyAuthRequired:
				o.challenge = resp.Header.Get("Proxy-Authenticate") != ""
			}
			if !slices.Contains(seen, o) {
				seen = append(seen, o)
			}
		}
	}
	return seen
}

// missing reports whether a denial was seen without its challenge.
func missing(seen []outcome) bool {
	return slices.ContainsFunc(seen, func(o outcome) bool {
		return strings.HasSuffix(o.String(), "-")
	})
}

// TestServe prints what the handlers answer.
func TestServe(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(frameworks)) {
		t.Run(name, func(t *testing.T) {
			cases := frameworks[name](t)
			for _, c := range slices.Sorted(maps.Keys(cases)) {
				t.Logf("%-28s %v", c, observe(t, cases[c]))
			}
			for _, handler := range handlers(t, name) {
				if cases[handler] == nil {
					t.Errorf("%s is not served", handler)
				}
			}
		})
	}
}

// overHTTP serves through net/http. A server that panics answers nothing, which
// is told as 0.
func overHTTP(t *testing.T, h http.Handler) Served {
	srv := httptest.NewUnstartedServer(h)
	srv.Config.ErrorLog = nil
	srv.Start()
	t.Cleanup(srv.Close)
	client := srv.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return func(r *http.Request) (*http.Response, error) {
		r2, err := http.NewRequest(r.Method, srv.URL+r.URL.RequestURI(), nil)
		if err != nil {
			return nil, err
		}
		r2.Header = r.Header
		resp, err := client.Do(r2)
		if err != nil {
			return &http.Response{}, nil
		}
		resp.Body.Close()
		return resp, nil
	}
}

// named keys functions by their names.
func named[F any](funcs ...F) map[string]F {
	m := make(map[string]F)
	for _, f := range funcs {
		name := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
		m[name[strings.LastIndexByte(name, '.')+1:]] = f
	}
	return m
}
