package people

import "testing"

func TestACodeThatNoListHasIsNeverShown(t *testing.T) {
	codes := Codes(func(list string) []Code {
		if list != "pets" {
			return nil
		}
		return []Code{{Code: "D", Label: "Dog"}, {Code: "C", Label: "Cat", Retired: true}}
	})
	for code, want := range map[string]string{"D": "Dog", "C": "Cat", "X": "not known", "": ""} {
		if got := codes.Label("pets", code); got != want {
			t.Errorf("%q is called %q", code, got)
		}
	}
	if len(codes.Offered("pets")) != 1 {
		t.Error("what is retired is still offered")
	}
}
