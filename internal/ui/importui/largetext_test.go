package importui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

// In large text and narrow windows every step can be read whole.
func TestNothingIsCutOffInLargeText(t *testing.T) {
	for _, c := range []struct {
		scale float32
		size  fyne.Size
	}{{1, fyne.NewSize(660, 600)}, {2, fyne.NewSize(1200, 800)}, {2, fyne.NewSize(900, 700)}} {
		w := newWorld(t, people.Lead)
		theme.Apply(theme.Look{Mode: theme.Light, TextScale: c.scale})
		w.win.Resize(c.size)
		whole := func(step string) {
			t.Helper()
			for _, words := range onscreen.CutOff(w.win) {
				t.Errorf("%s at %v in %v: %s", step, c.scale, c.size, words)
			}
		}
		whole("choosing")
		w.plan.Bad, w.plan.Problems = 3, problems(3)
		w.file(t, own)
		choose(t, w.page.choose.as, w.page.choose.options(), "Employers")
		w.press(t, "Next")
		whole("mapping")
		choose(t, w.page.columns.selects[0], w.page.columns.options(), "Name")
		w.press(t, "Next")
		whole("checking")
		w.page.check.skip.Set(true)
		w.press(t, "Import 118 rows")
		whole("done")
		w.page.Show(exporting)
		whole("export")
		w.page.export.format.SetValue(Calendar)
		whole("a calendar")
		w.page.Take(codept)
		whole("postcodes")
		w.press(t, "Read the postcodes")
		whole("postcodes read")
	}
}
