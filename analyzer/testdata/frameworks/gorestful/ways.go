package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/emicklei/go-restful/v3"
)

func ErrorValue(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteError(http.StatusUnauthorized, errors.New("no"))
		return
	}
	Secret(req, resp)
}

func ErrorValueChallenged(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.Header().Set("WWW-Authenticate", challenge)
		resp.WriteError(http.StatusUnauthorized, errors.New("no"))
		return
	}
	Secret(req, resp)
}

func EntityStatus(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		_ = resp.WriteHeaderAndEntity(http.StatusUnauthorized, message{"no"})
		return
	}
	Secret(req, resp)
}

func JSONStatusHeaderTooLate(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		_ = resp.WriteHeaderAndJson(http.StatusUnauthorized, message{"no"}, restful.MIME_JSON)
		resp.AddHeader("WWW-Authenticate", challenge)
		return
	}
	Secret(req, resp)
}

func ServiceErrorValue(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		err := restful.NewError(http.StatusUnauthorized, "no")
		resp.WriteServiceError(err.Code, err)
		return
	}
	Secret(req, resp)
}

func ChainedHeaders(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.AddHeader("Cache-Control", "no-store").AddHeader("WWW-Authenticate", challenge)
		resp.WriteHeader(http.StatusUnauthorized)
		return
	}
	Secret(req, resp)
}

func EncodedBody(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteHeader(http.StatusUnauthorized)
		json.NewEncoder(resp).Encode(message{"no"})
		return
	}
	Secret(req, resp)
}

func InnerWriter(req *restful.Request, resp *restful.Response) {
	w := resp.ResponseWriter
	if !authorized(req) {
		w.Header().Set("WWW-Authenticate", challenge)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	Secret(req, resp)
}

func ConditionalChallenge(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		if req.QueryParameter("mode") != "alt" {
			resp.AddHeader("WWW-Authenticate", challenge)
		}
		resp.WriteErrorString(http.StatusUnauthorized, "no")
		return
	}
	Secret(req, resp)
}

var errMapped = errors.New("no token")

func MappedError(req *restful.Request, resp *restful.Response) {
	if err := mappedErrorCheck(req); err != nil {
		mappedErrorFail(resp, err)
		return
	}
	Secret(req, resp)
}

func mappedErrorCheck(req *restful.Request) error {
	if !authorized(req) {
		return fmt.Errorf("checking: %w", errMapped)
	}
	return nil
}

func mappedErrorFail(resp *restful.Response, err error) {
	code := http.StatusInternalServerError
	if errors.Is(err, errMapped) {
		code = http.StatusUnauthorized
	}
	resp.WriteError(code, err)
}

type resourceUsed struct{ realm string }

func (r resourceUsed) deny(resp *restful.Response, code int, text string) {
	if code == http.StatusUnauthorized {
		resp.AddHeader("WWW-Authenticate", "Bearer realm=\""+r.realm+"\"")
	}
	resp.WriteErrorString(code, text)
}

func ResourceUsed(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resourceUsed{"api"}.deny(resp, http.StatusUnauthorized, "no")
		return
	}
	Secret(req, resp)
}

func PanicRecovered(req *restful.Request, resp *restful.Response) {
	defer func() {
		if v := recover(); v != nil {
			resp.WriteErrorString(http.StatusUnauthorized, fmt.Sprint(v))
		}
	}()
	if !authorized(req) {
		panic("no")
	}
	Secret(req, resp)
}

func FilterMixed(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	switch req.HeaderParameter("Authorization") {
	case "Bearer secret":
		chain.ProcessFilter(req, resp)
	case "":
		resp.AddHeader("WWW-Authenticate", challenge)
		resp.WriteErrorString(401, "who are you?")
	default:
		resp.WriteErrorString(401, "wrong token")
	}
}

func FilterOfHTTP(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if !authorized(req) {
		http.Error(resp, "no", http.StatusUnauthorized)
		return
	}
	chain.ProcessFilter(req, resp)
}
