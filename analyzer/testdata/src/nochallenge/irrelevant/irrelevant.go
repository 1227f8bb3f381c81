// Package irrelevant has handlers with more ways through them than anybody can
// follow, few of which differ in what is answered.
package irrelevant

import (
	"log"
	"net/http"
)

type config struct {
	retries, burst, depth, width, limit, floor, ceiling, parts, pages, rounds, slots, shards, lanes, peers int
	strict                                                                                                 bool
	logger                                                                                                 *log.Logger
}

func wrong(w http.ResponseWriter, r *http.Request, c *config) {
	if c.retries == 0 {
		c.retries = 2
	}
	if c.burst == 0 {
		c.burst = 3
	}
	if c.depth == 0 {
		c.depth = 4
	}
	if c.width == 0 {
		c.width = 5
	}
	if c.limit == 0 {
		c.limit = 6
	}
	if c.floor == 0 {
		c.floor = 7
	}
	if c.ceiling == 0 {
		c.ceiling = 8
	}
	if c.parts == 0 {
		c.parts = 9
	}
	if c.pages == 0 {
		c.pages = 10
	}
	if c.rounds == 0 {
		c.rounds = 11
	}
	if c.slots == 0 {
		c.slots = 12
	}
	if c.shards == 0 {
		c.shards = 13
	}
	if c.lanes == 0 {
		c.lanes = 14
	}
	if c.peers == 0 {
		c.peers = 15
	}
	for _, name := range r.Header.Values("X-Name") {
		for _, other := range r.Header.Values("X-Other") {
			if name == other && c.logger != nil {
				c.logger.Print(name)
			}
		}
	}
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized) // want `w.WriteHeader answers 401 without a WWW-Authenticate challenge in wrong when`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func right(w http.ResponseWriter, r *http.Request, c *config) {
	missing := r.Header.Get("Authorization") == ""
	if missing {
		w.Header().Set("WWW-Authenticate", `Bearer realm="irrelevant"`)
	}
	if c.retries > 2 && c.logger != nil {
		c.logger.Print(c.retries)
	}
	if c.burst > 3 && c.logger != nil {
		c.logger.Print(c.burst)
	}
	if c.depth > 4 && c.logger != nil {
		c.logger.Print(c.depth)
	}
	if c.width > 5 && c.logger != nil {
		c.logger.Print(c.width)
	}
	if c.limit > 6 && c.logger != nil {
		c.logger.Print(c.limit)
	}
	if c.floor > 7 && c.logger != nil {
		c.logger.Print(c.floor)
	}
	if c.ceiling > 8 && c.logger != nil {
		c.logger.Print(c.ceiling)
	}
	if c.parts > 9 && c.logger != nil {
		c.logger.Print(c.parts)
	}
	if c.pages > 10 && c.logger != nil {
		c.logger.Print(c.pages)
	}
	if c.rounds > 11 && c.logger != nil {
		c.logger.Print(c.rounds)
	}
	if c.slots > 12 && c.logger != nil {
		c.logger.Print(c.slots)
	}
	if c.shards > 13 && c.logger != nil {
		c.logger.Print(c.shards)
	}
	if c.lanes > 14 && c.logger != nil {
		c.logger.Print(c.lanes)
	}
	if c.peers > 15 && c.logger != nil {
		c.logger.Print(c.peers)
	}
	if missing {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
