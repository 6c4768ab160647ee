package people

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jobwright/internal/day"
)

func TestWhatAWithdrawalEnds(t *testing.T) {
	hr := permit("hr", P3, D2).from(-90)
	hr.Audience = ToHR
	other := permit("other", P3, D2).from(-90)
	other.Participant = "bob"
	rows := []Permit{
		permit("before", P3, D2).from(-90).until(-61), // was over when the one that is taken back began
		permit("overlaps", P2, D1).from(-90).until(30),
		permit("named", P3, D3).from(-90).at("acme"),
		hr, other,
		permit("same day, recorded first", P2, D1).from(-60),
		permit("t", P3, D2).from(-60).withdrawn(0), // ids are in the order of recording
		permit("u same day, recorded later", P1, D0).from(-60),
		permit("later", P1, D0).from(-30),
	}
	want := map[PermitID]PermitID{"overlaps": "t", "named": "t", "same day, recorded first": "t", "t": "t"}
	if got := EndedBy(rows); !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	var live []string
	for _, r := range Live(rows, today) {
		live = append(live, string(r.ID))
	}
	if want := []string{"hr", "other", "u same day, recorded later", "later"}; !slices.Equal(live, want) {
		t.Errorf("live: %v", live)
	}
}

func TestAWithdrawalActsAtOnceWhateverItsDay(t *testing.T) {
	for _, days := range []int{-10, 0, 10} {
		if a := MayShare([]Permit{permit("1", P2, D1).withdrawn(days)}, NameCandidate, D0, Toward{}, today); a.OK {
			t.Errorf("withdrawn on day %d: still live", days)
		}
	}
}

func TestWhatIsTakenBackForOneEmployer(t *testing.T) {
	acme, bolt := Toward{Employer: "acme"}, Toward{Employer: "bolt"}
	taken := permit("2", P3, D2).at("acme").from(-60).withdrawn(0)
	tests := []struct {
		name string
		row  Permit
		to   Toward
		want Permission
	}{
		{"an earlier general row is over for that employer", permit("1", P2, D1).from(-90), acme, P0},
		{"and stands for others", permit("1", P2, D1).from(-90), bolt, P2},
		{"a general row that stood beside it does not speak for that employer", permit("3", P2, D1).from(-30), acme, P0},
		{"one that begins after the withdrawal does", permit("3", P2, D1).from(1), Toward{Employer: "acme"}, P2},
		{"a later row that names the employer stands", permit("3", P1, D0).at("acme").from(-30), acme, P1},
		{"an earlier row for another employer stands", permit("1", P1, D0).at("bolt").from(-90), bolt, P1},
	}
	for _, tt := range tests {
		if got := MayShare([]Permit{taken, tt.row}, TalkUnnamed, D0, tt.to, today.AddDays(1)).Permission; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got.Code(), tt.want.Code())
		}
	}
}

func TestAfterAWithdrawalOneMayAgreeAnewOnTheSameDay(t *testing.T) {
	rows := []Permit{permit("1", P3, D3).withdrawn(0), permit("2", P2, D1).from(0)}
	if a := MayShare(rows, NameCandidate, D0, Toward{}, today); !a.OK || a.Permission != P2 {
		t.Errorf("%s: %s", a.Permission.Code(), a.Missing)
	}
	same := []Permit{permit("1", P3, D3).from(0).withdrawn(0), permit("2", P2, D1).from(0)}
	if a := MayShare(same, NameCandidate, D0, Toward{}, today); !a.OK {
		t.Errorf("given, taken back and given again on one day: %s", a.Missing)
	}
}

func TestWhatAWithdrawalWouldEndIsKnownBefore(t *testing.T) {
	rows := []Permit{permit("1", P2, D1).from(-90), permit("2", P2, D1).from(-60), permit("3", P1, D0).from(-30), permit("0", P4, D2).from(-95).withdrawn(-1)}
	var ids []PermitID
	for _, r := range WithdrawnBy(rows, "2", today) {
		ids = append(ids, r.ID)
	}
	if !slices.Equal(ids, []PermitID{"1", "2"}) {
		t.Errorf("got %v", ids)
	}
	if got := WithdrawnBy(rows, "9", today); got != nil {
		t.Errorf("an unknown one ends %v", got)
	}
}

