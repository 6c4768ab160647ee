package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var made = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func TestRecoverySheetSaysTheCodeAndWhatItIsFor(t *testing.T) {
	var b bytes.Buffer
	if err := RecoverySheet(&b, "7KQ2-M9TX-4WVA-0HRP-ZB3N-8CDE-5FGJ-1YSM", made); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "code.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, out)
	}
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"7KQ2", "1YSM", "24 November 2026", "Keep it safe", "nobody can open the store"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	if n := strings.Count(string(text), "\f"); n != 1 {
		t.Errorf("%d pages, want 1", n)
	}
}

func TestTheSamePageHasTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if RecoverySheet(&a, "AAAA-BBBB", made) != nil || RecoverySheet(&b, "AAAA-BBBB", made) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two pages of one input differ")
	}
}

// Whatever is typed, a document is drawn or refused; it never stops the app.
func TestAnyTextCanBeDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		if err := RecoverySheet(&b, rapid.String().Draw(t, "code"), made); err != nil {
			t.Fatal(err)
		}
	})
}
