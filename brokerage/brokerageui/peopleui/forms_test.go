package peopleui

import (
	"encoding/json"
	"strings"
	"testing"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
)

func TestASessionIsLoggedInAFewKeys(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	d.LogSession(d.Current())
	d.set("minutes", "45")
	d.set("mode", "PHONE")
	d.set("note", "Went through the questions.")
	d.set("next_step", "Ring Jo")
	d.set("next_date", "tomorrow")
	d.save()
	x := d.store.pages["jo"].Sessions[0]
	if x.Minutes != 45 || x.Mode != "PHONE" || x.Type != "ACTION" || x.On != today || x.Specialist != "sam" || x.Note == "" {
		t.Errorf("stored %+v", x)
	}
	if d.said != "Logged: session with Jo Example. Next: Ring Jo, tomorrow" || d.undo == nil {
		t.Errorf("said %q", d.said)
	}
	if len(d.drafts.Kept) != 0 {
		t.Errorf("drafts are left: %v", d.drafts.Kept)
	}
}

func TestASessionFromAnywhereAsksWhoItWasWith(t *testing.T) {
	d := open(t, sam, caseload())
	d.LogSession("")
	d.form().Save()
	if !strings.Contains(d.top(), "Please choose the person.") {
		t.Error("a session with nobody was taken")
	}
	d.choose("participant_ref", kit.Option{ID: "ali", Title: "Ali Sample"})
	d.save()
	if len(d.store.pages["ali"].Sessions) != 1 {
		t.Error("the session was not stored")
	}
}

