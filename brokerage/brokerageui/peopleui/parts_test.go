package peopleui

import (
	"context"
	"strings"
	"testing"

	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	layout "jobwright/internal/ui/page"
)

func TestWhatOtherPartsKnowOfAPersonStandsOnThePageAndBeginsMoreOfIt(t *testing.T) {
	d := open(t, sam, caseload())
	d.p.More = []PagePart{{Name: "agreements", Title: "Agreements", Empty: "None yet.", Add: "New agreement", New: func(id people.ParticipantID) nav.Route { return nav.Route{Page: "agreements", ID: "new:" + string(id)} },
		Rows: func(_ context.Context, id people.ParticipantID) ([]layout.Line, error) {
			if id != "jo" {
				return nil, nil
			}
			return []layout.Line{{Icon: "agreement", Title: "Hallam Bakery", Chip: "Signed", Route: nav.Route{Page: "agreements", ID: "a1"}}}, nil
		}}}
	d.page.Clear()
	d.Show("ali")
	if said := onscreen.Words(d.page.Content()); !strings.Contains(said, "None yet.") {
		t.Error(said)
	}
	d.Show("jo/agreements")
	onscreen.PressIn(t, d.page.Content(), "Hallam Bakery")
	onscreen.PressIn(t, d.page.Content(), "New agreement")
	if n := len(d.routes); n < 2 || d.routes[n-2] != (nav.Route{Page: "agreements", ID: "a1"}) || d.routes[n-1] != (nav.Route{Page: "agreements", ID: "new:jo"}) {
		t.Errorf("%v", d.routes)
	}
}
