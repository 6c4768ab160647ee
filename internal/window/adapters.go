package window

import (
	"context"
	"encoding/json"
	"strconv"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/desk"
	"jobwright/internal/store"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/settingsui"
)

// finder is the store's search in the words of the command box.
type finder struct{ desk *desk.Desk }

// shown is how many hits the command box lists.
const shown = 20

// places says how a kind of record is called, drawn, and where it is shown. A kind without a page is not listed:
// there is nothing yet to open.
var places = map[string]struct{ name, icon, page string }{
	"employers":       {"employer", "employers", "employers"},
	"sites":           {"site", "employers", "employers"},
	"employer-people": {"person", "people", "employers"},
	"contacts":        {"contact", "phone", "employers"},
	"events":          {"event", "calendar", "events"},
	"next-steps":      {"next step", "check", "today"},
	"staff":           {"staff", "user", "settings"},
	"people":          {"participant", "user", "people"},
	"sessions":        {"session", "note", "people"},
	"leads":           {"lead", "bulb", "leads"},
	"vacancies":       {"vacancy", "briefcase", "vacancies"},
	"carvings":        {"carving", "scissors", "carving"},
	"agreement":       {"agreement", "agreement", "agreements"},
	"plan":            {"wellness plan", "heart", "plans"},
}

func (f finder) Find(ctx context.Context, words string) ([]nav.Hit, string, error) {
	found, err := f.desk.Store().Search(ctx, words, shown)
	if err != nil {
		return nil, "", err
	}
	total := found.Total
	hits := make([]nav.Hit, 0, len(found.Hits))
	for _, h := range found.Hits {
		p, known := places[h.Kind]
		if !known {
			total--
			continue
		}
		hit := nav.Hit{Title: h.Title, Note: p.name, Icon: p.icon, Route: nav.Route{Page: p.page, ID: h.ID}}
		switch h.Kind {
		case "employers":
			if h.Place != "" {
				hit.Note += ", " + h.Place
			}
		case "staff":
			hit.Route.ID = "team"
		case "sessions": // it is seen on the page of its participant
			hit.Route.ID = string(h.Subject)
		case "sites", "employer-people", "contacts", "next-steps", "leads", "vacancies", "carvings":
			at, name, err := f.desk.Store().EmployerOf(ctx, h.Kind, h.ID)
			if err != nil {
				return nil, "", err
			}
			if at != "" {
				hit.Note += ", " + name
			}
			if p.page == "employers" { // it is seen on the page of its employer
				hit.Route.ID = string(at)
			}
		}
		hits = append(hits, hit)
	}
	more := ""
	switch {
	case !found.Exact && len(hits) > 0:
		more = "200+"
	case total > len(hits) && len(hits) > 0:
		more = strconv.Itoa(total)
	}
	return hits, more, nil
}

// undoer is the store's undo for the shell.
type undoer struct{ desk *desk.Desk }

func (u undoer) Undo(ctx context.Context) (string, error) { return said(u.desk.Store().Undo(ctx)) }

func (u undoer) Redo(ctx context.Context) (string, error) { return said(u.desk.Store().Redo(ctx)) }

func said(u store.Undone, err error) (string, error) {
	words := u.Label
	if n := len(u.Kept); n > 0 {
		words += ", but " + strconv.Itoa(n) + " changed since and were left alone"
	}
	return words, err
}

// drafts keeps unsaved forms in the store; the title travels with the form's own data.
type drafts struct {
	desk    *desk.Desk
	leaving *leaving // learns which are kept while the store is being locked; nil = nobody asks
}

type draftBody struct {
	Title string          `json:"title"`
	Form  json.RawMessage `json:"form"`
}

func (d drafts) Drafts(ctx context.Context) ([]nav.Draft, error) {
	kept, err := d.desk.Store().Drafts(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]nav.Draft, 0, len(kept))
	for _, k := range kept {
		var body draftBody
		if err := json.Unmarshal([]byte(k.Body), &body); err != nil {
			return nil, err
		}
		list = append(list, nav.Draft{Form: k.Form, Key: k.Key, Title: body.Title, At: k.SavedAt, Data: body.Form})
	}
	return list, nil
}

func (d drafts) SaveDraft(ctx context.Context, n nav.Draft) error {
	body, err := json.Marshal(draftBody{Title: n.Title, Form: n.Data})
	if err != nil {
		return err
	}
	if err := d.desk.Store().SaveDraft(ctx, n.Form, n.Key, string(body)); err != nil {
		return err
	}
	d.leaving.note(draftName{n.Form, n.Key})
	return nil
}

func (d drafts) DropDraft(ctx context.Context, form, key string) error {
	return d.desk.Store().DropDraft(ctx, form, key)
}

// dueCount is how many of one's own next steps are overdue or due today: the number beside Today.
func (s *session) dueCount(ctx context.Context) (int, error) {
	return s.desk.Store().CountNextSteps(ctx, employers.NextStepFilter{Owner: s.desk.Me().ID, DueTo: day.Of(s.w.o.Now())})
}

// rates are the store's dated amounts as the settings page knows them.
type rates struct{ desk *desk.Desk }

func (r rates) Rates(ctx context.Context) ([]settingsui.Rate, error) {
	list, err := r.desk.Store().Rates(ctx)
	out := make([]settingsui.Rate, len(list))
	for i, v := range list {
		out[i] = settingsui.Rate{Code: v.Code, Family: v.Family, Label: v.Label, Unit: v.Unit, Status: v.Status, Pence: v.Pence, From: v.From, To: v.To}
	}
	return out, err
}

func (r rates) SetRate(ctx context.Context, v settingsui.Rate) error {
	return r.desk.Store().SetRate(ctx, store.Rate{Code: v.Code, Family: v.Family, Label: v.Label, Unit: v.Unit, Status: v.Status, Pence: v.Pence, From: v.From, To: v.To})
}
