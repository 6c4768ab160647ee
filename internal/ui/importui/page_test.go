package importui

import (
	"strings"
	"testing"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
)

func TestAKnownFileIsImportedWithNoMapping(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, payGap)
	w.sees(t, "Recognised: Gender pay gap service, employers.")
	w.press(t, "Next")
	w.sees(t, "120 rows, read as employers", "118", "will be created", "stay unchanged")
	w.press(t, "Import 118 rows")
	if o := w.orders[1]; w.imported != 1 || o.Layout != "gpg" || o.Map != nil {
		t.Errorf("imported %d times, with %+v", w.imported, o)
	}
	w.sees(t, "Imported", "created")
	if len(w.said) != 1 || w.said[0] != "Imported: 118 created and 2 unchanged." || w.undo == nil {
		t.Errorf("the note says %q", w.said)
	}
	w.press(t, "Show employers")
	if w.routes[0].Page != "employers" {
		t.Errorf("it opened %v", w.routes)
	}
}

func TestAFileWithOurOwnColumnsNeedsNoMappingEither(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, plain)
	w.press(t, "Next")
	w.sees(t, "will be created")
	w.press(t, "Change what the columns hold")
	w.sees(t, "Everything that employers need is there.")
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	if o := w.orders[len(w.orders)-1]; o.Map["ref"] != "ref" || o.Map["name"] != "name" {
		t.Errorf("the columns went in as %v", o.Map)
	}
}

func TestColumnsOfAStrangeFileAreGivenTheirMeaning(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, own)
	w.sees(t, "do not say what the file holds")
	w.press(t, "Next")
	w.sees(t, "Please say what the file holds.")
	choose(t, w.page.choose.as, w.page.choose.options(), "Employers")
	w.press(t, "Next")
	w.sees(t, "Company", "Hallam Bakery · Marram Foods", "Column 5, without a name", "Nothing in the first rows", "Still needed: Name.")
	w.press(t, "Next")
	if len(w.orders) != 0 {
		t.Fatal("the file was read though a needed column is missing")
	}
	c := w.page.columns
	if o := c.options(); o[0].Title != "Leave out" || o[1].Title != "Name" || o[1].Note != "needed" {
		t.Errorf("the needed column does not come first: %v", o)
	}
	choose(t, c.selects[0], c.options(), "Name")
	choose(t, c.selects[3], c.options(), "Phone")
	w.press(t, "Next")
	w.sees(t, "“Tel” holds this too.")
	choose(t, c.selects[3], c.options(), "Leave out")
	w.sees(t, "Everything that employers need is there.")
	w.press(t, "Next")
	want := map[string]string{"Company": "name", "Tel": "phone", "Who": "owner", "Colour": ""}
	got := w.orders[0].Map
	if len(got) != len(want) {
		t.Errorf("mapped %v", got)
	}
	for theirs, ours := range want {
		if v, said := got[theirs]; !said || v != ours {
			t.Errorf("%s goes to %q, want %q", theirs, v, ours)
		}
	}
}

func TestGoingBackLosesNothing(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, own)
	choose(t, w.page.choose.as, w.page.choose.options(), "Employers")
	w.press(t, "Next")
	choose(t, w.page.columns.selects[0], w.page.columns.options(), "Name")
	w.plan.Bad, w.plan.Problems = 1, problems(1)
	w.press(t, "Next")
	w.page.check.skip.Set(true)
	w.press(t, "Back")
	w.press(t, "Back")
	if got := w.page.choose.path.Text(); got != own {
		t.Errorf("the file is now %q", got)
	}
	w.press(t, "Next")
	if got := w.page.columns.of(0); got != "name" {
		t.Errorf("the column holds %q now", got)
	}
	w.press(t, "Next")
	if !w.page.check.skip.On() {
		t.Error("the tick for bad rows was lost")
	}
}

func TestBadRowsStopTheImportUntilTheyMayBeLeftOut(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.plan.Bad, w.plan.Problems = 30, problems(30)
	w.file(t, payGap)
	w.press(t, "Next")
	w.sees(t, "have mistakes")
	w.press(t, "Import 118 rows")
	w.sees(t, "30 rows have mistakes, so nothing is imported yet.")
	if w.imported != 0 || w.win.Canvas().Focused() != w.page.check.skip {
		t.Error("bad rows were imported, or the focus is not on the choice")
	}
	w.page.check.skip.Set(true)
	w.press(t, "Import 118 rows")
	if w.imported != 1 || !w.orders[len(w.orders)-1].SkipBad {
		t.Error("the good rows were not imported")
	}
	if got := w.said[0]; got != "Imported: 118 created and 2 unchanged; 30 bad rows left out." {
		t.Errorf("the note says %q", got)
	}
}

func TestAProblemSaysLineColumnValueAndReason(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.plan.Bad, w.plan.Problems = 4000, problems(4000)
	w.file(t, payGap)
	w.press(t, "Next")
	if n := w.page.check.problems.Total(); n != 4000 {
		t.Fatalf("%d problems are listed", n)
	}
	w.page.check.read(w.plan.Problems[1])
	w.sees(t, "There is no such day. Row 1", "Column: Due", "It says: “30 Feb”")
}

func TestAProblemNamesTheColumnAsTheFileDoes(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.plan.Bad, w.plan.Problems = 1, []Problem{{Line: 3, Column: "owner", Value: "Zed", Reason: "Nobody here is called that."}}
	w.file(t, own)
	choose(t, w.page.choose.as, w.page.choose.options(), "Employers")
	w.press(t, "Next")
	choose(t, w.page.columns.selects[0], w.page.columns.options(), "Name")
	w.press(t, "Next")
	if got := w.page.check.about(w.plan.Problems[0]); got != "Who: “Zed”" {
		t.Errorf("it says %q", got)
	}
	if got := w.page.inFile("relationship"); got != "Stage of the relation" {
		t.Errorf("a column of no header is called %q", got)
	}
}

func TestBadRowsAreSavedToAFile(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.plan.Bad, w.plan.Problems = 1, problems(1)
	w.file(t, payGap)
	w.press(t, "Next")
	w.press(t, "Save the bad rows to a file…")
	path, ok := onscreen.Find[*kit.Entry](w.win, "File")
	if !ok {
		t.Fatal("nobody asked where to")
	}
	if path.Text() != "/home/nia/employers_gpg bad rows.csv" {
		t.Errorf("offered %q", path.Text())
	}
	to := t.TempDir() + "/bad.csv"
	path.SetText(to)
	w.press(t, "Save the bad rows")
	if len(w.saved) != 1 || w.saved[0] != to {
		t.Errorf("saved to %v", w.saved)
	}
}

func TestOnlyALeadAddsColleaguesFromAFile(t *testing.T) {
	for _, role := range []people.Role{people.Specialist, people.Lead} {
		w := newWorld(t, role)
		w.plan.Bad, w.plan.Problems = 1, []Problem{{Line: 2, Column: "owner", Value: "Ines Sample", Reason: "Nobody here is called that."}}
		w.file(t, payGap)
		w.press(t, "Next")
		_, offered := onscreen.Find[*kit.Checkbox](w.win, "Add colleagues")
		if offered != (role == people.Lead) {
			t.Errorf("as %s it is offered: %v", role, offered)
		}
		if offered {
			w.page.check.staff.Set(true)
			w.sees(t, "Colleagues who will be added: Ines Sample.")
			w.press(t, "Import 119 rows")
			if w.imported != 1 || !w.orders[len(w.orders)-1].AddStaff {
				t.Error("the colleague was not added")
			}
		}
	}
}

func TestCancelWritesNothingAndKeepsTheSteps(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, payGap)
	w.press(t, "Next")
	w.stop = true
	w.press(t, "Import 118 rows")
	if w.imported != 0 || w.failed != nil || w.said[0] != "Stopped. Nothing was imported." {
		t.Errorf("imported %d, failed with %v, said %q", w.imported, w.failed, w.said)
	}
	w.stop = false
	w.press(t, "Import 118 rows")
	if w.imported != 1 {
		t.Error("after a cancel the import cannot be started again")
	}
}

func TestAnImportIsTakenBackOnce(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.kept = 3
	w.file(t, payGap)
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	note := w.undo
	w.press(t, "Undo import")
	note()
	if len(w.undone) != 1 || w.undone[0] != 7 {
		t.Errorf("undone: %v", w.undone)
	}
	w.sees(t, "The import was taken back.")
	if got := w.said[1]; !strings.Contains(got, "3 records that were changed since and stay.") {
		t.Errorf("it says %q", got)
	}
	w.press(t, "Bring in another file")
	if w.page.step != choosing || w.page.choose.path.Text() != "" {
		t.Error("one cannot begin anew")
	}
}

func TestAFileThatCannotBeReadIsSaidUnderTheField(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, "/home/nia/none.csv")
	w.press(t, "Next")
	w.sees(t, "There is no file /home/nia/none.csv. Please check the name.")
	w.files["/home/nia/none.csv"] = w.files[payGap] // it was put there meanwhile
	w.press(t, "Next")
	w.sees(t, "will be created")
}

func TestADroppedFileIsLookedAt(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.Show(exporting)
	w.page.Take(payGap)
	w.sees(t, "Recognised: Gender pay gap service, employers.")
}

func TestNothingNewMeansNothingToImport(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.plan = Result{Unchanged: 10812}
	w.file(t, payGap)
	w.press(t, "Next")
	w.sees(t, "10,812")
	if _, ok := onscreen.Find[*kit.Button](w.win, "Import "); ok {
		t.Error("there is a button that would import nothing")
	}
}

func TestWhoMayNotImportIsToldSo(t *testing.T) {
	w := newWorld(t, people.ReadOnly)
	w.sees(t, "but not bring files in")
	w = newWorld(t, people.Specialist)
	w.readOnly = true
	w.page.Reload()
	w.sees(t, "open for reading only")
	w.me.Role = people.ReadOnly // no colleague can bring files in here either
	w.page.Reload()
	w.sees(t, "open for reading only")
}

func TestEveryStepIsReachedByTab(t *testing.T) {
	w := newWorld(t, people.Lead)
	onscreen.Reached(t, w.win)
	w.plan.Bad, w.plan.Problems = 1, problems(1)
	w.file(t, own)
	choose(t, w.page.choose.as, w.page.choose.options(), "Employers")
	w.press(t, "Next")
	if n := len(onscreen.Reached(t, w.win)); n < 7 {
		t.Errorf("Tab reaches %d things among the columns", n)
	}
	choose(t, w.page.columns.selects[0], w.page.columns.options(), "Name")
	w.press(t, "Next")
	if n := len(onscreen.Reached(t, w.win)); n < 5 {
		t.Errorf("Tab reaches %d things before the import", n)
	}
}

func TestAFileIsWrittenAndSaidNotToBeEncrypted(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.Show(exporting)
	w.sees(t, "The file is not encrypted")
	w.press(t, "Write the file")
	w.sees(t, "Please choose what to write.")
	e := w.page.export
	choose(t, e.kind, []kit.Option{{ID: "employers", Title: "Employers"}}, "Employers")
	if got := e.path.Text(); got != "/home/nia/employers.csv" {
		t.Errorf("offered %q", got)
	}
	e.format.SetValue(".vcf")
	w.press(t, "Write the file")
	w.sees(t, "Employers can be written as CSV or Excel.")
	e.format.SetValue(".xlsx")
	w.press(t, "Write the file")
	if len(w.exported) != 1 || w.exported[0] != "employers /home/nia/employers.xlsx" {
		t.Errorf("wrote %v", w.exported)
	}
	if got := w.said[0]; got != "Written: 118 records to /home/nia/employers.xlsx." {
		t.Errorf("it says %q", got)
	}
}
