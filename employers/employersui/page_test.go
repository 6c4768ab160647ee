package employersui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

func (o *office) words() string {
	var all []string
	var walk func(x fyne.CanvasObject)
	walk = func(x fyne.CanvasObject) {
		switch x := x.(type) {
		case *kit.Text:
			all = append(all, x.Words())
		case *kit.SectionHeading:
			all = append(all, x.AccessibilityLabel())
		case *kit.Banner:
			all = append(all, x.AccessibilityLabel())
		case *kit.RowButton:
			all = append(all, x.AccessibilityLabel())
		case *kit.Button:
			all = append(all, x.AccessibilityLabel())
		case *fyne.Container:
			for _, c := range x.Objects {
				walk(c)
			}
		}
	}
	for _, x := range o.page.Box.Objects {
		walk(x)
	}
	return strings.Join(all, "\n")
}

func (o *office) press(words string) {
	o.t.Helper()
	for _, b := range o.page.Buttons {
		if strings.HasPrefix(b.AccessibilityLabel(), words) {
			b.Press()
			return
		}
	}
	o.t.Fatal("no button", words)
}

func TestThePageHasTheNextStepOnTopAndWarnsWhoWasThere(t *testing.T) {
	o := openOffice(t, sam, hallam())
	all := o.words()
	for _, want := range []string{"Hallam Bakery", "Manufacturing · 34 people · Attercliffe", "Ruth rang them on Tuesday 17 November.", "4 days late", "Ring Anna Brandt",
		"Timeline, 5", "Ruth rang Anna Brandt, Tue 17 Nov", "Sam met Anna Brandt at the employer, Tue 10 Nov", "Sam met Joe Marsh at a job fair, Thu 22 Oct",
		"People, 3", "Edit Anna Brandt", "Copy the phone number of Anna Brandt", "Sites, 1", "Pledges, 3", "About"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if step, timeline := strings.Index(all, "Ring Anna Brandt"), strings.Index(all, "Timeline"); step > timeline {
		t.Error("the timeline stands before the next step")
	}
}

func TestThePageTakesTheLookThatWasChosenWhileItWasAway(t *testing.T) {
	o := openOffice(t, sam, hallam())
	was := o.page.Box.Objects[0]
	if o.page.Reload(); o.page.Box.Objects[0] != was {
		t.Error("the page was drawn anew though nothing had changed")
	}
	theme.Apply(theme.Look{Mode: theme.Dark, HighContrast: true})
	if o.page.Reload(); o.page.Box.Objects[0] == was {
		t.Error("the page kept the look of before")
	}
}

func TestDoNotContactComesBeforeEverything(t *testing.T) {
	reg := hallam()
	reg.list[0].DoNotContact = "asked not to be rung again"
	o := openOffice(t, sam, reg)
	all := o.words()
	banner := strings.Index(all, "Problem: Do not contact. Asked not to be rung again.")
	if banner < 0 || banner > strings.Index(all, "Ruth rang them") {
		t.Errorf("the banner is not the first thing:\n%s", all)
	}
	o.press("Copy the phone number of Anna Brandt")
	if !strings.Contains(o.said, "do not contact them") {
		t.Errorf("said %q when the number was copied", o.said)
	}
}

func TestCopyingANumberSaysWhoRangLast(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.press("Copy the phone number of Anna Brandt")
	if o.said != "Copied: 0114 496 0124. Ruth rang them on Tuesday 17 November" {
		t.Errorf("said %q", o.said)
	}
	if got := fyne.CurrentApp().Clipboard().Content(); got != "0114 496 0124" {
		t.Errorf("the clipboard holds %q", got)
	}
}

func TestALongTimelineComesInParts(t *testing.T) {
	reg := hallam()
	for len(reg.happen["e0"]) < 40 {
		reg.happen["e0"] = append(reg.happen["e0"], reg.happen["e0"][0])
	}
	o := openOffice(t, sam, reg)
	if len(o.page.Shown.happen) != firstHappenings {
		t.Fatalf("%d rows at once", len(o.page.Shown.happen))
	}
	o.press("Show 25 more of 32")
	if len(o.page.Shown.happen) != 33 {
		t.Errorf("%d rows after more", len(o.page.Shown.happen))
	}
	o.press("Show 7 more")
	if len(o.page.Shown.happen) != 40 || strings.Contains(o.words(), "Show 0") {
		t.Errorf("%d rows at the end", len(o.page.Shown.happen))
	}
}

func TestTheMenuOfAnEmployer(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.stopItem(o.reg.list[0]).Do()
	o.typed("moved away")
	o.save()
	if o.reg.list[0].DoNotContact != "moved away" || o.said != "Marked: do not contact Hallam Bakery" {
		t.Errorf("%q, said %q", o.reg.list[0].DoNotContact, o.said)
	}
	o.stopItem(o.reg.list[0]).Do()
	if o.reg.list[0].DoNotContact != "" {
		t.Error("it cannot be taken back")
	}
	o.setStage(o.reg.list[0], employers.StageMatch)
	if o.reg.list[0].Stage != employers.StageMatch || o.said != "Hallam Bakery moved from “Learn” to “Match”" {
		t.Errorf("stage %s, said %q", o.reg.list[0].Stage, o.said)
	}
	o.setStage(o.reg.list[0], employers.StageResting)
	o.save()
	if e := o.reg.list[0]; e.Stage != employers.StageResting || e.LookAgainOn != today.AddMonths(6) {
		t.Errorf("resting until %s", e.LookAgainOn)
	}
	o.mergeWith(o.reg.list[0])
	o.typed("marram")
	o.key(fyne.KeyReturn) // takes the line
	o.key(fyne.KeyReturn) // and goes on
	if len(o.went) != 1 || o.went[0] != (nav.Route{Page: "duplicates", ID: "e0,e2"}) {
		t.Errorf("went to %v", o.went)
	}
	o.deleteEmployer(o.reg.list[0])
	if o.said != "Deleted: Hallam Bakery" || o.list.Total() != 10 || o.page.ID == "e0" {
		t.Errorf("said %q, the page shows %q", o.said, o.page.ID)
	}
}

func TestAMergedEmployerOpensTheOneThatWasKept(t *testing.T) {
	reg := hallam()
	reg.list[2].MergedInto = "e0"
	o := openOffice(t, sam, reg)
	o.Show("e2")
	if o.page.ID != "e0" {
		t.Errorf("shows %q", o.page.ID)
	}
	o.Show("nobody")
	if !errors.Is(o.failed, errGone) || o.page.ID != "" {
		t.Errorf("failed with %v, shows %q", o.failed, o.page.ID)
	}
}

func TestOtherPartsOfTheAppStandOnThePage(t *testing.T) {
	reg := hallam()
	o := openOffice(t, sam, reg, func(p *EmployersParts) {
		p.More = []PagePart{{Title: "Jobs and leads", Rows: leadRows}}
	})
	if !strings.Contains(o.words(), "Jobs and leads, 1") {
		t.Error("its rows are not shown")
	}
	o.Show("e1")
	if strings.Contains(o.words(), "Jobs and leads") {
		t.Error("a part without rows is shown")
	}
}

// The page is read in the background: Enter on a row whose page is still on its way leads there all the same.
func TestEnterWaitsForThePage(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.page.Drawn = false
	o.page.ID = "e0"
	if o.page.FirstFocus() != nil {
		t.Fatal("a page that is not drawn gives the focus to a button")
	}
	o.page.Reload()
	if b, ok := o.w.Canvas().Focused().(*kit.Button); !ok || b.AccessibilityLabel() != "Log contact" {
		t.Errorf("the focus is on %T", o.w.Canvas().Focused())
	}
}
