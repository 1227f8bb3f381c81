package challenge

import "testing"

func TestParameters(t *testing.T) {
	run(t, []row{
		{reason: "each challenge has a realm of its own", in: `Basic realm="x", Bearer realm="x", Basic realm="x"`},
		{reason: "a name twice", in: `Bearer scope="a", realm="x", Scope="b"`, want: `Bearer scope="a", realm="x", «repeated Scope»="b"`},
		{reason: "in a scheme that nobody registered", in: `X a=b, a=b`, want: `X a=b, «repeated a»=b`},

		{reason: "a realm that is a token", in: `Basic realm=x`, want: `Basic realm=«unquotedrealm x»`, fixed: `Basic realm="x"`},
		{reason: "in any scheme", in: `X realm=x, a=b`, want: `X realm=«unquotedrealm x», a=b`, fixed: `X realm="x", a=b`},
		{reason: "single quotes are part of a token", in: `Basic realm='x'`, want: `Basic realm=«unquotedrealm 'x'»`, fixed: `Basic realm="x"`},
		{reason: "single quotes around words", in: `Basic realm='my realm'`, want: `Basic realm=«unquotedrealm 'my realm'»`, fixed: `Basic realm="my realm"`},
		{reason: "single quotes around a comma", in: `Basic realm='x, y'`, want: `Basic realm=«unquotedrealm 'x», y'`},
		{reason: "a single quote in front", in: `Basic realm='my x`, want: `Basic realm=«unquotedrealm 'my x»`},
		{reason: "a realm with a comma in it", in: `Basic realm=x, y`, want: `Basic realm=«unquotedrealm x», y`},
		{reason: "a realm of words with a comma in it", in: `Basic realm=my x, y`, want: `Basic realm=«unquotedrealm my x», y`},
		{reason: "a known scheme is surely a challenge", in: `Basic realm=x, Negotiate`, want: `Basic realm=«unquotedrealm x», Negotiate`, fixed: `Basic realm="x", Negotiate`},
		{reason: "over a seam", in: `Basic realm=my¦ realm`, want: `Basic realm=«unquotedrealm my realm»`, fixed: `Basic realm="my realm"`},
		{reason: "a challenge behind it", in: `Bearer realm=a b Basic realm="c"`, want: `Bearer realm=«unquotedrealm a b» «nocomma Basic» realm="c"`, fixed: `Bearer realm="a b", Basic realm="c"`},
	})
}

