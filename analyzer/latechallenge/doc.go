// Package latechallenge reports challenges that are put on after the header has gone out.
package latechallenge
