package kit

import "testing"

func TestACodeIsTheSameHoweverItIsWritten(t *testing.T) {
	const code = "ABCD-EFGH-1JKM-NPQR-STVW-XYZ0-3456"
	for _, typed := range []string{"abcdefgh1jkmnpqrstvwxyz03456", "ABCD EFGH IJKM NPQR STVW XYZO 3456", "abcd–efgh-ljkm npqr stvw xyz0 3456",
		"ABCD\tEFGH — 1JKM.NPQR\u00a0STUW XYZ0 3456\r\n"} {
		if !SameCode(typed, code) {
			t.Errorf("%q was not taken for the code", typed)
		}
	}
	if SameCode("ABCD-EFGH-1JKM-NPQR-STVW-XYZ0-3457", code) || SameCode("", code) {
		t.Error("another code was taken for it")
	}
}

func TestANewPassphraseIsTypedTwice(t *testing.T) {
	n := AskPassphrase("Passphrase", func(p []byte) (int, string) {
		if len(p) < 12 {
			return 0, "Too short."
		}
		return 3, "Good."
	})
	if n.First.Validate() == nil {
		t.Error("an empty passphrase was taken")
	}
	n.first.SetText("short")
	if err := n.First.Validate(); err == nil || err.Error() != "Too short." {
		t.Errorf("a weak one: %v", err)
	}
	n.first.SetText("four plain words")
	n.again.SetText("four plain word")
	if n.First.Validate() != nil || n.Again.Validate() == nil {
		t.Error("a different repetition was taken")
	}
	n.again.SetText("four plain words")
	if n.Again.Validate() != nil || string(n.Typed()) != "four plain words" {
		t.Error("the same one was refused")
	}
	n.Clear()
	if n.first.Text() != "" || n.again.Text() != "" {
		t.Error("the passphrase stays in its fields")
	}
}

func TestAWrongCodeSaysWhereToLook(t *testing.T) {
	const code = "ABCD-EFGH-1JKM-NPQR-STVW-XYZ0-3456"
	for typed, want := range map[string]string{
		"abcd":                               "The code has 28 letters, this has 4. Please compare it with your paper.",
		"ABCD EFGH IJKM NPQR STVX XYZO 3456": "Group 5 is not as in the code. Please compare it with your paper.",
		"XBCD-EFGH-1JKM-NPQR-STVX-XYZ0-3456": "Group 1 is not as in the code. Please compare it with your paper.",
	} {
		f, in := AskCode(code)
		in.SetText(typed)
		if err := f.Validate(); err == nil || err.Error() != want {
			t.Errorf("%s: %v", typed, err)
		}
	}
}
