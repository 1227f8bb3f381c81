package framework

import "slices"

// decision holds the rows of the authorisation libraries. Checked against
// casbin v2.135.0 and v3.10.0, opa v1.22.2, openfga/go-sdk v0.6.3, the
// Kubernetes API v0.37.2.
var decision = slices.Concat(
	casbin("github.com/casbin/casbin/v2"),
	casbin("github.com/casbin/casbin/v3"),

	methods("github.com/open-policy-agent/opa/v1/rego.ResultSet", Row{Pure: true, Evidence: lacks(KindPermission, "result0", "false")}, "Allowed"),
	methods("github.com/open-policy-agent/opa/v1/rego.PreparedEvalQuery", Row{Evidence: lacks(KindPermission, "result0", "empty")}, "Eval"),
	methods("github.com/open-policy-agent/opa/v1/rego.Rego", Row{Evidence: lacks(KindPermission, "result0", "empty")}, "Eval"),

	methods("github.com/openfga/go-sdk.CheckResponse", Row{Pure: true, Evidence: lacks(KindPermission, "result0", "false")}, "GetAllowed"),

	methods("k8s.io/api/authorization/v1.SubjectAccessReviewStatus", Row{Evidence: lacks(KindPermission, "value", "false")}, "Allowed"),
	methods("k8s.io/api/authorization/v1.SubjectAccessReviewStatus", Row{Evidence: lacks(KindPermission, "value", "true")}, "Denied"),
	methods("k8s.io/api/authentication/v1.TokenReviewStatus", Row{Evidence: lacks(KindVerify, "value", "false")}, "Authenticated"),
	methods("k8s.io/apiserver/pkg/authentication/authenticator.Request", Row{Evidence: lacks(KindVerify, "result1", "false")}, "AuthenticateRequest"),
	methods("k8s.io/apiserver/pkg/authentication/authenticator.Token", Row{Evidence: lacks(KindVerify, "result1", "false")}, "AuthenticateToken"),
	methods("k8s.io/apiserver/pkg/authorization/authorizer.UnconditionalAuthorizer", Row{Evidence: lacks(KindPermission, "result0", "zero")}, "Authorize"),
	methods("k8s.io/apiserver/pkg/authorization/authorizer.AuthorizerFunc", Row{Evidence: lacks(KindPermission, "result0", "zero")}, "Authorize"),
	functions("k8s.io/apiserver/pkg/endpoints/request", Row{Pure: true, Evidence: lacks(KindIdentity, "result1", "false")}, "UserFrom"),
)

func casbin(pkg string) []Row {
	var rows []Row
	for _, typ := range []string{".Enforcer", ".IEnforcer", ".SyncedEnforcer", ".CachedEnforcer"} {
		rows = slices.Concat(rows, methods(pkg+typ, Row{Evidence: lacks(KindPermission, "result0", "false")},
			"Enforce", "EnforceEx", "EnforceWithMatcher", "EnforceExWithMatcher", "HasRoleForUser", "HasPermissionForUser"))
	}
	return rows
}
