package employers

import "testing"

func TestAnAddressIsOneLineThatSaysNothingTwice(t *testing.T) {
	if got := AddressLine("1 Made Up Street,\n Sheffield", "SHEFFIELD", "", "S9 3XX"); got != "1 Made Up Street, Sheffield, S9 3XX" {
		t.Errorf("%q", got)
	}
}

func TestWhatAnEmployerAlreadyDoesInWords(t *testing.T) {
	q := PracticeQuestions[0]
	a := PracticeAnswers(q.Code)[0]
	if got := PracticeWords([]Practice{{q.Code, ""}}); got != "" {
		t.Errorf("a question without an answer says %q", got)
	}
	if got := PracticeWords([]Practice{{q.Code, a.Code}}); got == "" {
		t.Error("an answer says nothing")
	}
}
