package employersui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// longNames is a bakery whose every word is as long as it gets.
func longNames() *fakeRegister {
	reg := hallam()
	e := &reg.list[0]
	e.Name = "The Llanfairpwllgwyngyll and District Agricultural, Horticultural and Bakery Co-operative Society (Holdings) Limited"
	e.TradingName, e.Town = e.Name, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
	e.Email, e.DoNotContact = "a.very.long.address.of.somebody@llanfairpwllgwyngyll.example.org", "has asked in writing not to be rung, visited or written to before the end of the season"
	reg.people[0].Name, reg.people[0].Role = "Alexandrina-Wilhelmina Featherstonehaugh-Cholmondeley", "Assistant to the regional head of people, place and culture"
	reg.steps.steps[0].What = "Ring " + reg.people[0].Name + " about the early shifts in the new hall behind the old bakery"
	reg.steps.steps[0].Owner = ruth.ID
	reg.sites[0].Name = e.Town
	e.Pledges = append(e.Pledges, employers.Pledge{Code: "ERS", Level: "Gold", Expires: day.New(2030, 1, 1), Note: e.Name})
	return reg
}

// Nothing on the page is cut off, whatever the size of the text: what does not fit goes on in the next line.
func TestNothingIsCutOffInLargeText(t *testing.T) {
	for _, c := range []struct {
		scale float32
		size  fyne.Size
	}{{1, fyne.NewSize(780, 600)}, {1, fyne.NewSize(1240, 840)}, {2, fyne.NewSize(1560, 900)}, {2, fyne.NewSize(900, 700)}} {
		o := openLook(t, sam, longNames(), theme.Look{Mode: theme.Light, TextScale: c.scale}, c.size)
		o.key(fyne.KeyReturn)
		o.page.Fit()
		room := o.page.Scroll.Size().Width
		left := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.page.Scroll).X
		seen := 0
		for _, x := range test.LaidOutObjects(o.page.Box) { // also what lies inside rows, banners and folds
			words, ok := x.(*kit.Text)
			if !ok || !x.Visible() || x.Size().Width == 0 {
				continue
			}
			seen++
			if end := fyne.CurrentApp().Driver().AbsolutePositionForObject(x).X - left + x.Size().Width; end > room+0.5 || x.MinSize().Width > x.Size().Width+0.5 {
				t.Errorf("at %v in %v %q ends at %v of %v", c.scale, c.size, words.Words(), end, room)
			}
		}
		if seen < 50 {
			t.Errorf("at %v in %v only %d texts were looked at", c.scale, c.size, seen)
		}
		if w := o.page.Box.MinSize().Width + 2*theme.Space(6); w > room {
			t.Errorf("at %v in %v the page needs %v of %v", c.scale, c.size, w, room)
		}
		o.Close()
	}
}

// In a low window with large text, a filter and ticks, the rows still have their place and the selected one is seen.
func TestRowsAreSeenInALowWindow(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(900, 700), fyne.NewSize(820, 560), fyne.NewSize(1200, 640)} {
		o := openLook(t, sam, hallam(), theme.Look{Mode: theme.Light, TextScale: 2}, size)
		o.setFilter(employers.Filter{QuietWeeks: 1, Stages: []string{"1", "2", "3", "9"}})
		o.list.Tick("e0", "e2")
		if least := 4 * theme.RowHeight(); o.list.Size().Height < least {
			t.Errorf("in %v the rows have %v, want %v", size, o.list.Size().Height, least)
		}
		for range o.list.Total() {
			o.key(fyne.KeyDown)
		}
		d := fyne.CurrentApp().Driver()
		body := o.list.FirstFocus().(fyne.CanvasObject)
		end := d.AbsolutePositionForObject(body).Y + body.Size().Height
		if bottom := d.AbsolutePositionForObject(o.frame.Left).Y + o.frame.Left.Size().Height; end > bottom+theme.RowHeight() {
			t.Errorf("in %v the last row ends at %v of %v", size, end, bottom)
		}
		o.w.Canvas().Focus(o.bar.words.Focus())
		if y := d.AbsolutePositionForObject(o.bar.words).Y; y < 0 {
			t.Errorf("in %v the field for words is not scrolled back to: %v", size, y)
		}
		o.Close()
	}
}
