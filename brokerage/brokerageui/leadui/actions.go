package leadui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// showMenu is what else can be done with the open lead.
func (p *leadPanel) showMenu() {
	if !p.Drawn {
		return
	}
	s, l, name := p.s, p.lead(), p.Shown.page.Employer.Name
	open := kit.MenuItem{Words: "Open " + name, Icon: "employers", Do: func() { s.p.Nav.Open(nav.Route{Page: "employers", ID: string(l.Employer)}) }}
	if !s.p.mayChange() {
		kit.ShowMenu(p.menu, name, open)
		return
	}
	items := []kit.MenuItem{{Words: "Edit…", Icon: "pencil", Do: func() { s.edit(l.ID) }}, {Words: "Add next step…", Icon: "calendar", Do: func() { s.addStep(l.ID) }}}
	if s.p.closed(l.Stage) {
		items = append(items, kit.MenuItem{Words: "Open it again", Icon: "undo", Do: func() { s.reopen(p.Shown.page) }})
	} else {
		items = append(items, kit.MenuItem{Words: "Move to a stage…", Icon: "arrow-right", Do: func() { s.stageMenu(l, name) }},
			kit.MenuItem{Words: "Close…", Icon: "check", Do: func() { s.askClose(l, name) }})
	}
	items = append(items, kit.MenuItem{Words: "Give to…", Icon: "user", Do: func() { s.ownerMenu(l, name) }}, open,
		kit.MenuItem{Words: "Delete", Icon: "trash", Danger: true, Do: func() {
			s.forms.Change("Deleted: lead at "+name, func(ctx context.Context) error { return s.p.Leads.DeleteLead(ctx, l.ID, l.Version) })
		}})
	kit.ShowMenu(p.menu, name, items...)
}

// stageMenu offers the other open stages, for whoever does not drag.
func (s *Leads) stageMenu(l brokerage.Lead, name string) {
	var items []kit.MenuItem
	for _, c := range s.openStages() {
		if c.ID != l.Stage {
			items = append(items, kit.MenuItem{Words: c.Title, Icon: "arrow-right", Do: func() { s.setStage(l, c.ID, "", "Moved to “"+c.Title+"”: "+name) }})
		}
	}
	kit.ShowMenu(s.panel.menu, "Move to", items...)
}

func (s *Leads) setStage(l brokerage.Lead, stage, reason, said string) {
	s.forms.Change(said, func(ctx context.Context) error {
		_, err := s.p.Leads.MoveLead(ctx, l.ID, l.Version, stage, reason)
		return err
	})
}

// ownerMenu offers the colleagues who can take a lead on.
func (s *Leads) ownerMenu(l brokerage.Lead, name string) {
	var items []kit.MenuItem
	for _, who := range people.Working(s.staff, s.p.Today()) {
		if who.ID == l.Owner {
			continue
		}
		words := who.Name
		if who.ID == s.p.Me().ID {
			words += " (me)"
		}
		items = append(items, kit.MenuItem{Words: words, Icon: "user", Do: func() {
			l.Owner = who.ID
			s.forms.Change("Given to "+who.Name+": lead at "+name, func(ctx context.Context) error { return s.p.Leads.SaveLead(ctx, &l) })
		}})
	}
	if len(items) == 0 {
		s.p.Nav.Say("Nobody else works here yet. Colleagues are added under Settings, Staff.", nil)
		return
	}
	kit.ShowMenu(s.panel.menu, "Give to", items...)
}

// promote opens the form that makes a vacancy, or the studio that makes a carving, out of a lead.
func (s *Leads) promote(id brokerage.LeadID, to string) {
	s.p.Nav.Open(nav.Route{Page: to, ID: "new:lead:" + string(id)})
}

// reopen puts a closed lead back where it stood before.
func (s *Leads) reopen(page brokerage.LeadPage) {
	stage := brokerage.LeadSpotted
	for _, m := range page.Moves {
		if m.Was != "" && !s.p.closed(m.Was) {
			stage = m.Was
			break
		}
	}
	s.setStage(page.Lead, stage, "", "Open again: lead at "+page.Employer.Name)
}

// askClose asks what came of a lead. Every end needs a reason, but for a participant in the job.
func (s *Leads) askClose(l brokerage.Lead, name string) {
	draft := s.forms.Stored(closeForm, string(l.ID))
	draft.TakeUp(s.OpenDraft, func() { s.showClose(l, name, draft, nil) }, s.p.Nav.Fail)
}

