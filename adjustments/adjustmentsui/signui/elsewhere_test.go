package signui

import (
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
)

// typeNote types into the form of a signature elsewhere what was said.
func (o *office) typeNote(words string) {
	o.t.Helper()
	how, _ := onscreen.Within(o.top(), func(c *kit.Choice) bool { return c.Value() == adjustments.Paper })
	how.SetText(adjustments.Verbal)
	note, _ := onscreen.Within(o.top(), func(f *kit.Field) bool { return f.Name() == "note" })
	note.Input().SetText(words)
}

func (o *office) seesNote(words string) {
	o.t.Helper()
	if note, ok := onscreen.Within(o.top(), func(f *kit.Field) bool { return f.Name() == "note" }); !ok || note.Input().Text() != words || !note.Visible() {
		o.t.Error(onscreen.Words(o.top()))
	}
}

func TestWhatWasTypedAboutASignatureElsewhereIsThereAgain(t *testing.T) {
	o := open(t)
	o.elsewhere().Record(second, "tom")
	o.press("Close, keep draft")
	if o.said != "" {
		t.Errorf("nothing was typed, and it says %q", o.said)
	}
	o.elsewhere().Record(second, "tom")
	o.typeNote("Said yes on the phone")
	o.press("Close, keep draft")
	o.elsewhere().Record(second, "tom")
	o.seesNote("Said yes on the phone")
}

func TestWhatWasTypedAboutASignatureElsewhereOutlastsTheLock(t *testing.T) {
	o := open(t)
	desk := o.elsewhere()
	desk.Record(second, "tom")
	o.typeNote("Said yes on the phone")
	if err := desk.Close(); err != nil || len(o.drafts.Kept) != 1 {
		t.Fatal(err, o.drafts.Kept)
	}
	kit.KeysOf(o.w.Canvas()).CloseAll()
	o.elsewhere().OpenDraft(o.drafts.Kept[0])
	o.seesNote("Said yes on the phone")
	witness, _ := onscreen.Within(o.top(), func(f *kit.Field) bool { return f.Name() == "witness" })
	witness.Input().SetText("Grace Bell")
	o.press("Keep the signature")
	if len(o.signed) != 1 || o.signed[0].Note != "Said yes on the phone" || o.signed[0].Party != adjustments.Employee || len(o.drafts.Kept) != 0 {
		t.Errorf("%+v, drafts %v, said %q", o.signed, o.drafts.Kept, o.said)
	}
}

// What was said of one version says nothing of the next.
func TestADraftAboutAnotherVersionDoesNotComeBack(t *testing.T) {
	o := open(t)
	o.elsewhere().Record(adjustments.PaperRef{Kind: second.Kind, ID: second.ID, Number: 1}, "tom")
	o.typeNote("Said yes on the phone")
	o.press("Close, keep draft")
	o.elsewhere().Record(second, "tom")
	if how, ok := onscreen.Within(o.top(), func(c *kit.Choice) bool { return c.Value() == adjustments.Verbal }); ok {
		t.Error("it goes on with", how.Value())
	}
}
