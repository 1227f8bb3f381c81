package framework

import (
	"slices"
	"sync"
)

// families are the built-in rows, one family a framework or library, sorted.
var families = [][]Row{
	beego,
	buffalo,
	chi,
	connect,
	decision,
	echo,
	fasthttp,
	fiber,
	fuego,
	gin,
	goKit,
	goRestful,
	gorilla,
	goZero,
	grpcGateway,
	hertz,
	httpRouter,
	huma,
	iris,
	jwt,
	kratos,
	mcp,
	negroni,
	netHTTP,
	oapi,
	password,
	session,
	twirp,
}

// Builtin is the table of the built-in rows.
var Builtin = sync.OnceValue(func() *Table {
	t, err := New(families...)
	if err != nil {
		panic(err) // a test builds the table
	}
	return t
})

// methods is one row for several methods or fields of a type.
func methods(typ string, row Row, names ...string) []Row {
	return repeat("("+typ+").", row, names)
}

// functions is one row for several functions, variables or types of a package.
func functions(pkg string, row Row, names ...string) []Row {
	return repeat(pkg+".", row, names)
}

func repeat(prefix string, row Row, names []string) []Row {
	rows := make([]Row, len(names))
	for i, name := range names {
		row.Symbol = prefix + name
		rows[i] = row
	}
	return rows
}

// credentialHeaders are the request fields, and credentialNames the cookies,
// query and form parameters, whose absence says that credentials are missing.
var (
	credentialHeaders = []string{
		"Authorization", "Proxy-Authorization", "Cookie",
		"X-Api-Key", "X-Apikey", "Api-Key", "Apikey", "X-Auth-Token", "X-Access-Token", "Access-Token",
		"X-Session-Token", "X-Session-Id", "X-Token", "Token", "X-Auth", "X-Auth-Key", "X-User-Token",
		"X-Gitlab-Token", "X-Hub-Signature", "X-Hub-Signature-256", "X-Signature",
	}
	credentialNames = []string{
		"access_token", "accessToken", "token", "auth_token", "authToken", "id_token", "jwt", "bearer",
		"api_key", "apikey", "apiKey", "key", "session", "session_id", "sessionid", "session_token", "sid",
		"auth", "password", "passwd", "pwd",
	}
	identityNames = []string{
		"user", "users", "user_id", "userID", "userId", "uid", "username", "userName", "currentUser", "current_user",
		"account", "accountID", "account_id", "claims", "jwt", "principal", "identity", "session", "subject", "sub",
		"auth", "authenticated", "logged_in", "loggedIn", "admin", "member", "email",
	}
)

// lacks are the forms of evidence that rows share.
func lacks(kind Kind, result Operand, no string) *Evidence {
	return &Evidence{Kind: kind, Result: result, No: no}
}

// lacksNamed is evidence for a look-up by name: only these names count.
func lacksNamed(kind Kind, result Operand, no string, names []string) *Evidence {
	return &Evidence{Kind: kind, Result: result, No: no, Name: "arg0", Names: names}
}

// mounts are the rows of functions that mount on the router that is their first argument.
func mounts(pkg string, chain Chain, names ...string) []Row {
	return functions(pkg, Row{On: "arg0", Chain: chain}, names...)
}

// router is what the methods of a router mount: use before the handlers that
// come later, group before those of the router that is the result or that a
// literal gets, route handlers themselves.
func router(typ string, use, group, route []string) []Row {
	return slices.Concat(
		methods(typ, Row{Chain: ChainUse}, use...),
		methods(typ, Row{Chain: ChainGroup}, group...),
		methods(typ, Row{Chain: ChainRoute}, route...),
	)
}
