// Package ignored: findings that are meant, and comments that are not right.
package ignored

import "net/http"

func line(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) //authstatus:ignore nochallenge the browser would ask
}

func above(w http.ResponseWriter, r *http.Request) {
	//authstatus:ignore nochallenge the browser would ask
	w.WriteHeader(401)
}

func several(w http.ResponseWriter, r *http.Request) {
	//authstatus:ignore wrongstatus,nochallenge the browser would ask
	w.WriteHeader(401)
}

func reasonless(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) /* want `authstatus:ignore nochallenge: say why, behind the rule` */ //authstatus:ignore nochallenge
}

func nothing(w http.ResponseWriter, r *http.Request) {
	//authstatus:ignore nochallenge there was a 401 here // want `authstatus:ignore nochallenge: there is nothing to silence here`
	w.WriteHeader(403)
}

func unknown(w http.ResponseWriter, r *http.Request) {
	//authstatus:ignore nochalenge a slip // want `authstatus:ignore names nochalenge, which is none of the rules nochallenge, latechallenge`
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func another(w http.ResponseWriter, r *http.Request) {
	//authstatus:ignore latechallenge another rule's business
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}
