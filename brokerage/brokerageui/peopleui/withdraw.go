package peopleui

import (
	"context"
	"slices"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// makeWithdrawal makes the form that takes a permission back in one action, after it has named what that means.
func makeWithdrawal(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	i := slices.IndexFunc(page.Permits, func(r people.Permit) bool { return string(r.ID) == of.ID && r.Withdrawn.IsZero() && !r.Deleted })
	if i < 0 {
		return nil
	}
	who, r := page.Participant, page.Permits[i]
	to := towardWords(page, people.Toward{Audience: orEmployer(r.Audience), Employer: r.Employer})
	body := kit.Column(3, kit.NewText(withdrawWords(page, r, to, s)).Wrap())
	if shared := notAskedBack(page.Shared, r); len(shared) > 0 {
		body.Add(kit.NewText("Shared already, and to be asked back:").Bold())
		for _, x := range shared {
			body.Add(kit.NewText("· " + text.Capital(x.What) + ", " + text.Short(x.On, s.today())).Wrap())
		}
	}
	effect := kit.NewEntry().Limit(300)
	var out []people.Shared // what went out under it
	return &sheet.Sheet{Heading: "Withdraw this permission?", Sub: who.Name(), Main: "Withdraw now", Final: true, Wide: 620,
		Parts: []kit.Part{kit.Show(body), kit.NewField("effect", "What it means (may stay empty)", effect).Hint("For example: the printed profile is to come back.")},
		Title: func() string { return "Permission of " + who.Name() + ", not withdrawn yet" },
		Write: func() func(context.Context) error {
			words := typed.Words(effect)
			return func(ctx context.Context) (err error) {
				out, err = s.p.People.Withdraw(ctx, r.ID, words)
				return err
			}
		},
		Said: func() string { return "Withdrawn. It holds at once." },
		Then: func() {
			if len(out) > 0 {
				s.offerAskBack(page, out)
			}
		}}
}

// withdrawWords say what a withdrawal means: what ends, that it ends at once, and that Undo does not bring it back.
func withdrawWords(page brokerage.PersonPage, r people.Permit, to string, s *People) string {
	words := "From this moment Jobwright refuses what it allowed " + "towards " + to + "."
	if n := len(people.WithdrawnBy(page.Permits, r.ID, s.today())); n > 1 {
		words += " " + text.Capital(text.Count(n-1, "earlier permission that overlaps it ends", "earlier permissions that overlap it end")) + " too."
	}
	return words + " Undo cannot bring it back: only " + orWords(page.Participant.FirstName, "the person") + " can agree anew."
}

// notAskedBack is what was shared with those whom a permission is about and has not been asked back yet.
func notAskedBack(shared []people.Shared, r people.Permit) (out []people.Shared) {
	for _, x := range shared {
		if x.AskedBack.IsZero() && x.Audience == orEmployer(r.Audience) && (r.Employer == "" || x.Employer == r.Employer) {
			out = append(out, x)
		}
	}
	return out
}

// offerAskBack lists what is out already, so that it can be asked back.
func (s *People) offerAskBack(page brokerage.PersonPage, shared []people.Shared) {
	who := page.Participant
	body := kit.Column(2, kit.NewText("This went out before. Please ask for it back, or ask them to delete it. Then note here that you did.").Wrap())
	var list []string
	var employer employers.EmployerID
	for _, x := range shared {
		if !x.AskedBack.IsZero() {
			continue
		}
		list = append(list, x.ID)
		employer = employers.EmployerID(x.Employer)
		body.Add(kit.NewText("· " + text.Capital(layout.Joined(x.What, sharedWith(page, x), text.Short(x.On, s.today())))).Wrap())
	}
	if len(list) == 0 {
		return
	}
	body.Add(kit.NewText("Not yet? A next step keeps it in mind.").Tone(theme.Quiet).Wrap())
	var d *kit.Dialog
	remind := kit.NewButton(kit.Outline, "Make it a next step", func() {
		d.Close()
		n := employers.NextStep{What: "Ask back what was shared about " + who.Name(), Due: employers.NextWorkingDay(s.today()), Owner: s.p.Me().ID, Participant: who.ID, Employer: employer}
		s.Forms.Change("Added: "+n.What, func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step added", &n) })
	}).Plain()
	d = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "What has been shared about " + who.Name(), Body: body, Wide: 620, Main: "I have asked for all of it", Extra: []*kit.Button{remind}, Cancel: "Later",
		OnMain: func() {
			d.Close()
			s.askBack(list...)
		}})
}

// askBack notes that what was shared has been asked back.
func (s *People) askBack(ids ...string) {
	s.Forms.Change("Noted: asked back", func(ctx context.Context) error { return s.p.People.AskBack(ctx, ids...) })
}
