package employers

import "testing"

func TestSizesAbove250AreNotOne(t *testing.T) {
	for _, c := range []struct {
		e    Employer
		want string
	}{
		{Employer{Size: "SMALL"}, "SMALL"}, {Employer{Size: "NONE"}, "NONE"}, {Employer{}, ""}, {Employer{Size: "UNKNOWN"}, ""},
		{Employer{Size: "LARGE", SizePrinted: "5000 to 19,999"}, "5000 to 19,999"}, {Employer{Size: "LARGE"}, UnprintedBand},
		{Employer{Size: "LARGE", Headcount: 499}, "250 to 499"}, {Employer{Size: "LARGE", Headcount: 500}, "500 to 999"},
		{Employer{Size: "LARGE", Headcount: 20000}, "20,000 or more"}, {Employer{Size: "LARGE", SizePrinted: "1000 to 4999", Headcount: 300}, "1000 to 4999"},
		{Employer{Headcount: 9}, "MICRO"}, {Employer{Headcount: 10}, "SMALL"}, {Employer{Headcount: 249}, "MEDIUM"}, {Employer{Headcount: 250}, "250 to 499"},
		{Employer{Size: "UNKNOWN", SizePrinted: "Less than 250"}, ""}, {Employer{Size: "LARGE", Headcount: 30}, UnprintedBand},
	} {
		if got := c.e.Band(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.e, got, c.want)
		}
	}
}
