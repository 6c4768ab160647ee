package people

import (
	"testing"

	"jobwright/internal/day"
)

func TestTheLastDayOnWhichTheNoticeWasGiven(t *testing.T) {
	on := func(d int) day.Date { return day.New(2026, 11, d) }
	shared := []Shared{
		{Audience: ToEmployer, What: NoticeWords, On: on(9)}, // somebody else's words
		{Audience: ToThemselves, What: NoticeWords, On: on(2)},
		{Audience: ToThemselves, What: NoticeWords + ", version 2", On: on(5)},
		{Audience: ToThemselves, What: NoticeWords, On: on(8), Deleted: true},
		{Audience: ToThemselves, What: "something else", On: on(7)},
	}
	if got := NoticeGiven(shared); got != on(5) {
		t.Error(got)
	}
	if !NoticeGiven(nil).IsZero() {
		t.Error("nothing was given")
	}
	if others := ToOthers(shared); len(others) != 1 || others[0].On != on(9) {
		t.Errorf("%+v", others)
	}
}
