package carveui

import (
	"context"
	"fmt"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// showMore offers what else can be done with the carving.
func (st *studio) showMore() {
	c := st.w.carving
	open := func(page, id string) func() {
		return func() { st.s.p.Nav.Open(nav.Route{Page: page, ID: id}) }
	}
	var items []kit.MenuItem
	if st.s.p.mayChange() {
		items = append(items, kit.MenuItem{Words: "Details", Icon: "pencil", Do: func() { st.add(detailsForm, "") }},
			kit.MenuItem{Words: "How it stands, trial and review", Icon: "check", Do: func() { st.add(standingForm, "") }},
			kit.MenuItem{Words: "Make a next step", Icon: "calendar", Do: st.addStep})
	}
	items = append(items, kit.MenuItem{Words: "Versions that the employer got", Icon: "clock", Note: text.Number(len(st.w.versions)), Do: st.showVersions})
	for _, o := range st.w.openings {
		items = append(items, kit.MenuItem{Words: "Open the vacancy " + o.Vacancy.Title, Icon: "briefcase", Do: open("vacancies", string(o.Vacancy.ID))})
	}
	if st.w.seeker != nil {
		items = append(items, kit.MenuItem{Words: "Open " + st.w.seeker.Name, Icon: "user", Do: open("people", string(st.w.seeker.ID))})
	}
	items = append(items, kit.MenuItem{Words: "Open " + st.w.employer, Icon: "employers", Do: open("employers", string(c.Employer))})
	if st.s.p.mayChange() && c.Version > 0 {
		items = append(items, kit.MenuItem{Words: "Delete this carving", Icon: "trash", Danger: true, Do: st.delete})
	}
	kit.ShowMenu(st.more, "More", items...)
}

// delete takes a carving away that was begun by mistake, with a way back.
func (st *studio) delete() {
	c := st.w.carving
	task.Go(context.Background(), st.s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, st.s.p.Carvings.DeleteCarving(ctx, c.ID, c.Version)
	}, func(_ struct{}, err error) {
		switch {
		case st.s.desk.Closed():
		case err != nil:
			st.s.p.Nav.Fail(err)
		default:
			st.s.p.Nav.Say("Deleted: "+c.Title, st.s.p.Undo)
			st.s.p.Nav.Open(nav.Route{Page: "carving"})
		}
	})
}

// showVersions shows what the employer got and when, with what changed each time.
func (st *studio) showVersions() {
	list := st.w.versions
	body := kit.Column(4)
	if len(list) == 0 {
		body.Add(page.Quiet("The employer has not got one yet. A version is kept from the moment it goes out."))
	}
	for i, v := range list {
		head := fmt.Sprintf("Version %d, %s", v.Number, text.Near(v.On, st.s.p.Today()))
		if who := people.NameOf(st.w.staff, v.By); who != "" {
			head += ", " + who
		}
		column := kit.Column(1, kit.NewText(head).Bold().Wrap())
		if i+1 < len(list) {
			changes := brokerage.CarvingChanges(list[i+1].Carving, v.Carving)
			for _, c := range changes {
				column.Add(page.Signed("arrow-right", theme.Quiet, changeWords(c)))
			}
			if len(changes) == 0 {
				column.Add(page.Quiet("As before."))
			}
		} else {
			column.Add(page.Quiet("The first. " + brokerage.Sums(v.Carving).NetWords()))
		}
		body.Add(column)
	}
	kit.ShowDialog(st.s.p.Canvas(), kit.DialogSpec{Title: "Versions that the employer got", Sub: st.w.carving.Title, Body: body, Cancel: "Close", Wide: 640})
}

func changeWords(c brokerage.CarvingChange) string {
	switch {
	case c.Was == "":
		return c.What + ": " + c.Now + " (new)"
	case c.Now == "":
		return c.What + ": not in it any more"
	}
	return c.What + ": " + c.Now + ", before: " + c.Was
}
