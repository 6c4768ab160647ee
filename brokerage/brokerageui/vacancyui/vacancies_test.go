package vacancyui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestAVacancyIsListedWithWhatIsToBeWatched(t *testing.T) {
	d := open(t, sam)
	if d.page.ID != "v1" || !d.page.Drawn {
		t.Fatal("the first vacancy is not shown")
	}
	row := d.store.chosen(brokerage.VacancyFilter{})[0]
	if c := d.flagsCell(row); c.Icon != "warning" || !strings.Contains(c.Text, "Zero hours") {
		t.Errorf("to watch: %+v", c)
	}
	if c := d.closingCell(row); c.Text != "Thu 26 Nov" || !c.Bold {
		t.Errorf("closes: %+v", c)
	}
	if o := state([]int{14, 3, 1, 0, 20}); o != "14 open vacancies, 3 close within a week, 1 was never advertised." {
		t.Error(o)
	}
}

func TestDutiesAddUpAgainstTheHoursOfTheJob(t *testing.T) {
	d := open(t, sam)
	sum, words := d.page.totals()
	if sum != 400 {
		t.Errorf("the duties take %d minutes", sum)
	}
	for _, part := range []string{"9 h 20 min of the job are not described yet: it lasts 16 hours.", "not known of 1 duty"} {
		if !strings.Contains(words, part) {
			t.Errorf("%q does not say %q", words, part)
		}
	}
	_, duties := assistant()
	if words := doneByWords(duties[1]); words != "done by Jon, late shift · £13.40 an hour, their estimate" {
		t.Error(words)
	}
}

func TestWhomToAskStandsWithTheirNumberWhereTheRegisterKnowsThem(t *testing.T) {
	d := open(t, sam)
	for who, want := range map[string]string{"Anna Brandt": "Anna Brandt · Head baker · 0114 496 0101", "the night manager": "the night manager"} {
		d.store.vacancies[0].ContactPerson = who
		d.Reload()
		if words := onscreen.Words(d.page.Content()); !strings.Contains(words, want) {
			t.Errorf("the page says:\n%s", words)
		}
	}
}

func TestADutyIsAddedQuicklyAndAnotherAfterIt(t *testing.T) {
	d := open(t, sam)
	d.addDuty("v1")
	d.save()
	if len(d.store.duties["v1"]) != 3 {
		t.Fatal("a duty without a name was saved")
	}
	d.field("duty").SetText("Wipe the tables")
	d.field("minutes").SetText("-15")
	d.save()
	if len(d.store.duties["v1"]) != 3 {
		t.Fatal("a duty with minutes below 0 was saved")
	}
	d.field("minutes").SetText("15")
	d.field("times_per_week").SetText("10")
	d.field("essential").SetText(marginal)
	d.field("hourly_cost").SetText("")
	d.save()
	got := d.store.duties["v1"]
	if len(got) != 4 || got[3].Minutes != 15 || got[3].Times != 10 || !got[3].Marginal || got[3].Cost.Known {
		t.Fatalf("stored %+v", got)
	}
	if last := d.said[len(d.said)-1]; last != "Saved: Wipe the tables, 2 hours 30 minutes a week" {
		t.Error(last)
	}
}

func TestDutiesMoveAreCopiedAndTakenAway(t *testing.T) {
	d := open(t, sam)
	row := d.page.rows["d1"]
	d.w.Canvas().Focus(row)
	row.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if got := d.names("v1"); !slices.Equal(got, []string{"Carry flour", "Pack orders", "Answer the phone"}) {
		t.Fatalf("after a move down: %v", got)
	}
	if d.w.Canvas().Focused() != fyne.Focusable(d.page.rows["d1"]) {
		t.Error("the keyboard does not stay with the duty that moved")
	}
	d.moveDuty("d2", -1) // it is the first already
	d.copyDuty(d.store.duties["v1"][0])
	if got := d.names("v1"); !slices.Equal(got, []string{"Carry flour", "Carry flour", "Pack orders", "Answer the phone"}) {
		t.Fatalf("after a copy: %v", got)
	}
	d.editDuty("v1", "d3")
	d.field("duty").SetText("Take phone messages")
	d.save()
	if got := d.names("v1"); got[3] != "Take phone messages" || len(got) != 4 {
		t.Errorf("after an edit: %v", got)
	}
}

