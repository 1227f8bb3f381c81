package framework

import (
	"go/types"
	"regexp"
	"strings"
)

// Benign reports whether a call of fn, of which no row speaks, may follow a
// denial without being what the denial was to prevent: it looks, computes,
// tells an operator, or cleans up. Unlike the rows this goes by packages and
// names, since logging and metrics have no end; it can only silence.
func Benign(fn *types.Func) bool {
	if fn.Pkg() == nil { // error.Error
		return true
	}
	path := fn.Pkg().Path()
	if !strings.Contains(strings.SplitN(path, "/", 2)[0], ".") && !strings.Contains(path, "/internal/") && standard.MatchString(path) {
		return true
	}
	return observers.MatchString(path) || harmless.MatchString(fn.Name()) || asksOnly(fn)
}

// standard matches the packages of the standard library that change and
// reveal nothing outside the program.
var standard = regexp.MustCompile(`^(bufio|bytes|cmp|container/.*|context|crypto|crypto/.*|embed|encoding/.*|errors|expvar|fmt|hash|hash/.*|html|html/.*|io|iter|log|log/.*|maps|math|math/.*|mime|mime/.*|net/mail|net/netip|net/textproto|net/url|path|path/.*|reflect|regexp|runtime|runtime/.*|slices|sort|strconv|strings|sync|sync/.*|text/.*|time|unicode|unicode/.*|unique|weak)$`)

// observers matches libraries that log, count, trace or report errors.
var observers = regexp.MustCompile(`(^|/)(zap|zerolog|logrus|logr|zapr|klog|glog|slog|hclog|go-hclog|log|logs|logger|logging|xlog|clog|log15|seelog|phuslu|opentelemetry\.io|otel|opentracing-go|opencensus\.io|prometheus|go-metrics|metrics|statsd|datadog-go|dd-trace-go|sentry-go|bugsnag-go|rollbar-go|newrelic|go-agent|apm|tracing|trace|audit|auditlog|uuid|xid|ulid|color|humanize|go-spew|i18n|go-i18n)(/|\.|$)`)

// harmless matches names whose first word logs, counts, traces, cleans up,
// computes or renders.
var harmless = regexp.MustCompile(`^(?i:log|print|debug|info|notice|warn|warning|error|trace|fatal|panic|msg|audit|report|` +
	`close|unlock|lock|rlock|runlock|trylock|release|cleanup|done|end|finish|flush|stop|cancel|` +
	`inc|dec|increment|decrement|observe|record|count|metric|metrics|measure|timing|gauge|histogram|mark|span|track|` +
	`setattribute|setattributes|settag|addevent|with|marshal|encode|render|format|string|stringify|tojson|json|sprint|` +
	`wrap|translate|t|tr|i18n|locale|escape|quote|trim|split|join|parse|new|clone|copy|equal|is|has|len|contains|must|` +
	`unmarshal|decode|validate|sleep|wait|since|now)(f|ln|s|w|ed)?($|[^a-z])`)

// asksOnly reports whether fn looks like a question: nothing is handed to it
// and something comes back.
func asksOnly(fn *types.Func) bool {
	sig := fn.Signature()
	results := sig.Results()
	return sig.Params().Len() == 0 && results.Len() > 0 &&
		(results.Len() > 1 || !types.Identical(results.At(0).Type(), types.Universe.Lookup("error").Type()))
}
