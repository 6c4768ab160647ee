package employersui

import (
	"context"
	"encoding/json"

	"jobwright/employers"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/unsaved"
)

// formName is the name of the form in drafts.
const formName = "next-step"

// draftData is what a draft of the form holds. With the version, a draft taken up late notices that the step has
// changed meanwhile; with the id, that a new one was saved after all.
type draftData struct {
	ID      string          `json:"id"`
	Version int             `json:"version"`
	Fields  json.RawMessage `json:"fields"`
}

// FormNames are the forms whose drafts are opened here.
func (s *NextSteps) FormNames() []string { return []string{formName} }

// OpenDraft opens the form as it was left.
func (s *NextSteps) OpenDraft(d nav.Draft) {
	var data draftData
	if err := json.Unmarshal(d.Data, &data); err != nil {
		s.p.Nav.Fail(err)
		return
	}
	restore := func(f *nextStepForm) {
		if err := f.form.RestoreDraft(data.Fields); err != nil {
			s.p.Nav.Fail(err)
			return
		}
		f.draft.Resumed()
	}
	if data.Version == 0 {
		n := s.newStep()
		if data.ID != "" {
			n.ID = employers.NextStepID(data.ID)
		}
		s.open(n, s.keeper(d.Key), restore)
		return
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (employers.NextStep, error) {
		return s.p.Store.NextStep(ctx, employers.NextStepID(d.Key))
	}, func(n employers.NextStep, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		n.Version = data.Version
		s.open(n, s.keeper(d.Key), restore)
	})
}

// keeper keeps the draft of a stored step, or of a draft that is taken up again.
func (s *NextSteps) keeper(key string) *unsaved.Keeper {
	return unsaved.New(s.p.Drafts, s.p.Run, formName, key)
}

// asDraft is the form as it stands.
func (f *nextStepForm) asDraft() nav.Draft {
	data, _ := json.Marshal(draftData{ID: string(f.step.ID), Version: f.step.Version, Fields: f.form.MarshalDraft()}) // plain values always have a JSON form
	title := "Next step"
	if words := f.what.Text(); words != "" {
		title += ": " + words
	}
	return nav.Draft{Title: title, At: f.now(), Data: data}
}