func TestSchemes(t *testing.T) {
	run(t, []row{
		{reason: "Basic's own template", in: Template("basic")},
		{reason: "Bearer's own template", in: Template("Bearer")},

		{reason: "bare Basic", in: `Basic`, want: `«missingparam Basic»`, fixed: `Basic realm="restricted"`},
		{reason: "bare Basic before another", in: `Basic, Bearer realm="x"`, want: `«missingparam Basic», Bearer realm="x"`, fixed: `Basic realm="restricted", Bearer realm="x"`},
		{reason: "Basic with other parameters", in: `Basic charset="UTF-8"`, want: `«missingparam Basic» charset="UTF-8"`, fixed: `Basic realm="restricted", charset="UTF-8"`},
		{reason: "Basic with credentials", in: `Basic dXNlcjpwYXNz`, want: `«missingparam Basic» dXNlcjpwYXNz`},
		{reason: "the realm of another challenge does not count", in: `Bearer realm="x", Basic charset="UTF-8"`, want: `Bearer realm="x", «missingparam Basic» charset="UTF-8"`, fixed: `Bearer realm="x", Basic realm="restricted", charset="UTF-8"`},

		{reason: "a charset may be a token", in: `Basic realm="x", charset=utf-8`},
		{reason: "another charset", in: `Basic realm="x", charset="ISO-8859-1"`, want: `Basic realm="x", charset=«charset "ISO-8859-1"»`, fixed: `Basic realm="x", charset="UTF-8"`},
		{reason: "UTF-8 has a hyphen", in: `Basic realm="x", charset=utf8`, want: `Basic realm="x", charset=«charset utf8»`, fixed: `Basic realm="x", charset="UTF-8"`},
		{reason: "Digest has the same rule", in: `Digest realm="x", nonce="y", charset=latin1`, want: `Digest realm="x", nonce="y", charset=«charset latin1»`, fixed: `Digest realm="x", nonce="y", charset="UTF-8"`},
		{reason: "other schemes do not", in: `X charset=latin1`},
		{reason: "an unknown charset", in: `Basic realm="x", charset="{}"`},

		{reason: "the example of RFC 7616 §3.9.1", in: `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`},
		{reason: "Digest without a realm", in: `Digest nonce="y"`, want: `«missingparam Digest» nonce="y"`},
		{reason: "Digest without a nonce", in: `Digest realm="y"`, want: `«missingparam Digest» realm="y"`},
		{reason: "bare Digest lacks both", in: `Digest`, want: `«missingparam «missingparam Digest»»`},
		{reason: "to be quoted", in: `Digest realm=a, nonce=b, opaque=c, domain=d, qop=auth`, want: `Digest realm=«unquotedrealm a», nonce=«quoteform b», opaque=«quoteform c», domain=«quoteform d», qop=«quoteform auth»`, fixed: `Digest realm="a", nonce="b", opaque="c", domain="d", qop="auth"`},
		{reason: "a list that was not quoted", in: `Digest realm="a", nonce="b", qop=auth,auth-int`, want: `Digest realm="a", nonce="b", qop=«quoteform auth»,auth-int`},
		{reason: "not to be quoted", in: `Digest realm="a", nonce="b", stale="true", algorithm="MD5"`, want: `Digest realm="a", nonce="b", stale=«quoteform "true"», algorithm=«quoteform "MD5"»`, fixed: `Digest realm="a", nonce="b", stale=true, algorithm=MD5`},
		{reason: "quotes that a token cannot do without", in: `Digest realm="a", nonce="b", algorithm="M D"`, want: `Digest realm="a", nonce="b", algorithm=«quoteform "M D"»`},
		{reason: "a quoted hole where a token stands", in: `Digest realm="a", nonce="b", algorithm={q}`, want: `Digest realm="a", nonce="b", algorithm=«quoteform {q}»`},
		{reason: "a hole may be either", in: `Digest realm={}, nonce={}, stale={}`},
		{reason: "the quoting of other schemes is free", in: `X nonce=a, stale="true"`},

		{reason: "DPoP from an origin", in: `DPoP algs="ES256"`},
		{reason: "DPoP from a proxy", in: `Basic realm="x", dpop algs="ES256"`, field: ProxyAuthenticate, want: `Basic realm="x", «proxyscheme dpop» algs="ES256"`},
		{reason: "Bearer from a proxy", in: `Bearer realm="x"`, field: ProxyAuthenticate},

		{reason: "bare Bearer", in: `Bearer`, want: `«barescheme Bearer»`, fixed: `Bearer realm="restricted"`},
		{reason: "Bearer with a token", in: `Bearer abc`, want: `«barescheme Bearer» abc`},
		{reason: "Bearer with something unknown", in: `Bearer {}`},
		{reason: "DPoP may be bare", in: `DPoP`},
	})
}

func TestErrorCodes(t *testing.T) {
	run(t, []row{
		{reason: "a scope is no matter of identity", in: `Bearer error="insufficient_scope"`, status: 401, want: `Bearer error=«errorstatus "insufficient_scope"»`},
		{reason: "it goes with 403", in: `Bearer error="insufficient_scope"`, status: 403},
		{reason: "an invalid token is one", in: `Bearer error="invalid_token"`, status: 403, want: `Bearer error=«errorstatus "invalid_token"»`},
		{reason: "it goes with 401", in: `Bearer error="invalid_token"`, status: 401},
		{reason: "an invalid request is a 400", in: `Bearer error=invalid_request`, status: 401, want: `Bearer error=«errorstatus invalid_request»`},
		{reason: "the status is not known", in: `Bearer error="invalid_request"`},
		{reason: "the code is not known", in: `Bearer error="{}"`, status: 401},
		{reason: "DPoP has the same codes", in: `DPoP error="invalid_token"`, status: 403, want: `DPoP error=«errorstatus "invalid_token"»`},
		{reason: "and some of its own", in: `DPoP error="use_dpop_nonce"`, status: 401},
		{reason: "other schemes do not", in: `X error="invalid_token"`, status: 403},
	})
}