func TestWhatRaisesAPermission(t *testing.T) {
	one := []Permit{permit("1", P2, D1)}
	taken := []Permit{permit("1", P2, D1).withdrawn(0)}
	tests := []struct {
		name          string
		before, after []Permit
		want          bool
	}{
		{"nothing changes", one, one, false},
		{"taking back a withdrawal", taken, one, true},
		{"withdrawing again", one, taken, false},
		{"adding one to nothing", nil, one, true},
		{"taking it away again", one, nil, false},
		{"adding a lower one", one, append(one, permit("2", P1, D0)), false},
		{"taking the lower one away", append(one, permit("2", P1, D0)), one, true},
		{"more said", one, []Permit{permit("1", P2, D2)}, true},
		{"a longer time", []Permit{permit("1", P2, D1).until(5)}, one, true},
		{"a shorter time", one, []Permit{permit("1", P2, D1).until(5)}, false},
		{"a row that is over", nil, []Permit{permit("1", P4, D5).until(-1)}, false},
		{"one that is still to begin", nil, []Permit{permit("1", P4, D5).from(5)}, true},
		{"for one employer", one, append(one, permit("2", P3, D1).at("acme")), true},
		{"less for one employer", one, append(one, permit("2", P1, D1).at("acme")), false},
		{"back to what is general", append(one, permit("2", P1, D1).at("acme")), one, true},
		{"not discussed to nothing said", []Permit{permit("1", P2, DU)}, []Permit{permit("1", P2, D0)}, false},
		{"other words for a condition", []Permit{permit("1", P3, D4).saying("epilepsy", "")}, []Permit{permit("1", P3, D4).saying("asthma", "")}, true},
		{"other words for a need", []Permit{permit("1", P3, D2).saying("quiet", "")}, []Permit{permit("1", P3, D2).saying("calm", "")}, false},
		{"words to avoid are forgotten", []Permit{permit("1", P3, D2).saying("", "illness")}, []Permit{permit("1", P3, D2)}, true},
		{"for another audience", one, append(one, Permit{ID: "2", Participant: "ann", Audience: ToHR, Permission: P2, From: today, Until: today}), true},
	}
	for _, tt := range tests {
		if got := Raises(tt.before, tt.after, today); got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
	merged := []Permit{permit("1", P3, D1).at("bolt")}
	if !Raises([]Permit{permit("1", P3, D1).at("acme")}, merged, today, "acme") {
		t.Error("what was agreed for one employer speaks for another after a merge")
	}
	if Raises([]Permit{permit("1", P3, D1), permit("2", P0, D0).at("acme")}, []Permit{permit("1", P3, D1), permit("2", P0, D0).at("bolt")}, today, "acme") {
		t.Error("an employer that is no more counts")
	}
}

// anyPermits are up to six permits of one person around today, some taken back.
var anyPermits = rapid.Custom(func(t *rapid.T) []Permit {
	rows := make([]Permit, rapid.IntRange(0, 6).Draw(t, "rows"))
	for i := range rows {
		from := rapid.IntRange(-9, 3).Draw(t, "from")
		rows[i] = permit(string(rune('a'+i)), Permission(rapid.IntRange(0, 4).Draw(t, "permission")), Disclosure(rapid.IntRange(-1, 5).Draw(t, "disclosure"))).
			from(from).until(from + rapid.IntRange(0, 12).Draw(t, "days"))
		rows[i].Employer = rapid.SampledFrom([]string{"", "", "acme", "bolt"}).Draw(t, "employer")
		rows[i].Audience = rapid.SampledFrom([]string{"", ToEmployer, ToHR}).Draw(t, "audience")
		if rapid.IntRange(0, 3).Draw(t, "taken back") == 0 {
			rows[i].Withdrawn = today.AddDays(rapid.IntRange(-5, 0).Draw(t, "on"))
		}
	}
	return rows
})

var anybody = rapid.Custom(func(t *rapid.T) Toward {
	return Toward{rapid.SampledFrom([]string{"", ToHR}).Draw(t, "audience"), rapid.SampledFrom([]string{"", "acme", "bolt"}).Draw(t, "employer")}
})

var anyDay = rapid.Custom(func(t *rapid.T) day.Date { return today.AddDays(rapid.IntRange(-3, 6).Draw(t, "day")) })

// Whoever takes back what has begun never gets more shared than before, except by a row that begins later: the person's own later word.
func TestAWithdrawalNeverRaises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := anyPermits.Draw(t, "permits")
		if len(before) == 0 {
			return
		}
		i := rapid.IntRange(0, len(before)-1).Draw(t, "which")
		after := slices.Clone(before)
		after[i].Withdrawn = today
		to, on := anybody.Draw(t, "to"), anyDay.Draw(t, "on")
		if on.Before(after[i].From) {
			return
		}
		a, b := MayShare(before, TalkUnnamed, D0, to, on), MayShare(after, TalkUnnamed, D0, to, on)
		later := slices.DeleteFunc(slices.Clone(after), func(r Permit) bool { return earlier(r, after[i]) })
		if l := MayShare(later, TalkUnnamed, D0, to, on); b.Permission > max(a.Permission, l.Permission) || b.Disclosure > max(a.Disclosure, l.Disclosure) {
			t.Fatalf("before %s %s, after %s %s", a.Permission.Code(), a.Disclosure.Code(), b.Permission.Code(), b.Disclosure.Code())
		}
	})
}

