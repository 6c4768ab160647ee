package employersui

import (
	"context"
	"encoding/json"
	"strconv"
	"sync"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// formName is the name of the form in drafts.
const formName = "next-step"

// draftData is what a draft of the form holds. With the version, a draft taken up late notices that the step has changed meanwhile.
type draftData struct {
	Version int             `json:"version"`
	Fields  json.RawMessage `json:"fields"`
}

// FormName is the form whose drafts are opened here.
func (s *NextSteps) FormName() string { return formName }

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
		f.draft.said.Set("Draft kept")
	}
	if data.Version == 0 {
		s.open(employers.NextStep{Due: employers.NextWorkingDay(s.today()), Owner: s.p.Me().ID}, draftKey(d), restore)
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
		s.open(n, d.Key, restore)
	})
}

// firstKey is the key of the draft of a new step, as the form has it inside; in the store it is empty.
const firstKey = "new"

func draftKey(d nav.Draft) string {
	if d.Key == "" {
		return firstKey
	}
	return d.Key
}

// freeKey is a key for the draft of a new step that no kept draft has, so that none is written over.
func (s *NextSteps) freeKey(ctx context.Context) (string, error) {
	kept, err := s.p.Drafts.Drafts(ctx)
	if err != nil {
		return "", err
	}
	for _, d := range kept {
		if d.Form == formName && d.Key == "" {
			return firstKey + " " + strconv.FormatInt(s.p.Now().UnixNano(), 36), nil
		}
	}
	return firstKey, nil
}

// storedKey is the key as the store has it.
func (k *draftKeeper) storedKey() string {
	if k.key == firstKey {
		return ""
	}
	return k.key
}

// asDraft is the form as it stands.
func (f *nextStepForm) asDraft() nav.Draft {
	data, _ := json.Marshal(draftData{Version: f.step.Version, Fields: f.form.MarshalDraft()}) // plain values always have a JSON form
	title := "Next step"
	if words := f.what.Text(); words != "" {
		title += ": " + words
	}
	return nav.Draft{Form: formName, Key: f.draft.storedKey(), Title: title, At: f.now(), Data: data}
}

// keepAgain takes back that a draft was discarded.
func (s *NextSteps) keepAgain(d nav.Draft) {
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.p.Drafts.SaveDraft(ctx, d)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.p.Nav.Refresh()
	})
}

// draftKeeper keeps and drops the draft of one form, one after the other: a draft that was still on its way never
// comes back after it was dropped.
type draftKeeper struct {
	drafts nav.Drafts
	run    task.Runner
	key    string
	said   *kit.Text
	mu     sync.Mutex
	over   bool
}

func (k *draftKeeper) keep(d nav.Draft, then func()) {
	task.Go(context.Background(), k.run, func(context.Context) (struct{}, error) {
		return struct{}{}, k.write(d)
	}, func(_ struct{}, err error) {
		if err != nil {
			k.said.Set("Draft not kept: " + err.Error())
			return
		}
		k.said.Set("Draft kept")
		if then != nil {
			then()
		}
	})
}

// keepNow is keep for the moment before the store is closed: it returns when the draft is written.
func (k *draftKeeper) keepNow(d nav.Draft) { _ = k.write(d) } // there is no screen left to say that it failed

func (k *draftKeeper) write(d nav.Draft) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.over {
		return nil
	}
	return k.drafts.SaveDraft(context.Background(), d)
}

// drop forgets the draft for good; then may be nil. A failure is no trouble: the draft stands on Today and can be discarded there.
func (k *draftKeeper) drop(then func()) {
	task.Go(context.Background(), k.run, func(ctx context.Context) (struct{}, error) {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.over = true
		return struct{}{}, k.drafts.DropDraft(ctx, formName, k.storedKey())
	}, func(struct{}, error) {
		if then != nil {
			then()
		}
	})
}
