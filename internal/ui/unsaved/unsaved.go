// Package unsaved keeps what is typed in an open form as a draft, until the form is saved or discarded.
package unsaved

import (
	"context"
	"strconv"
	"sync"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Keeper keeps and drops the draft of one open form, one after the other: a draft that was still on its way never
// comes back after it was dropped.
type Keeper struct {
	drafts nav.Drafts
	run    task.Runner
	said   *kit.Text
	form   string

	mu    sync.Mutex
	key   string
	fresh bool // a new thing: no other draft of its kind may be written over
	over  bool
}

// New is a keeper for a form; key is that of the record or of the draft taken up again.
func New(drafts nav.Drafts, run task.Runner, form, key string) *Keeper {
	return &Keeper{drafts: drafts, run: run, form: form, key: key, said: kit.NewText("").Tone(theme.Quiet).Shrink()}
}

// NewThing is a keeper for the form of something that is not stored yet. Its first draft gets a key that no kept draft has.
func NewThing(drafts nav.Drafts, run task.Runner, form string) *Keeper {
	k := New(drafts, run, form, "")
	k.fresh = true
	return k
}

// Said is the quiet word on the form about its draft.
func (k *Keeper) Said() *kit.Text { return k.said }

// Resumed says on the form that what it shows is kept already.
func (k *Keeper) Resumed() { k.said.Set("Draft kept") }

// Kept is the draft that is kept under the keeper's form and key; false where there is none.
func (k *Keeper) Kept(ctx context.Context) (nav.Draft, bool, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.fresh {
		return nav.Draft{}, false, nil
	}
	kept, err := k.drafts.Drafts(ctx)
	for _, d := range kept {
		if d.Form == k.form && d.Key == k.key {
			return d, true, err
		}
	}
	return nav.Draft{}, false, err
}

// TakeUp goes on with the draft that is kept under the keeper's form and key, so that a form that was left goes on where it stopped;
// where there is none it begins anew. It belongs where the form of a stored record is asked for.
func (k *Keeper) TakeUp(resume func(nav.Draft), anew func(), fail func(error)) {
	type found struct {
		draft nav.Draft
		there bool
	}
	task.Go(context.Background(), k.run, func(ctx context.Context) (f found, err error) {
		f.draft, f.there, err = k.Kept(ctx)
		return f, err
	}, func(f found, err error) {
		switch {
		case err != nil:
			fail(err)
		case f.there:
			resume(f.draft)
		default:
			anew()
		}
	})
}

// Keep writes the draft in the background; form and key are filled in. then, which may be nil, is called once it is kept.
func (k *Keeper) Keep(d nav.Draft, then func()) {
	task.Go(context.Background(), k.run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, k.write(ctx, d)
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

// KeepNow is Keep for the moment before the store is closed: it returns when the draft is written, or could not be.
func (k *Keeper) KeepNow(d nav.Draft) error { return k.write(context.Background(), d) }

// KeepAgain takes back that a draft was dropped; then gets the outcome.
func (k *Keeper) KeepAgain(d nav.Draft, then func(error)) {
	task.Go(context.Background(), k.run, func(ctx context.Context) (struct{}, error) {
		k.mu.Lock()
		k.over = false
		k.mu.Unlock()
		return struct{}{}, k.write(ctx, d)
	}, func(_ struct{}, err error) { then(err) })
}

func (k *Keeper) write(ctx context.Context, d nav.Draft) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.over {
		return nil
	}
	if k.fresh {
		key, err := k.freeKey(ctx, d)
		if err != nil {
			return err
		}
		k.key, k.fresh = key, false
	}
	d.Form, d.Key = k.form, k.key
	return k.drafts.SaveDraft(ctx, d)
}

// freeKey is the empty key, or one made of the time where a kept draft has that.
func (k *Keeper) freeKey(ctx context.Context, d nav.Draft) (string, error) {
	kept, err := k.drafts.Drafts(ctx)
	if err != nil {
		return "", err
	}
	for _, other := range kept {
		if other.Form == k.form && other.Key == "" {
			return "new " + strconv.FormatInt(d.At.UnixNano(), 36), nil
		}
	}
	return "", nil
}

// Drop forgets the draft for good; then may be nil. A failure is no trouble: the draft stands on Today and can be
// discarded there.
func (k *Keeper) Drop(then func()) {
	task.Go(context.Background(), k.run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, k.forget(ctx)
	}, func(struct{}, error) {
		if then != nil {
			then()
		}
	})
}

// forget is Drop, at once.
func (k *Keeper) forget(ctx context.Context) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.over = true
	if k.fresh {
		return nil // nothing was written
	}
	return k.drafts.DropDraft(ctx, k.form, k.key)
}
