package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/adjustments"
)

// A name leaves in a calendar only when that is asked for, and only toward an employer for whom a named entry is allowed, today and on
// the day of the entry. What somebody asked not to be said keeps their name out too.
func TestACalendarNamesOnlyWhoAllowsItAndOnlyWhenAsked(t *testing.T) {
	l := loading(t) // on 25 November 2026
	l.fill()
	l.want("4 created, 0 updated, 0 unchanged", l.load("permissions", "participant_ref,employer_ref,permission,disclosure,not_words,from,until",
		"P1,,P1,D0,,2026-11-01,2027-10-31", "P1,E1,P2,D0,hospital,2026-11-01,2026-12-31", "P2,,P2,D0,,2026-11-01,2027-10-31", "P2,E2,P0,DU,,2026-11-01,2027-10-31"))
	l.want("8 created, 0 updated, 0 unchanged", l.load("next-steps", "what,due,employer_ref,participant_ref",
		"Ring E1 about Sam,2026-11-20,E1,P1", "Meet E1 with Sam in December,2026-12-10,E1,P1", "Review Sam at E1 in January,2027-01-10,E1,P1",
		"Ring E2 about Sam,2026-11-27,E2,P1", "Tell E1 of Sam's hospital visit,2026-11-28,E1,P1", "Visit with Nia,2026-11-28,,P2", "Visit E2 with Nia,2026-11-29,E2,P2", "Ring E1,2026-11-29,E1,"))
	for named, want := range map[bool][]string{
		false: {"Ring E1 about …", "Meet E1 with … in December", "Review … at E1 in January", "Ring E2 about …", "of …'s hospital visit", "Visit with …", "Visit E2 with …", "Ring E1\r"},
		true:  {"Ring E1 about Sam", "Meet E1 with Sam in December", "Review … at E1 in January", "Ring E2 about …", "of …'s hospital visit", "Visit with Nia", "Visit E2 with …", "Ring E1\r"},
	} {
		path := filepath.Join(t.TempDir(), "steps.ics")
		_, err := l.d.ExportCalendar(ctx, path, named)
		l.must(err)
		text, err := os.ReadFile(path)
		l.must(err)
		for _, words := range want {
			if !strings.Contains(string(text), words) {
				t.Errorf("with names %v: %q is missing in\n%s", named, words, text)
			}
		}
	}
}

// The review of an agreement or plan is in the calendar without a name, and that of a draft is not.
func TestReviewsOfPapersAreInTheCalendarAndNameNobody(t *testing.T) {
	x := dealt(t)
	w := &adjustments.Plan{Participant: x.who.ID, Status: adjustments.PlanInUse, ReviewOn: x.today().AddDays(30), Sections: []adjustments.Section{{Code: "WELL", Answer: "Swimming"}}}
	x.must(x.Store().SavePlan(ctx, w))
	draft := &adjustments.Agreement{Participant: x.who.ID, Employer: x.firm.ID, ReviewOn: x.today().AddDays(31), Status: adjustments.AgreementDraft}
	x.must(x.Store().SaveAgreement(ctx, draft))
	path := filepath.Join(t.TempDir(), "steps.ics")
	n, err := x.ExportCalendar(ctx, path, true)
	x.must(err)
	text, err := os.ReadFile(path)
	x.must(err)
	if s := string(text); n != 2 || !strings.Contains(s, "SUMMARY:Review: agreement\\, Hallam Bakery\r") || !strings.Contains(s, "SUMMARY:Review: plan\r") || strings.Contains(s, "Sandhurst") {
		t.Errorf("%d entries:\n%s", n, s)
	}
}
