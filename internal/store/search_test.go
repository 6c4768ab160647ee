package store_test

import (
	"fmt"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

func TestSearchFindsHowPeopleType(t *testing.T) {
	team := open(t)
	for _, what := range []string{"Call Müller about the Küchenhilfe post", "Łódź Bakery, Straße 5", "Ring 07700 900123 after five", "Ring +44 7700 900 456", "Zażółć gęślą jaźń", "Meet O'Brien-Smith", "Ring 0161 496 0000."} {
		step(t, team.Ann, what)
	}
	for words, want := range map[string]string{
		"muller": "Müller", "MÜLLER": "Müller", "kuch": "Müller", "küchenh mull": "Müller",
		"lodz": "Łódź", "Łódź": "Łódź", "strasse": "Łódź", "straße": "Łódź", "zolc": "", "zazolc gesla": "Zażółć",
		"07700 900123": "07700", "+44 7700 900 123": "07700", "0044 7700 900123": "07700", "07700900": "900", "+44 (0)7700 900 456": "+44", "07700 900 456": "+44",
		"01614960": "0161", "brien": "O'Brien", "smith o": "O'Brien", "nothing": "",
	} {
		h, err := team.Ann.SearchExact(ctx, words, 10)
		must(t, err)
		switch {
		case want == "" && h.Total != 0:
			t.Errorf("%q found %+v", words, h.Hits)
		case want != "" && (h.Total == 0 || !strings.Contains(h.Hits[h.Total-1].Title, want) && !strings.Contains(h.Hits[0].Title, want)):
			t.Errorf("%q found %+v, want %s", words, h.Hits, want)
		}
	}
}

// A person's words are words: nothing they type is a command of the index.
func TestSearchTakesAnyText(t *testing.T) {
	team := open(t)
	step(t, team.Ann, "Ring the bakery and ask")
	for _, words := range []string{`"`, `"bakery`, `bakery"`, "a AND", "(", "bak*", "words:bakery", "NOT ring", "-ring", "ring OR", `\`, "'; drop table staff; --", "NEAR/2", "\x00", "%", "*", "\xff"} {
		if _, err := team.Ann.Search(ctx, words, 5); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
	if h, _ := team.Ann.Search(ctx, "ask AND", 5); h.Total != 1 {
		t.Errorf("and is a word like any other: %+v", h)
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"bakery", `"a" OR b`, "a AND", "+44 7700", "ł ß", "(((", "NEAR/9 x", strings.Repeat("a ", 500), "\u0301", "١٢٣"} {
		f.Add(s)
	}
	team := open(f)
	step(f, team.Ann, "Ring the bakery")
	f.Fuzz(func(t *testing.T, words string) {
		if _, err := team.Ann.Search(ctx, words, 5); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	})
}

func TestNewestFirstAndTwoHundredPlus(t *testing.T) {
	team := open(t)
	var all []*employers.NextStep
	for i := range 260 {
		all = append(all, &employers.NextStep{What: fmt.Sprintf("winter letter %03d", i), Due: today, Owner: team.Ann.Actor()})
	}
	must(t, team.Ann.SaveNextSteps(ctx, "many", all...))
	h, err := team.Ann.Search(ctx, "wi le", 20)
	must(t, err)
	if h.Total != 200 || h.Exact || len(h.Hits) != 20 || h.Hits[0].Title != "winter letter 259" || h.Hits[1].Score != 0.5 {
		t.Errorf("%d %v %+v", h.Total, h.Exact, h.Hits[:2])
	}
	h, err = team.Ann.SearchExact(ctx, "wi le", 20)
	must(t, err)
	if h.Total != 260 || !h.Exact {
		t.Errorf("%d %v", h.Total, h.Exact)
	}
	must(t, team.Ann.DeleteNextStep(ctx, all[259].ID, 1))
	_, err = team.Ann.Undo(ctx)
	must(t, err)
	if h, _ = team.Ann.SearchExact(ctx, "259", 5); h.Total != 1 {
		t.Errorf("brought back and not found: %+v", h)
	}
	changed := all[0].Snooze(today)
	changed.What = "summer letter 000"
	must(t, team.Ann.SaveNextSteps(ctx, "x", &changed))
	if h, _ = team.Ann.SearchExact(ctx, "winter 000", 5); h.Total != 0 {
		t.Errorf("an old text is still found: %+v", h)
	}
}

func TestWhatIsCalledSoStandsBeforeWhatOnlySpeaksOfIt(t *testing.T) {
	team := open(t)
	larch := employer(t, team.Ann, "Larch Foods")
	step(t, team.Ann, "Visit Larch Foods")
	must(t, team.Ann.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{{On: today, Employer: larch.ID, Channel: "PHONE", Specialist: team.Ann.Actor(), Heard: "larch and oak"}}}))
	for range 2 { // among what waits for the index, and in it
		h, err := team.Ann.Search(ctx, "larch", 5)
		must(t, err)
		var got []string
		for _, x := range h.Hits {
			got = append(got, x.Title)
		}
		if len(got) != 3 || h.Hits[0].ID != string(larch.ID) || got[1] != "Visit Larch Foods" || !strings.HasPrefix(h.Hits[2].Snippet, "larch and oak") {
			t.Errorf("found %q", got)
		}
		var others []*employers.NextStep
		for range 300 {
			others = append(others, &employers.NextStep{What: "Something else", Due: today, Owner: team.Ann.Actor()})
		}
		must(t, team.Ann.SaveNextSteps(ctx, "many", others...))
	}
}

// However much that is newer speaks of somebody, the name itself is found.
func TestANameIsFoundBehindManyNotesThatSpeakOfIt(t *testing.T) {
	team := open(t)
	larch := employer(t, team.Ann, "Larch Foods")
	pat := people.Participant{Ref: "P-17", FirstName: "Pat", LastName: "Larchfield", Specialist: team.Ann.Actor(), Group: "T_OOW"}
	must(t, team.Ann.SaveParticipants(ctx, "added", &pat))
	for range 2 { // among what waits for the index, and in it
		var notes []*employers.NextStep
		for range 250 {
			notes = append(notes, &employers.NextStep{What: "Ask about larch", Due: today, Owner: team.Ann.Actor()})
		}
		must(t, team.Ann.SaveNextSteps(ctx, "many", notes...))
		for words, want := range map[string]string{"larch": string(larch.ID), "larchf": string(pat.ID)} {
			h, err := team.Ann.Search(ctx, words, 20)
			must(t, err)
			if len(h.Hits) == 0 || h.Hits[0].ID != want || h.Hits[0].Score != 1 {
				t.Errorf("%q finds %+v first", words, h.Hits[:min(2, len(h.Hits))])
			}
		}
		h, err := team.Ann.Search(ctx, "larch", 20)
		must(t, err)
		if h.Total != 200 || h.Exact || len(h.Hits) != 20 || h.Hits[1].Title != "Pat Larchfield" || h.Hits[2].Title != "Ask about larch" {
			t.Errorf("%d found, %v: %+v", h.Total, h.Exact, h.Hits[:3])
		}
		seen := map[string]bool{}
		for _, x := range h.Hits {
			if seen[x.ID] {
				t.Errorf("%s stands there twice", x.Title)
			}
			seen[x.ID] = true
		}
		if h, err = team.Reader.Search(ctx, "larch", 20); err != nil || h.Hits[0].ID != string(larch.ID) || h.Hits[1].Title == "Pat Larchfield" {
			t.Errorf("who may see no participants finds %+v, %v", h.Hits[:2], err)
		}
	}
}

// Names that somebody may not find take no place from those that they may.
func TestNamesThatMayNotBeFoundHideNoOther(t *testing.T) {
	team := open(t)
	mill := employer(t, team.Ann, "The Larch Mill")
	var who []*people.Participant
	var notes []*employers.NextStep
	for range 250 {
		who = append(who, &people.Participant{FirstName: "Pat", LastName: "Larchfield", Specialist: team.Ann.Actor(), Group: "T_OOW"})
		notes = append(notes, &employers.NextStep{What: "Ask about larch", Due: today, Owner: team.Ann.Actor()})
	}
	must(t, team.Ann.SaveParticipants(ctx, "added", who...))
	must(t, team.Ann.SaveNextSteps(ctx, "many", notes...))
	h, err := team.Reader.Search(ctx, "larch", 20)
	must(t, err)
	if len(h.Hits) == 0 || h.Hits[0].ID != string(mill.ID) {
		t.Errorf("it finds %+v first", h.Hits[:min(1, len(h.Hits))])
	}
}

func TestSnippetShowsTheWord(t *testing.T) {
	team := open(t)
	step(t, team.Ann, strings.Repeat("Lorem ipsum dolor. ", 12)+"Ask about the Küchenhilfe there. "+strings.Repeat("Sit amet. ", 12))
	h, err := team.Ann.Search(ctx, "kuchen", 5)
	must(t, err)
	if len(h.Hits) != 1 || !strings.Contains(h.Hits[0].Snippet, "Küchenhilfe") || len([]rune(h.Hits[0].Snippet)) > 125 {
		t.Errorf("got %+v", h.Hits)
	}
}

func TestColleaguesParticipantsAreFoundByNameOnly(t *testing.T) {
	team := open(t)
	p := people.Participant{Ref: "P-17", FirstName: "Pat", LastName: "Żółtek", Specialist: team.Ann.Actor(), Group: "T_OOW"}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	for name, c := range map[string]struct {
		s     *store.Store
		found int
		group string
	}{"Ann": {team.Ann, 1, "T_OOW"}, "Ben": {team.Ben, 1, ""}, "lead": {team.Lead, 1, "T_OOW"}, "reader": {team.Reader, 0, ""}} {
		h, err := c.s.SearchExact(ctx, "zoltek", 5)
		must(t, err)
		if h.Total != c.found {
			t.Errorf("%s finds %d", name, h.Total)
		}
		if c.found == 0 {
			continue
		}
		list, err := c.s.FindParticipants(ctx, "pat zol", 5)
		must(t, err)
		if len(list) != 1 || list[0].Group != c.group || list[0].LastName != "Żółtek" {
			t.Errorf("%s sees %+v", name, list)
		}
	}
}
