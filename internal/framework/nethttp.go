package framework

// netHTTP holds the rows of the standard library. Checked against Go 1.26.8.
//
// Behaviour observed on a running server: a header set after WriteHeader or
// the first Write is lost, since response.WriteHeader clones the header map; a
// second WriteHeader only logs; http.Error keeps WWW-Authenticate.
var netHTTP = []Row{
	{Symbol: "net/http.ResponseWriter", Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},
	{Symbol: "net/http.ResponseController", Responder: &Responder{}},
	{Symbol: "net/http.Header", HeaderMap: true},
	{Symbol: "net/textproto.MIMEHeader", HeaderMap: true},

	{Symbol: "(net/http.ResponseWriter).Header", On: "recv", View: ViewHeaders},
	{Symbol: "(net/http.ResponseWriter).WriteHeader", On: "recv", Answer: &Answer{Status: "arg0"}},
	{Symbol: "(net/http.ResponseWriter).Write", On: "recv", Body: true},
	{Symbol: "(net/http.Flusher).Flush", On: "recv", Body: true},
	{Symbol: "(io.StringWriter).WriteString", On: "recv", Body: true},
	{Symbol: "net/http.NewResponseController", On: "arg0", View: ViewResponder},
	{Symbol: "(net/http.ResponseController).Flush", On: "recv", Body: true},

	{Symbol: "net/http.Error", On: "arg0", Answer: &Answer{Status: "arg2", Text: "arg1"}},
	{Symbol: "net/http.NotFound", On: "arg0", Answer: &Answer{Status: "404"}},
	{Symbol: "net/http.Redirect", On: "arg0", Answer: &Answer{Status: "arg3", Redirect: true}},
	{Symbol: "net/http.ServeContent", On: "arg0", Body: true},
	{Symbol: "net/http.ServeFile", On: "arg0", Body: true},
	{Symbol: "net/http.ServeFileFS", On: "arg0", Body: true},
	{Symbol: "net/http.SetCookie", On: "arg0", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
	{Symbol: "net/http.MaxBytesReader", On: "arg0"},

	{Symbol: "(net/http.Header).Set", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
	{Symbol: "(net/http.Header).Add", On: "recv", Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1"}},
	{Symbol: "(net/http.Header).Del", On: "recv", Header: &Header{Op: HeaderDel, Name: "arg0"}},
	{Symbol: "(net/textproto.MIMEHeader).Set", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
	{Symbol: "(net/textproto.MIMEHeader).Add", On: "recv", Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1"}},
	{Symbol: "(net/textproto.MIMEHeader).Del", On: "recv", Header: &Header{Op: HeaderDel, Name: "arg0"}},

	{Symbol: "maps.Copy", On: "arg0", Header: &Header{Op: HeaderCopy, Value: "arg1"}},

	{Symbol: "errors.New", NonNil: true},
	{Symbol: "fmt.Errorf", NonNil: true},
	{Symbol: "errors.Join", Carrier: &Carrier{Wraps: "all"}},

	{Symbol: "fmt.Fprint", On: "arg0", Body: true},
	{Symbol: "fmt.Fprintf", On: "arg0", Body: true},
	{Symbol: "fmt.Fprintln", On: "arg0", Body: true},
	{Symbol: "io.WriteString", On: "arg0", Body: true},
	{Symbol: "io.Copy", On: "arg0", Body: true},
	{Symbol: "io.CopyN", On: "arg0", Body: true},
	{Symbol: "io.CopyBuffer", On: "arg0", Body: true},
	{Symbol: "(html/template.Template).Execute", On: "arg0", Body: true},
	{Symbol: "(html/template.Template).ExecuteTemplate", On: "arg0", Body: true},
	{Symbol: "(text/template.Template).Execute", On: "arg0", Body: true},
	{Symbol: "(text/template.Template).ExecuteTemplate", On: "arg0", Body: true},
	{Symbol: "encoding/json.NewEncoder", On: "arg0", View: ViewBody},
	{Symbol: "(encoding/json.Encoder).Encode", On: "recv", Body: true},
	{Symbol: "encoding/xml.NewEncoder", On: "arg0", View: ViewBody},
	{Symbol: "(encoding/xml.Encoder).Encode", On: "recv", Body: true},

	{Symbol: "(net/http.Handler).ServeHTTP", On: "arg0", Chain: ChainNext},
	{Symbol: "(net/http.HandlerFunc).ServeHTTP", On: "arg0", Chain: ChainNext},

	{Symbol: "os.Exit", Exits: true},
	{Symbol: "runtime.Goexit", Exits: true},
	{Symbol: "log.Fatal", Exits: true},
	{Symbol: "log.Fatalf", Exits: true},
	{Symbol: "log.Fatalln", Exits: true},
	{Symbol: "log.Panic", Exits: true},
	{Symbol: "log.Panicf", Exits: true},
	{Symbol: "log.Panicln", Exits: true},

	{Symbol: "(net/http.Header).Get", On: "recv", Header: &Header{Op: HeaderGet, Name: "arg0"}, Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
	{Symbol: "(net/http.Header).Values", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
	{Symbol: "(net/http.Request).BasicAuth", Pure: true, Evidence: &Evidence{Kind: KindCredentials, Result: "result2", No: "false", Scheme: "Basic"}},
	{Symbol: "(net/http.Request).FormValue", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
	{Symbol: "(net/http.Request).PostFormValue", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
	{Symbol: "(net/http.Request).CookiesNamed", Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
	{Symbol: "(net/http.Request).TLS", Evidence: lacks(KindCredentials, "value", "nil")},
	{Symbol: "(net/http.Request).Context", Pure: true},
	{Symbol: "(net/http.Request).Cookie", Pure: true, Evidence: &Evidence{Kind: KindCredentials, Result: "result1", No: "error"}},
	{Symbol: "strings.HasPrefix", Pure: true},
	{Symbol: "strings.HasSuffix", Pure: true},
	{Symbol: "strings.Contains", Pure: true},
	{Symbol: "strings.EqualFold", Pure: true},
	{Symbol: "strings.TrimPrefix", Pure: true},
	{Symbol: "strings.TrimSpace", Pure: true},
	{Symbol: "strings.ToLower", Pure: true},
	{Symbol: "errors.Is", Pure: true, Equal: true},
	{Symbol: "(net/url.Values).Get", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
	{Symbol: "(net/url.Userinfo).Password", Pure: true, Evidence: lacks(KindCredentials, "result1", "false")},
	{Symbol: "(net/http.CrossOriginProtection).Check", Evidence: lacks(KindPolicy, "result0", "error")},
	{Symbol: "(net/http.ServeMux).ServeHTTP", On: "arg0", Chain: ChainNext},
	{Symbol: "(net/http/httputil.ReverseProxy).ServeHTTP", On: "arg0", Chain: ChainNext},
}