// showClose opens the form of askClose; fields are those of a draft, or nil.
func (s *Leads) showClose(l brokerage.Lead, name string, draft *unsaved.Keeper, fields []byte) {
	if !s.p.mayChange() {
		s.p.Nav.Fail(s.p.denied())
		return
	}
	var options []kit.Option
	for _, c := range s.p.Codes.Offered("lead_stages") {
		if c.Data["closed"] == "1" {
			options = append(options, kit.Option{ID: c.Code, Title: c.Label})
		}
	}
	end, reason := kit.NewChoice(options...), kit.NewArea(2).Limit(500)
	s.forms.Show(&sheet.Sheet{Name: closeForm, Of: sheet.Of{ID: string(l.ID), Version: l.Version, Fields: fields}, Heading: "Close this lead", Sub: name, Main: "Close the lead", Wide: 640,
		Parts: []kit.Part{kit.NewField("stage", "What came of it?", end).Needed("Please choose what came of it."),
			kit.NewField("closed_reason", "Why?", reason).Hint("A sentence that a colleague will understand next year.").Check(func() error {
				if brokerage.CloseNeedsReason(end.Value()) && typed.Words(reason) == "" {
					return people.FieldError{Field: "closed_reason", Message: "Please say in a few words why, so that we learn from it."}
				}
				return nil
			})},
		Focus: reason.Focus(), Fill: func() { end.SetValue(brokerage.LeadDeclined) },
		Title: func() string { return "Close the lead at " + name },
		Write: func() func(context.Context) error {
			stage, why := end.Value(), typed.Words(reason)
			return func(ctx context.Context) error {
				_, err := s.p.Leads.MoveLead(ctx, l.ID, l.Version, stage, why)
				return err
			}
		},
		Said: func() string { return "Closed: lead at " + name },
		Newer: func(ctx context.Context) (sheet.Now, bool, error) {
			now, err := s.p.Leads.LeadPage(ctx, l.ID)
			return sheet.Now{Version: now.Lead.Version, Rebase: func() { l = now.Lead }, Reopen: func() { s.askClose(now.Lead, name) }}, err == nil, err
		},
	}, draft)
}

// stepDone marks a next step done.
func (s *Leads) stepDone(n employers.NextStep) {
	n = n.Done(s.p.Today())
	s.forms.Change("Done: "+n.What, func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step done", &n) })
}

// sayLapsed names the leads that have just lapsed, with a way back.
func (s *Leads) sayLapsed(list []brokerage.LeadCard) {
	var names []string
	for i, c := range list {
		if i == 3 && len(list) > 4 {
			names = append(names, text.Count(len(list)-i, "other", "others"))
			break
		}
		names = append(names, c.EmployerName)
	}
	words := text.Count(len(list), "lead has", "leads have") + " lapsed, because nothing has moved for a long time: " + text.And(names...) + "."
	s.showNotice(words, kit.NewButton(kit.Outline, "Bring back", func() { s.bringBack(list) }).Slim(),
		kit.NewIconButton("close", "Take this notice away", func() { s.showNotice("") }).Plain().Slim())
}

// showNotice shows a banner above the board; no words take it away.
func (s *Leads) showNotice(words string, actions ...fyne.CanvasObject) {
	kit.KeepFocus(s.p.Canvas(), func() []fyne.Focusable { return kit.Stops(s.notice) }, func() {
		s.notice.Objects = nil
		s.notice.Hidden = words == ""
		if words != "" {
			s.notice.Objects = []fyne.CanvasObject{kit.NewBanner(kit.Warning, words, actions...)}
		}
		s.notice.Refresh()
		s.frame.Fit()
	}, s.bar.words.Focus())
}

// bringBack opens the leads again that have lapsed, each where it stood.
func (s *Leads) bringBack(list []brokerage.LeadCard) {
	s.showNotice("")
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) {
		for _, c := range list {
			now, err := s.p.Leads.LeadPage(ctx, c.ID)
			if err != nil {
				return struct{}{}, err
			}
			if now.Lead.Stage != brokerage.LeadLapsed || len(now.Moves) == 0 {
				continue // somebody has seen to it
			}
			if _, err := s.p.Leads.MoveLead(ctx, c.ID, now.Lead.Version, now.Moves[0].Was, ""); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	}, func(_ struct{}, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
		} else {
			s.p.Nav.Say(text.Count(len(list), "lead is", "leads are")+" open again. Give each a next step.", nil)
		}
		s.p.Nav.Refresh()
	})
}