func TestAVacancyNeedsAnEmployerAndATitleAndReadsJottedDuties(t *testing.T) {
	d := open(t, sam)
	d.Show("new:care")
	d.save()
	if len(d.store.vacancies) != 1 {
		t.Fatal("a vacancy without a title was saved")
	}
	d.field("title").SetText("Laundry assistant")
	d.field("pay").SetText("1271")
	d.save()
	if len(d.store.vacancies) != 1 {
		t.Fatal("pay in pence typed as pounds was saved")
	}
	d.field("pay").SetText("12.71")
	d.field("hours_min").SetText("40")
	d.field("hours_max").SetText("16")
	d.save()
	if len(d.store.vacancies) != 1 {
		t.Fatal("40 to 16 hours were saved")
	}
	d.field("hours_min").SetText("20")
	if d.Forms.Opened().Form.Field("hours_max").Wrong() == "" {
		t.Error("20 to 16 hours are not wrong any more")
	}
	d.field("hours_min").SetText("12")
	if wrong := d.Forms.Opened().Form.Field("hours_max").Wrong(); wrong != "" {
		t.Error("12 to 16 hours are still wrong:", wrong)
	}
	d.field("duties").SetText("Fold towels, 30 min, 5 times a week\nRestock supplies daily, 20 minutes")
	d.field("day:mon").SetText("yes")
	d.save()
	if len(d.store.vacancies) != 2 {
		t.Fatal("not saved:", d.failed)
	}
	v := d.store.vacancies[1]
	if v.Employer != "care" || v.HoursMin != 720 || v.HoursMax != 960 || v.Pay != 1271 || !v.PayKnown || v.Days != people.Mon || v.Status != brokerage.VacancyOpen {
		t.Errorf("stored %+v", v)
	}
	if got := d.store.duties[v.ID]; len(got) != 2 || got[0].Minutes != 30 || got[1].Times != 5 || got[1].Vacancy != v.ID {
		t.Errorf("duties %+v", got)
	}
	if d.page.ID != string(v.ID) {
		t.Error("the new vacancy is not shown")
	}
}

func TestTheFormOfAVacancyGoesOnWhereItWasLeft(t *testing.T) {
	d := open(t, sam)
	d.edit("v1")
	d.field("title").SetText("Early baker")
	sh := d.Forms.Opened()
	sh.LeaveAndSay()
	sh.Dialog.Close()
	d.edit("v1")
	if got := d.field("title").Text(); got != "Early baker" {
		t.Errorf("opened with %q", got)
	}
}

func TestTheFormOfADutyGoesOnWhereItWasLeft(t *testing.T) {
	d := open(t, sam)
	d.editDuty("v1", "d1")
	d.field("duty").SetText("Pack and label orders")
	sh := d.Forms.Opened()
	sh.LeaveAndSay()
	sh.Dialog.Close()
	d.editDuty("v1", "d1")
	if got := d.field("duty").Text(); got != "Pack and label orders" {
		t.Errorf("opened with %q", got)
	}
}

func TestADraftOfADutyIsNotSavedOverANewerOneUnasked(t *testing.T) {
	d := open(t, sam)
	d.editDuty("v1", "d1")
	d.field("duty").SetText("Pack and label orders")
	sh := d.Forms.Opened()
	sh.LeaveAndSay()
	sh.Dialog.Close()
	d.store.duties["v1"][0].Name, d.store.duties["v1"][0].Version = "Pack gift orders", 2
	d.editDuty("v1", "d1")
	d.save()
	if got := d.names("v1")[0]; got != "Pack gift orders" {
		t.Fatalf("saved over it unasked: %q", got)
	}
	onscreen.PressIn(t, onscreen.Top(t, d.w), "Save mine over it")
	if got := d.names("v1")[0]; got != "Pack and label orders" || len(d.drafts.Kept) != 0 {
		t.Errorf("stored %q, drafts %v, failed %v", got, d.drafts.Kept, d.failed)
	}
}

func TestWhyAVacancyClosesIsKeptUntilItIsSaid(t *testing.T) {
	d := open(t, sam)
	v := d.store.vacancies[0]
	d.askClose(v)
	d.field("why").SetText("They keep the agency on")
	sh := d.Forms.Opened()
	sh.LeaveAndSay()
	sh.Dialog.Close()
	d.askClose(v)
	if got := d.field("why").Text(); got != "They keep the agency on" {
		t.Fatalf("opened with %q", got)
	}
	d.field("status").SetText(string(brokerage.VacancyClosed))
	d.save()
	if now := d.store.vacancies[0]; now.Status != brokerage.VacancyClosed || !strings.Contains(now.Description, "Closed: They keep the agency on") || len(d.drafts.Kept) != 0 {
		t.Errorf("stored %+v, drafts %v, failed %v", now, d.drafts.Kept, d.failed)
	}
}

func TestALeadBecomesAVacancyWithWhatIsKnown(t *testing.T) {
	d := open(t, sam)
	d.store.leads = []brokerage.Lead{{ID: "l1", Employer: "bakery", Need: "Somebody packs orders", Tasks: "Pack orders, 60 min, 5 times", Hours: 600, Version: 3}}
	d.Show("new:lead:l1")
	d.field("title").SetText("Packer")
	d.save()
	if d.store.promoted != 1 || len(d.store.vacancies) != 2 {
		t.Fatalf("promoted %d times, %v", d.store.promoted, d.failed)
	}
	v := d.store.vacancies[1]
	if v.Lead != "l1" || v.HoursMin != 600 || len(d.store.duties[v.ID]) != 1 {
		t.Errorf("stored %+v with %v", v, d.store.duties[v.ID])
	}
}

