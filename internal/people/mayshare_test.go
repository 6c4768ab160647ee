package people

import (
	"strings"
	"testing"

	"jobwright/internal/day"
)

var today = day.New(2026, 11, 24)

// permit is a row that has been live for a month and will be for eleven more.
func permit(id string, p Permission, d Disclosure) Permit {
	return Permit{ID: PermitID(id), Participant: "ann", Audience: ToEmployer, Permission: p, Disclosure: d,
		From: today.AddMonths(-1), Until: today.AddMonths(11)}
}

// for one employer
func (p Permit) at(employer string) Permit { p.Employer = employer; return p }

func (p Permit) from(days int) Permit { p.From = today.AddDays(days); return p }

func (p Permit) until(days int) Permit { p.Until = today.AddDays(days); return p }

func (p Permit) withdrawn(days int) Permit { p.Withdrawn = today.AddDays(days); return p }

func (p Permit) saying(words, not string) Permit { p.Words, p.NotWords = words, not; return p }

// The whole table of acts, written out a second time on purpose: a change of the rule must be meant.
func TestWhatEachActNeeds(t *testing.T) {
	want := map[ShareAct]struct {
		p Permission
		d Disclosure
	}{
		TalkUnnamed: {P1, D0}, NameCandidate: {P2, D0}, NamedCalendar: {P2, D0}, SaySupported: {P2, D1}, NamedProposal: {P2, D1},
		ShowNeeds: {P3, D2}, ShowEffects: {P3, D3}, NameCondition: {P3, D4}, SpeakToManager: {P4, D0},
	}
	if len(want) != len(shareTable) {
		t.Errorf("%d acts in the table, %d here", len(shareTable), len(want))
	}
	for act, w := range want {
		for p := P0; p <= P4; p++ {
			for d := DU; d <= D5; d++ {
				row := permit("1", p, d).saying("a long-term condition", "")
				got := MayShare([]Permit{row}, act, D0, Toward{}, today)
				ok := p >= w.p && max(d, D0) >= w.d
				if got.OK != ok || (got.Missing == "") != ok {
					t.Errorf("%s with %s %s: %t (%s), want %t", act, p.Code(), d.Code(), got.OK, got.Missing, ok)
				}
			}
		}
	}
	if MayShare([]Permit{permit("1", P4, D5)}, "shout", D0, Toward{}, today).OK {
		t.Error("an act that nobody knows is allowed")
	}
}

func TestWhatIsToldWithAnActIsNeededToo(t *testing.T) {
	tests := []struct {
		act  ShareAct
		says Disclosure
		p    Permission
		d    Disclosure
	}{
		{SpeakToManager, D0, P4, D0}, {SpeakToManager, D3, P4, D3}, {SpeakToManager, DU, P4, D0},
		{TalkUnnamed, D2, P3, D2}, {NameCandidate, D1, P2, D1}, {NameCandidate, D2, P3, D2}, {ShowNeeds, D0, P3, D2},
	}
	for _, tt := range tests {
		if p, d := ShareNeeds(tt.act, tt.says); p != tt.p || d != tt.d {
			t.Errorf("%s telling %s needs %s %s, want %s %s", tt.act, tt.says.Code(), p.Code(), d.Code(), tt.p.Code(), tt.d.Code())
		}
	}
}

func TestWhichRowsDecide(t *testing.T) {
	hr := permit("hr", P4, D5)
	hr.Audience = ToHR
	blank := permit("blank", P2, D1)
	blank.Audience = ""
	deleted := permit("deleted", P4, D5)
	deleted.Deleted = true
	tests := []struct {
		name string
		rows []Permit
		to   Toward
		p    Permission
		d    Disclosure
	}{
		{"nothing on file", nil, Toward{}, P0, DU},
		{"of several the lowest of each", []Permit{permit("1", P3, D1), permit("2", P2, D3)}, Toward{}, P2, D1},
		{"not yet discussed is the lowest", []Permit{permit("1", P3, DU), permit("2", P3, D3)}, Toward{}, P3, DU},
		{"the general row speaks for any employer", []Permit{permit("1", P2, D1)}, Toward{Employer: "acme"}, P2, D1},
		{"a row naming the employer decides, be it higher", []Permit{permit("1", P1, D0), permit("2", P3, D2).at("acme")}, Toward{Employer: "acme"}, P3, D2},
		{"or lower", []Permit{permit("1", P3, D2), permit("2", P0, D0).at("acme")}, Toward{Employer: "acme"}, P0, D0},
		{"and for that employer only", []Permit{permit("1", P1, D0), permit("2", P3, D2).at("acme")}, Toward{Employer: "bolt"}, P1, D0},
		{"nor for employers in general", []Permit{permit("2", P3, D2).at("acme")}, Toward{}, P0, DU},
		{"another audience does not count", []Permit{hr}, Toward{}, P0, DU},
		{"its own does", []Permit{hr, permit("1", P1, D0)}, Toward{Audience: ToHR}, P4, D5},
		{"a blank audience is the employer", []Permit{blank}, Toward{Audience: ToEmployer}, P2, D1},
		{"a deleted row does not count", []Permit{deleted}, Toward{}, P0, DU},
		{"the first day counts", []Permit{permit("1", P2, D1).from(0)}, Toward{}, P2, D1},
		{"the last day counts", []Permit{permit("1", P2, D1).until(0)}, Toward{}, P2, D1},
		{"the day before does not", []Permit{permit("1", P2, D1).from(1)}, Toward{}, P0, DU},
		{"nor the day after", []Permit{permit("1", P2, D1).until(-1)}, Toward{}, P0, DU},
		{"a named row that is over leaves it to the general one", []Permit{permit("1", P1, D0), permit("2", P3, D2).at("acme").until(-1)}, Toward{Employer: "acme"}, P1, D0},
	}
	for _, tt := range tests {
		a := MayShare(tt.rows, TalkUnnamed, D0, tt.to, today)
		if a.Permission != tt.p || a.Disclosure != tt.d {
			t.Errorf("%s: %s %s, want %s %s", tt.name, a.Permission.Code(), a.Disclosure.Code(), tt.p.Code(), tt.d.Code())
		}
	}
}

