package settingsui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestALeadNamesTheService(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("service")
	w.mustSee(t, "not set yet")
	w.press(t, "Change")
	w.write(t, "Name of the service", "  Northside Works ")
	w.write(t, "How to reach the service", "0114 496 0000")
	w.press(t, "Save changes")
	if w.dialog() || w.stored["service_name"] != "Northside Works" || w.stored["service_contact"] != "0114 496 0000" {
		t.Fatalf("kept %q", w.stored)
	}
	w.mustSee(t, "Northside Works")
	if !strings.HasPrefix(w.lastSaid(), "The service is changed") || len(w.drafts) != 0 {
		t.Errorf("said %q, left %+v", w.lastSaid(), w.drafts)
	}
	w.undo()
	if w.stored["service_name"] != "" || w.sees("Northside Works") {
		t.Errorf("Undo left %q", w.stored)
	}
}

func TestOnlyWhatWasChangedIsWritten(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("programme")
	w.mustSee(t, "20 people")
	w.press(t, "Change")
	w.write(t, "From the start, at most", "18")
	w.choose(t, "Only jobs at one employer count together")
	w.press(t, "Save changes")
	if len(w.stored) != 2 || w.stored["support_months"] != "18" || w.stored["same_employer"] != "1" {
		t.Fatalf("kept %q", w.stored)
	}
	w.mustSee(t, "18 months")
	w.mustSee(t, "Yes")
	w.press(t, "Change")
	w.press(t, "Save changes")
	if w.lastSaid() != "Nothing was changed." {
		t.Errorf("said %q", w.lastSaid())
	}
}

func TestARefusalStandsBesideItsSetting(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("programme")
	w.press(t, "Change")
	w.write(t, "From the start, at most", "")
	w.press(t, "Save changes")
	w.mustSee(t, "Please type a whole number.")
	w.write(t, "From the start, at most", "99")
	w.wrong = errors.Join(people.FieldError{Field: "support_months", Message: "Please give a whole number from 1 to 60."})
	w.press(t, "Save changes")
	if f := find[*kit.Field](t, w, "From the start, at most"); !w.dialog() || f.Wrong() != "Please give a whole number from 1 to 60." || w.failed != nil {
		t.Errorf("the field says %q, the page %v", f.Wrong(), w.failed)
	}
	if len(w.stored) != 0 {
		t.Errorf("kept %q", w.stored)
	}
}

func TestWeightsShowTheirSumAndGoBackToTheUsualOnes(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.stored["weight_travel"] = "30"
	w.section("weights")
	for _, words := range []string{"Together: 125.", "30, usually 10", "Health never lowers a match", "Only the shares matter", "What the work asks"} {
		w.mustSee(t, words)
	}
	w.press(t, "Change the weights")
	w.write(t, "Pay", "15")
	w.mustSee(t, "Together: 135.")
	w.write(t, "Pay", "a lot")
	w.mustSee(t, "no whole number yet")
	w.press(t, "Back to the usual weights")
	w.mustSee(t, "Together: 105.")
	w.press(t, "Save changes")
	if len(w.stored) != 1 || w.stored["weight_travel"] != "10" {
		t.Errorf("kept %q", w.stored)
	}
	if w.sees("usually 10") {
		t.Error("the page still shows the old weight")
	}
}

func TestSettingsKeepADraftThatTellsOfANewerChange(t *testing.T) {
	w := newWorld(t, people.Lead)
	for _, c := range []struct{ section, button, field, value string }{
		{"service", "Change", "Name of the service", "Northside Works"},
		{"programme", "Change", "People on a caseload, at most", "18"},
		{"privacy", "Change", "Who decides about the records", "Northside Trust"},
		{"weights", "Change the weights", "Pay", "7"},
	} {
		w.drafts = nil
		w.section(c.section)
		w.press(t, c.button)
		w.write(t, c.field, c.value)
		escape(w)
		if w.dialog() || len(w.drafts) != 1 || w.drafts[0].Form != c.section || len(w.stored) != 0 {
			t.Fatalf("%s: kept %+v and %q", c.section, w.drafts, w.stored)
		}
		w.section("about")
		w.page.OpenDraft(w.drafts[0])
		if find[*kit.Entry](t, w, c.field).Text() != c.value || w.sees("changed after you typed this") {
			t.Errorf("%s: the draft came back otherwise", c.section)
		}
		escape(w)
	}
	w.stored["weight_pay"] = "9"
	w.page.OpenDraft(w.drafts[0])
	w.mustSee(t, "changed after you typed this")
}

func TestOthersSeeTheSettingsAndCannotChangeThem(t *testing.T) {
	for _, role := range []people.Role{people.Specialist, people.ReadOnly, people.Lead} {
		w := newWorld(t, role)
		w.readOnly = role == people.Lead // a copy to read
		w.stored["service_name"] = "Northside Works"
		w.page.Reload()
		for section, words := range map[string]string{"service": "Northside Works", "programme": "12 months", "privacy": "not set yet", "weights": "Together: 105."} {
			w.section(section)
			w.mustSee(t, words)
			for _, o := range w.shown() {
				if b, ok := o.(*kit.Button); ok && b.Visible() && strings.HasPrefix(label(b), "Change") {
					t.Errorf("%s may change %s", role, section)
				}
			}
		}
	}
}

func TestADraftOfSomebodyWhoMayNotChangeItAnyMoreSaysSo(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("programme")
	w.press(t, "Change")
	w.write(t, "People on a caseload, at most", "18")
	escape(w)
	w.me.Role = people.Specialist
	w.page.Reload()
	w.page.OpenDraft(w.drafts[0])
	if w.dialog() || !errors.As(w.failed, new(people.Denied)) {
		t.Errorf("failed with %v", w.failed)
	}
}

func TestTheFormsOfSettingsFitLargeTextInANarrowWindow(t *testing.T) {
	w := newWorld(t, people.Lead)
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	w.win.Resize(fyne.NewSize(900, 700))
	for _, id := range []string{"service", "programme", "weights"} {
		w.section(id)
		if cut := onscreen.CutOff(w.win); len(cut) != 0 {
			t.Errorf("%s is cut off: %q", id, cut)
		}
		w.press(t, "Change")
		if needs := w.page.asked.form.MinSize().Width; needs > 900 {
			t.Errorf("the form of %s needs %v units", id, needs)
		}
		if cut := onscreen.CutOff(w.win); len(cut) != 0 {
			t.Errorf("the form of %s is cut off: %q", id, cut)
		}
		onscreen.Reached(t, w.win)
		escape(w)
	}
}

func TestALowWindowOffersTheSectionsInAMenu(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.win.Resize(fyne.NewSize(1060, 400))
	if w.page.FirstFocus() != fyne.Focusable(w.page.picker) {
		t.Error("the list of sections does not fit, and there is no button in its place")
	}
}
