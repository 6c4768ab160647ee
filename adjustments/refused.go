package adjustments

import (
	"slices"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Refused says that a paper may not be shown, signed or given because of what the person allows; Missing is the sentence for people.
type Refused struct {
	people.MayAnswer
	Act people.ShareAct
}

// Error is what is missing, in plain words.
func (r Refused) Error() string { return r.Missing }

// mayShow asks whether acts about a person may be done toward an employer on a day, with all words that go out. What is on file toward
// the manager binds too, and toward HR where somebody there reads it, even where it has ended: who was asked about them and took it back
// has said so. It gives Refused with the first that is missing.
func mayShow(permits []people.Permit, who people.ParticipantID, acts []people.ShareAct, employer string, hr bool, on day.Date, words ...string) error {
	permits = slices.DeleteFunc(slices.Clone(permits), func(p people.Permit) bool { return p.Participant != who })
	audiences := []string{people.ToEmployer}
	for _, a := range []string{people.ToManager, people.ToHR} {
		onFile := slices.ContainsFunc(permits, func(p people.Permit) bool {
			return !p.Deleted && p.Audience == a && (p.Employer == "" || p.Employer == employer)
		})
		if onFile && (a != people.ToHR || hr) {
			audiences = append(audiences, a)
		}
	}
	for _, a := range audiences {
		for _, act := range acts {
			if may := people.MayShare(permits, act, people.D0, people.Toward{Audience: a, Employer: employer}, on, words...); !may.OK {
				return Refused{MayAnswer: may, Act: act}
			}
		}
	}
	return nil
}