func TestAConditionIsNamedInTheAgreedWordsOnly(t *testing.T) {
	rows := []Permit{permit("1", P3, D4).saying("I have epilepsy, well controlled.", "fits; seizures")}
	tests := []struct {
		words []string
		ok    bool
	}{
		{nil, true}, {[]string{"epilepsy"}, true}, {[]string{"EPILEPSY,  well   controlled"}, true},
		{[]string{"epilepsy", "asthma"}, false}, {[]string{"epi"}, false}, {[]string{""}, false}, {[]string{"has epilepsy"}, false},
	}
	for _, tt := range tests {
		a := MayShare(rows, NameCondition, D4, Toward{}, today, tt.words...)
		if a.OK != tt.ok {
			t.Errorf("%q: %t (%s)", tt.words, a.OK, a.Missing)
		}
		if !tt.ok && !strings.Contains(a.Missing, "agreed words") {
			t.Errorf("%q: %s", tt.words, a.Missing)
		}
	}
	if MayShare([]Permit{permit("1", P3, D5)}, NameCondition, D4, Toward{}, today).OK {
		t.Error("a condition is named though no words were agreed")
	}
	both := append(rows, permit("2", P3, D5).saying("epilepsy; asthma", ""))
	if MayShare(both, NameCondition, D4, Toward{}, today, "asthma").OK {
		t.Error("words of one row are used though the other does not hold them")
	}
	if !MayShare(both, NameCondition, D4, Toward{}, today, "epilepsy").OK {
		t.Error("words on which both rows agree are refused")
	}
}

func TestWordsToAvoidAreRefusedInAnyText(t *testing.T) {
	rows := []Permit{permit("1", P3, D3).saying("needs a quiet place", "illness, unwell\nhospital")}
	if a := MayShare(rows, ShowEffects, D3, Toward{}, today, "After her Illness she works slowly."); a.OK || !strings.Contains(a.Missing, "“illness”") {
		t.Errorf("%v %s", a.OK, a.Missing)
	}
	if a := MayShare(rows, ShowEffects, D3, Toward{}, today, "Works best in a quiet place."); !a.OK {
		t.Error(a.Missing)
	}
}

func TestHowLongTheAnswerHolds(t *testing.T) {
	tests := []struct {
		name string
		rows []Permit
		to   Toward
		days int
	}{
		{"to the first end of the rows that decide", []Permit{permit("1", P2, D1).until(20), permit("2", P2, D1).until(9)}, Toward{}, 9},
		{"to the day before another begins", []Permit{permit("1", P2, D1), permit("2", P1, D0).from(5)}, Toward{}, 4},
		{"or one that names the employer", []Permit{permit("1", P2, D1), permit("2", P1, D0).at("acme").from(5)}, Toward{Employer: "acme"}, 4},
		{"not one for another employer", []Permit{permit("1", P2, D1).until(9), permit("2", P1, D0).at("acme").from(5)}, Toward{Employer: "bolt"}, 9},
		{"nor a general one where a named one decides", []Permit{permit("1", P2, D1).at("acme").until(9), permit("2", P1, D0).from(5)}, Toward{Employer: "acme"}, 9},
	}
	for _, tt := range tests {
		if got := MayShare(tt.rows, NameCandidate, D0, tt.to, today).Until; got != today.AddDays(tt.days) {
			t.Errorf("%s: %s, want %s", tt.name, got, today.AddDays(tt.days))
		}
	}
	if got := MayShare(nil, NameCandidate, D0, Toward{}, today).Until; !got.IsZero() {
		t.Errorf("nothing on file holds until %s", got)
	}
}

func TestTheRefusalSaysWhatIsMissingInPlainWords(t *testing.T) {
	const then = " Please talk it through with them, and record what they agree."
	tests := []struct {
		rows []Permit
		act  ShareAct
		to   Toward
		want string
	}{
		{nil, NameCandidate, Toward{}, "Towards employers, this person has not agreed to being named as a candidate." + then},
		{[]Permit{permit("1", P2, D0)}, NamedProposal, Toward{}, "Towards employers, this person has not agreed to us saying that our service supports them." + then},
		{nil, SaySupported, Toward{Audience: ToReferrer}, "Towards the referrer, this person has not agreed to us speaking of them by name, and to us saying that our service supports them." + then},
		{nil, ShowNeeds, Toward{}, "Towards employers, this person has not agreed to us telling the needs that were agreed, and to us saying what helps them at work." + then},
		{nil, SpeakToManager, Toward{Audience: ToManager}, "Towards the manager, this person has not agreed to us speaking with their manager after the start." + then},
		{[]Permit{permit("1", P2, D1).withdrawn(-2)}, NameCandidate, Toward{}, "Towards employers, this person has taken back their agreement to being named as a candidate, on 22 November 2026." + then},
		{[]Permit{permit("1", P2, D1).until(-1)}, NameCandidate, Toward{}, "Towards employers, this person had agreed to being named as a candidate until 23 November 2026." + then},
		{[]Permit{permit("1", P2, D1).from(6)}, NameCandidate, Toward{}, "Towards employers, this person has agreed to being named as a candidate from 30 November 2026 on. Please wait until then, or talk with them about an earlier day."},
	}
	for _, tt := range tests {
		if got := MayShare(tt.rows, tt.act, D0, tt.to, today).Missing; got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}
