package settingsui

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"jobwright/internal/settings"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// looks is the section about colours, sizes and motion. Everything acts at once.
type looks struct {
	page *Page
	box  fyne.CanvasObject
	show []func() // puts what the settings hold into the fields
	busy bool     // fields are being filled
}

var textSteps = []int{100, 115, 130, 150, 175, 200}

func newLooks(s *Page) part {
	l := &looks{page: s}
	set := s.p.Settings
	var sizes []kit.Option
	for _, n := range textSteps {
		sizes = append(sizes, kit.Option{ID: strconv.Itoa(n), Title: fmt.Sprintf("%d%%", n)})
	}
	mode := l.choice(func() string { return string(set.Mode()) }, func(v string) { set.SetMode(settings.Mode(v)) },
		kit.Option{ID: string(settings.System), Title: "As the computer"}, kit.Option{ID: string(settings.Light), Title: "Light"}, kit.Option{ID: string(settings.Dark), Title: "Dark"})
	size := l.choice(func() string { return strconv.Itoa(nearest(set.TextSize())) }, func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			set.SetTextSize(n)
		}
	}, sizes...)
	rows := l.choice(func() string { return string(set.Density()) }, func(v string) { set.SetDensity(settings.Density(v)) },
		kit.Option{ID: string(settings.Comfortable), Title: "Comfortable"}, kit.Option{ID: string(settings.Dense), Title: "Close together"})
	contrast := l.tick("High contrast", set.HighContrast, set.SetHighContrast)
	motion := l.tick("Less motion: the cursor stands still and nothing fades", set.LessMotion, set.SetLessMotion)
	l.box = kit.Column(6,
		heading("Looks", "Changes show at once, on this computer only.", nil),
		kit.NewField("mode", "Colours", mode), contrast,
		kit.NewField("size", "Size of text and everything around it", size),
		kit.NewField("rows", "Rows in lists", rows), motion,
		topic("How it looks", preview()))
	l.reload()
	return l
}

// choice is one of a few options of which one always holds.
func (l *looks) choice(get func() string, set func(string), options ...kit.Option) *kit.Choice {
	c := kit.NewChoice(options...)
	l.show = append(l.show, func() { c.SetValue(get()) })
	c.OnChange(func() {
		if l.busy {
			return
		}
		if v := c.Value(); v != "" {
			set(v)
			l.page.p.Appearance()
		}
		l.fill() // pressing the chosen one again takes nothing back
	})
	return c
}

func (l *looks) tick(words string, get func() bool, set func(bool)) *kit.Checkbox {
	c := kit.NewCheckbox(words)
	l.show = append(l.show, func() { c.Set(get()) })
	c.OnChange(func() {
		if !l.busy {
			set(c.On())
			l.page.p.Appearance()
		}
	})
	return c
}

func (l *looks) fill() {
	l.busy = true
	for _, f := range l.show {
		f()
	}
	l.busy = false
}

// nearest is the step that is closest to a size set elsewhere.
func nearest(size int) int {
	best := textSteps[0]
	for _, n := range textSteps {
		if max(n-size, size-n) < max(best-size, size-best) {
			best = n
		}
	}
	return best
}

// preview is a line as lists show them, with a sign and a word of each meaning.
func preview() fyne.CanvasObject {
	return kit.Card(kit.Column(2,
		kit.NewText("Ring Anna Brandt").Bold().Wrap(),
		kit.NewText("Hallam Bakery. The bakers stop for an hour each morning to pack orders.").Tone(theme.Quiet).Wrap(),
		kit.Flow(2, kit.NewVerdict(kit.Fits), kit.NewVerdict(kit.Adjust), kit.NewVerdict(kit.Carve), kit.NewVerdict(kit.Ask), kit.NewVerdict(kit.Stop))))
}

func (l *looks) content() fyne.CanvasObject { return l.box }
func (l *looks) reload()                    { l.fill() }
func (l *looks) close()                     {}
