package proxied

import "net/http"

func copyHeader(dst, src http.Header) {
	for k, vv := range src {
		for _, v := range vv {
			dst.Add(k, v)
		}
	}
}
func finalize(w http.ResponseWriter, res *http.Response) {
	w.WriteHeader(res.StatusCode)
	copyHeader(w.Header(), res.Trailer)
}
func proxy(w http.ResponseWriter, r *http.Request) {
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		return
	}
	if res.StatusCode == 401 {
		copyHeader(w.Header(), res.Header)
		w.WriteHeader(401)
		return
	}
	w.WriteHeader(200)
	copyHeader(w.Header(), res.Trailer)
}
