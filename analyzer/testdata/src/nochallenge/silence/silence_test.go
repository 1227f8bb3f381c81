package silence

import "net/http"

func inTest(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }
