package employersui

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/task"
)

// manyEmployers is the bakery and 300 more, all of them with a next step later than its own.
func manyEmployers() *fakeRegister {
	reg := hallam()
	for i := range 300 {
		id := employers.EmployerID(fmt.Sprintf("m%03d", i))
		reg.list = append(reg.list, employers.Employer{ID: id, Name: fmt.Sprintf("Mill %03d", i), Stage: "1", Owner: sam.ID, Version: 1})
		reg.steps.steps = append(reg.steps.steps, employers.NextStep{ID: employers.NextStepID("s" + string(id)), What: "Visit", Due: today.AddDays(7 + i), Owner: sam.ID, Employer: id, Version: 1})
	}
	return reg
}

func (o *office) focusOn(words string) {
	o.t.Helper()
	for _, f := range o.page.Stops() {
		if kitName(f) == words {
			o.w.Canvas().Focus(f)
			return
		}
	}
	o.t.Fatal("nothing on the page is called", words)
}

func kitName(f any) string {
	if a, ok := f.(interface{ AccessibilityLabel() string }); ok {
		return a.AccessibilityLabel()
	}
	return ""
}

// The row of an employer whose step is done leaves the rows at hand. The page stays with that employer, and Enter pressed
// again does nothing to another one.
func TestDoneNeverTurnsThePageToAnotherEmployer(t *testing.T) {
	o := openOffice(t, sam, manyEmployers())
	if o.page.ID != "e0" {
		t.Fatalf("the page shows %s", o.page.ID)
	}
	o.focusOn("Done")
	o.key(fyne.KeyReturn)
	if o.page.ID != "e0" || o.page.Shown.page.Employer.ID != "e0" {
		t.Errorf("after Done the page shows %s", o.page.ID)
	}
	o.key(fyne.KeyReturn)
	done := 0
	for _, n := range o.steps.steps {
		if !n.DoneOn.IsZero() {
			done++
		}
	}
	if done != 1 {
		t.Errorf("%d steps are done after Enter twice", done)
	}
	if at := o.list.Index(); at >= 0 {
		t.Errorf("row %d is selected though the page's employer is not among the rows at hand", at)
	}
	o.w.Canvas().Focus(o.list.FirstFocus())
	if o.page.ID != "e0" {
		t.Errorf("coming to the rows turns the page to %s", o.page.ID)
	}
	o.key(fyne.KeyDown)
	if row, ok := o.list.Current(); !ok || row.ID != "e1" || o.page.ID != "e1" {
		t.Errorf("Down goes to %s, want the row that took the place", row.ID)
	}
}

func TestAnEmployerThatIsDeletedClosesItsPage(t *testing.T) {
	o := openOffice(t, sam, manyEmployers())
	o.focusOn("Done")
	o.deleteEmployer(o.reg.list[0])
	if o.page.ID != "" || o.list.Index() >= 0 {
		t.Errorf("the page shows %s, row %d", o.page.ID, o.list.Index())
	}
	if f := o.w.Canvas().Focused(); f != o.list.FirstFocus() {
		t.Errorf("the focus is on %T %s", f, kitName(f))
	}
}

// The next employer is selected, but its page is still on its way: the buttons on screen act on the employer on screen.
func TestButtonsActOnTheEmployerThatIsShown(t *testing.T) {
	held := task.NewHeld()
	var stepFor employers.EmployerID
	o := openOffice(t, sam, hallam(), func(p *EmployersParts) {
		p.Run = held.Runner()
		p.NewStep = func(e employers.EmployerID) { stepFor = e }
	})
	held.Hold()
	o.key(fyne.KeyDown)
	o.press("Log contact")
	if !slices.Equal(o.logged, []employers.EmployerID{"e0"}) || o.out != "se0" {
		t.Errorf("Log contact on the bakery's page logs %v out of %q", o.logged, o.out)
	}
	if at, out := o.Current(); at != "e1" || out != "" {
		t.Errorf("the selected employer is %s with the step %s", at, out)
	}
	held.AnswerAll()
	if o.page.Shown.page.Employer.ID != "e1" {
		t.Errorf("the page shows %s", o.page.Shown.page.Employer.ID)
	}
	o.Show("e10") // it has no next step
	held.Hold()
	o.list.Select(0)
	o.press("Add next step")
	if stepFor != "e10" {
		t.Errorf("the step is for %s", stepFor)
	}
	held.AnswerAll()
}

// busy is an error of the store that says nothing about the record.
type busy struct{}

func (busy) Error() string { return "the store is busy" }

func TestABusyStoreDoesNotCloseThePage(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.reg.pageFails = busy{}
	o.Reload()
	if o.page.ID != "e0" || !o.page.Drawn || o.failed == nil {
		t.Errorf("shows %q, drawn %v, failed %v", o.page.ID, o.page.Drawn, o.failed)
	}
}
