package employers

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func face(name, number, postcode, phone string) Face {
	return FaceOf(Employer{Name: name, CompanyNumber: number, Postcode: postcode, Phone: phone}, nil, nil)
}

func TestWhichEmployersMayBeOne(t *testing.T) {
	for _, c := range []struct {
		what     string
		a, b     Face
		min, max float64
		because  []string
	}{
		{"one number, two names", face("Hallam Bakery", "1234567", "S9 3XX", ""), face("HB Foods", "01234567", "S1 2AB", ""), 0.95, 1, []string{"same company number"}},
		{"same name and postcode", face("Hallam Bakery Ltd", "", "S9 3XX", ""), face("HALLAM BAKERY LIMITED", "", "s93xx", ""), 0.85, 1, []string{"same name", "same postcode"}},
		{"a slip, same postcode", face("Halam Bakery", "", "S9 3XX", ""), face("Hallam Bakery", "", "S9 3XX", ""), 0.7, 1, []string{"similar name", "same postcode"}},
		{"other order, same phone", face("Bakery Hallam", "", "", "0114 496 0123"), face("Hallam Bakery", "", "", "+44 114 4960123"), 0.6, 1, []string{"similar name", "same phone number"}},
		{"same phone alone", face("Priory Foods", "", "", "0114 496 0123"), face("Tollgate Deli", "", "", "(0114) 4960123"), PairFrom, 0.7, []string{"same phone number"}},
		{"same name alone", face("Hallam Bakery", "", "", ""), face("Hallam Bakery", "", "", ""), PairFrom, 0.7, []string{"same name"}},
		{"same name in two places", face("Hallam Bakery", "", "S9 3XX", ""), face("Hallam Bakery", "", "S60 1AA", ""), PairFrom, 0.6, []string{"same name", "different postcodes"}},
		{"same building", face("Priory Foods", "", "S9 3XX", ""), face("Tollgate Deli", "", "S9 3XX", ""), 0, HintFrom, []string{"same postcode"}},
		{"two firms of one name", face("Choice Support", "2189556", "SE1 7XA", ""), face("CHOICE SUPPORT", "8971493", "ME16 9NT", ""), 0, PairFrom - 0.01, []string{"same name", "different postcodes", "different company numbers"}},
		{"a group in one building", face("Marrow Holdings Ltd", "1111111", "S1 2AB", "0114 496 0123"), face("Marrow Ltd", "2222222", "S1 2AB", "0114 496 0123"), 0, PairFrom - 0.001, nil},
		{"the same, unlike in all", face("Priory Foods", "", "", ""), face("Tollgate Deli", "", "", ""), 0, 0, nil},
		{"common words do not make a pair", face("Priory Care Services", "", "", ""), face("Tollgate Care Services", "", "", ""), 0, 0, nil},
		{"two councils", face("Rotherham Borough Council", "", "", ""), face("Rochdale Borough Council", "", "", ""), 0, HintFrom, nil},
		{"typed without its end", face("Bellweather Hotels", "", "", ""), face("Bellweather Hotels Group", "", "", ""), HintFrom, PairFrom, []string{"similar name"}},
		{"with its town", face("Hallam Pryce", "", "S9 3XX", ""), face("Hallam Pryce (Sheffield)", "", "S9 3XX", ""), 0.7, 1, []string{"similar name", "same postcode"}},
		{"one word of two", face("Hallam", "", "", ""), face("Hallam Bakery", "", "", ""), 0, HintFrom - 0.01, nil},
		{"written apart", face("Water Gate Print", "", "", ""), face("Watergate Print", "", "", ""), HintFrom, PairFrom, []string{"similar name"}},
	} {
		score, because := Compare(c.a, c.b)
		if score < c.min || score > c.max || c.because != nil && !slices.Equal(because, c.because) {
			t.Errorf("%s: %.3f %q, want %.2f to %.2f %q", c.what, score, because, c.min, c.max, c.because)
		}
	}
	old := FaceOf(Employer{Name: "Fennimore Print", FormerName: "Tollgate Press Ltd", Postcode: "S1 2AB"}, nil, nil)
	if score, because := Compare(old, face("Tollgate Press", "", "S1 2AB", "")); score < 0.85 || because[0] != "same trading or former name" {
		t.Errorf("a former name: %.2f %q", score, because)
	}
	rung := FaceOf(Employer{Name: "Fennimore Print"}, []Site{{Postcode: "S1 2AB"}}, []ContactPerson{{Phone: "0114 496 0123"}})
	if score, _ := Compare(rung, face("Fenimore Print", "", "S1 2AB", "01144960123")); score < 0.85 {
		t.Errorf("sites and people are looked at: %.2f", score)
	}
}

func TestComparingIsFair(t *testing.T) {
	word := rapid.SampledFrom([]string{"hallam", "halam", "bakery", "priory", "care", "services", "st", "print", "ltd", "the"})
	anyFace := rapid.Custom(func(t *rapid.T) Face {
		name := ""
		for range rapid.IntRange(0, 4).Draw(t, "words") {
			name += word.Draw(t, "word") + " "
		}
		return face(name, rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "number"),
			rapid.SampledFrom([]string{"", "S1 2AB", "S9 3XX"}).Draw(t, "postcode"), rapid.SampledFrom([]string{"", "01144960123", "01144960124"}).Draw(t, "phone"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyFace.Draw(t, "a"), anyFace.Draw(t, "b")
		ab, _ := Compare(a, b)
		ba, _ := Compare(b, a)
		if math.Abs(ab-ba) > 0.05 || ab < 0 || ab > 1 {
			t.Fatalf("%+v and %+v: %v, the other way %v", a, b, ab, ba)
		}
		if a.CompanyNumber != "" && b.CompanyNumber != "" && a.CompanyNumber != b.CompanyNumber && ab >= PairFrom {
			t.Fatalf("two company numbers, yet a pair: %v", ab)
		}
		if same, _ := Compare(a, a); a.Name != "" && same < PairFrom {
			t.Fatalf("%+v does not look like itself: %v", a, same)
		}
	})
}
