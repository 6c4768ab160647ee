package adjustments

import (
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// AllowedWords asks whether words about what a person needs at work may go to their employer on a day, such as a letter about a review;
// hr says that HR reads them too. It answers with Refused, like Allowed.
func AllowedWords(permits []people.Permit, who people.ParticipantID, employer string, hr bool, today day.Date, words ...string) error {
	return mayShow(permits, who, []people.ShareAct{people.ShowNeeds, people.ShowEffects}, employer, hr, today, words...)
}

// AllowedHR asks whether somebody of HR whom a paper does not name may read it too, such as one who signs it: acts and words are those of
// its view. It answers with Refused, like Allowed.
func AllowedHR(permits []people.Permit, who people.ParticipantID, acts []people.ShareAct, employer string, today day.Date, words ...string) error {
	return mayShow(permits, who, acts, employer, true, today, words...)
}
