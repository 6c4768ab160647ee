package main

import (
	"slices"
	"time"
)

// times are how long something took, round by round.
type times []time.Duration

// timed adds how long do takes.
func (t *times) timed(do func()) {
	start := time.Now()
	do()
	*t = append(*t, time.Since(start))
}

func (t times) sorted() times {
	s := slices.Clone(t)
	slices.Sort(s)
	return s
}

// percentile is the value that p of 100 do not exceed.
func (t times) percentile(p int) time.Duration {
	s := t.sorted()
	return s[min(len(s)-1, len(s)*p/100)]
}

func (t times) median() time.Duration { return t.percentile(50) }

// must ends the program: a measurement that fails has no number.
func must(err error) {
	if err != nil {
		panic(failure{err})
	}
}

func get[T any](v T, err error) T {
	must(err)
	return v
}

// failure travels from must to main.
type failure struct{ error }
