package responses

// Counts says how many functions were explored, how many of them are unknown
// because they are beyond the bounds of the exploration, and how many because
// they defeated it.
func (a *Answers) Counts() map[string]int { return a.counts }

func (e *engine) counts() map[string]int {
	counts := map[string]int{}
	for _, w := range e.walks {
		counts["functions"]++
		switch {
		case w == nil || !w.summary.Unknown:
		case w.segs == nil:
			counts["panics"]++ // see shielded
		default:
			counts["beyond bound"]++
		}
	}
	return counts
}
