package employersui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// combo presses Return with modifiers.
func (d *desk) combo(m fyne.KeyModifier) {
	d.t.Helper()
	d.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: m})
}

const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift

func TestANewStepIsMineAndForTheNextWorkingDay(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth})
	d.New("")
	d.typed("Ring Anna")
	d.combo(ctrl)
	if len(d.store.steps) != 1 {
		t.Fatal("nothing was saved")
	}
	n := d.store.steps[0]
	if n.What != "Ring Anna" || n.Owner != sam.ID || n.Due != today.AddDays(1) || d.store.labels[0] != "next step added" {
		t.Errorf("%+v, %v", n, d.store.labels)
	}
	if d.said != "Added: Ring Anna, tomorrow" || d.undo == nil || d.form != nil || d.list.Total() != 1 {
		t.Errorf("said %q, open: %v, %d rows", d.said, d.form != nil, d.list.Total())
	}
	if len(d.drafts.kept) != 0 {
		t.Error("a saved form left a draft")
	}
}

func TestWordsOfTheCommandBoxFillTheForm(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth})
	d.New("ring Anna next friday")
	if due, _ := d.form.due.Value(); d.form.what.Text() != "ring Anna" || due != day.New(2026, 12, 4) {
		t.Errorf("%q for %s", d.form.what.Text(), due)
	}
	d.key(fyne.KeyEscape)
	if len(d.drafts.kept) != 1 {
		t.Error("what was typed into the command box is lost")
	}
}

func TestSaveAndStartAnother(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.combo(ctrl | shift)
	if len(d.store.steps) != 0 || d.form.form.Field("what").Wrong() == "" {
		t.Error("an empty step was saved")
	}
	d.typed("one")
	d.combo(ctrl | shift)
	if len(d.store.steps) != 1 || d.form == nil || d.form.what.Text() != "" {
		t.Fatal("no second form, or not an empty one")
	}
	d.typed("two")
	d.combo(ctrl)
	if len(d.store.steps) != 2 || d.form != nil {
		t.Error("the second one was not saved")
	}
}

func TestEnterEditsAndALaterDayCountsAsPutOff(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth}, step("ring", 0))
	d.key(fyne.KeyReturn)
	d.form.due.SetText("+1w")
	d.form.owner.Choose(d.ownerOption(ruth.ID))
	d.form.form.Save()
	n := d.stored("ring")
	if n.Due != today.AddDays(7) || n.Snoozed != 1 || n.Owner != ruth.ID || n.Version != 2 || d.said != "Saved: ring, Tue 1 Dec" {
		t.Errorf("%+v, said %q", n, d.said)
	}
}

func TestWhatIsWrongStandsUnderItsField(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.form.due.SetText("soon")
	d.form.form.Save()
	if d.form.form.Field("what").Wrong() == "" || !strings.Contains(d.form.form.Field("due").Wrong(), "not a date") {
		t.Error("no sentence under the fields")
	}
	d.form.what.SetText("ring")
	d.form.due.SetText("tomorrow")
	d.store.fail = people.FieldError{Field: "owner", Message: "They have left."}
	d.form.form.Save()
	if d.form == nil || d.form.form.Field("owner").Wrong() != "They have left." {
		t.Error("what the store finds wrong is not shown under the field")
	}
}

func TestAFailureKeepsTheFormAndASecondTryMakesOneStep(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.typed("ring")
	d.store.fail = errors.New("the disk is full")
	d.form.form.Save()
	if d.failed == nil || d.form == nil || d.form.what.Text() != "ring" || len(d.drafts.kept) != 1 {
		t.Fatal("what was typed is gone, or nothing is said")
	}
	first := d.form.step.ID
	d.store.fail = nil
	d.form.form.Save()
	if len(d.store.steps) != 1 || d.store.steps[0].ID != first {
		t.Errorf("steps %+v", d.store.steps)
	}
}

// conflicting opens a step, lets Ruth change it, and saves.
func conflicting(t *testing.T) *desk {
	d := open(t, sam, fakeStaff{sam, ruth}, step("ring", 0))
	d.key(fyne.KeyReturn)
	d.form.what.SetText("ring twice")
	d.store.steps[0].Version, d.store.steps[0].What, d.store.steps[0].ChangedBy = 2, "ring Anna", ruth.ID
	d.form.form.Save()
	if d.failed != nil || len(d.store.labels) != 0 {
		t.Fatal("the conflict was not noticed")
	}
	return d
}

func TestAStepChangedMeanwhileCanBeLoaded(t *testing.T) {
	d := conflicting(t)
	d.key(fyne.KeyReturn) // "Load the newer one"
	if d.form.what.Text() != "ring Anna" || d.form.step.Version != 2 {
		t.Fatalf("the form has %q", d.form.what.Text())
	}
	d.form.form.Save()
	if d.form != nil {
		t.Error("the newer one cannot be saved")
	}
}