func TestTheListIsNarrowedToASectorAndAreasUntilTheyAreTakenAway(t *testing.T) {
	d := open(t, sam)
	quick := d.quick()
	sector, area := quick.Beside[0].(*kit.SearchSelect), quick.Beside[1]
	taken := func() (f brokerage.VacancyFilter) {
		quick.Take(&f, "cook")
		return f
	}
	sector.Choose(kit.Option{ID: "I", Title: "Hotels"})
	area.SetText("s, dn")
	if f := taken(); f.Words != "cook" || !slices.Equal(f.Sections, []string{"I"}) || !slices.Equal(f.Areas, []string{"S", "DN"}) {
		t.Errorf("%+v", f)
	}
	sector.Choose(kit.Option{ID: anyOne, Title: "Any sector"})
	area.SetText("")
	if f := taken(); f.Sections != nil || f.Areas != nil || sector.ID() != "" {
		t.Errorf("%+v", f)
	}
}

func TestACopyTakesTheDutiesAlongAndNoDates(t *testing.T) {
	d := open(t, sam)
	d.copy("v1")
	d.field("title").SetText("Second assistant")
	d.save()
	v := d.store.vacancies[1]
	if !v.Closing.IsZero() || len(d.store.duties[v.ID]) != 3 || d.store.duties[v.ID][0].ID == "d1" || len(d.store.duties["v1"]) != 3 {
		t.Errorf("stored %+v with %v", v, d.store.duties[v.ID])
	}
}

func TestDemandsKeepTheLevelThatWasChosenLast(t *testing.T) {
	d := open(t, sam)
	m := d.p.demandField()
	m.SetValues(d.p.demandOptions([]brokerage.Demand{{Barrier: "LIFT", Level: people.Some}, {Barrier: "NOISE", Level: people.Some}, {Barrier: "LIFT", Level: people.Major}}))
	want := []brokerage.Demand{{Barrier: "LIFT", Level: people.Major}, {Barrier: "NOISE", Level: people.Some}}
	if got := demandsOf(m); !slices.Equal(got, want) {
		t.Error(got)
	}
}

func TestWhatWasTypedIsKeptAsADraft(t *testing.T) {
	d := open(t, sam)
	d.addDuty("v1")
	d.field("duty").SetText("Sweep")
	if err := d.Close(); err != nil || len(d.drafts.Kept) != 1 {
		t.Fatal(err, d.drafts.Kept)
	}
	d2 := open(t, sam)
	d2.OpenDraft(d.drafts.Kept[0])
	if got := d2.field("duty").Text(); got != "Sweep" {
		t.Errorf("the draft holds %q", got)
	}
	d2.save()
	if len(d2.store.duties["v1"]) != 4 {
		t.Error(d2.failed)
	}
}

func TestFromAVacancyToItsPeopleAndItsCarving(t *testing.T) {
	d := open(t, eve)
	d.match("v1")
	d.carve("v1")
	if want := []nav.Route{{Page: "matching", ID: "vacancy:v1"}, {Page: "carving", ID: "new:v1"}}; !slices.Equal(d.went, want) {
		t.Errorf("went to %v", d.went)
	}
	d.addDuty("v1")
	if d.failed == nil || d.Forms.Busy() {
		t.Error("a colleague who only reads may add a duty")
	}
}

func TestClosingSaysHowItStands(t *testing.T) {
	d := open(t, sam)
	d.setStatus(d.store.vacancies[0], brokerage.VacancyFilledByUs, "Filled by us: Bakery assistant")
	if d.store.vacancies[0].Status != brokerage.VacancyFilledByUs || d.List.Total() != 0 || d.page.ID != "v1" {
		t.Errorf("status %s, %d rows, page %q", d.store.vacancies[0].Status, d.List.Total(), d.page.ID)
	}
}

func TestTheScreenFitsNarrowWindowsAndLargeText(t *testing.T) {
	d := openIn(t, sam, 700, 600, theme.Look{Mode: theme.Dark, TextScale: 2})
	if !d.Frame.Narrow() {
		t.Fatal("list and page stand side by side")
	}
	d.List.Focus()
	d.Frame.Enter(string(d.store.chosen(brokerage.VacancyFilter{})[0].Vacancy.ID))
	if _, on := d.w.Canvas().Focused().(*kit.Button); !on {
		t.Errorf("the keyboard is on %T", d.w.Canvas().Focused())
	}
	if first, ok := d.FirstFocus().(*kit.Button); !ok || !first.Visible() {
		t.Error("whoever comes back to the page alone is sent to rows that do not show")
	}
}

func TestTodayTellsWhichVacanciesClose(t *testing.T) {
	d := open(t, sam)
	v, _ := assistant()
	v.ID, v.Closing = "v2", today.AddDays(20)
	d.store.vacancies = append(d.store.vacancies, v)
	rows, err := NewComing(d.store).Coming(context.Background(), today)
	if err != nil || len(rows) != 1 || rows[0].When != today.AddDays(2) || rows[0].Note != "Bakery assistant, Hallam Bakery" {
		t.Errorf("%+v, %v", rows, err)
	}
}
