package brokerage

import (
	"math"
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// The rates of the year from April 2026 (statutory_rates), and the adult one of the year before.
var rates2026 = []Rate{
	{Family: AdultRate, Pence: 1221, From: day.New(2025, 4, 1), To: day.New(2026, 3, 31)},
	{Family: AdultRate, Pence: 1271, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)},
	{Family: Rate18To20, Pence: 1085, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)},
	{Family: RateUnder18, Pence: 800, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)},
	{Family: ApprenticeRate, Pence: 800, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)},
	{Family: LivingWage, Pence: 1345, From: day.New(2025, 10, 22)},
	{Family: LondonLivingWage, Pence: 1480, From: day.New(2025, 10, 22)},
}

var november = day.New(2026, 11, 24)

func TestWhatAFigureOfPayComesToForAnHour(t *testing.T) {
	tests := []struct {
		pay     int
		unit    people.PayUnit
		minutes int
		want    float64
		known   bool
	}{
		{1271, people.Hourly, 0, 1271, true}, {1271, "", 0, 1271, true},
		{20000, people.Weekly, 1000, 1200, true}, {20000, people.Weekly, 0, 0, false},
		{2600000, people.Yearly, 40 * 60, 1250, true}, {2600000, people.Yearly, 0, 0, false},
		{130000, people.Monthly, 20 * 60, 1500, true}, {130000, people.Monthly, 0, 0, false},
		{10000, people.Daily, 8 * 60, 0, false},
	}
	for _, tt := range tests {
		got, known := HourlyPence(tt.pay, tt.unit, tt.minutes)
		if math.Abs(got-tt.want) > 0.001 || known != tt.known {
			t.Errorf("%d a %s for %d minutes: %v %t, want %v %t", tt.pay, tt.unit, tt.minutes, got, known, tt.want, tt.known)
		}
	}
}

func TestWhatTheLawSaysOfPay(t *testing.T) {
	tests := []struct {
		name     string
		pay      int
		contract string
		on       day.Date
		want     PayVerdict
		last     bool
	}{
		{"the adult rate", 1271, "PERM", november, PayLegal, false},
		{"a penny under it", 1270, "PERM", november, PayUnder21, false},
		{"the lowest rate by age", 800, "PERM", november, PayUnder21, false},
		{"a penny under that", 799, "PERM", november, PayBelow, false},
		{"an apprentice at the rate of apprentices", 800, "APPRENTICE", november, PayUnder21, false},
		{"an apprentice below it", 799, "APPRENTICE", november, PayBelow, false},
		{"on the last day of the rate", 1271, "PERM", day.New(2027, 3, 31), PayLegal, false},
		{"after it, the last one counts and is said", 1271, "PERM", day.New(2027, 4, 1), PayLegal, true},
		{"before any rate", 1271, "PERM", day.New(2024, 1, 1), PayUnknown, false},
		{"self-employed", 100, "SELF", november, PaySelf, false},
		{"a work trial", 1271, "TRIAL", november, PayNone, false},
		{"not known", 0, "PERM", november, PayUnknown, false},
	}
	for _, tt := range tests {
		got := LegalPay(Vacancy{Pay: tt.pay, Contract: tt.contract}, rates2026, tt.on)
		if got.Verdict != tt.want || got.LastKnown != tt.last {
			t.Errorf("%s: %d %t, want %d %t", tt.name, got.Verdict, got.LastKnown, tt.want, tt.last)
		}
		if got.LastKnown != strings.Contains(got.Words(), "the last one counts") {
			t.Errorf("%s: %s", tt.name, got.Words())
		}
	}
	if got := LegalPay(Vacancy{PayKnown: true}, rates2026, november); got.Verdict != PayNone || !strings.Contains(got.Words(), "not a job") {
		t.Errorf("pay of 0: %d %s", got.Verdict, got.Words())
	}
	if got := LegalPay(Vacancy{Pay: 2200000, PayUnit: people.Yearly}, rates2026, november); got.Verdict != PayUnknown {
		t.Errorf("a yearly figure without hours: %d", got.Verdict)
	}
	if got := LegalPay(Vacancy{Pay: 1271 * 2280 / 60 * 52, PayUnit: people.Yearly, PayHours: 2280}, rates2026, november); got.Verdict != PayLegal {
		t.Errorf("the adult rate as a yearly figure: %d %s", got.Verdict, got.Words())
	}
}

func TestThePayOfTheStartCounts(t *testing.T) {
	for _, tt := range []struct{ start, want day.Date }{
		{day.Date{}, november}, {day.New(2026, 3, 1), november}, {day.New(2027, 5, 1), day.New(2027, 5, 1)},
	} {
		if got := (Vacancy{Start: tt.start}).PayDay(november); got != tt.want {
			t.Errorf("start %s: %s, want %s", tt.start, got, tt.want)
		}
	}
}

func TestTheLivingWageIsThatOfThePlace(t *testing.T) {
	for _, tt := range []struct {
		pay      int
		postcode string
		want     bool
	}{{1345, "S1 2AB", true}, {1344, "S1 2AB", false}, {1400, "SE1 2AB", false}, {1480, "ec1a 1bb", true}, {1400, "", true}} {
		if got := PaysLivingWage(Vacancy{Pay: tt.pay, Postcode: tt.postcode}, rates2026, november); got != tt.want {
			t.Errorf("%d at %s: %t", tt.pay, tt.postcode, got)
		}
	}
}

func TestPoundsAreWrittenAsPeopleDo(t *testing.T) {
	for pence, want := range map[float64]string{1271: "£12.71", 2450000: "£24,500", -320: "-£3.20", 0: "£0", 805: "£8.05", 1250.5: "£12.51", -0.2: "£0", 123456789: "£1,234,567.89"} {
		if got := Pounds(pence); got != want {
			t.Errorf("%v: %s, want %s", pence, got, want)
		}
	}
}
