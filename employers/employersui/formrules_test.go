package employersui

import (
	"errors"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
)

// "Load the newer one" shows the newer one whole: what I had answered and it has not is gone.
func TestLoadingTheNewerOneTakesMyAnswersAway(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.editEmployer("e0")
	f := o.employerForm()
	asked := employers.PracticeQuestions[len(employers.PracticeQuestions)-1].Code
	f.practice[asked].SetValue(employers.PracticeAnswers(asked)[0].Code)
	newer := o.reg.list[0]
	newer.Version = 7
	f.fill(newer)
	if got, want := mustJSON(t, f.read().Practice), mustJSON(t, newer.Practice); got != want {
		t.Errorf("loaded %s, want %s", got, want)
	}
}

// A size that was changed and changed back, or a save that failed in between, leaves the printed size alone.
func TestAPrintedSizeOutlivesAChangeOfMind(t *testing.T) {
	reg := hallam()
	reg.list[0].SizePrinted = "10 to 49"
	o := openOffice(t, sam, reg)
	o.editEmployer("e0")
	f := o.employerForm()
	f.size.SetValue("LARGE")
	reg.fail = errors.New("the disk is full")
	f.form.Save()
	reg.fail = nil
	f.size.SetValue("SMALL")
	f.form.Save()
	if e := reg.list[0]; e.Size != "SMALL" || e.SizePrinted != "10 to 49" {
		t.Errorf("%s, printed %q", e.Size, e.SizePrinted)
	}
}

// A resting employer needs the day to look again, or nobody ever looks.
func TestARestingEmployerNeedsADayInTheFormToo(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.editEmployer("e0")
	f := o.employerForm()
	f.stage.SetValue(employers.StageResting)
	f.form.Save()
	if o.form == nil || f.form.Field("look_again_on").Wrong() == "" {
		t.Fatal("saved without a day")
	}
	f.lookAgain.SetValue(today.AddMonths(6))
	f.form.Save()
	if o.form != nil || o.reg.list[0].LookAgainOn != today.AddMonths(6) {
		t.Errorf("%+v", o.reg.list[0])
	}
}

// Each pledge offers its own levels alone.
func TestAPledgeOffersItsOwnLevels(t *testing.T) {
	o := openOffice(t, sam, hallam())
	levels := func(pledge string) (all []string) {
		for _, l := range o.levels(pledge) {
			all = append(all, l.Title)
		}
		return all
	}
	if dc, ers := strings.Join(levels("DC"), ", "), strings.Join(levels("ERS"), ", "); dc == "" || ers == "" || strings.Contains(dc, "Gold") || !strings.Contains(ers, "Gold") {
		t.Errorf("Disability Confident: %s; Employer Recognition Scheme: %s", dc, ers)
	}
	if got := o.pledgeWords(employers.Pledge{Code: "DC", Level: "2"}); !strings.Contains(got, ", 2 ") {
		t.Error(got)
	}
	o.editPledge(o.reg.list[0], 0)
	f := o.form.(*recordForm)
	f.form.Field("pledge").Input().(*kit.SearchSelect).Choose(o.option("employer_pledges", "ERS"))
	if got := f.form.Field("level").Input().Text(); got != "" {
		t.Errorf("the level %q of another pledge stays", got)
	}
}

// What was typed is kept where a delete fails.
func TestADeleteThatFailsKeepsTheForm(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.editPerson(o.reg.list[0], o.reg.people[0])
	o.form.(*recordForm).form.Field("role").Input().SetText("Owner and baker")
	o.reg.deleteFails = errors.New("changed by somebody else")
	remove, ok := onscreen.Find[*kit.Button](o.w, "Delete this person")
	if !ok {
		t.Fatal("no button")
	}
	remove.Press()
	if o.form == nil || o.failed == nil {
		t.Fatal("the form is gone though nothing was deleted")
	}
	o.reg.deleteFails = nil
	remove.Press()
	if o.form != nil || !o.reg.people[0].Deleted || o.said != "Deleted: Anna Brandt" || len(o.drafts.kept) != 0 {
		t.Errorf("said %q, drafts %v", o.said, o.drafts.kept)
	}
}

// Ticks of rows that have left the list are said, and can be taken away.
func TestTicksOfRowsThatLeftAreSaid(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.bar.choose(1) // mine
	o.list.Tick("e0", "e1")
	o.bulk.apply("owner changed", "now belong to Ruth Lind", func(e *employers.Employer) {
		if e.ID == "e0" {
			e.Owner = ruth.ID
		}
	})
	if got := o.bulk.words.Words(); got != "2 ticked, 1 of them not listed here" {
		t.Error(got)
	}
}
