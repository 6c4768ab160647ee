package importui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// PostcodesLayout is the way to read a file of postcodes. It holds no records of people or employers: its places are for the estimate of
// how long somebody travels.
var PostcodesLayout = Layout{ID: "postcodes", Title: "Postcodes, to estimate travel", Known: true, Likes: true}

const (
	readPostcodes = "Read the postcodes"
	postcodesTold = "Recognised: a file of postcodes. Only the middle of each postcode sector, such as “S1 2”, is kept, to estimate how long somebody travels to a job. " +
		"Nothing about a single house is kept, and no record is changed."
)

// sectors is what a file of postcodes brought.
type sectors struct{ added, known int }

// readPostcodes keeps the sectors of the file that was chosen.
func (s *Page) readPostcodes() {
	path, found := s.choose.looked.Path, sectors{}
	s.work("Reading "+s.choose.fileName(), func(ctx context.Context, tell func(float64, string)) (r Result, err error) {
		found.added, found.known, err = s.p.Engine.ReadPostcodes(ctx, path, tell)
		return r, err
	}, func(Result) {
		s.result, s.sectors = Result{}, &found
		s.p.Nav.Refresh()
		s.to(done)
		s.p.Nav.Say("Postcodes read: "+text.Count(found.added+found.known, "sector", "sectors")+".", nil)
	})
}

// content says what is known now.
func (f *sectors) content() fyne.CanvasObject {
	return kit.AtMost(840, kit.Column(4,
		kit.Row(2, kit.NewIcon("check", theme.Fits), kit.Grow(kit.NewText("Postcodes read").Sized(theme.Section).Bold())),
		kit.Flow(4, figure(f.added, "new sectors", theme.Fits), figure(f.known, "brought up to date", theme.Adjust)),
		quiet("Matching estimates travel from these places from now on. A town alone still does where a postcode is missing."),
	))
}
