package logui

import (
	"context"
	"encoding/json"
	"strings"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/unsaved"
)

// reviewForm is the name of the review form in drafts.
const reviewForm = "contact-review"

// reviewWords say whether the shown week was reviewed, and what was said.
func (s *Contacts) reviewWords() string {
	if len(s.got.reviews) == 0 {
		if s.monday == s.p.today().Monday() {
			return "Not reviewed yet."
		}
		return "This week was not reviewed."
	}
	r := s.got.reviews[0]
	words := "Reviewed"
	if !r.On.IsZero() {
		words += " " + text.Near(r.On, s.p.today())
	}
	if r.Supervisor != "" {
		words += " by " + people.NameOf(s.staff, r.Supervisor)
	}
	if r.Comment != "" {
		return words + ": " + r.Comment
	}
	return words + "."
}

// review records that the shown week was looked at together, or changes what was said.
func (s *Contacts) review() {
	if s.got.who != s.who || s.got.monday != s.monday {
		return // the week is still being read: whether it was reviewed is not known yet
	}
	r := employers.ContactReview{ID: id.New(), Staff: s.who, Week: s.monday, Supervisor: s.p.Me().ID, On: s.p.today()}
	draft := unsaved.NewThing(s.p.Drafts, s.p.Run, reviewForm)
	if len(s.got.reviews) > 0 {
		r = s.got.reviews[0]
		draft = unsaved.New(s.p.Drafts, s.p.Run, reviewForm, r.ID)
	}
	s.askReview(r, draft)
}

func (s *Contacts) askReview(r employers.ContactReview, draft *unsaved.Keeper) {
	switch {
	case s.sheet != nil:
		return
	case !s.p.mayChange():
		s.p.Nav.Fail(s.p.denied())
		return
	}
	comment := kit.NewArea(4).Limit(2000)
	key, _ := json.Marshal(r) // plain values always have a JSON form
	week := weekName(r.Week, s.p.today())
	s.sheet = newSheet(s.p, string(key), r.Version, func() string { return "Review of contacts, " + week }, draft, func() { s.sheet = nil })
	sub := week
	if r.Staff != s.p.Me().ID {
		sub = people.NameOf(s.staff, r.Staff) + ". " + week
	}
	s.sheet.show(kit.DialogSpec{Title: "Review of contacts", Sub: sub, Wide: 620, Main: "Save review"},
		func() { comment.SetText(r.Comment) },
		func() {
			r.Comment = strings.TrimSpace(comment.Text())
			saved := r // a copy: the store writes into what it saves
			s.sheet.save(func(ctx context.Context) error { return s.p.Log.SaveContactReview(ctx, &saved) }, s.newer(&r), "Review recorded: "+week)
		},
		kit.NewField("comment", "What was said?", comment).Hint("Such as what went well, and whom to see next week. It may stay empty: the record itself is what counts."))
}

// newer looks whether somebody else has changed a review while its form was open; to save over that the form takes its version.
func (s *Contacts) newer(r *employers.ContactReview) func(context.Context) (*unsaved.Newer, error) {
	sheet, was := s.sheet, *r
	return func(ctx context.Context) (*unsaved.Newer, error) {
		all, err := s.p.Log.Reviews(ctx, was.Staff, was.Week, was.Week)
		for _, now := range all {
			if now.ID != was.ID || now.Version == was.Version {
				continue
			}
			return &unsaved.Newer{Load: func() { s.askReview(now, unsaved.New(s.p.Drafts, s.p.Run, reviewForm, now.ID)) }, Force: func() {
				r.Version, sheet.version = now.Version, now.Version
				sheet.form.Save()
			}}, nil
		}
		return nil, err
	}
}

// FormNames are the forms whose drafts are opened here.
func (s *Contacts) FormNames() []string { return []string{reviewForm} }

// OpenDraft opens a review as it was left.
func (s *Contacts) OpenDraft(d nav.Draft) {
	var data sheetDraft
	var r employers.ContactReview
	err := json.Unmarshal(d.Data, &data)
	if err == nil {
		err = json.Unmarshal([]byte(data.ID), &r)
	}
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	if s.askReview(r, unsaved.New(s.p.Drafts, s.p.Run, reviewForm, d.Key)); s.sheet != nil {
		s.sheet.restore(data)
	}
}
