package main

import (
	"fmt"
	"math"
	"os"
	"strings"
	"time"
)

// The plot, in its own units.
const (
	plotWidth, plotHeight = 560, 320
	plotLeft, plotBottom  = 60, 40
	plotRight, plotTop    = 190, 20
)

// plot writes the costs as an SVG file, both axes logarithmic.
func (g *growth) plot(name string) error {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">`+"\n", plotWidth, plotHeight)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="white"/>`+"\n")
	low, high := math.Inf(1), math.Inf(-1)
	for _, c := range append(g.plain[:len(g.plain):len(g.plain)], g.web...) {
		for _, d := range []time.Duration{c.floor, c.authstatus} {
			low, high = min(low, math.Log10(d.Seconds())), max(high, math.Log10(d.Seconds()))
		}
	}
	low, high = math.Floor(low), math.Ceil(high)
	first, last := math.Log10(float64(g.lines[0])), math.Log10(float64(g.lines[len(g.lines)-1]))
	x := func(lines int) float64 {
		return plotLeft + (math.Log10(float64(lines))-first)/max(last-first, 1e-9)*(plotWidth-plotLeft-plotRight)
	}
	y := func(log float64) float64 {
		return plotHeight - plotBottom - (log-low)/(high-low)*(plotHeight-plotBottom-plotTop)
	}
	for e := low; e <= high; e++ {
		fmt.Fprintf(&b, `<path d="M%d %.1fH%d" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">%g s</text>`+"\n", plotLeft, y(e), plotWidth-plotRight, plotLeft-6, y(e)+4, math.Pow(10, e))
	}
	for _, n := range g.lines {
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%d</text>`+"\n", x(n), plotHeight-plotBottom+16, n)
	}
	fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">lines of the module</text>`+"\n", (plotLeft+plotWidth-plotRight)/2, plotHeight-8)
	for _, line := range []struct {
		name, colour, dash string
		at                 func(i int) time.Duration
	}{
		{"floor, all web code", "#888", "", func(i int) time.Duration { return g.web[i].floor }},
		{"authstatus, all web code", "#c30", "", func(i int) time.Duration { return g.web[i].authstatus }},
		{"floor, one web package", "#888", "4", func(i int) time.Duration { return g.plain[i].floor }},
		{"authstatus, one web package", "#c30", "4", func(i int) time.Duration { return g.plain[i].authstatus }},
	} {
		var points []string
		for i, n := range g.lines {
			points = append(points, fmt.Sprintf("%.1f,%.1f", x(n), y(math.Log10(line.at(i).Seconds()))))
		}
		last := len(g.lines) - 1
		fmt.Fprintf(&b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2" stroke-dasharray="%s"/>`+"\n", strings.Join(points, " "), line.colour, line.dash)
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" fill="%s">%s</text>`+"\n", x(g.lines[last])+6, y(math.Log10(line.at(last).Seconds()))+4, line.colour, line.name)
	}
	b.WriteString("</svg>\n")
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