func TestWhatASessionMayNotSay(t *testing.T) {
	d := open(t, sam, caseload())
	d.LogSession("jo")
	d.set("date", "tomorrow")
	d.set("minutes", "other")
	d.set("minutes_exact", "9999")
	d.form().Field("contents").Input().(*kit.ManySelect).SetValues([]kit.Option{{ID: "OTHER", Title: "Other"}})
	d.save()
	for _, want := range []string{"This day is still to come.", "Please type a whole number up to 1,440.", "“Other” needs a note"} {
		if !strings.Contains(d.top(), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

func TestWhatIsTypedComesBackAsADraft(t *testing.T) {
	d := open(t, sam, caseload())
	d.LogSession("jo")
	d.set("note", "Half a note")
	d.pressTop("Close, keep draft")
	if len(d.drafts.Kept) != 1 || d.drafts.Kept[0].Title != "Session, Jo Example" {
		t.Fatalf("kept %+v", d.drafts.Kept)
	}
	d.OpenDraft(d.drafts.Kept[0])
	if d.form() == nil || d.form().Field("note").Input().Text() != "Half a note" || d.form().Field("participant_ref").Input().Text() != "Jo Example" {
		t.Fatal("the draft does not come back as it was")
	}
	d.save()
	if d.store.pages["jo"].Sessions[0].Note != "Half a note" || len(d.drafts.Kept) != 0 {
		t.Errorf("stored %+v, kept %d", d.store.pages["jo"].Sessions[0], len(d.drafts.Kept))
	}
}

func TestASessionThatSomebodyElseChangedIsNotOverwrittenUnasked(t *testing.T) {
	d := open(t, sam, caseload())
	d.edit(sessionForm, "jo", "x1", 1)
	d.set("note", "Mine")
	d.store.pages["jo"].Sessions[0].Version, d.store.pages["jo"].Sessions[0].Note, d.store.pages["jo"].Sessions[0].ChangedBy = 2, "Theirs", "ruth"
	d.save()
	if !strings.Contains(d.top(), "Ruth Lind changed what it is about") {
		t.Fatalf("said:\n%s", d.top())
	}
	d.pressTop("Save mine over it")
	if x := d.store.pages["jo"].Sessions[0]; x.Note != "Mine" || x.Version != 3 {
		t.Errorf("stored %+v", x)
	}
}

func TestTheProfileIsWrittenStepByStep(t *testing.T) {
	d := open(t, sam, caseload())
	d.editProfile("ali", "goals")
	d.set("strengths", "Never late")
	d.pressTop("Save, next: What they want")
	if got := d.store.pages["ali"].Participant; got.Profile.Strengths != "Never late" || got.Version != 2 {
		t.Fatalf("stored %+v", got)
	}
	if !strings.Contains(d.top(), "The order of the roles counts.") {
		t.Fatal("the next step is not open")
	}
	d.pressTop("Save, next: Hours and pay")
	d.set("hours_min", "40")
	d.set("hours_max", "16")
	d.save()
	if !strings.Contains(d.top(), "The most hours are fewer than the fewest.") {
		t.Errorf("hours 40 to 16 were taken:\n%s", d.top())
	}
	d.set("hours_min", "16")
	d.set("hours_max", "22.5")
	d.set("pay_min", "12.71")
	d.save()
	if f := d.store.pages["ali"].Participant.Profile; f.HoursMin != 16*60 || f.HoursMax != 22*60+30 || f.PayMin != 1271 || f.Strengths != "Never late" {
		t.Errorf("stored %+v", f)
	}
}

func TestNothingOfAProfileIsLostByAnEdit(t *testing.T) {
	for _, x := range profileSteps {
		d := open(t, sam, caseload())
		was := d.store.pages["jo"].Participant.Profile
		d.editProfile("jo", x.part)
		if d.form().Dirty() {
			t.Errorf("%s: the form differs from the record before anything was typed", x.part)
		}
		d.save()
		before, _ := json.Marshal(was)
		after, _ := json.Marshal(d.store.pages["jo"].Participant.Profile)
		if string(before) != string(after) {
			t.Errorf("%s: saving without a change made\n%s of\n%s", x.part, after, before)
		}
	}
}

func TestRowsAreAddedAndTakenAway(t *testing.T) {
	d := open(t, sam, caseload())
	d.editProfile("jo", "brings")
	d.pressTop("Add a skill")
	d.set("skill 2 name", "Drives a van")
	d.pressTop("Take away") // the first skill
	d.save()
	if got := d.store.pages["jo"].Participant.Profile.Skills; len(got) != 1 || got[0].Name != "Drives a van" {
		t.Errorf("skills are %+v", got)
	}
}

func TestADayWithoutANextStepIsNotLeftOut(t *testing.T) {
	d := open(t, sam, caseload())
	d.LogSession("jo")
	d.set("minutes", "45")
	d.set("next_date", "tomorrow")
	d.save()
	if d.form().Field("next_step").Wrong() == "" || len(d.store.steps) != 0 {
		t.Error("the day that was typed was left out without a word")
	}
}

func TestARowThatDoesNotSayWhatItIsIsNotLeftOut(t *testing.T) {
	d := open(t, sam, caseload())
	d.editProfile("ali", "money")
	d.pressTop("Add a piece of advice")
	d.set("piece of advice 1 by", "Citizens Advice")
	d.save()
	if d.form().Field("piece of advice 1 words").Wrong() == "" || len(d.store.pages["ali"].Participant.Profile.Benefits) != 0 {
		t.Fatal("what was typed was left out without a word")
	}
	d.set("piece of advice 1 words", "Better off by working")
	d.save()
	if got := d.store.pages["ali"].Participant.Profile.Benefits; len(got) != 1 || got[0].By != "Citizens Advice" {
		t.Errorf("advice is %+v", got)
	}
	d.editProfile("ali", "history")
	d.pressTop("Add a job")
	d.set("job 1 employer", "Old Mill Café")
	d.save()
	if got := d.store.pages["ali"].Participant.Profile.History; len(got) != 1 {
		t.Errorf("a job whose title nobody knows was refused: %+v", got)
	}
}

func TestANeedAsksHowMuchItMatters(t *testing.T) {
	d := open(t, sam, caseload())
	d.editProfile("ali", "helps")
	d.pressTop("Add a need")
	d.choose("need 1 barrier", kit.Option{ID: "SENS", Title: "Sensory sensitivity"})
	d.save()
	if !strings.Contains(d.top(), "Please say whether it matters somewhat or a lot.") {
		t.Error("a need without a level was taken")
	}
	d.set("need 1 level", "major")
	d.save()
	if got := d.store.pages["ali"].Participant.Profile.Needs; len(got) != 1 || got[0].Level != people.Major {
		t.Errorf("needs are %+v", got)
	}
}

func TestAPermissionIsRecordedAndWithdrawn(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("ali")
	d.press("Record a permission")
	d.save()
	for _, want := range []string{"Please choose how far we may go.", "Please choose what may be said."} {
		if !strings.Contains(d.top(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	d.choose("permission", kit.Option{ID: "P2", Title: "named"})
	d.choose("disclosure", kit.Option{ID: "D1", Title: "service"})
	d.save()
	r := d.store.pages["ali"].Permits[0]
	if r.Permission != people.P2 || r.Disclosure != people.D1 || r.Until != people.DefaultUntil(today) || r.RecordedBy != "sam" || r.Audience != people.ToEmployer {
		t.Errorf("stored %+v", r)
	}
	if !strings.Contains(d.text(), "We may talk about Ali without a name, name Ali as a candidate and say that we support Ali.") {
		t.Errorf("the page does not say what may be done:\n%s", d.text())
	}
	d.press("Withdraw")
	if !strings.Contains(d.top(), "Undo cannot bring it back: only Ali can agree anew.") {
		t.Errorf("the effect is not named:\n%s", d.top())
	}
	d.pressTop("Withdraw now")
	if d.store.pages["ali"].Permits[0].Withdrawn != today || !strings.Contains(d.text(), "Taken back on "+text.Short(today, today)+", so nothing may be said.") {
		t.Errorf("after the withdrawal stands:\n%s", d.text())
	}
	if d.undo != nil {
		t.Error("a withdrawal offers Undo")
	}
}

func TestAWithdrawalSaysWhatIsOutAlready(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	d.press("Withdraw")
	if !strings.Contains(d.top(), "Named as a candidate") {
		t.Errorf("what was shared is not named:\n%s", d.top())
	}
	d.pressTop("Withdraw now")
	d.pressTop("I have asked for all of it")
	if d.store.pages["jo"].Shared[0].AskedBack != today {
		t.Error("it is not noted that it was asked back")
	}
}

func TestAConditionIsNamedInAgreedWordsOnly(t *testing.T) {
	d := open(t, sam, caseload())
	d.add(permitForm, "ali")
	d.choose("permission", kit.Option{ID: "P3", Title: "needs"})
	d.choose("disclosure", kit.Option{ID: "D4", Title: "condition"})
	d.save()
	if !strings.Contains(d.top(), "Please write the exact words.") {
		t.Errorf("a condition without words was taken:\n%s", d.top())
	}
}

func TestAnApplicationSaysWhatIsNotAgreed(t *testing.T) {
	d := open(t, sam, caseload())
	d.add(applicationForm, "ali")
	d.choose("vacancy_ref", kit.Option{ID: "v1", Title: "Bakery assistant"})
	d.set("stage", "applied")
	if !strings.Contains(d.top(), "has not agreed to being named as a candidate") {
		t.Errorf("nothing is said about naming Ali:\n%s", d.top())
	}
	d.set("stage", "shortlisted")
	if strings.Contains(d.top(), "has not agreed") {
		t.Error("a shortlist of our own needs no permission")
	}
	d.save()
	if a := d.store.pages["ali"].Applications; len(a) != 1 || a[0].Vacancy != "v1" || a[0].Stage != "shortlisted" {
		t.Errorf("stored %+v", a)
	}
}

func TestAJobBringsItsOutcomeAndCheckIns(t *testing.T) {
	store := caseload()
	store.pages["jo"].Applications[0].Stage = "accepted"
	d := open(t, sam, store)
	d.add(jobForm, "jo")
	if d.form().Field("title").Input().Text() != "Bakery assistant" || d.form().Field("employer_ref").Input().Text() != "Hallam Bakery" {
		t.Error("the job that was accepted is not proposed")
	}
	d.set("hours", "16")
	d.set("pay", "12.71")
	d.save()
	j := d.store.pages["jo"].Jobs[0]
	if j.Title != "Bakery assistant" || j.Hours != 960 || j.Pay != 1271 || j.Vacancy != "v1" || j.Start != today {
		t.Errorf("stored %+v", j)
	}
	o := d.store.pages["jo"].Outcomes
	if last := o[len(o)-1]; last.Type != "NEWJOB" || last.Job != j.ID || last.On != j.Start {
		t.Errorf("outcomes are %+v", o)
	}
	if len(d.store.steps) < 4 || d.store.steps[0].Job != string(j.ID) || d.store.steps[0].What != "In-work check-in with Jo Example" {
		t.Errorf("steps are %+v", d.store.steps)
	}
	if got := d.store.pages["jo"].Participant.Status; got != statusInWork {
		t.Errorf("somebody who looked for work and found it stands as %q", got)
	}
}

func TestTheEndOfAJobIsTalkedThroughWithinThreeDays(t *testing.T) {
	d := open(t, ruth, caseload())
	d.edit(jobForm, "mo", "j2", 1)
	d.set("end", "today")
	d.choose("end_reason", kit.Option{ID: "REDUND", Title: "Redundancy"})
	d.save()
	if len(d.store.steps) != 1 || d.store.steps[0].Due != today.AddDays(3) || !strings.Contains(d.store.steps[0].What, "Talk the end of the job through with Mo Specimen") {
		t.Errorf("steps are %+v", d.store.steps)
	}
	if len(d.store.pages["mo"].Outcomes) != 0 {
		t.Error("the end of a job made an outcome")
	}
}

func TestTastersAndOutcomesAreStored(t *testing.T) {
	d := open(t, sam, caseload())
	d.add(tasterForm, "ali")
	d.choose("employer_ref", kit.Option{ID: "hallam", Title: "Hallam Bakery"})
	d.set("fit_before", "Likes mornings")
	d.save()
	if x := d.store.pages["ali"].Tasters; len(x) != 1 || x[0].To != x[0].From || x[0].FitBefore != "Likes mornings" {
		t.Errorf("tasters are %+v", x)
	}
	d.add(outcomeForm, "ali")
	d.set("type", "VOLUNTEER")
	d.save()
	if x := d.store.pages["ali"].Outcomes; len(x) != 1 || x[0] != (brokerage.Outcome{ID: x[0].ID, Participant: "ali", On: today, Type: "VOLUNTEER", Version: 1}) {
		t.Errorf("outcomes are %+v", x)
	}
}

func TestATalkAboutWhatToTellIsKept(t *testing.T) {
	d := open(t, sam, caseload())
	d.add(talkForm, "ali")
	d.set("pros", "Later start")
	d.set("decision", "Not yet")
	d.set("adjustments", "yes")
	d.save()
	if x := d.store.pages["ali"].Talks[0]; x.Pros != "Later start" || x.Decision != "Not yet" || !x.Adjustments || x.Role || x.By != "sam" {
		t.Errorf("stored %+v", x)
	}
}

func TestASectionSavedOverANewerProfileKeepsTheOtherSections(t *testing.T) {
	d := open(t, sam, caseload())
	d.editProfile("ali", "goals")
	d.set("strengths", "Never late")
	who := &d.store.pages["ali"].Participant
	who.Version, who.Profile.TravelMax = 2, 30
	d.save()
	d.pressTop("Save mine over it")
	if got := who.Profile; got.Strengths != "Never late" || got.TravelMax != 30 {
		t.Errorf("stored %+v", got)
	}
}

func TestACopyToReadOffersNoChange(t *testing.T) {
	d := open(t, sam, caseload())
	d.p.ReadOnly = func() bool { return true }
	d.Forms.ReadOnly = d.p.ReadOnly
	d.page.Drawn = false
	d.Show("jo")
	for _, never := range []string{"Log session", "Edit goals", "Withdraw", "Record a permission", "Add next step"} {
		if strings.Contains(d.text(), never) {
			t.Errorf("%q is offered", never)
		}
	}
	d.LogSession("jo")
	if d.form() != nil || d.failed == nil || !strings.Contains(d.failed.Error(), "read only") {
		t.Errorf("a session could be logged: %v", d.failed)
	}
}
