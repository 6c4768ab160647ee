package signui

import (
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
)

// late lets what the desk answers wait until the test lets it come.
func (o *office) late() *task.Held {
	held := task.NewHeld()
	o.Run = held.Runner()
	return held
}

func (o *office) overlays() int { return len(o.w.Canvas().Overlays().List()) }

func TestSigningThatIsAskedForTwiceBeginsOnce(t *testing.T) {
	o := open(t)
	held := o.late()
	held.Hold()
	o.Parts.Sign(second, "tom")
	o.Parts.Sign(second, "tom")
	held.AnswerAll()
	if n := o.overlays(); n != 1 {
		t.Errorf("%d dialogs", n)
	}
}

func TestAPaperThatComesAfterTheLockIsNotShown(t *testing.T) {
	o := open(t)
	held := o.late()
	o.Locked = func() bool { return true }
	o.Parts.Sign(second, "tom")
	o.refusal = adjustments.Refused{MayAnswer: people.MayAnswer{Missing: "This person has not agreed."}}
	o.Parts.Sign(second, "tom")
	held.AnswerAll()
	if n := o.overlays(); n != 0 || o.failed != nil {
		t.Errorf("%d dialogs, %v", n, o.failed)
	}
}

// The passphrase takes a second to be checked. Whoever goes back to the paper meanwhile has given the screen out of hand again.
func TestGoingBackToThePaperWhileThePassphraseIsCheckedDoesNotLeadOut(t *testing.T) {
	o := open(t)
	held := o.late()
	o.start()
	held.Hold()
	o.leave("plum gravel otter lantern")
	o.press("Back to the paper")
	held.AnswerAll()
	if n := o.overlays(); n != 1 || !o.sees("Please read all of it") {
		t.Errorf("%d things lie over the page", n)
	}
}

func TestASignatureThatIsKeptAfterTheSpecialistHasLeftIsToldThere(t *testing.T) {
	o := open(t)
	held := o.late()
	o.start()
	o.readOn()
	o.press("Sign as Tom Aldridge")
	o.draw()
	held.Hold()
	o.press("Sign version 2")
	o.leave("plum gravel otter lantern")
	held.Answer(1)
	held.AnswerAll()
	if n := o.overlays(); n != 0 || len(o.signed) != 1 || o.said != "The signature is kept." {
		t.Errorf("%d things lie over the page, %d signatures, said %q", n, len(o.signed), o.said)
	}
}

func TestARefusalElsewhereLeadsToWhereItIsRecorded(t *testing.T) {
	o := open(t)
	o.elsewhere().Record(second, "tom")
	how, _ := onscreen.Within(o.top(), func(c *kit.Choice) bool { return c.Value() == adjustments.Paper })
	how.SetText(adjustments.Verbal)
	o.refusal = adjustments.Refused{MayAnswer: people.MayAnswer{Missing: "This person has taken back what they allowed."}}
	o.press("Keep the signature")
	if !o.sees("taken back") {
		t.Fatal(onscreen.Words(o.top()))
	}
	o.press("Open the permissions")
	if len(o.routes) != 1 || o.routes[0].ID != "tom/permissions" || o.overlays() != 0 {
		t.Errorf("%v, %d dialogs", o.routes, o.overlays())
	}
}

func TestANameMayBeginWithAnyLetter(t *testing.T) {
	o := open(t)
	o.sheet.Showing.View = []byte(`{"person":"Łucja Nowak","manager":"Élodie Martin"}`)
	o.elsewhere().Record(second, "tom")
	for _, name := range []string{"Łucja Nowak", "Élodie Martin"} {
		if !o.sees(name) {
			t.Errorf("%s is not offered: %s", name, onscreen.Words(o.top()))
		}
	}
	if o.failed != nil {
		t.Error(o.failed)
	}
}
