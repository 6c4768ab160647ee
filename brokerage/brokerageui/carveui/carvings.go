package carveui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// Carvings is the list of carvings, and the studio in which one of them is shaped. It implements nav.Screen, nav.Shower, nav.Doer,
// nav.Focuser and nav.Drafter.
type Carvings struct {
	p       Parts
	header  *kit.Header
	done    *kit.Checkbox // declined and ended ones too
	list    *kit.RowList[brokerage.ListedCarving]
	held    kit.Held[brokerage.ListedCarving]
	listing fyne.CanvasObject
	studio  *studio
	content *fyne.Container
	desk    *sheet.Desk
	live    task.Latest
}

const listName = "carvings"

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Carvings {
	s := &Carvings{p: p, desk: sheet.NewDesk(p.Ground, people.ChangeRegister)}
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "New carving", s.askNew).Icon("plus"))
	}
	s.header = kit.NewHeader("Carving", "", actions...)
	s.done = kit.NewCheckbox("Declined and ended ones too")
	s.done.OnChange(s.reloadList)
	s.list = s.newList()
	s.listing = kit.PadXY(5, 5, kit.Column(4, s.header, s.done, kit.Grow(s.list)))
	s.studio = newStudio(s)
	s.content = container.NewStack(s.listing)
	return s
}

// Content is the whole screen.
func (s *Carvings) Content() fyne.CanvasObject { return s.content }

// inStudio says that the studio is open.
func (s *Carvings) inStudio() bool { return s.content.Objects[0] == s.studio.content }

func (s *Carvings) turnTo(o fyne.CanvasObject) {
	if s.content.Objects[0] != o {
		s.content.Objects = []fyne.CanvasObject{o}
		s.content.Refresh()
	}
}

// Show opens a carving by its id, or begins one: "new:<vacancy>,<vacancy>;<participant>" or "new:lead:<lead>". An empty id shows the list.
func (s *Carvings) Show(id string) {
	from, begins := strings.CutPrefix(id, "new:")
	switch {
	case id == "":
		back := s.inStudio()
		s.turnTo(s.listing)
		s.reloadList()
		if back {
			s.p.Canvas().Focus(s.list.FirstFocus())
		}
	case begins:
		s.studio.begin(from)
	default:
		s.studio.open(brokerage.CarvingID(id))
	}
}

// Where is the carving that is shown; empty for the list.
func (s *Carvings) Where() string {
	if !s.inStudio() || s.studio.w.carving.Version == 0 {
		return ""
	}
	return string(s.studio.w.carving.ID)
}

// Does says which ids begin something: going back does not begin it again.
func (s *Carvings) Does(id string) bool { return strings.HasPrefix(id, "new:") }

// Reload reads what is shown anew.
func (s *Carvings) Reload() {
	if s.inStudio() {
		s.studio.reload()
		return
	}
	s.reloadList()
}

func (s *Carvings) reloadList() {
	all := s.done.On()
	task.Go(s.live.Next(), s.p.Run, func(ctx context.Context) ([]brokerage.ListedCarving, error) {
		return s.p.Carvings.Carvings(ctx, "", !all)
	}, func(list []brokerage.ListedCarving, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.held.Set(list)
		s.header.SetState(stateOf(list))
		s.list.Reload()
	})
}

// stateOf is the sentence under the title: 8 carvings: 3 with the employer, 2 on trial.
func stateOf(list []brokerage.ListedCarving) string {
	if len(list) == 0 {
		return "No carvings yet."
	}
	var parts []string
	for _, status := range brokerage.CarvingStatuses {
		n := 0
		for _, c := range list {
			if c.Carving.Status == status.Code {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, text.Number(n)+" "+strings.ToLower(status.Label))
		}
	}
	return text.Count(len(list), "carving", "carvings") + ": " + strings.Join(parts, ", ") + "."
}

func (s *Carvings) newList() *kit.RowList[brokerage.ListedCarving] {
	open := func(c brokerage.ListedCarving) { s.p.Nav.Open(nav.Route{Page: "carving", ID: string(c.Carving.ID)}) }
	cell := func(words string) kit.Cell { return kit.Cell{Text: words} }
	l := kit.NewRowList(kit.ListOptions[brokerage.ListedCarving]{
		Name: "Carvings", Run: s.p.Run, Failed: s.p.Nav.Fail, Opened: open, Loaded: s.loaded, Source: s.held.Source(), Key: func(c brokerage.ListedCarving) string { return string(c.Carving.ID) },
		Actions: []kit.Action[brokerage.ListedCarving]{{Words: "Open", Icon: "scissors", Key: "O", Do: open}},
		Empty:   s.emptyList(),
		Columns: []kit.ListColumn[brokerage.ListedCarving]{
			{ID: "title", Title: "Job", Width: 10, Grow: true, Fixed: true, Cell: func(c brokerage.ListedCarving) kit.Cell { return kit.Cell{Text: c.Carving.Title, Bold: true} }},
			{ID: "employer", Title: "Employer", Width: 12, Spare: 2, Cell: func(c brokerage.ListedCarving) kit.Cell { return cell(c.EmployerName) }},
			{ID: "person", Title: "For", Width: 9, Spare: 3, Cell: func(c brokerage.ListedCarving) kit.Cell {
				switch {
				case c.Person != "":
					return cell(c.Person)
				case c.Unseen || c.Carving.Participant != "":
					return kit.Cell{Text: "somebody", Tone: theme.Quiet}
				}
				return kit.Cell{Text: "nobody yet", Tone: theme.Quiet}
			}},
			{ID: "status", Title: "Status", Width: 11, Fixed: true, Cell: func(c brokerage.ListedCarving) kit.Cell {
				return kit.Cell{Text: employers.ChoiceLabel(brokerage.CarvingStatuses, c.Carving.Status), Icon: statusIcons[c.Carving.Status]}
			}},
			{ID: "version", Title: "Version", Width: 4.5, Spare: 6, Align: fyne.TextAlignTrailing, Cell: func(c brokerage.ListedCarving) kit.Cell { return cell(text.Number(max(1, c.Carving.Number))) }},
		},
	})
	l.Remember(s.p.Layouts, listName)
	return l
}

