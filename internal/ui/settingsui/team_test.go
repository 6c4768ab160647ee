package settingsui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// member opens the section and gives a person of its list.
func (w *world) member(t *testing.T, id people.StaffID) (*team, member) {
	t.Helper()
	tm := w.section("team").(*team)
	m, ok := tm.find(id)
	if !ok {
		t.Fatalf("%s is not on the list", id)
	}
	return tm, m
}

func TestStaffListTellsKeyAndLeave(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	if !sam.Key || sam.note() != "Away from Mon 30 Nov · North · 60% of full time" {
		t.Errorf("key %v, note %q", sam.Key, sam.note())
	}
	if ines, _ := tm.find("ines"); ines.Key {
		t.Error("Ines has no key")
	}
	w.mustSee(t, "Roles guard against mistakes")
}

func TestOnlyALeadChangesStaff(t *testing.T) {
	w := newWorld(t, people.Specialist)
	tm, _ := w.member(t, "sam")
	if o := tm.options(false); o.Actions != nil || o.Opened != nil {
		t.Error("a specialist can change the list")
	}
	w.mustSee(t, "A lead changes this list")
	w.press(t, "My leave…")
	w.write(t, "First day away", "1 Dec 2026")
	w.write(t, "Last day away", "2 Dec 2026")
	w.press(t, "Add the leave")
	if len(w.leave) != 2 || w.leave[1].Staff != "nia" || w.dialog() {
		t.Errorf("leave: %+v", w.leave)
	}
}

func TestAddAPerson(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("team")
	w.press(t, "Add a person")
	w.press(t, "Add to the list")
	w.mustSee(t, "Please type the person's name.")
	w.write(t, "Name", "Tom Sample")
	w.write(t, "Initials", "NE")
	w.fail = people.FieldError{Field: "initials", Message: "Somebody else has these initials. Please choose others."}
	w.press(t, "Add to the list")
	w.mustSee(t, "Somebody else has these initials.")
	w.write(t, "Initials", "TS")
	w.choose(t, "Role, needed: Team lead")
	w.choose(t, "More")
	w.write(t, "Share of full time", "0,8")
	w.press(t, "Add to the list")
	tom := w.staff[len(w.staff)-1]
	if tom.Name != "Tom Sample" || tom.Initials != "TS" || tom.Role != people.Lead || tom.FTE != 0.8 || w.dialog() {
		t.Errorf("saved %+v", tom)
	}
}

func TestChangedInitialsAskForANewPassphrase(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	tm.edit(sam)
	w.write(t, "Initials", "SMU")
	w.press(t, "Save changes")
	w.mustSee(t, "A new passphrase for Sam Made-Up")
	w.mustSee(t, "initials SMU")
}

func TestAnUnexpectedErrorIsShownTheOneWay(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	tm.edit(sam)
	w.fail = errors.New("disk on fire")
	w.press(t, "Save changes")
	if w.failed == nil || w.sees("disk on fire") {
		t.Error("a raw error reached the form")
	}
}

func TestGiveAKey(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, ines := w.member(t, "ines")
	tm.key(ines)
	w.write(t, "Passphrase for now", "plain words for ines")
	w.write(t, "The same again", "plain words for ines")
	w.press(t, "Give the key")
	if w.keys["ines"] != "plain words for ines" || !strings.Contains(w.lastSaid(), "can unlock") {
		t.Errorf("keys %v, said %q", w.keys, w.lastSaid())
	}
	if m, _ := tm.find("ines"); !m.Key {
		t.Error("the list does not know of the key")
	}
}

func TestTakeAKeyAwayAsksFirst(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	tm.key(sam)
	w.press(t, "Take the key away…")
	w.mustSee(t, "The data key is changed")
	w.mustSee(t, "Backups made before now still open with the keys of their day")
	if f, ok := w.win.Canvas().Focused().(*kit.Button); !ok || label(f) != "Cancel" {
		t.Error("the focus is not on the harmless button")
	}
	if w.keys["sam"] == "" {
		t.Fatal("the key went before the answer")
	}
	w.press(t, "Take the key away")
	if w.keys["sam"] != "" || w.dialog() {
		t.Error("the key is still there")
	}
}

func TestRemoveFromTheListCanBeUndone(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	tm.remove(sam)
	var refusal *custody.Refusal
	if !errors.As(w.failed, &refusal) || w.staff[2].Deleted {
		t.Fatal("somebody who can still unlock was removed")
	}
	_, ines := w.member(t, "ines")
	tm.edit(ines)
	w.press(t, "Remove from the list")
	if !w.staff[0].Deleted || w.undo == nil {
		t.Fatal("not removed, or without undo")
	}
	w.undo()
	if w.staff[0].Deleted {
		t.Error("undo did not bring her back")
	}
	_, me := w.member(t, "nia")
	w.failed = nil
	tm.remove(me)
	if w.failed == nil {
		t.Error("a lead removed herself")
	}
}

func TestLeaveWithCover(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	tm.away(sam)
	w.mustSee(t, "Away from Mon 30 Nov to Fri 4 Dec")
	w.write(t, "First day away", "14 Dec 2026")
	w.write(t, "Last day away", "7 Dec 2026")
	w.press(t, "Add the leave")
	w.mustSee(t, "The last day is before the first day.")
	w.write(t, "Last day away", "18 Dec 2026")
	find[*kit.SearchSelect](t, w, "Covered by").Choose(kit.Option{ID: "nia", Title: "Nia Example"})
	w.press(t, "Add the leave")
	if len(w.leave) != 2 || len(w.cover) != 1 || w.cover[0].For != "sam" || w.cover[0].Staff != "nia" {
		t.Fatalf("leave %+v, cover %+v", w.leave, w.cover)
	}
	tm.away(sam)
	w.mustSee(t, "Covered by Nia Example from Mon 14 Dec to Fri 18 Dec")
	w.press(t, "Delete: Away from Mon 30 Nov")
	if len(w.leave) != 1 || w.undo == nil {
		t.Fatal("the leave is still there")
	}
	w.undo()
	if len(w.leave) != 2 {
		t.Error("undo did not bring the leave back")
	}
}

func TestShareOfFullTime(t *testing.T) {
	for _, s := range []string{"2", "-1", "half", "0"} {
		if _, err := share(s); err == nil {
			t.Errorf("%q was accepted", s)
		}
	}
	if v, err := share(" 0,6 "); err != nil || v != 0.6 {
		t.Errorf("0,6 is %v, %v", v, err)
	}
}

func escape(w *world) { w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}) }

func TestTheSheetOfKeysKnowsThoseOfTheStaff(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("team")
	if keys := w.page.Keys(); len(keys) == 0 || keys[0].What == "" {
		t.Errorf("%+v", keys)
	}
	w.section("rates")
	if keys := w.page.Keys(); len(keys) > 0 {
		t.Errorf("%+v", keys)
	}
}
