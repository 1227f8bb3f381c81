package frameworks

import (
	"net/http"
	"testing"

	mcpcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/mcp"
)

func init() { frameworks["mcp"] = serveMCP }

func serveMCP(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[func() http.Handler](
		mcpcases.NilOptions, mcpcases.EmptyOptions, mcpcases.OtherOptions, mcpcases.MetadataOption, mcpcases.ScopesOption,
		mcpcases.OptionsSetLater, mcpcases.OptionsVariable, mcpcases.OwnGuard, mcpcases.OwnGuardChallenges, mcpcases.OwnGuardMixed,
		mcpcases.OwnGuardHeaderTooLate, mcpcases.Scoped,
		mcpcases.MarkGuard, mcpcases.MarkGuardChallenges, mcpcases.MarkGuardRPC, mcpcases.MethodGuard,
		mcpcases.OptionsFilled, mcpcases.OptionsBare, mcpcases.EmptyMetadata, mcpcases.Muxed,
		mcpcases.MuxProtected, mcpcases.MuxMetadata, mcpcases.FieldSetLater, mcpcases.FieldSetNever, mcpcases.HalfGuard,
		mcpcases.OwnAnswer,
		mcpcases.PackageGuard, mcpcases.PackageError, mcpcases.ServiceServer, mcpcases.VerifierErrors,
		mcpcases.SettingsGuard, mcpcases.HostChallenge, mcpcases.ChallengeTooLate, mcpcases.MiddlewareList,
	) {
		served[name] = overHTTP(t, h())
	}
	return served
}
