package task

import (
	"context"
	"slices"
	"testing"
)

func TestHeldWorkIsAnsweredInTheOrderThatTheTestChooses(t *testing.T) {
	h := NewHeld()
	var said []string
	ask := func(words string) {
		Go(context.Background(), h.Runner(), func(context.Context) (string, error) { return words, nil }, func(s string, _ error) { said = append(said, s) })
	}
	ask("at once")
	h.Hold()
	ask("first")
	ask("second")
	if h.Waiting() != 2 || len(said) != 1 {
		t.Fatalf("%d wait, said %v", h.Waiting(), said)
	}
	h.Answer(1)
	h.AnswerAll()
	ask("at once again")
	if want := []string{"at once", "second", "first", "at once again"}; !slices.Equal(said, want) {
		t.Errorf("said %v", said)
	}
}

func TestHeldWorkThatWasCancelledSaysNothing(t *testing.T) {
	h := NewHeld()
	h.Hold()
	var l Latest
	Go(l.Next(), h.Runner(), func(context.Context) (int, error) { return 1, nil }, func(int, error) { t.Error("an old answer arrived") })
	l.Stop()
	h.AnswerAll()
}

func TestResultsCanWaitWhileTheWorkIsDone(t *testing.T) {
	h := NewHeld()
	h.HoldResults()
	worked, said := false, false
	Go(context.Background(), h.Runner(), func(context.Context) (int, error) { worked = true; return 0, nil }, func(int, error) { said = true })
	if !worked || said {
		t.Errorf("worked %v, said %v", worked, said)
	}
	if h.AnswerAll(); !said {
		t.Error("the result never comes")
	}
}