// After the newest row of an audience is taken back in general, nothing is left of what it overlaps.
func TestTakingBackTheNewestLeavesNothingItOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anyPermits.Draw(t, "permits")
		last := permit("z", P3, D2).from(4).withdrawn(0)
		for i := range rows {
			rows[i].Audience, rows[i].Until = "", today.AddDays(20)
		}
		rows = append(rows, last)
		if a := MayShare(rows, TalkUnnamed, D0, anybody.Draw(t, "to"), anyDay.Draw(t, "on")); a.Permission != P0 {
			t.Fatalf("%s is left", a.Permission.Code())
		}
	})
}

// A row beside others that decide only ever lowers, and the order in which rows are given changes nothing.
func TestOfSeveralTheLowest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anyPermits.Draw(t, "permits")
		to, on := anybody.Draw(t, "to"), anyDay.Draw(t, "on")
		a := MayShare(rows, TalkUnnamed, D0, to, on)
		slices.Reverse(rows)
		if b := MayShare(rows, TalkUnnamed, D0, to, on); a.Permission != b.Permission || a.Disclosure != b.Disclosure || a.Until != b.Until {
			t.Fatal("the order of the rows matters")
		}
		deciding, named := decidingRows(rows, to, on)
		if len(deciding) == 0 {
			return
		}
		more := permit("y", Permission(rapid.IntRange(0, 4).Draw(t, "p")), Disclosure(rapid.IntRange(-1, 5).Draw(t, "d"))).from(-20).until(20)
		more.Audience = to.Audience
		if named {
			more.Employer = to.Employer
		}
		if b := MayShare(append(rows, more), TalkUnnamed, D0, to, on); b.Permission > a.Permission || b.Disclosure > a.Disclosure {
			t.Fatal("a further row raised it")
		}
	})
}

// Who may do more may do everything less, and the answer holds until the day that it gives.
func TestTheAnswerIsMonotoneAndHolds(t *testing.T) {
	acts := []ShareAct{TalkUnnamed, NameCandidate, SaySupported, ShowNeeds, ShowEffects, NameCondition}
	rapid.Check(t, func(t *rapid.T) {
		rows := anyPermits.Draw(t, "permits")
		to, on := anybody.Draw(t, "to"), anyDay.Draw(t, "on")
		for i := 1; i < len(acts); i++ {
			if MayShare(rows, acts[i], D0, to, on).OK && !MayShare(rows, acts[i-1], D0, to, on).OK {
				t.Fatalf("may %s, but not %s", acts[i], acts[i-1])
			}
		}
		a := MayShare(rows, NameCandidate, D0, to, on)
		if a.Until.IsZero() || a.Until.Before(on) {
			return
		}
		for d := on; !a.Until.Before(d); d = d.AddDays(1) {
			if b := MayShare(rows, NameCandidate, D0, to, d); b.Permission != a.Permission || b.Disclosure != a.Disclosure {
				t.Fatalf("it changes on %s, before %s", d, a.Until)
			}
		}
	})
}

// Whatever a change does not raise by Raises, no act gains by it, on any later day.
func TestRaisesMissesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := anyPermits.Draw(t, "before"), anyPermits.Draw(t, "after")
		if Raises(before, after, today) {
			return
		}
		to, on := anybody.Draw(t, "to"), today.AddDays(rapid.IntRange(0, 20).Draw(t, "day"))
		for _, row := range shareTable {
			if MayShare(after, row.act, D0, to, on).OK && !MayShare(before, row.act, D0, to, on).OK {
				t.Fatalf("may now %s", row.act)
			}
		}
	})
}
