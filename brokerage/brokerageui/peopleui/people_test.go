package peopleui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

func TestTheScreenSaysHowTheCaseloadStands(t *testing.T) {
	d := open(t, sam, caseload())
	if got := d.header.AccessibilityLabel(); got != "People. 2 people supported now (target 20), 1 quiet for 4 weeks, 2 not yet named." {
		t.Error(got)
	}
	if d.List.Total() != 2 || d.page.ID != "ali" {
		t.Errorf("%d rows, the page of %q", d.List.Total(), d.page.ID)
	}
	d.Bar.Choose(1)
	if d.List.Total() != 1 {
		t.Errorf("%d are quiet", d.List.Total())
	}
	d.Bar.Look("jo")
	if d.List.Total() != 0 {
		t.Error("Jo had a session a week ago and is listed as quiet")
	}
}

func TestALeadSeesEverybodyAndTheOwn(t *testing.T) {
	d := open(t, ruth, caseload())
	if d.List.Total() != 3 {
		t.Errorf("a lead sees %d", d.List.Total())
	}
	d.Bar.Choose(1)
	if d.List.Total() != 1 {
		t.Errorf("%d are the lead's own", d.List.Total())
	}
}

func TestWhoMayOnlyReadSeesFiguresAndNoNames(t *testing.T) {
	d := open(t, eve, caseload())
	if got := d.header.AccessibilityLabel(); got != "People. 3 people are in this store." {
		t.Error(got)
	}
	if all := onscreen.Words(d.Content()); strings.Contains(all, "Jo") || strings.Contains(all, "Add person") {
		t.Errorf("names or changes are offered:\n%s", all)
	}
	d.Show("jo")
	d.LogSession("jo")
	if d.form() != nil || d.failed == nil {
		t.Error("who may only read could log a session")
	}
}

func TestThePageBeginsWithWhatIsNextAndWhatSomebodyCanDo(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	all := d.text()
	at := -1
	for _, want := range []string{"Jo Example", "Text first, no voicemail.", "1 day late", "Practise the interview with Jo", "You meant to talk again, Thu 26 Nov.",
		"Goals and strengths", "I turn up. I see what needs doing.", "3 of 10 at first, 6 of 10 now", "What Jo wants", "12 to 20 hours a week", "Mon to Fri · not before 09:30 · no weekends", "£12.71 an hour",
		"What Jo brings", "Food hygiene level 2", "ends Thu 24 Dec", "Kitchen porter at Old Mill Café", "What helps", "Sensory sensitivity", "Helps: ear defenders, a quiet corner",
		"Permissions and disclosure", "Today, towards employers in general", "Today, towards Hallam Bakery", "“I work best with ear defenders”", "Talks about what to tell", "Shared already", "Named as a candidate",
		"Sessions", "We wrote the strengths together.", "Applications", "Asked for: Later start", "Tasters and trials", "A natural", "Jobs", "Christmas help at Hallam Bakery", "Outcomes", "New job", "Money notes", "About"} {
		found := strings.Index(all, want)
		switch {
		case found < 0:
			t.Errorf("%q is not on the page", want)
		case found < at:
			t.Errorf("%q stands too early", want)
		default:
			at = found
		}
	}
	for _, never := range []string{"ACTIVE_SEARCH", "F2F_OTHER", "VOCPROF", "HOURS-02", "P3", "D2", "SENS", "not known"} {
		if strings.Contains(all, never) {
			t.Errorf("the page shows %q", never)
		}
	}
}

