package peopleui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/printing"
)

// take opens the menu of the page and takes the lines that begin so, one menu after the other.
func (d *desk) take(lines ...string) {
	d.t.Helper()
	d.page.showMenu()
	for _, words := range lines {
		list := d.w.Canvas().Focused()
		test.Type(list, words)
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

func TestPapersAboutAPersonStandInTheMenu(t *testing.T) {
	store := caseload()
	d := open(t, sam, store)
	var asked []printing.Ask
	d.p.Documents = func(a printing.Ask) { asked = append(asked, a) }
	agreements := []kit.Option{{ID: "a1", Title: "Packer at Hallam Bakery"}}
	d.p.Evidence = func(_ context.Context, id people.ParticipantID) ([]kit.Option, error) { return agreements, nil }
	d.Show("jo")
	for _, c := range []struct {
		lines []string
		sort  paper.Sort
		id    string
	}{
		{[]string{"Papers", "Privacy"}, paper.SortPrivacy, "jo"},
		{[]string{"Papers", "Feedback"}, paper.SortFeedback, "jo"},
		{[]string{"Papers", "Access"}, paper.SortAtW, "a1"},
		{[]string{"Papers", "Everything"}, paper.SortSubject, "jo"},
	} {
		asked = nil
		d.take(c.lines...)
		if len(asked) != 1 || asked[0].First.Sort != c.sort || asked[0].First.ID != c.id || asked[0].First.Copy != "person" || asked[0].Permits != "jo" {
			t.Errorf("%s: %+v", c.lines, asked)
		}
	}
	asked, agreements = nil, append(agreements, kit.Option{ID: "a2", Title: "Shop assistant at Brightwell"})
	if d.take("Papers", "Access", "Shop"); len(asked) != 1 || asked[0].First.ID != "a2" {
		t.Errorf("of two agreements: %+v", asked)
	}
	asked, agreements = nil, nil
	if d.take("Papers", "Access"); len(asked) != 0 || !strings.Contains(d.said, "none yet") {
		t.Errorf("without an agreement: %+v, said %q", asked, d.said)
	}
}

func TestThePageSaysWhenThePrivacyNoticeWasGiven(t *testing.T) {
	store := caseload()
	page := store.pages["jo"]
	page.Shared = nil
	d := open(t, sam, store)
	d.Show("jo")
	if said := d.text(); !strings.Contains(said, "Privacy notice") || !strings.Contains(said, "Not given yet") {
		t.Error(said)
	}
	page.Shared = []people.Shared{{ID: "s1", Participant: "jo", Audience: people.ToThemselves, On: today, What: people.NoticeWords}}
	store.pages["jo"] = page
	d.Reload()
	said := d.text()
	if strings.Contains(said, "Not given yet") || !strings.Contains(said, "Given") {
		t.Error(said)
	}
	if strings.Contains(said, "Asked back") || !strings.Contains(said, "has gone out of Jobwright") {
		t.Error("what somebody was given about themselves is listed as told to others")
	}
}
