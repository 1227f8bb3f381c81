package guard

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/authstatus/authstatus/internal/framework"
)

// The words by which types, fields and errors of programs speak of clients.
// They speak where the code cannot be read, or has no more to say: a field is
// asked for what it holds, and nothing but its name tells what that is.
var (
	identityWords = compile(`(?i)(user|account|claims|principal|identity|session(state|data|info)?|member|actor|subject|caller|viewer|userinfo|authinfo|tokendata|securitycontext|requestcontext|accesstoken|jwt)$`)
	settingsWords = compile(`(?i)(config|configuration|options|opts|settings?|params?|conf|cfg|flags)$`)
	grantWords    = compile(`^(?i:(is|has)?_?(site|global|system|super|org|team|instance|server)?_?(admin|administrator|superuser|superadmin|root|owner|moderator|staff))(User|Access|Rights|Perm|Permission|Role)?$|^(?i:(can|may|allow)_?)[A-Z]\w+$`)
	roleWords     = compile(`(?i)^(user|access)?_?(role|roles|rolename|roleid|user_?type|scope|scopes|permission|permissions|perm|perms|privilege|privileges|accesslevel|accessmode|groups|entitlements|rank)$`)
	roleTypes     = compile(`(?i)(role|permission|accesslevel|accessmode|privilege|usertype)$`)
	idWords       = compile(`(?i)^(id|uid|userid|user_id|username|user_name|name|login|loginname|email|sub|subject|uuid|accountid|ownerid|key|account|user)$`)
	authWords     = compile(`(?i)^(user)?_?(is)?_?(user)?_?(authenticated|logged|logged_?in|signed_?in|anonymous|authed)$`)
	nobodyWords   = compile(`(?i)(anonymous|anon|guest|nobody|none|unknown|unauthenticated|public|notset|undefined|unspecified|invalid|empty)$`)

	// Functions that test a permission: by their names, only for an identity.
	permits = compile(`^(?i:is)_?(Site|Global|System|Super|Org|Team|Instance)?(Admin|Administrator|Superuser|Owner|OwnedBy|Moderator|Staff)|^(?i:has)(Any|All)?(Role|Permission|Perm|Scope|Privilege|Access|Admin|Right|Authority)|^(?i:can|may)[A-Z]|^(?i:is)?Allowed|^(?i:check)(Permission|Role|Access|Scope|Perm|Owner|Privilege)|^(?i:require)(Permission|Role|Scope|Admin|Owner)|^(?i:authorizedFor|isMemberOf)`)

	// What says that a session or token has run out.
	expiryWords  = compile(`(?i)^(expires|expiry|expiration|expired|valid_?until|not_?after|exp)_?(at|on|time|date)?$`)
	expiredWords = compile(`(?i)^(is|has|have)?_?expired$`)
	// Functions about clients, whatever they find.
	checkWords = compile(`(?i)(auth|permission|access|allowed|admin|owner|login|logged|credential|token|role|signature|verifyuser|checkuser|session|privilege)`)

	// Header fields of programs that hold credentials.
	credentialHeaders = compile(`(?i)(^|-)(token|api-?key|secret|auth|auth-?key|access-?key|credentials?)$`)

	// What protects against other sites, and no credential of the client.
	csrfWords = compile(`(?i)(csrf|xsrf|nonce|referer|referrer|^origin$|oauth.?state|^state$|captcha|turnstile)`)

	// Identity that a helper reads from what it is given.
	readsIdentity = compile(`(?i)(current|auth|session|context|request|ctx|identity|claims|principal|token|login|logged|whoami|require|get_?(user|account|member)|^user|^viewer|^caller|^me$|userFrom|getUser)`)
	namesOther    = compile(`(?i)(path|param|target|byid|byname|search|lookup|list|new|create|bind|decode|parse)`)

	credentialParam = compile(`(?i)^(access|auth|bearer|api|id|session|jwt|raw|user|provided|given|request|client)*_?(token|tokenstring|tokenstr|jwt|apikey|secret|password|passwd|pwd|pass|credentials?|authorization|authheader|bearer)$`)
)

// Errors whose name tells. ErrUnauthorized is used for both, and tells nothing.
var (
	permissionErrors = compile(`(?i)(forbidden|permission(s)?(denied|error)?|accessdenied|notallowed|notpermitted|notowner|insufficient(scope|perm|priv|access)\w*|noaccess|notadmin)$`)
	verifyErrors     = compile(`(?i)(unauthenticated|notauthenticated|(invalid|expired|bad|malformed|revoked|wrong)_?(auth|access|api|bearer|jwt|session|id)*_?(token|credential|credentials|signature|apikey|key|session|password)|(token|session|credentials?|jwt)(is)?(invalid|expired|malformed|revoked|notvalid|unverifiable)|token(signatureinvalid|notvalidyet)|invalidcredentials?|invalidpassword)$`)
	missingErrors    = compile(`(?i)((no|missing)_?(auth|access|api|bearer|session)*_?(token|credentials?|apikey|authorization|authheader|auth|session|cookie|identity)|notloggedin|loginrequired|authrequired|nouserincontext)$`)
)

// toldKind is what an error with the name says.
func toldKind(name string) framework.Kind {
	if csrfWords.match(name) {
		return policy
	}
	switch {
	case permissionErrors.match(name):
		return permission
	case verifyErrors.match(name):
		return verify
	case missingErrors.match(name):
		return credentials
	}
	return ""
}

func grants(field string) bool { return grantWords.match(field) }
func authenticated(field string) bool {
	return authWords.match(field) && !nobodyWords.match(field)
}

// identityType reports whether values of typ stand for clients.
func identityType(typ types.Type) bool {
	name := framework.NamedOf(typ)
	if name == nil || settingsWords.match(name.Name()) {
		return false
	}
	return identityWords.match(name.Name())
}

func sessionType(typ types.Type) bool {
	name := framework.NamedOf(typ)
	return name != nil && strings.HasSuffix(name.Name(), "Session")
}

func settingsType(typ types.Type) bool {
	name := framework.NamedOf(typ)
	return name != nil && settingsWords.match(name.Name())
}

func roleType(typ types.Type) bool {
	name := framework.NamedOf(typ)
	return name != nil && roleTypes.match(name.Name()) && !types.IsInterface(name.Type())
}

// nobody reports whether x names the role of those who have none.
func nobody(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		return nobodyWords.match(x.Name)
	case *ast.SelectorExpr:
		return nobodyWords.match(x.Sel.Name)
	case *ast.BasicLit:
		return nobodyWords.match(strings.Trim(x.Value, `"`)) || x.Value == `""` || x.Value == "0"
	}
	return false
}

func isError(typ types.Type) bool {
	return typ != nil && types.Identical(typ, types.Universe.Lookup("error").Type())
}

func isInteger(typ types.Type) bool {
	if typ == nil {
		return false
	}
	basic, ok := typ.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

// isName reports whether values of typ can name somebody.
func isName(typ types.Type) bool { return isString(typ) || isInteger(typ) }

func isBool(typ types.Type) bool {
	basic, ok := typ.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsBoolean != 0
}

func isString(typ types.Type) bool {
	basic, ok := typ.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}
