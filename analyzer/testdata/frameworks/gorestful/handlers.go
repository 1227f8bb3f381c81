// Package handlers answers through go-restful.
package handlers

import (
	"errors"
	"net/http"

	"github.com/emicklei/go-restful/v3"
)

const challenge = `Bearer realm="restricted"`

type message struct {
	Error string `json:"error"`
}

func authorized(req *restful.Request) bool {
	return req.HeaderParameter("Authorization") == "Bearer secret"
}

func Secret(req *restful.Request, resp *restful.Response) {
	resp.WriteEntity(message{"secret"})
}

func Plain(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteErrorString(http.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(req, resp)
}

func Header(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteHeader(http.StatusUnauthorized)
		return
	}
	Secret(req, resp)
}

func HeaderBefore(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.AddHeader("WWW-Authenticate", challenge)
		resp.WriteErrorString(http.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(req, resp)
}

func PromotedHeaderBefore(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.Header().Set("WWW-Authenticate", challenge)
		resp.WriteHeaderAndEntity(http.StatusUnauthorized, message{"unauthorized"})
		return
	}
	Secret(req, resp)
}

func WriterHeaderBefore(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.ResponseWriter.Header().Set("WWW-Authenticate", challenge)
		resp.WriteError(http.StatusUnauthorized, errors.New("unauthorized"))
		return
	}
	Secret(req, resp)
}

func HeaderTooLate(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteErrorString(http.StatusUnauthorized, "unauthorized")
		resp.AddHeader("WWW-Authenticate", challenge)
		return
	}
	Secret(req, resp)
}

func StatusHeaderTooLate(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteHeader(http.StatusUnauthorized)
		resp.Header().Set("WWW-Authenticate", challenge)
		resp.Write([]byte("unauthorized"))
		return
	}
	Secret(req, resp)
}

func Entity(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteHeaderAndEntity(http.StatusUnauthorized, message{"unauthorized"})
		return
	}
	Secret(req, resp)
}

func JSON(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteHeaderAndJson(http.StatusUnauthorized, message{"unauthorized"}, restful.MIME_JSON)
		return
	}
	Secret(req, resp)
}

func Error(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteError(http.StatusUnauthorized, errors.New("unauthorized"))
		return
	}
	Secret(req, resp)
}

func ServiceError(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteServiceError(http.StatusUnauthorized, restful.NewError(http.StatusUnauthorized, "unauthorized"))
		return
	}
	Secret(req, resp)
}

func ServiceErrorHeaderInBody(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		h := http.Header{"WWW-Authenticate": {challenge}}
		resp.WriteServiceError(http.StatusUnauthorized, restful.NewErrorWithHeader(http.StatusUnauthorized, "unauthorized", h))
		return
	}
	Secret(req, resp)
}

func NetHTTPError(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		http.Error(resp, "unauthorized", http.StatusUnauthorized)
		return
	}
	Secret(req, resp)
}

func NetHTTPErrorOfWriter(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.ResponseWriter.Header().Set("WWW-Authenticate", challenge)
		http.Error(resp.ResponseWriter, "unauthorized", http.StatusUnauthorized)
		return
	}
	Secret(req, resp)
}

func Helper(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		helperDeny(resp, http.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(req, resp)
}

func helperDeny(resp *restful.Response, code int, text string) {
	resp.WriteHeaderAndEntity(code, message{text})
}

func ChallengingHelper(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		challengingHelperDeny(resp, http.StatusUnauthorized)
		return
	}
	if req.QueryParameter("mode") == "alt" {
		challengingHelperDeny(resp, http.StatusForbidden)
		return
	}
	Secret(req, resp)
}

func challengingHelperDeny(resp *restful.Response, code int) {
	if code == http.StatusUnauthorized {
		resp.AddHeader("WWW-Authenticate", challenge)
	}
	resp.WriteErrorString(code, http.StatusText(code))
}

func FilterStops(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if !authorized(req) {
		resp.WriteErrorString(http.StatusUnauthorized, "unauthorized")
		return
	}
	chain.ProcessFilter(req, resp)
}

func FilterChallenges(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if !authorized(req) {
		resp.AddHeader("WWW-Authenticate", challenge)
		resp.WriteErrorString(http.StatusUnauthorized, "unauthorized")
		return
	}
	chain.ProcessFilter(req, resp)
}

func FilterGoesOn(req *restful.Request, resp *restful.Response, chain *restful.FilterChain) {
	if !authorized(req) {
		resp.WriteErrorString(http.StatusUnauthorized, "unauthorized")
	}
	chain.ProcessFilter(req, resp)
}

func EntityFirst(req *restful.Request, resp *restful.Response) {
	resp.WriteEntity(message{"welcome"})
	if !authorized(req) {
		resp.WriteHeader(http.StatusUnauthorized)
	}
}

func MixedPaths(req *restful.Request, resp *restful.Response) {
	token := req.HeaderParameter("Authorization")
	if token == "" {
		resp.AddHeader("WWW-Authenticate", challenge)
		resp.WriteErrorString(http.StatusUnauthorized, "missing token")
		return
	}
	if token != "Bearer secret" {
		resp.WriteErrorString(http.StatusUnauthorized, "bad token")
		return
	}
	Secret(req, resp)
}

func Forbidden(req *restful.Request, resp *restful.Response) {
	if !authorized(req) {
		resp.WriteErrorString(http.StatusForbidden, "forbidden")
		return
	}
	Secret(req, resp)
}
