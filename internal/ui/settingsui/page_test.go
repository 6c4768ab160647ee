package settingsui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/people"
	"jobwright/internal/settings"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestSectionsOpenByRouteAndByPressing(t *testing.T) {
	w := newWorld(t, people.Lead)
	for _, id := range []string{"appearance", "me", "team", "service", "programme", "privacy", "weights", "security", "backups", "rates", "about"} {
		w.page.Show(id)
		if w.page.chosen.id != id || !w.page.chosen.item.Chosen() {
			t.Errorf("%s did not open", id)
		}
	}
	w.page.Show("nonsense")
	w.page.Show("")
	if w.page.chosen.id != "about" {
		t.Errorf("an unknown section moved the page to %s", w.page.chosen.id)
	}
	find[*kit.NavItem](t, w, "Staff").Tapped(&fyne.PointEvent{})
	if len(w.routes) != 1 || w.routes[0].ID != "team" || w.page.chosen.id != "team" {
		t.Errorf("pressing Staff gave routes %v", w.routes)
	}
	if f, ok := w.page.FirstFocus().(*kit.NavItem); !ok || f != w.page.chosen.item {
		t.Error("the keyboard does not begin at the open section")
	}
}

func TestNarrowWindowOffersTheSectionsInAMenu(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.win.Resize(fyne.NewSize(500, 700))
	if w.page.FirstFocus() != fyne.Focusable(w.page.picker) {
		t.Fatal("the keyboard does not begin at the button of the sections")
	}
	w.press(t, "Settings: Looks")
	if !w.dialog() {
		t.Fatal("no menu opened")
	}
	test.Type(w.win.Canvas().Focused(), "B")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.page.chosen.id != "backups" {
		t.Errorf("the menu opened %s", w.page.chosen.id)
	}
}

func TestLargeTextFitsANarrowWindow(t *testing.T) {
	const window = 640
	w := newWorld(t, people.Lead)
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	w.win.Resize(fyne.NewSize(window, 800))
	for _, s := range w.page.sections {
		w.section(s.id)
		if wide := s.scroll.Content.MinSize().Width; wide > window {
			t.Errorf("%s needs %v units of %d", s.id, wide, window)
		}
	}
}

func TestEverythingWithFocusHasANameAndTabReachesIt(t *testing.T) {
	for _, role := range []people.Role{people.Lead, people.Specialist, people.ReadOnly} {
		w := newWorld(t, role)
		for _, s := range w.page.sections {
			w.section(s.id)
			seen := onscreen.Reached(t, w.win)
			if len(seen) < len(w.page.sections) {
				t.Errorf("%s, %s: Tab reaches %d things only", role, s.id, len(seen))
			}
			w.win.Canvas().Unfocus()
		}
	}
}

func TestALookActsAtOnce(t *testing.T) {
	w := newWorld(t, people.Specialist)
	set := w.page.p.Settings
	w.look = func() {
		theme.Apply(theme.Look{Mode: theme.Dark, TextScale: float32(set.TextSize()) / 100})
	}
	w.choose(t, "Colours: Dark")
	w.choose(t, "Size of text and everything around it: 150%")
	w.choose(t, "Rows in lists: Close together")
	w.choose(t, "High contrast")
	w.choose(t, "Less motion")
	if set.Mode() != settings.Dark || set.TextSize() != 150 || set.Density() != settings.Dense || !set.HighContrast() || !set.LessMotion() {
		t.Errorf("kept: %v %v %v %v %v", set.Mode(), set.TextSize(), set.Density(), set.HighContrast(), set.LessMotion())
	}
	if w.looks != 5 || theme.Current().Look().TextScale != 1.5 {
		t.Errorf("applied %d times, text at %v", w.looks, theme.Current().Look().TextScale)
	}
	w.choose(t, "Colours: Dark") // pressing the chosen one again takes nothing back
	if set.Mode() != settings.Dark || !strings.HasSuffix(label(find[*kit.Choice](t, w, "Colours")), "Dark") {
		t.Error("nothing is chosen any more")
	}
}

func TestMyRoleInWords(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.section("me")
	for _, words := range []string{"Nia Example", "Initials NE · Specialist", "For your own caseload", "Not in this role", "Change staff"} {
		w.mustSee(t, words)
	}
	listed := map[people.Act]bool{}
	for _, act := range acts {
		listed[act] = true
	}
	if len(listed) != 20 {
		t.Errorf("%d acts are told, the table of roles has 20", len(listed))
	}
}

func TestChangeMyPassphrase(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.section("me")
	fill := func(old, first, again string) {
		w.write(t, "Passphrase until now", old)
		w.write(t, "New passphrase", first)
		w.write(t, "The same again", again)
		w.press(t, "Change the passphrase")
	}
	fill("wrong", "a brand new passphrase", "a brand new passphrase")
	w.mustSee(t, "This is not your passphrase.")
	fill("four plain words here", "short", "short")
	w.mustSee(t, "Too short")
	fill("four plain words here", "a brand new passphrase", "another one")
	w.mustSee(t, "The two are not the same.")
	if w.keys["nia"] != "four plain words here" {
		t.Fatal("the passphrase changed although something was wrong")
	}
	fill("four plain words here", "a brand new passphrase", "a brand new passphrase")
	if w.keys["nia"] != "a brand new passphrase" || !strings.Contains(w.lastSaid(), "changed") {
		t.Errorf("passphrase %q, said %q", w.keys["nia"], w.lastSaid())
	}
	if find[*kit.Entry](t, w, "New passphrase").Text() != "" {
		t.Error("the passphrase stays in its field")
	}
}

func TestAReadOnlyStoreOffersNoChange(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("team")
	w.readOnly = true
	w.page.Reload()
	for _, o := range w.shown() {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(label(b), "Add a person") {
			t.Error("a person can be added to a read-only store")
		}
	}
	w.section("me")
	w.mustSee(t, "cannot be changed while the store is open for reading only")
	w.readOnly = false
	w.page.Reload()
	find[*kit.Entry](t, w, "Passphrase until now")
}

func TestALineLeadsToImportAndExport(t *testing.T) {
	w := newWorld(t, people.Lead)
	went := 0
	w.page.p.Files = func() { went++ }
	w.page = New(w.page.p)
	w.win.SetContent(w.page.Content())
	w.page.Reload()
	find[*kit.NavItem](t, w, filesName).Tapped(&fyne.PointEvent{})
	if went != 1 {
		t.Error("the line leads nowhere")
	}
}
