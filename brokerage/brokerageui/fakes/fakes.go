// Package fakes is what the tests of the screens of brokerage talk to instead of a store: drafts, next steps and a map in memory.
// Nothing else uses it.
package fakes

import (
	"context"
	"slices"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/ui/nav"
)

// DraftBox keeps drafts in memory.
type DraftBox struct{ Kept []nav.Draft }

// Drafts implements nav.Drafts.
func (f *DraftBox) Drafts(context.Context) ([]nav.Draft, error) { return f.Kept, nil }

// SaveDraft implements nav.Drafts.
func (f *DraftBox) SaveDraft(ctx context.Context, d nav.Draft) error {
	_ = f.DropDraft(ctx, d.Form, d.Key)
	f.Kept = append(f.Kept, d)
	return nil
}

// DropDraft implements nav.Drafts.
func (f *DraftBox) DropDraft(_ context.Context, form, key string) error {
	f.Kept = slices.DeleteFunc(f.Kept, func(d nav.Draft) bool { return d.Form == form && d.Key == key })
	return nil
}

// Steps notes the next steps that are saved.
type Steps struct{ Saved []employers.NextStep }

// NextStep implements employers.NextSteps.
func (f *Steps) NextStep(context.Context, employers.NextStepID) (n employers.NextStep, err error) {
	return n, nil
}

// NextSteps implements employers.NextSteps.
func (f *Steps) NextSteps(context.Context, employers.NextStepFilter) ([]employers.NextStep, error) {
	return f.Saved, nil
}

// CountNextSteps implements employers.NextSteps.
func (f *Steps) CountNextSteps(context.Context, employers.NextStepFilter) (int, error) {
	return len(f.Saved), nil
}

// SaveNextSteps implements employers.NextSteps.
func (f *Steps) SaveNextSteps(_ context.Context, _ string, steps ...*employers.NextStep) error {
	for _, n := range steps {
		f.Saved = append(f.Saved, *n)
	}
	return nil
}

// DeleteNextStep implements employers.NextSteps.
func (f *Steps) DeleteNextStep(context.Context, employers.NextStepID, int) error { return nil }

// Nowhere is a map without places.
type Nowhere struct{}

// Spots implements brokerage.Places.
func (Nowhere) Spots(string, string) ([]brokerage.Spot, bool) { return nil, false }
