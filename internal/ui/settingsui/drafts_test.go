package settingsui

import (
	"errors"
	"strings"
	"testing"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// addTyped opens the form for a new person and types a name.
func (w *world) addTyped(t *testing.T, name string) {
	t.Helper()
	w.section("team")
	w.press(t, "Add a person")
	w.write(t, "Name", name)
}

func TestTypingInAFormIsKeptAsADraft(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.addTyped(t, "Tom Sample")
	if len(w.drafts) != 1 || w.drafts[0].Form != "person" || w.drafts[0].Key != "" || w.drafts[0].Title != "New person: Tom Sample" {
		t.Fatalf("kept %+v", w.drafts)
	}
	if w.page.asked == nil || !w.page.asked.form.Dirty() {
		t.Error("the form says it has nothing unsaved")
	}
	w.write(t, "Initials", "TS")
	w.press(t, "Add to the list")
	if len(w.drafts) != 0 || w.page.asked != nil {
		t.Error("the draft outlived its form")
	}
}

func TestEscapeKeepsTheDraftAndTodayOpensIt(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	tm.edit(sam)
	escape(w)
	if len(w.drafts) != 0 || w.lastSaid() != "" {
		t.Fatal("an untouched form leaves nothing behind")
	}
	tm.edit(sam)
	w.write(t, "Name", "Sam Other")
	escape(w)
	if w.dialog() || len(w.drafts) != 1 || w.drafts[0].Key != "sam" || !strings.HasPrefix(w.lastSaid(), "Draft kept") {
		t.Fatalf("kept %+v, said %q", w.drafts, w.lastSaid())
	}
	w.section("about")
	w.page.OpenDraft(w.drafts[0])
	if find[*kit.Entry](t, w, "Name").Text() != "Sam Other" {
		t.Fatal("the draft came back with other words")
	}
	w.press(t, "Save changes")
	if w.staff[2].Name != "Sam Other" || len(w.drafts) != 0 {
		t.Errorf("saved %+v, left %+v", w.staff[2], w.drafts)
	}
}

func TestClosingTheStoreWritesTheOpenFormAtOnce(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.addTyped(t, "Tom Sample")
	w.drafts = nil // as if the pause had not come yet
	w.page.Close()
	if len(w.drafts) != 1 {
		t.Error("the last words are lost")
	}
	w.page.Close()
}

func TestDiscardForgetsTheDraftWithAWayBack(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.addTyped(t, "Tom Sample")
	w.press(t, "Discard")
	if w.dialog() || len(w.drafts) != 0 || w.lastSaid() != "Draft discarded: New person: Tom Sample" {
		t.Fatalf("left %+v, said %q", w.drafts, w.lastSaid())
	}
	w.undo()
	if len(w.drafts) != 1 {
		t.Error("Undo brings nothing back")
	}
}

func TestASecondNewPersonLeavesTheFirstDraftAlone(t *testing.T) {
	w := newWorld(t, people.Lead)
	for _, name := range []string{"Tom", "Ann"} {
		w.addTyped(t, name)
		escape(w)
	}
	if len(w.drafts) != 2 || w.drafts[0].Title != "New person: Tom" {
		t.Errorf("kept %+v", w.drafts)
	}
}

func TestLeaveAndRatesKeepDraftsToo(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, sam := w.member(t, "sam")
	tm.away(sam)
	w.write(t, "First day away", "14 Dec 2026")
	find[*kit.SearchSelect](t, w, "Covered by").Choose(kit.Option{ID: "nia", Title: "Nia Example"})
	escape(w)
	w.section("rates")
	w.press(t, "Add an amount")
	w.write(t, "Amount in pounds", "13.10")
	escape(w)
	if len(w.drafts) != 2 {
		t.Fatalf("kept %+v", w.drafts)
	}
	w.page.OpenDraft(w.drafts[0])
	if v, _ := find[*kit.SearchSelect](t, w, "Covered by").Value(); v.ID != "nia" {
		t.Error("the cover is lost")
	}
	w.press(t, "Discard")
	w.page.OpenDraft(w.drafts[0])
	if find[*kit.Entry](t, w, "Amount in pounds").Text() != "13.10" {
		t.Error("the amount is lost")
	}
}

func TestADraftOfSomebodyWhoIsGoneSaysSo(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, ines := w.member(t, "ines")
	tm.edit(ines)
	w.write(t, "Name", "Ines Other")
	escape(w)
	d := w.drafts[0]
	w.staff[0].Deleted = true
	w.page.OpenDraft(d)
	var refusal *custody.Refusal
	if w.dialog() || !errors.As(w.failed, &refusal) {
		t.Errorf("failed with %v", w.failed)
	}
}

func TestPassphrasesNeverEnterADraft(t *testing.T) {
	w := newWorld(t, people.Lead)
	tm, ines := w.member(t, "ines")
	tm.key(ines)
	w.write(t, "Passphrase for now", "plain words for ines")
	escape(w)
	if len(w.drafts) != 0 {
		t.Errorf("kept %+v", w.drafts)
	}
}
