package framework

import "slices"

// jwt holds the rows of the token libraries. Checked against golang-jwt v4.5.2
// and v5.3.1, jwt-go v3.2.0+incompatible, jwx v2.1.7 and v3.3.0, go-jose
// v4.1.9, go-oidc v3.21.0, go-jwt-middleware v2.3.1, go-http-auth v0.4.0.
//
// ParseUnverified, ParseInsecure, jws.Parse and the Unsafe… methods yield
// claims without verifying anything, and are therefore no evidence.
var jwt = slices.Concat(
	golangJWT("github.com/golang-jwt/jwt/v5"),
	golangJWT("github.com/golang-jwt/jwt/v4"),
	golangJWT("github.com/dgrijalva/jwt-go"),
	methods("github.com/golang-jwt/jwt/v5.Validator", Row{Evidence: lacks(KindVerify, "result0", "error")}, "Validate"),
	jwx("github.com/lestrrat-go/jwx/v2"),
	jwx("github.com/lestrrat-go/jwx/v3"),

	functions("github.com/go-jose/go-jose/v4", Row{Evidence: bearer(KindVerify, "result1")}, "ParseSigned", "ParseSignedCompact"),
	functions("github.com/go-jose/go-jose/v4/jwt", Row{Evidence: bearer(KindVerify, "result1")}, "ParseSigned"),
	methods("github.com/go-jose/go-jose/v4.JSONWebSignature", Row{Evidence: bearer(KindVerify, "result1")}, "Verify"),
	methods("github.com/go-jose/go-jose/v4.JSONWebSignature", Row{Evidence: bearer(KindVerify, "result0")}, "DetachedVerify"),
	methods("github.com/go-jose/go-jose/v4/jwt.JSONWebToken", Row{Evidence: bearer(KindVerify, "result0")}, "Claims"),
	methods("github.com/go-jose/go-jose/v4/jwt.Claims", Row{Evidence: bearer(KindVerify, "result0")}, "Validate"),

	methods("github.com/coreos/go-oidc/v3/oidc.IDTokenVerifier", Row{Evidence: bearer(KindVerify, "result1")}, "Verify", "VerifyLogout"),
	methods("github.com/coreos/go-oidc/v3/oidc.Provider", Row{Evidence: bearer(KindVerify, "result1")}, "UserInfo"),
	methods("github.com/coreos/go-oidc/v3/oidc.IDToken", Row{Evidence: bearer(KindVerify, "result0")}, "VerifyAccessToken"),
	methods("github.com/coreos/go-oidc/v3/oidc.KeySet", Row{Evidence: bearer(KindVerify, "result1")}, "VerifySignature"),
	methods("github.com/coreos/go-oidc/v3/oidc.RemoteKeySet", Row{Evidence: bearer(KindVerify, "result1")}, "VerifySignature"),

	[]Row{
		{Symbol: "(github.com/auth0/go-jwt-middleware/v2.JWTMiddleware).CheckJWT", Middleware: &Middleware{
			Status: 401, Challenge: "never", // and 400 where the token is missing
			Remedy: "put the challenge on in a handler given to jwtmiddleware.WithErrorHandler",
		}},
		{Symbol: "(github.com/auth0/go-jwt-middleware/v2/validator.Validator).ValidateToken", Evidence: bearer(KindVerify, "result1")},
		{Symbol: "github.com/auth0/go-jwt-middleware/v2.AuthHeaderTokenExtractor", Pure: true, Evidence: bearer(KindCredentials, "result1")},

		{Symbol: "(github.com/abbot/go-http-auth.BasicAuth).RequireAuth", On: "arg0", Answer: &Answer{Status: "401", Challenges: true}},
		{Symbol: "(github.com/abbot/go-http-auth.DigestAuth).RequireAuth", On: "arg0", Answer: &Answer{Status: "401", Challenges: true}},
		{Symbol: "(github.com/abbot/go-http-auth.BasicAuth).Wrap", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "(github.com/abbot/go-http-auth.DigestAuth).Wrap", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "(github.com/abbot/go-http-auth.DigestAuth).JustCheck", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "github.com/abbot/go-http-auth.JustCheck", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "(github.com/abbot/go-http-auth.BasicAuth).CheckAuth", Evidence: &Evidence{Kind: KindCredentials, Result: "result0", No: "empty", Scheme: "Basic"}},
		{Symbol: "(github.com/abbot/go-http-auth.DigestAuth).CheckAuth", Evidence: &Evidence{Kind: KindCredentials, Result: "result0", No: "empty", Scheme: "Digest"}},
	},
)

// bearer is evidence from an error, where the library suggests bearer tokens.
func bearer(kind Kind, result Operand) *Evidence {
	return &Evidence{Kind: kind, Result: result, No: "error", Scheme: "Bearer"}
}

func golangJWT(pkg string) []Row {
	return slices.Concat(
		functions(pkg, Row{Evidence: bearer(KindVerify, "result1")}, "Parse", "ParseWithClaims"),
		methods(pkg+".Parser", Row{Evidence: bearer(KindVerify, "result1")}, "Parse", "ParseWithClaims"),
		methods(pkg+".Token", Row{Evidence: &Evidence{Kind: KindVerify, Result: "value", No: "false", Scheme: "Bearer"}}, "Valid"),
		functions(pkg+"/request", Row{Evidence: bearer(KindVerify, "result1")}, "ParseFromRequest"),
		methods(pkg+"/request.Extractor", Row{Evidence: bearer(KindCredentials, "result1")}, "ExtractToken"),
	)
}

func jwx(module string) []Row {
	return slices.Concat(
		functions(module+"/jwt", Row{Evidence: bearer(KindVerify, "result1")},
			"Parse", "ParseString", "ParseReader", "ParseRequest", "ParseHeader", "ParseForm", "ParseCookie"),
		functions(module+"/jwt", Row{Evidence: bearer(KindVerify, "result0")}, "Validate"),
		functions(module+"/jws", Row{Evidence: bearer(KindVerify, "result1")}, "Verify"),
	)
}
