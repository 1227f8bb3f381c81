package challenge

import "testing"

// The challenges that frameworks' own middleware sends, in its default
// configuration.
func TestMiddleware(t *testing.T) {
	run(t, []row{
		{reason: "gin BasicAuth", in: `Basic realm="Authorization Required"`},
		{reason: "gin BasicAuthForRealm, strconv.Quote", in: `Basic realm=¦{q}`},
		{reason: "gin BasicAuthForProxy", in: `Basic realm="Proxy Authorization Required"`, field: ProxyAuthenticate, status: 407},
		{reason: "gin-jwt v2, hertz-contrib/jwt", in: `JWT realm=my realm`, want: `JWT realm=«unquotedrealm my realm»`, fixed: `JWT realm="my realm"`},
		{reason: "gin-jwt v2 with a realm that is not known", in: `JWT realm=¦{}`},
		{reason: "gin-jwt v3", in: `Bearer realm="{}"`},
		{reason: "chi BasicAuth: the realm is the programmer's, not the request's", in: `Basic realm="{}"`},
		{reason: "echo BasicAuth", in: `basic realm="Restricted"`},
		{reason: "echo BasicAuth, strconv.Quote", in: `basic¦ realm=¦{q}`},
		{reason: "fiber v2 basicauth", in: `basic realm=my realm`, want: `basic realm=«unquotedrealm my realm»`, fixed: `basic realm="my realm"`},
		{reason: "fiber v2 basicauth, one word", in: `basic realm=¦Restricted`, want: `basic realm=«unquotedrealm Restricted»`, fixed: `basic realm="Restricted"`},
		{reason: "fiber v3 basicauth", in: `Basic realm=¦{q}¦, charset="UTF-8"`},
		{reason: "fiber v3 keyauth, with errors", in: `{}, Bearer realm="Restricted", error="invalid_token", error_description="{}"`, status: 401},
		{reason: "hertz basic_auth", in: `Basic realm=¦{q}`},
		{reason: "iris basicauth", in: `Basic realm="{}", charset="UTF-8"`},
		{reason: "beego filter/auth", in: `Basic realm="¦{}¦"`},
		{reason: "go-kit auth/basic", in: `Basic realm={q}`},
		{reason: "auth0 go-jwt-middleware v3", in: `Bearer realm="{}", error="{}"`},
		{reason: "auth0 go-jwt-middleware v3 with DPoP", in: `DPoP algs="ES256 RS256", error="invalid_dpop_proof", error_description="{}"`, status: 401},
		{reason: "abbot/go-http-auth basic", in: `Basic realm="¦{}¦"`},
		{reason: "abbot/go-http-auth digest", in: `Digest realm="{}", nonce="{}", opaque="{}", algorithm=MD5, qop="auth"`},
		{reason: "abbot/go-http-auth digest, quoted algorithm", in: `Digest realm="{}", nonce="{}", opaque="{}", algorithm="MD5", qop="auth"`, want: `Digest realm="{}", nonce="{}", opaque="{}", algorithm=«quoteform "MD5"», qop="auth"`, fixed: `Digest realm="{}", nonce="{}", opaque="{}", algorithm=MD5, qop="auth"`},
		{reason: "MCP go-sdk RequireBearerToken", in: `Bearer ¦resource_metadata={}, scope={q}`, status: 401},
		{reason: "prometheus exporter-toolkit", in: `Basic`, want: `«missingparam Basic»`, fixed: `Basic realm="restricted"`},
		{reason: "go-openapi security.BasicAuth", in: `Basic realm={q}`},
	})
}
