package desk

import (
	"os"
	"path/filepath"
	"testing"

	"jobwright/internal/paper"
	"jobwright/internal/people"
)

func TestAPrivacyNoticeIsNotedOnceADayForThePersonWhoIsGivenIt(t *testing.T) {
	x := dealt(t)
	r := paper.Request{Sort: paper.SortPrivacy, ID: "R1"}
	page := func() []people.Shared {
		p, err := x.Store().PersonPage(ctx, x.who.ID)
		x.must(err)
		return p.Shared
	}
	_, err := x.Papers().Make(ctx, r)
	x.must(err)
	if !people.NoticeGiven(page()).IsZero() {
		t.Error("to look at it is not to give it")
	}
	for _, name := range []string{"a.pdf", "b.pdf"} {
		_, err := x.Papers().Save(ctx, r, filepath.Join(t.TempDir(), name))
		x.must(err)
	}
	if got := page(); len(got) != 1 || people.NoticeGiven(got) != x.today() || len(people.ToOthers(got)) != 0 {
		t.Errorf("%+v", got)
	}
	blank := filepath.Join(t.TempDir(), "blank.pdf") // a pile for the desk, nobody's yet
	_, err = x.Papers().Save(ctx, paper.Request{Sort: paper.SortPrivacy}, blank)
	x.must(err)
	if _, err := os.Stat(blank); err != nil || len(page()) != 1 {
		t.Error(err, page())
	}
}
