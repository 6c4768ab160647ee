package vault

import (
	"strings"
	"testing"
)

func TestPassphraseRules(t *testing.T) {
	for pass, ok := range map[string]bool{
		"abcdefghijk":                  false, // a run, and eleven
		"otter lamp!":                  false, // eleven
		"otter lamp!!":                 true,
		"caf\u00e9 lamp 12":            true,
		"cafe\u0301 lamp":              false, // ten after NFKC
		"password1234":                 false,
		"Password 2026!":               false,
		"P.A.S.S.W.O.R.D.1":            false,
		"iloveyouforever":              false,
		"correct horse battery staple": false,
		"aaaaaaaaaaaaaaaa":             false,
		"abcabcabcabc":                 false,
		"qwertyuiopas":                 false,
		"123456789012":                 false,
		"2026 sunshine 2026":           false,
		"наша тёплая печь":             true,
		"!!!!!!!!!!!!!":                false,
		"kettle moss violin north":     true,
		"\xff\xfeabcdefnopqrstuv":      false, // not text
	} {
		if err := CheckPassphrase([]byte(pass)); (err == nil) != ok {
			t.Errorf("%q: %v", pass, err)
		} else if err != nil {
			refused(t, err, Weak)
		}
	}
}

func TestStrengthGrowsWithWords(t *testing.T) {
	last := -1
	for _, pass := range []string{"kettle", "kettlemoss12", "kettle moss violin", "kettle moss violin north", "kettle moss violin north seventeen"} {
		score, hint := Strength([]byte(pass))
		if score < last || score < 0 || score > 4 || !strings.HasSuffix(hint, ".") {
			t.Errorf("%q: %d %q after %d", pass, score, hint, last)
		}
		last = score
	}
	if last != 4 {
		t.Error("five words are very good, got", last)
	}
}

func TestARecoveryCodeIsReadForgivingly(t *testing.T) {
	for range 50 {
		code, secret := newRecoveryCode()
		if len(code) != 41 || strings.ContainsAny(code, "ILOU") {
			t.Fatal(code)
		}
		messy := strings.NewReplacer("0", "o", "1", "l", "-", " ").Replace(strings.ToLower(code)) + "\n"
		for _, typed := range []string{code, strings.ReplaceAll(code, "-", ""), messy, strings.ReplaceAll(code, "1", "I")} {
			got, err := parseCode(typed)
			if err != nil || string(got) != string(secret) {
				t.Fatalf("%q: %v", typed, err)
			}
		}
	}
}

func TestATypingSlipIsNoWrongCode(t *testing.T) {
	code, _ := newRecoveryCode()
	noticed, all := 0, 0
	for i, r := range code {
		for _, other := range codeAlphabet {
			if r == '-' || r == other {
				continue
			}
			all++
			if _, err := parseCode(code[:i] + string(other) + code[i+1:]); err != nil {
				refused(t, err, Mistyped)
				noticed++
			}
		}
	}
	if all-noticed > 3 { // 15 check bits: one of 32,768 gets by
		t.Errorf("%d of %d slips noticed", noticed, all)
	}
	for _, typed := range []string{"", "ABC", code + "0", code[:40], "Ω" + code[1:]} {
		_, err := parseCode(typed)
		refused(t, err, Mistyped)
	}
}
