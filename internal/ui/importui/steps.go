package importui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// step is how far an import has come.
type step int

const (
	choosing step = iota
	mapping
	checking // what will happen
	done
)

// turned opens the other half by its route, so that Back returns.
func (s *Page) turned() {
	if id := s.halves.Value(); id != s.showing {
		s.p.Nav.Open(nav.Route{Page: Route, ID: id})
	}
}

// show puts the half and the step at hand on the page.
func (s *Page) show() {
	s.back.Hide()
	s.main.Hide()
	if s.showing == exporting {
		s.header.SetTitle("Export")
	} else {
		s.header.SetTitle("Import")
	}
	switch why := s.denied(); {
	case why != "":
		s.header.SetState("")
		s.put(kit.Column(0, kit.NewEmpty("lock", "Not open to you", why, nil)))
	case s.showing == exporting:
		s.showExport()
	case s.working:
		s.put(kit.AtMost(640, s.doing))
	default:
		s.showStep()
	}
	s.header.Refresh()
}

func (s *Page) showStep() {
	switch s.step {
	case choosing:
		s.header.SetState("Step 1 of 3: choose a file. Nothing is written yet.")
		s.acts("", s.choose.verb())
		s.put(s.choose.content)
	case mapping:
		s.header.SetState("Step 2 of 3: say what the columns of " + s.choose.fileName() + " hold.")
		s.acts("Back", "Next")
		s.put(s.columns.content())
	case checking:
		s.header.SetState("Step 3 of 3: what will happen. Nothing is written yet.")
		s.acts("Back", s.check.verb())
		s.put(s.check.content())
	case done:
		s.acts("", "Bring in another file")
		if s.sectors != nil {
			s.header.SetState(s.choose.fileName() + ", a file of postcodes.")
			s.put(s.sectors.content())
			break
		}
		s.header.SetState(s.choose.fileName() + ", as " + lower(s.kindNow().Title) + ".")
		s.put(s.doneContent())
	}
}

// acts shows the buttons of a step; empty words leave one out.
func (s *Page) acts(back, main string) {
	if back != "" {
		s.back.Show()
	}
	if main != "" {
		s.main.SetWords(main)
		s.main.Show()
	}
}

func (s *Page) put(o fyne.CanvasObject) {
	s.scroll = kit.Scroll(kit.PadXY(6, 0, kit.Column(0, o, kit.AtLeast(0, 24, container.NewWithoutLayout()))))
	s.body.Objects = []fyne.CanvasObject{s.scroll}
	s.body.Refresh()
	s.content.Refresh()
	if w := s.p.Nav.Window(); w != nil && s.open() {
		kit.FollowFocus(w.Canvas(), s.scroll)
	}
}

// relayout makes room for words that came or went under a field.
func (s *Page) relayout() {
	s.scroll.Content.Refresh()
	s.scroll.Refresh()
}

// focus puts the keyboard where the step begins.
func (s *Page) focus() {
	w, f := s.p.Nav.Window(), s.FirstFocus()
	if w != nil && f != nil && s.open() {
		w.Canvas().Focus(f)
	}
}

// to goes to a step.
func (s *Page) to(next step) {
	s.step = next
	s.show()
	s.focus()
}

// goBack goes to the step before; what was chosen there still stands.
func (s *Page) goBack() {
	switch {
	case s.step == checking && !s.choose.layout().Known && s.columns != nil:
		s.to(mapping)
	default:
		s.to(choosing)
	}
}

// goOn does what the main button of the step says.
func (s *Page) goOn() {
	switch {
	case s.showing == exporting:
		s.export.form.Save()
	case s.step == choosing:
		s.choose.press()
	case s.step == mapping:
		s.columns.form.Save()
	case s.step == checking:
		s.check.press()
	default:
		s.again()
	}
}
