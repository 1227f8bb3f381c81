package frameworks

import (
	"net/http"
	"reflect"
	"testing"

	"github.com/beego/beego/v2/server/web"
	"github.com/cloudwego/hertz/pkg/route"
	fiber2 "github.com/gofiber/fiber/v2"
	fiber3 "github.com/gofiber/fiber/v3"
	"github.com/valyala/fasthttp"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/beegoadmin"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/echoapi"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/echofive"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/echonotes"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/fastgate"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/fiberapi"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/fiberstore"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/ginoauth"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/ginshop"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/hertzpay"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/humatodo"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/irisblog"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/mcpfiles"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/services/restcluster"
)

func init() { frameworks["services"] = serveServices }

// serveServices serves whole services, a package each: a case is one of their routes.
func serveServices(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, app := range named[func() http.Handler](
		ginshop.ShopOrders, ginshop.ShopLogin, ginshop.ShopRefresh, ginshop.ShopAdmin, ginshop.ShopWebhook, ginshop.ShopGuest,
		ginoauth.OAuthBearer, ginoauth.OAuthBasic, ginoauth.OAuthIntrospect, ginoauth.OAuthOptional, ginoauth.OAuthClient,
		echonotes.NotesList, echonotes.NotesCreate, echonotes.NotesShare, echonotes.NotesStream,
		echoapi.APIProfile, echoapi.APITokens, echoapi.APIWrapped, echoapi.APIAudit,
		echofive.FiveSessions, echofive.FivePublicHeader, echofive.FiveKeys, echofive.FiveEmpty,
		restcluster.ClusterList, restcluster.ClusterProxy, restcluster.ClusterFilter, restcluster.ClusterNodes, restcluster.ClusterLogs,
		irisblog.BlogDraft, irisblog.BlogEditors, irisblog.BlogPending, irisblog.BlogLater, irisblog.BlogComments,
		humatodo.TodoList, humatodo.TodoChallenged, humatodo.TodoGuard, humatodo.TodoShare, humatodo.TodoRouter,
		mcpfiles.FilesMetadata, mcpfiles.FilesConfigured, mcpfiles.FilesBare, mcpfiles.FilesLogged, mcpfiles.FilesScoped,
	) {
		served[name] = overHTTP(t, app())
	}
	for name, app := range named[func() *fiber2.App](
		fiberstore.StoreCart, fiberstore.StoreOrders, fiberstore.StorePay, fiberstore.StoreAdmin, fiberstore.StoreHook,
	) {
		served[name] = overFiber2(app())
	}
	for name, app := range named[func() *fiber3.App](
		fiberapi.FapiRead, fiberapi.FapiWrite, fiberapi.FapiWrapped, fiberapi.FapiDrop,
	) {
		served[name] = overFiber3(app())
	}
	for name, app := range named[func() fasthttp.RequestHandler](
		fastgate.GateRoute, fastgate.GateLimits, fastgate.GatePlain, fastgate.GateBackend, fastgate.GateRewritten,
	) {
		served[name] = overFasthttp(t, app())
	}
	for name, app := range named[func() *route.Engine](
		hertzpay.PayCharge, hertzpay.PayRefund, hertzpay.PayWebhook, hertzpay.PayReport, hertzpay.PayMessage,
	) {
		served[name] = overHertz(app())
	}
	for _, c := range []web.ControllerInterface{
		&beegoadmin.AdminUsers{}, &beegoadmin.AdminRoles{}, &beegoadmin.AdminAudit{}, &beegoadmin.AdminExport{}, &beegoadmin.AdminLogin{},
	} {
		r := web.NewControllerRegister()
		r.Add("/case", c)
		served[reflect.TypeOf(c).Elem().Name()] = overHTTP(t, r)
	}
	return served
}