func TestAnEmptyPageSaysHowToBegin(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("ali")
	for _, want := range []string{"No next step yet.", "Begin with what Ali is good at", "No diagnosis needed.", "Nothing is agreed yet, so nothing may be said.", "No session yet."} {
		if !strings.Contains(d.text(), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestSomebodyOnAnotherCaseloadIsANameUntilAReasonIsGiven(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("mo")
	all := d.text()
	if !strings.Contains(all, "Mo Specimen") || !strings.Contains(all, "works with Ruth Lind") || strings.Contains(all, "Packer") {
		t.Fatalf("outside the caseload stands:\n%s", all)
	}
	d.press("Open with a reason")
	onscreen.PressIn(t, d.w.Canvas().Overlays().Top(), "Open the record")
	if !strings.Contains(d.top(), "Please say in a few words") {
		t.Error("no reason was asked for")
	}
	for _, r := range "covering for Ruth" {
		d.w.Canvas().Focused().TypedRune(r)
	}
	d.pressTop("Open the record")
	if d.store.opened["mo"] != "covering for Ruth" || !strings.Contains(d.text(), "Packer at Hallam Bakery") {
		t.Errorf("opened with %q:\n%s", d.store.opened["mo"], d.text())
	}
}

func TestRoutesLeadToAPartOfThePage(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo/permissions")
	if d.page.ID != "jo" || d.page.Scroll.Offset.Y == 0 {
		t.Errorf("the page of %q at %v", d.page.ID, d.page.Scroll.Offset)
	}
	if b, ok := d.w.Canvas().Focused().(*kit.Button); !ok || !strings.HasPrefix(b.AccessibilityLabel(), "Record a permission") {
		t.Errorf("the focus is on %T", d.w.Canvas().Focused())
	}
	d.Show("jo/permissions") // once more, the page being there: where the keyboard begins does not lead back to the top
	if first := d.FirstFocus(); first == d.page.act || first != d.w.Canvas().Focused() {
		t.Errorf("the keyboard begins on %v", first)
	}
	d.Show("jo/session")
	if !strings.Contains(d.top(), "Log session") {
		t.Error("no form of a session is open")
	}
	if !d.Does("new") || !d.Does("jo/session") || d.Does("jo/jobs") {
		t.Error("going back would open a form again, or a place would not be shown")
	}
}

func TestAPageOfARouteKnowsColleaguesBeforeTheListIsRead(t *testing.T) {
	d := open(t, sam, caseload())
	d.Staff = nil
	d.Show("jo/permissions")
	if all := d.text(); strings.Contains(all, "by somebody") || !strings.Contains(all, "by Sam") {
		t.Error("the page does not say by whom a session was")
	}
}

func TestFindJobsLeadsToMatching(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	d.press("Find jobs")
	if !slices.Equal(d.routes, []nav.Route{{Page: "matching", ID: "person:jo"}}) {
		t.Errorf("leads to %v", d.routes)
	}
}

func TestDoneAndMovedNextSteps(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	d.press("Done")
	if d.said != "Done: Practise the interview with Jo" || d.undo == nil || len(d.store.pages["jo"].Next) != 0 {
		t.Errorf("said %q, left %v", d.said, d.store.pages["jo"].Next)
	}
	d.press("Add next step")
	d.set("what", "Ring Jo")
	d.save()
	if next := d.store.pages["jo"].Next; len(next) != 1 || next[0].Participant != "jo" || next[0].Due != today.AddDays(1) {
		t.Errorf("next is %+v", next)
	}
}

func TestAPersonIsAddedWithANameAlone(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("new")
	d.form().Save()
	if !strings.Contains(d.top(), "Please type a name.") {
		t.Error("a person without a name was taken")
	}
	d.set("first_name", "Kit")
	d.save()
	var found people.Participant
	for _, page := range d.store.pages {
		if page.Participant.FirstName == "Kit" {
			found = page.Participant
		}
	}
	if found.Specialist != "sam" || found.Status != "ACTIVE_SEARCH" || found.Start != today {
		t.Errorf("stored %+v", found)
	}
	if last := d.routes[len(d.routes)-1]; last.Page != "people" || last.ID != string(found.ID) {
		t.Errorf("led to %v", last)
	}
}

// A job brings a year of check-ins along: the page stays short, and all of them are one press away.
func TestManyNextStepsAreOnePressAway(t *testing.T) {
	store := caseload()
	page := store.pages["jo"]
	page.Next = nil
	for i := range 8 {
		page.Next = append(page.Next, employers.NextStep{ID: employers.NextStepID(rune('a' + i)), What: "Check-in " + string(rune('1'+i)), Due: today.AddDays(7 * i), Owner: "sam", Participant: "jo", Version: 1})
	}
	d := open(t, sam, store)
	d.Show("jo")
	if said := d.text(); !strings.Contains(said, "Check-in 3") || strings.Contains(said, "Check-in 4") || !strings.Contains(said, "and 5 more") {
		t.Fatal(said)
	}
	d.press("and 5 more")
	if said := d.text(); !strings.Contains(said, "Check-in 8") || strings.Contains(said, "more") && strings.Contains(said, "and 5") {
		t.Error(said)
	}
	d.page.Reload()
	if !strings.Contains(d.text(), "Check-in 8") {
		t.Error("they are folded away again under the reader")
	}
}

func TestLettersOfARow(t *testing.T) {
	d := open(t, sam, caseload())
	d.List.Focus()
	d.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	d.w.Canvas().Focused().TypedRune('f')
	if len(d.routes) != 1 || d.routes[0].ID != "person:jo" {
		t.Errorf("F leads to %v", d.routes)
	}
	d.w.Canvas().Focused().TypedRune('l')
	if !strings.Contains(d.top(), "Log session") {
		t.Error("L opens no session")
	}
}

func TestAPersonWhoIsGoneLeavesAnEmptyPage(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	d.store.pages["jo"].Participant.Deleted = true
	d.Reload()
	if d.page.ID == "jo" || d.failed != nil {
		t.Errorf("the page still shows %q, %v", d.page.ID, d.failed)
	}
}

func TestManySessionsComeInParts(t *testing.T) {
	store := caseload()
	for len(store.pages["jo"].Sessions) < 60 {
		store.pages["jo"].Sessions = append(store.pages["jo"].Sessions, brokerage.Session{ID: "old", Participant: "jo", On: today.AddDays(-60), Mode: "PHONE"})
	}
	d := open(t, sam, store)
	d.Show("jo")
	if len(d.page.Shown.sessions) != firstSessions {
		t.Fatalf("%d at once", len(d.page.Shown.sessions))
	}
	d.press("Show 20 more of 55")
	if len(d.page.Shown.sessions) != firstSessions+moreSessions {
		t.Errorf("%d after more", len(d.page.Shown.sessions))
	}
	d.press("Show 20 more of 35")
	d.press("Show 15 more")
	if len(d.page.Shown.sessions) != 60 {
		t.Errorf("%d after all", len(d.page.Shown.sessions))
	}
}

func TestAFoundPersonHasTheKeyboardOnWhatIsMostlyDone(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	if b, ok := d.FirstFocus().(*kit.Button); !ok || !strings.HasPrefix(b.AccessibilityLabel(), "Log session") {
		t.Errorf("the focus comes to %v", d.FirstFocus())
	}
}

func TestComingBackToAPersonFromARouteTheKeyboardIsOnTheirRow(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo/permissions")
	d.FirstFocus()
	d.List.Top() // the rows had not been read when the route came
	d.Show("")
	first := d.FirstFocus()
	if first != d.List.FirstFocus() {
		t.Fatalf("the focus comes to %v", first)
	}
	d.w.Canvas().Focus(first)
	if d.Current() != "jo" || d.List.Index() < 0 {
		t.Errorf("%s is open, row %d", d.Current(), d.List.Index())
	}
}

func TestWhatHasChangedInAProfileIsShown(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	d.showChanges(d.page.Shown.page)
	for _, want := range []string{"Since Sun 25 Oct", "Job wanted now", "Now: Baker", "Before: Cleaner", "Sensory sensitivity, matters a lot", "Kinds of employer not wanted", "Health, care"} {
		if !strings.Contains(d.top(), want) {
			t.Errorf("%q is not shown:\n%s", want, d.top())
		}
	}
	d.pressTop("Close")
	d.store.before["ali"] = []brokerage.ProfileVersion{{On: today, By: "sam"}} // as it stands now
	d.showChanges(d.store.pageOf("ali"))
	if !strings.Contains(d.top(), "The profile was first written on Tue 24 Nov. What changes on a later day stands here.") {
		t.Errorf("an unchanged profile says:\n%s", d.top())
	}
}

func TestAJobThatIsNearAsksForAdviceAboutMoney(t *testing.T) {
	store := caseload()
	store.pages["jo"].Applications[0].Stage = "offer"
	d := open(t, sam, store)
	d.Show("jo")
	for _, want := range []string{"no talk with a trained benefits adviser is noted", "Universal Credit has no permitted work"} {
		if !strings.Contains(d.text(), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

func TestTheFormOfAJobWarnsOfMoneyAsItIsTyped(t *testing.T) {
	store := caseload()
	store.pages["jo"].Participant.Profile.Money = "ESA"
	d := open(t, sam, store)
	d.p.Permitted = func(context.Context) (brokerage.Amount, error) { return brokerage.Pence(20350), nil }
	d.add(jobForm, "jo")
	d.set("start", "today")
	d.set("hours", "15")
	d.set("pay", "15")
	if said := d.top(); !strings.Contains(said, "over the limit on file") || strings.Contains(said, "under 16 hours a week") {
		t.Errorf("15 hours at £15: %s", said)
	}
	d.set("hours", "16")
	if said := d.top(); !strings.Contains(said, "under 16 hours a week") {
		t.Errorf("16 hours: %s", said)
	}
	d.Forms.Opened().Close()
	store.pages["jo"].Applications[0].Stage = "offer"
	d.editProfile("jo", "money")
	if said := d.top(); !strings.Contains(said, "no talk with a trained benefits adviser") || !strings.Contains(said, "Then this goes away.") {
		t.Errorf("the money notes: %s", said)
	}
}

func TestThePageIsDrawnAnewInAnotherLook(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	first := d.page.Box.Objects[0]
	d.Reload()
	if d.page.Box.Objects[0] != first {
		t.Error("nothing has changed, and the page was drawn anew")
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Look{Mode: theme.Dark}))
	d.Reload()
	if d.page.Box.Objects[0] == first {
		t.Error("the page keeps the colours of the look before")
	}
}

func TestAPromptLeadsToTheTalk(t *testing.T) {
	d := open(t, sam, caseload())
	d.Show("jo")
	d.press("Note the talk")
	if !strings.Contains(d.top(), "A talk about what to tell") {
		t.Error("the form of a talk is not open")
	}
}