func TestBackToWhatIWasTyping(t *testing.T) {
	d := conflicting(t)
	d.key(fyne.KeyEscape)
	if d.form == nil || d.form.what.Text() != "ring twice" || d.store.steps[0].What != "ring Anna" {
		t.Error("something was overwritten, or lost")
	}
}

func TestTypingIsKeptAsADraftOnEveryPause(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.typed("ring")
	if len(d.drafts.kept) != 1 || d.drafts.kept[0].Title != "Next step: ring" || d.form.draft.Said().Words() != "Draft kept" {
		t.Errorf("kept %+v", d.drafts.kept)
	}
	if !d.form.form.Dirty() {
		t.Error("the form says it has nothing unsaved")
	}
	d.form.dialog.Close()
	d.form = nil
	d.OpenDraft(d.drafts.kept[0])
	if d.form.what.Text() != "ring" {
		t.Errorf("the draft came back as %q", d.form.what.Text())
	}
	d.form.form.Save()
	if len(d.drafts.kept) != 0 || len(d.store.steps) != 1 {
		t.Error("the draft outlived its step")
	}
}

func TestEscapeKeepsTheDraftAndSaysSo(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.key(fyne.KeyEscape)
	if d.form != nil || len(d.drafts.kept) != 0 || d.said != "" {
		t.Error("an untouched form leaves nothing behind")
	}
	d.New("")
	d.typed("ring")
	d.key(fyne.KeyEscape)
	if d.form != nil || len(d.drafts.kept) != 1 || !strings.HasPrefix(d.said, "Draft kept") {
		t.Errorf("kept %d, said %q", len(d.drafts.kept), d.said)
	}
}

func TestDiscardForgetsTheDraftWithAWayBack(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.typed("ring")
	d.form.discard()
	if d.form != nil || len(d.drafts.kept) != 0 || d.said != "Draft discarded: Next step: ring" {
		t.Fatalf("kept %d, said %q", len(d.drafts.kept), d.said)
	}
	d.undo()
	if len(d.drafts.kept) != 1 {
		t.Error("Undo brings nothing back")
	}
}

func TestASecondNewStepLeavesTheFirstDraftAlone(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	for _, words := range []string{"one", "two"} {
		d.New("")
		d.typed(words)
		d.key(fyne.KeyEscape)
	}
	if len(d.drafts.kept) != 2 || d.drafts.kept[0].Key != "" || d.drafts.kept[1].Key == "" {
		t.Fatalf("kept %+v", d.drafts.kept)
	}
	d.OpenDraft(d.drafts.kept[1])
	d.form.form.Save()
	if len(d.drafts.kept) != 1 || d.drafts.kept[0].Title != "Next step: one" {
		t.Errorf("left %+v", d.drafts.kept)
	}
}

func TestALateDraftNoticesThatItsStepHasChanged(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth}, step("ring", 0))
	d.key(fyne.KeyReturn)
	d.form.what.SetText("ring twice")
	d.key(fyne.KeyEscape)
	if d.drafts.kept[0].Key != "ring" {
		t.Errorf("key %q", d.drafts.kept[0].Key)
	}
	d.store.steps[0].Version = 7
	d.OpenDraft(d.drafts.kept[0])
	d.form.form.Save()
	if d.form == nil || len(d.store.labels) != 0 {
		t.Error("an old draft was written over a newer step")
	}
}

func TestClosingTheStoreKeepsWhatWasTyped(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.typed("ring")
	d.drafts.kept = nil // as if the pause had not come yet
	d.Close()
	if len(d.drafts.kept) != 1 {
		t.Error("the last words are lost")
	}
	d.Close()
}

func TestClosingTheStoreSaysThatWhatWasTypedCouldNotBeKept(t *testing.T) {
	d := open(t, sam, fakeStaff{sam})
	d.New("")
	d.typed("ring")
	d.drafts.fail = errors.New("the disk is full")
	if err := d.Close(); err == nil || err.Error() != "the disk is full" {
		t.Errorf("closing says %v", err)
	}
}

func TestTheDraftOfAStepThatWasSavedAfterAllMakesNoSecondOne(t *testing.T) {
	d := open(t, sam, fakeStaff{sam, ruth})
	d.New("")
	d.typed("ring")
	draft := d.drafts.kept[0]
	d.form.form.Save() // it is stored, but the window was locked before it could say so
	d.OpenDraft(draft)
	d.form.form.Save()
	if len(d.store.steps) != 1 || d.form == nil || d.failed != nil {
		t.Errorf("%d steps, failed %v", len(d.store.steps), d.failed)
	}
}

func TestSearchOpensTheStepItFound(t *testing.T) {
	d := open(t, sam, fakeStaff{sam}, step("ring", 0))
	d.Show("ring")
	if d.form == nil || d.form.what.Text() != "ring" {
		t.Error("no form")
	}
	d.form.close()
	d.Show("gone")
	if d.failed == nil {
		t.Error("a step that is gone is not said")
	}
}
