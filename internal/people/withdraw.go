package people

import (
	"slices"

	"jobwright/internal/day"
)

// How a withdrawal ends permits (issue on brokerage; facts.md e.5):
//
// It ends its row and every earlier row of the same audience that it overlaps, at once: from the moment that it is recorded, whatever
// day it is dated. Earlier is the row that begins earlier, or on the same day and was recorded earlier. Rows that begin later stand:
// they are the person's own later word.
//
// What was taken back in general is taken back for each employer, so the withdrawal of a general row also ends earlier rows that name
// one. What was taken back for one employer ends rows that name it, and for that employer alone the general ones: every general row
// that the withdrawn one overlaps and that began by the day of the withdrawal. Else taking back "you may name me to Example Ltd" would
// let a general permission speak for Example Ltd, and a person who says no would get more said than before.

// endedToward says that a row no longer counts toward somebody because it, or one that ends it, was taken back.
func endedToward(rows []Permit, r Permit, to Toward) bool {
	_, ended := endedBy(rows, r, to)
	return ended
}

// endedBy gives the permit whose withdrawal ended a row toward somebody; false where none did.
func endedBy(rows []Permit, r Permit, to Toward) (Permit, bool) {
	for _, w := range rows {
		if ends(w, r) || w.Employer != "" && w.Employer == to.Employer && endsGeneralFor(w, r) {
			return w, true
		}
	}
	return Permit{}, false
}

// ends says that the withdrawal of w ends r for everybody whom r is for.
func ends(w, r Permit) bool {
	if w.Withdrawn.IsZero() || w.Deleted {
		return false
	}
	if w.ID == r.ID && w.ID != "" || w == r {
		return true
	}
	return sameMatter(w, r) && (w.Employer == "" || w.Employer == r.Employer) && earlier(r, w) && overlap(w, r)
}

// endsGeneralFor says that the withdrawal of w, which names an employer, ends the general row r for that employer.
func endsGeneralFor(w, r Permit) bool {
	return !w.Withdrawn.IsZero() && !w.Deleted && r.Employer == "" && sameMatter(w, r) && overlap(w, r) &&
		(earlier(r, w) || !w.Withdrawn.Before(r.From))
}

func sameMatter(a, b Permit) bool {
	return a.Participant == b.Participant && a.audience() == b.audience()
}

// earlier says that a begins before b, or on the same day and was recorded before it. Ids are in the order of recording.
func earlier(a, b Permit) bool {
	if a.From != b.From {
		return a.From.Before(b.From)
	}
	return a.ID <= b.ID
}

func overlap(a, b Permit) bool { return !a.Until.Before(b.From) && !b.Until.Before(a.From) }

// EndedBy gives, for each permit that a withdrawal has ended for everybody, the permit whose withdrawal did it: its own where it was
// taken back itself.
func EndedBy(rows []Permit) map[PermitID]PermitID {
	out := map[PermitID]PermitID{}
	for _, r := range rows {
		for _, w := range rows {
			if _, known := out[r.ID]; ends(w, r) && (!known || w.ID == r.ID) {
				out[r.ID] = w.ID
			}
		}
	}
	return out
}

// Live gives the permits that stand on a day: begun, not over, not ended by a withdrawal. For one employer MayShare may count fewer.
func Live(rows []Permit, on day.Date) []Permit {
	var out []Permit
	for _, r := range rows {
		if standsOn(r, on) && !slices.ContainsFunc(rows, func(w Permit) bool { return ends(w, r) }) {
			out = append(out, r)
		}
	}
	return out
}

// WithdrawnBy gives the permits that the withdrawal of one would end and that nothing has ended yet, itself among them: those that a
// screen names before somebody confirms. Only the one itself is marked as withdrawn; that the others end follows from it.
func WithdrawnBy(rows []Permit, id PermitID, on day.Date) []Permit {
	i := slices.IndexFunc(rows, func(r Permit) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	w := rows[i]
	w.Withdrawn = on
	gone := EndedBy(rows)
	var out []Permit
	for _, r := range rows {
		if _, already := gone[r.ID]; !already && !r.Deleted && ends(w, r) {
			out = append(out, r)
		}
	}
	return out
}

// Raises says that a change from before to after, both all permits of one person, would allow more than before toward anybody, on a day
// or on any later one: what undo, redo, a merge and the undo of an import may never do. Employers that are no more after the change
// (merged into another) are left out.
func Raises(before, after []Permit, on day.Date, gone ...string) bool {
	for _, to := range everybody(before, after, gone) {
		for _, d := range turningDays(before, after, on) {
			if more(allowed(before, to, d), allowed(after, to, d)) {
				return true
			}
		}
	}
	return false
}

// allowed is what stands on file toward somebody, with the words in which a condition may be named.
func allowed(rows []Permit, to Toward, on day.Date) MayAnswer {
	return MayShare(rows, NameCondition, D4, to, on)
}

// more says that b allows something that a does not.
func more(a, b MayAnswer) bool {
	missesOne := func(all, of []string) bool {
		return slices.ContainsFunc(of, func(w string) bool { return !slices.Contains(all, w) })
	}
	switch {
	case b.Permission > a.Permission, max(b.Disclosure, D0) > max(a.Disclosure, D0):
		return true
	case b.Permission == P0:
		return false
	}
	return missesOne(b.NotWords, a.NotWords) || b.Disclosure >= D4 && missesOne(a.Words, b.Words)
}

// everybody gives each audience that the permits know, toward each employer that they name and one that they do not.
func everybody(before, after []Permit, gone []string) []Toward {
	audiences, employers := []string{}, []string{""}
	for _, r := range slices.Concat(before, after) {
		if !slices.Contains(audiences, r.audience()) {
			audiences = append(audiences, r.audience())
		}
		if !slices.Contains(employers, r.Employer) && !slices.Contains(gone, r.Employer) {
			employers = append(employers, r.Employer)
		}
	}
	var out []Toward
	for _, a := range audiences {
		for _, e := range employers {
			out = append(out, Toward{a, e})
		}
	}
	return out
}

// turningDays are a day and every later one on which some permit begins or has just ended.
func turningDays(before, after []Permit, on day.Date) []day.Date {
	days := []day.Date{on}
	for _, r := range slices.Concat(before, after) {
		for _, d := range []day.Date{r.From, r.Until.AddDays(1)} {
			if on.Before(d) && !slices.Contains(days, d) {
				days = append(days, d)
			}
		}
	}
	return days
}
