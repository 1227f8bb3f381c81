// Package path explores graphs whose edges depend on what is known on the way.
//
// It is a *may* analysis over feasible paths: a pair of node and state is
// reached if some path from the start reaches it. States that their owner
// calls equal at a node are explored once, so loops end as soon as nothing new
// is known; the first path found to a pair is kept as its witness, and it is a
// shortest one, since the exploration is breadth-first. What is lost: beyond
// the limit of visits the exploration stops, and says so.
package path

// A Visit is a node reached with a state.
type Visit[S any] struct {
	Node  int
	State S
	// From is the visit before on the witness path; nil at the start.
	From *Visit[S]
}

// An Edge leads on to a node with a state.
type Edge[S any] struct {
	To    int
	State S
}

// Walk explores from the start node. step is called once for each visit, in a
// deterministic order, and gives the edges out of it. key names what is
// known: visits of a node with equal keys are the same visit. Walk reports
// whether everything reachable was visited within limit visits.
func Walk[S any](start int, state S, limit int, key func(node int, state S) string, step func(*Visit[S]) []Edge[S]) bool {
	type place struct {
		node int
		key  string
	}
	first := &Visit[S]{Node: start, State: state}
	seen := map[place]bool{{start, key(start, state)}: true}
	queue := []*Visit[S]{first}
	for n := 0; len(queue) > 0; n++ {
		if n == limit {
			return false
		}
		visit := queue[0]
		queue = queue[1:]
		for _, edge := range step(visit) {
			at := place{edge.To, key(edge.To, edge.State)}
			if !seen[at] {
				seen[at] = true
				queue = append(queue, &Visit[S]{Node: edge.To, State: edge.State, From: visit})
			}
		}
	}
	return true
}
