package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// testKeyFile has Anna, Bilal and a recovery code.
func testKeyFile(t *testing.T) (*keyFile, *keys, string) {
	t.Helper()
	k := newKeys()
	f, code, err := firstKeyFile(anna, k, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSlot(f.ID, "", findTag(f.ID, bilal.Initials), bilal.Passphrase, cheap, k, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	f.Slots = append(f.Slots, s)
	f.seal(k)
	return f, k, code
}

func TestEveryWayInGivesTheSameKeys(t *testing.T) {
	f, k, code := testKeyFile(t)
	g, err := parseKeyFile(f.bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []Secret{anna, bilal, {RecoveryCode: code}, {Initials: "b k", Passphrase: bilal.Passphrase}} {
		got, _, err := g.unlock(s)
		if err != nil || *got != *k {
			t.Errorf("%q: %v", s.Initials, err)
		}
	}
	for _, s := range []Secret{
		{Initials: "AB", Passphrase: bilal.Passphrase},
		{Initials: "BK", Passphrase: anna.Passphrase},
		{Initials: "XY", Passphrase: anna.Passphrase},
		{Initials: "AB"},
	} {
		_, _, err := g.unlock(s)
		refused(t, err, WrongSecret)
	}
	other, _ := newRecoveryCode()
	_, _, err = g.unlock(Secret{RecoveryCode: other})
	refused(t, err, WrongSecret)
}

func TestALonePersonNeedsNoInitials(t *testing.T) {
	f, k, _ := testKeyFile(t)
	_, _, err := f.unlock(Secret{Passphrase: anna.Passphrase})
	refused(t, err, NoSuchPerson)
	f.Slots = f.Slots[:2] // Anna and the recovery code
	f.seal(k)
	if got, _, err := f.unlock(Secret{Passphrase: anna.Passphrase}); err != nil || *got != *k {
		t.Fatal(err)
	}
	_, _, err = f.unlock(Secret{Passphrase: bilal.Passphrase})
	refused(t, err, WrongSecret)
}

func TestComposedAndDecomposedLettersAreTheSamePassphrase(t *testing.T) {
	k := newKeys()
	f, _, err := firstKeyFile(Secret{Initials: "É", Passphrase: []byte("caf\u00e9 otter gravel")}, k, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.unlock(Secret{Initials: "e\u0301", Passphrase: []byte("cafe\u0301 otter gravel")}); err != nil {
		t.Fatal(err)
	}
}

// otherwise is the hexadecimal text with another first digit, whatever the first digit was.
func otherwise(hexadecimal string) string {
	if hexadecimal[0] == '0' {
		return "1" + hexadecimal[1:]
	}
	return "0" + hexadecimal[1:]
}

func TestAnAlteredKeyFileIsNoticed(t *testing.T) {
	whole, _, _ := testKeyFile(t)
	mallory := func(f *keyFile) { // has a slot of his own making
		s, _ := newSlot(f.ID, "", findTag(f.ID, "MM"), anna.Passphrase, cheap, newKeys(), time.Now())
		f.Slots = append(f.Slots, s)
	}
	for name, alter := range map[string]func(*keyFile){
		"slot added":      mallory,
		"slot dropped":    func(f *keyFile) { f.Slots = f.Slots[:2] },
		"slots swapped":   func(f *keyFile) { f.Slots[0], f.Slots[1] = f.Slots[1], f.Slots[0] },
		"serial":          func(f *keyFile) { f.Serial += 5 },
		"mac":             func(f *keyFile) { f.MAC = otherwise(f.MAC) },
		"finder moved":    func(f *keyFile) { f.Slots[2].Find, f.Slots[0].Find = f.Slots[0].Find, f.Slots[2].Find },
		"date":            func(f *keyFile) { f.Slots[2].Created = time.Unix(0, 0).UTC() },
		"tag of another":  func(f *keyFile) { f.Slots[0].Tag = f.Slots[1].Tag },
		"wrapped swapped": func(f *keyFile) { f.Slots[0].Wrapped = f.Slots[2].Wrapped },
		"public swapped":  func(f *keyFile) { f.Slots[0].Public = f.Slots[2].Public },
		"salt of another": func(f *keyFile) { f.Slots[0].Salt = f.Slots[2].Salt },
		"store's id":      func(f *keyFile) { f.ID = otherwise(f.ID) },
		"costs raised":    func(f *keyFile) { f.Slots[0].KDF = &KDFParams{2, minMemory, 1} },
	} {
		t.Run(name, func(t *testing.T) {
			f := whole.clone()
			alter(f)
			f.Sum = f.sum() // anybody can do that
			g, err := parseKeyFile(f.bytes())
			if err != nil {
				return
			}
			if _, _, err = g.unlock(anna); err == nil {
				t.Fatal("not noticed")
			}
		})
	}
}

func TestCostsOutOfRangeAreRefused(t *testing.T) {
	f, k, _ := testKeyFile(t)
	for _, p := range []KDFParams{{3, 8, 4}, {3, minMemory - 1, 4}, {3, maxMemory + 1, 4}, {0, minMemory, 4}, {65, minMemory, 4}, {3, minMemory, 0}, {3, minMemory, 17}} {
		f.Slots[0].KDF = &p
		f.seal(k)
		if _, err := parseKeyFile(f.bytes()); !errors.Is(err, errKDF) {
			t.Errorf("%+v: %v", p, err)
		}
	}
}

func TestEveryFlippedBitOfTheKeyFileIsNoticed(t *testing.T) {
	f, _, _ := testKeyFile(t)
	whole := f.bytes()
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		b := bytes.Clone(whole)
		bit := r.IntN(len(b) * 8)
		b[bit/8] ^= 1 << (bit % 8)
		if _, err := parseKeyFile(b); err == nil {
			t.Fatalf("bit %d flipped unnoticed", bit)
		}
	}
	for n := range len(whole) {
		if _, err := parseKeyFile(whole[:n]); err == nil {
			t.Fatalf("cut at %d unnoticed", n)
		}
	}
}

func TestTheMirrorServesAndIsMended(t *testing.T) {
	c := newClock()
	made, _ := newStore(t, options(c))
	old, _ := os.ReadFile(filepath.Join(made, keyName))
	v := mustOpen(t, made, anna, options(c))
	if err := v.ChangePassphrase("AB", anna.Passphrase, bilal.Passphrase); err != nil {
		t.Fatal(err)
	}
	v.Close()
	for _, name := range []string{keyName, mirrorName} {
		for _, harm := range []string{"flip", "cut", "empty", "gone", "older"} {
			t.Run(name+" "+harm, func(t *testing.T) {
				dir := copyOf(t, made)
				path := filepath.Join(dir, name)
				whole, _ := os.ReadFile(path)
				spoil(t, path, harm, old)
				mustOpen(t, dir, Secret{Initials: "AB", Passphrase: bilal.Passphrase}, options(c)).Close()
				if now, _ := os.ReadFile(path); !bytes.Equal(now, whole) {
					t.Fatal("the copy was not mended")
				}
			})
		}
	}
}

func spoil(t *testing.T, path, harm string, old []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	switch harm {
	case "flip":
		b[len(b)/2] ^= 4
	case "cut":
		b = b[:len(b)/2]
	case "empty":
		b = nil
	case "older":
		b = old
	}
	if harm == "gone" {
		err = errors.Join(err, os.Remove(path))
	} else {
		err = errors.Join(err, os.WriteFile(path, b, fileMode))
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestANewerKeyFileIsLeftAlone(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	b, _ := os.ReadFile(filepath.Join(dir, keyName))
	f, _ := parseKeyFile(b)
	f.Format = 2
	f.Sum = f.sum()
	if err := f.save(dir); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir, anna, options(c))
	refused(t, err, TooNewKeyFile)
	if now, _ := os.ReadFile(filepath.Join(dir, keyName)); !bytes.Equal(now, f.bytes()) {
		t.Fatal("it was changed")
	}
}

func TestAKeyFileOfTheFirstFormatOpensForEver(t *testing.T) {
	b, err := os.ReadFile("testdata/keys-1.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := parseKeyFile(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []Secret{anna, {RecoveryCode: fixtureCode(t)}} {
		k, _, err := f.unlock(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", k.subkey(f.ID, "audit")); got != fixtureSubkey(t) {
			t.Fatalf("the audit key is %s", got)
		}
	}
}

type fixture struct{ Code, Subkey string }

func readFixture(t *testing.T) (x fixture) {
	t.Helper()
	b, err := os.ReadFile("testdata/keys-1.expect.json")
	if err == nil {
		err = json.Unmarshal(b, &x)
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func fixtureCode(t *testing.T) string   { return readFixture(t).Code }
func fixtureSubkey(t *testing.T) string { return readFixture(t).Subkey }

func TestPeopleComeAndChangeTheirPassphrases(t *testing.T) {
	c := newClock()
	dir, code := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	tag, err := v.AddPerson(bilal.Initials, bilal.Passphrase)
	if err != nil || len(v.Slots()) != 3 {
		t.Fatal(err)
	}
	_, err = v.AddPerson("b.k.", []byte("another good passphrase"))
	refused(t, err, Exists)
	_, err = v.AddPerson("CC", []byte("short"))
	refused(t, err, Weak)
	_, err = v.AddPerson(" . ", bilal.Passphrase)
	refused(t, err, Weak)
	next := []byte("walnut ferry copper tide")
	refused(t, v.ChangePassphrase("BK", anna.Passphrase, next), WrongSecret)
	c.forward(time.Minute)
	if err := v.ChangePassphrase("BK", bilal.Passphrase, next); err != nil {
		t.Fatal(err)
	}
	v.Close()
	_, err = Open(t.Context(), dir, bilal, options(c))
	refused(t, err, WrongSecret)
	c.forward(time.Minute)
	w := mustOpen(t, dir, Secret{Initials: "BK", Passphrase: next}, options(c))
	if w.SlotTag() != tag {
		t.Fatal("a new passphrase keeps the slot's tag")
	}
	w.Close()
	r := mustOpen(t, dir, Secret{RecoveryCode: code}, options(c))
	reset(t, r, tag)
}

// reset lets a lead reset, rename and make slots.
func reset(t *testing.T, v *Vault, tag string) {
	t.Helper()
	refused(t, v.ResetPassphrase(tag, "AB", bilal.Passphrase), Exists)
	if err := v.ResetPassphrase(tag, "BKX", bilal.Passphrase); err != nil {
		t.Fatal(err)
	}
	if err := v.ResetPassphrase("0123456789abcdef", "DD", bilal.Passphrase); err != nil {
		t.Fatal(err)
	}
	for _, s := range v.Slots() {
		if s.Recovery {
			refused(t, v.ResetPassphrase(s.Tag, "EE", bilal.Passphrase), NoSuchPerson)
		}
	}
	for initials, want := range map[string]string{"BKX": tag, "DD": "0123456789abcdef"} {
		k, i, err := v.kf.unlock(Secret{Initials: initials, Passphrase: bilal.Passphrase})
		if err != nil || v.kf.Slots[i].Tag != want {
			t.Fatalf("%s: %v", initials, err)
		}
		k.clear()
	}
}

func TestANewRecoveryCodeReplacesTheOld(t *testing.T) {
	c := newClock()
	dir, old := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	code, err := v.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	for typed, kind := range map[string]Kind{old: WrongSecret, code[1:]: Mistyped} {
		_, _, err := v.kf.unlockRecovery(typed)
		refused(t, err, kind)
	}
	if k, _, err := v.kf.unlockRecovery(code); err != nil || *k != *v.keys || len(v.Slots()) != 2 {
		t.Fatal(err)
	}
}

func TestCheapCostsAreRaisedAtTheNextUnlock(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	o := options(c)
	o.KDF = &KDFParams{2, minMemory, 1}
	v := mustOpen(t, dir, anna, o)
	if p := *v.kf.Slots[0].KDF; p != *o.KDF {
		t.Fatalf("the costs are %+v", p)
	}
	v.Close()
	v = mustOpen(t, dir, anna, options(c))
	if p := *v.kf.Slots[0].KDF; p != *o.KDF {
		t.Fatalf("the costs were lowered to %+v", p)
	}
}

func TestPassesFollowTheComputer(t *testing.T) {
	p := KDFParams{3, 64 * 1024, 4}
	for took, want := range map[time.Duration]uint32{
		100 * time.Millisecond: 9,
		240 * time.Millisecond: 3,
		250 * time.Millisecond: 3,
		time.Second:            3,
		time.Millisecond:       maxPasses,
		0:                      3,
	} {
		if got := p.scaled(took).Time; got != want {
			t.Errorf("%v: %d passes, want %d", took, got, want)
		}
	}
}
