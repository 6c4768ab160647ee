package employers

import (
	"testing"

	"jobwright/internal/people"
)

func TestEachPledgeHasItsOwnLevels(t *testing.T) {
	list := []people.Code{
		{Code: "DC", Label: "Disability Confident", Data: map[string]string{"levels": "1 Committed; 2 Employer; 3 Leader"}},
		{Code: "ERS", Label: "Defence Employer Recognition Scheme", Data: map[string]string{"levels": "Bronze; Silver; Gold"}},
		{Code: "AFC", Label: "Armed Forces Covenant", Data: map[string]string{"levels": "signed / not"}},
	}
	codes := func(string) []people.Code { return list }
	for i, want := range []int{3, 3, 0} {
		if got := PledgeLevels(list[i]); len(got) != want {
			t.Errorf("%s has %v", list[i].Code, got)
		}
	}
	for want, p := range map[string]Pledge{
		"Disability Confident, 2 Employer":          {Code: "DC", Level: "2"},
		"Defence Employer Recognition Scheme, Gold": {Code: "ERS", Level: "Gold"},
		"Disability Confident, Gold":                {Code: "DC", Level: "Gold"},
		"Armed Forces Covenant":                     {Code: "AFC"},
	} {
		if got := p.Words(codes); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
