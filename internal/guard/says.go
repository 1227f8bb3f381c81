package guard

import "github.com/authstatus/authstatus/internal/framework"

// Says is what the evidence says, in words.
func (e *Evidence) Says() string { return meanings[e.Kind] }

var meanings = map[framework.Kind]string{
	framework.KindCredentials: "credentials are missing",
	framework.KindVerify:      "the credentials are not valid",
	framework.KindIdentity:    "nobody is known",
	framework.KindPermission:  "a permission is missing",
	framework.KindPolicy:      "the request comes from elsewhere",
}
