package brokerage

import (
	"slices"
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

func TestMoneyIsWarnedAboutAndNeverWorkedOut(t *testing.T) {
	rates := []Rate{{Family: PermittedWork, Pence: 20350, From: day.New(2026, 4, 6)}}
	advised := []people.Advice{{Trained: people.Yes}}
	tests := []struct {
		name    string
		money   string
		advice  []people.Advice
		minutes int
		hourly  float64
		want    []string // beginnings
	}{
		{"no benefit", "", nil, 2400, 1271, nil},
		{"within permitted work", "ESA", advised, 15 * 60, 1271, nil},
		{"at 16 hours", "ESA, support group", advised, 16 * 60, 1271, []string{"16 hours a week"}},
		{"over the limit on file", "Employment and Support Allowance", advised, 15 * 60, 1400, []string{"£210 a week is over the limit on file for permitted work, £203.50."}},
		{"pay not known", "ESA", advised, 15 * 60, 0, nil},
		{"Universal Credit", "UC and PIP", advised, 600, 1271, []string{"Pay changes Universal Credit"}},
		{"a word that only sounds like it", "Lucky, no benefits", advised, 600, 1271, nil},
		{"no advice yet", "PIP", nil, 600, 1271, []string{"No advice of a trained benefits adviser"}},
	}
	for _, tt := range tests {
		got := MoneyWarnings(people.Profile{Money: tt.money, Benefits: tt.advice}, tt.minutes, tt.hourly, tt.hourly > 0, rates, november)
		if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