// loaded chooses the first row where none is. The keyboard goes to the rows where it is nowhere: there was nothing to go to before.
func (s *Carvings) loaded(total int) {
	if total == 0 {
		return
	}
	if s.list.Index() < 0 {
		s.list.Select(0)
	}
	if c := s.p.Canvas(); !s.inStudio() && c.Focused() == nil && c.Overlays().Top() == nil {
		c.Focus(s.list.FirstFocus())
	}
}

var statusIcons = map[string]string{brokerage.CarvingDraft: "pencil", brokerage.CarvingSent: "mail", brokerage.CarvingAgreed: "check", brokerage.CarvingTrial: "clock",
	brokerage.CarvingInPlace: "briefcase", brokerage.CarvingDeclined: "stop", brokerage.CarvingEnded: "minus"}

func (s *Carvings) emptyList() fyne.CanvasObject {
	const words = "A carving shapes a job for a person: some duties stay, others go to colleagues or change. Begin with a vacancy whose duties are listed, or with a lead."
	if !s.p.mayChange() {
		return kit.NewEmpty("scissors", "No carvings yet", words, nil)
	}
	return kit.NewEmpty("scissors", "No carvings yet", words, kit.NewButton(kit.Outline, "New carving", s.askNew).Icon("plus"))
}

// askNew asks which jobs are carved, the base first, and for whom.
func (s *Carvings) askNew() {
	if !s.p.mayChange() {
		s.p.Nav.Fail(s.p.denied())
		return
	}
	base := kit.NewSearchSelect(s.p.Run, offer.Vacancies(s.p.Vacancies)).Example("Job title or employer")
	var others *kit.ManySelect
	carved := offer.HeldBy(base, func() { others.SetValues(nil) })
	others = kit.NewManySelect(s.p.Run, s.p.besides(carved)).Example("Other jobs at the same employer", "And another…")
	who := kit.NewSearchSelect(s.p.Run, offer.Participants(s.p.People)).Example("Nobody in particular")
	parts := []kit.Part{
		kit.NewField("vacancy", "Which job is carved?", base).Needed("Please choose the job."),
		kit.NewField("others", "Jobs to take duties from", others).Hint("At the same employer."),
	}
	if s.p.seesPeople() {
		parts = append(parts, kit.NewField("person", "For whom?", who).Hint("You can leave it open."))
	}
	var d *kit.Dialog
	form := kit.NewForm(s.p.Run, func() {
		o, _ := base.Value()
		ids := []string{o.ID}
		for _, x := range others.Values() {
			ids = append(ids, x.ID)
		}
		person, _ := who.Value()
		d.Close()
		s.p.Nav.Open(nav.Route{Page: "carving", ID: "new:" + strings.Join(ids, ",") + ";" + person.ID})
	}, parts...)
	d = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "New carving", Body: form, Main: "Begin", Wide: 640})
}

// besides offers the other open jobs at the employer of the job that is carved; none before that is chosen.
func (p Parts) besides(carved *offer.Held) kit.Finder {
	return func(ctx context.Context, words string) (options []kit.Option, err error) {
		base := brokerage.VacancyID(carved.ID())
		if base == "" {
			return nil, nil
		}
		of, err := p.Matching.Openings(ctx, true, base)
		if err != nil || len(of) == 0 {
			return nil, err
		}
		found, err := p.Vacancies.Vacancies(ctx, brokerage.VacancyFilter{Words: words, Employer: of[0].Vacancy.Employer}, employers.Order{Limit: 20})
		for _, v := range found {
			if v.Vacancy.ID != base {
				options = append(options, kit.Option{ID: string(v.Vacancy.ID), Title: v.Vacancy.Title})
			}
		}
		return options, err
	}
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *Carvings) Close() error {
	if s.desk.Closed() {
		return nil
	}
	err := s.desk.Close()
	s.live.Stop()
	s.studio.live.Stop()
	s.list.Close()
	return err
}

// FirstFocus is the board of the studio, or the rows.
func (s *Carvings) FirstFocus() fyne.Focusable {
	if s.inStudio() {
		return s.studio.board
	}
	return s.list.FirstFocus()
}

// Keys are the keys of the rows, for the keyboard sheet.
func (s *Carvings) Keys() []kit.Shortcut { return s.list.Keys() }

// noPlace is said where what a form is about is gone.
const noPlace = typed.Sentence("This carving is not there any more.")
