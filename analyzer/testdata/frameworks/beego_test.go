package frameworks

import (
	"net/http"
	"reflect"
	"testing"

	beegocases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/beego"
	"github.com/beego/beego/v2/server/web"
	beegocontext "github.com/beego/beego/v2/server/web/context"
)

func init() { frameworks["beego"] = serveBeego }

func serveBeego(t *testing.T) map[string]Served {
	web.BConfig.Log.AccessLogs = false
	web.BConfig.CopyRequestBody = false
	web.BConfig.WebConfig.AutoRender = false
	served := make(map[string]Served)
	for name, h := range named[web.HandleFunc](
		beegocases.OutputBody, beegocases.OutputHeaderBefore, beegocases.OutputHeaderTooLate, beegocases.PendingAtEnd,
		beegocases.HeaderAfterPending, beegocases.StatusLostByWriteString, beegocases.WriterStatus, beegocases.WriterHeaderTooLate,
		beegocases.NetHTTPError, beegocases.NetHTTPErrorWithHeader, beegocases.ContextAbort, beegocases.Helper,
		beegocases.ChallengingHelper, beegocases.MixedPaths, beegocases.Forbidden,
		beegocases.EncodedJSON, beegocases.OutputJSON, beegocases.OutputXMLChallenged, beegocases.ContextResp,
		beegocases.RespHeaderTooLate, beegocases.AbortChallenged, beegocases.ConditionalChallenge,
		beegocases.RedirectUnauthorized, beegocases.MappedError) {
		r := web.NewControllerRegister()
		r.Get("/case", h)
		served[name] = overHTTP(t, r)
	}
	for name, f := range named[func(*beegocontext.Context)](
		beegocases.FilterStops, beegocases.FilterChallenges, beegocases.FilterRedirects, beegocases.FilterJSON,
	) {
		r := web.NewControllerRegister()
		r.Get("/case", beegocases.Secret)
		if err := r.InsertFilter("/*", web.BeforeRouter, f); err != nil {
			t.Fatal(err)
		}
		r.Init()
		served[name] = overHTTP(t, r)
	}
	for _, c := range []web.ControllerInterface{
		&beegocases.Abort{}, &beegocases.AbortWithHeader{}, &beegocases.CustomAbort{}, &beegocases.ServeJSON{},
		&beegocases.ServeJSONWithHeader{}, &beegocases.Prepared{}, &beegocases.Unauthorized{},
		&beegocases.BaseController{}, &beegocases.EmbeddedBase{}, &beegocases.JSONResponse{}, &beegocases.WriterHeader{},
		&beegocases.BaseRespond{}, &beegocases.BaseRespondChallenged{}, &beegocases.PrepareDenies{}, &beegocases.PrepareChallenges{}, &beegocases.WriterAnswers{}, &beegocases.ErrorControllerApp{}, &beegocases.AbortForbidden{}, &beegocases.PreparedChallenge{},
		&beegocases.APIUsers{}, &beegocases.GuardedUsers{}, &beegocases.JSONResult{}, &beegocases.CustomAbortJSON{},
		&beegocases.StatusThenStop{}, &beegocases.NestedBase{}, &beegocases.NestedBaseTooLate{}, &beegocases.PanicsWithStatus{},
	} {
		r := web.NewControllerRegister()
		r.Add("/case", c)
		served[reflect.TypeOf(c).Elem().Name()] = overHTTP(t, r)
	}
	for name, app := range named[func() http.Handler](
		beegocases.SessionFilter, beegocases.RealmFilter, beegocases.ChainAborts, beegocases.OutputBodyChallenged,
		beegocases.SharedHelper, beegocases.TokenFilter, beegocases.ChainedFilter, beegocases.HeaderFilter,
		beegocases.LibraryBasic,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
