package signui

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/brokerage/brokerageui/fakes"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	forms "jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

var now = time.Date(2026, time.November, 24, 8, 30, 0, 0, time.UTC)

var sam = people.Staff{ID: "sam", Name: "Sam Okafor", Role: people.Specialist}

var second = adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: "a1", Number: 2}

// office is a window with a page in it, a paper to be signed, and the desk behind.
type office struct {
	Parts
	t        *testing.T
	w        fyne.Window
	sheet    paper.ToSign
	refusal  error // what the person does not allow, from now on
	unsealed error // why what everybody has signed is not sealed
	signed   []adjustments.Signature
	scan     []byte
	said     string
	undo     func() // the way back of what was said last
	failed   error
	routes   []nav.Route
	locked   bool
	resealed int
	drafts   fakes.DraftBox
	page     string // what stood under the cover and was reached
}

func (o *office) Open(r nav.Route)              { o.routes = append(o.routes, r) }
func (o *office) Say(words string, undo func()) { o.said, o.undo = words, undo }
func (o *office) Fail(err error)                { o.failed = err }
func (o *office) Refresh()                      {}
func (o *office) Window() fyne.Window           { return o.w }

func (o *office) Show(_ context.Context, _ adjustments.PaperRef, _ bool) (paper.ToSign, error) {
	o.sheet.Signed = o.signed
	return o.sheet, o.refusal
}

func (o *office) Sign(_ context.Context, s *adjustments.Signature, scan []byte) (*adjustments.Sealed, error) {
	if o.refusal != nil {
		return nil, o.refusal
	}
	o.signed, o.scan = append(o.signed, *s), scan
	for _, party := range o.sheet.Wanted {
		if !slices.ContainsFunc(o.signed, func(s adjustments.Signature) bool { return s.Party == party }) {
			return nil, nil
		}
	}
	if o.unsealed != nil {
		return nil, paper.NotSealed{Err: o.unsealed}
	}
	return &adjustments.Sealed{ID: "sealed"}, nil
}

func (o *office) Seal(context.Context, adjustments.PaperRef) (*adjustments.Sealed, error) {
	o.resealed++
	return &adjustments.Sealed{}, nil
}

func (o *office) Confirm(_ context.Context, passphrase []byte) error {
	if string(passphrase) != "plum gravel otter lantern" {
		return errors.New("That is not the right passphrase. Please check it and type it again.")
	}
	return nil
}

// open puts a paper of some pages on the desk, with a page of the app in the window.
func open(t *testing.T) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	o := &office{t: t, w: test.NewWindow(nil)}
	view, err := json.Marshal(adjustments.AgreementView{Person: "Tom Aldridge", Manager: "Mei Chen", ManagerIs: "Kitchen lead", JobTitle: "Kitchen assistant", Employer: "Brightwell Care Home"})
	if err != nil {
		t.Fatal(err)
	}
	pages := paper.Layout(paper.Document{Title: "Adjustment agreement", Blocks: []paper.Block{paper.Paragraph{Words: strings.Repeat("What was agreed is to be read by both. ", 200)}}})
	o.sheet = paper.ToSign{Pages: pages, Showing: adjustments.Showing{Paper: second, View: view, Shown: pages.Hash()}, Wanted: []string{adjustments.Employee, adjustments.Manager}}
	o.Parts = Parts{Signer: o, Me: func() people.Staff { return sam }, Now: func() time.Time { return now }, Run: task.Inline(), Nav: o, Lock: func() { o.locked = true }}
	o.w.SetContent(kit.Column(2, kit.NewText("The page of the app"), kit.NewButton(kit.Filled, "Delete everything", func() { o.page = "reached" })))
	o.w.Resize(fyne.NewSize(1300, 850))
	t.Cleanup(func() { kit.ForgetKeys(o.w.Canvas()); o.w.Close() })
	return o
}

// elsewhere is where signatures are recorded that were not given here, as the window makes it after each lock.
func (o *office) elsewhere() *Elsewhere {
	return NewElsewhere(o.Parts, forms.Ground{Me: o.Me, Drafts: &o.drafts, Now: o.Now, Run: o.Run, Nav: o})
}

func (o *office) top() fyne.CanvasObject { o.t.Helper(); return onscreen.Top(o.t, o.w) }

func (o *office) press(words string) { o.t.Helper(); onscreen.PressIn(o.t, o.top(), words) }

// start hands the screen over.
func (o *office) start() {
	o.t.Helper()
	o.Parts.Sign(second, "tom")
	o.press("Hand over the screen")
}

// readOn goes to the end of the paper by the keyboard.
func (o *office) readOn() {
	o.t.Helper()
	v, ok := onscreen.Within(o.top(), func(*kit.PaperView) bool { return true })
	if !ok {
		o.t.Fatal("no paper is shown")
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// draw draws a line into the field to sign in.
func (o *office) draw() {
	o.t.Helper()
	p, ok := onscreen.Within(o.top(), func(*kit.SignaturePad) bool { return true })
	if !ok {
		o.t.Fatal("there is no field to sign in")
	}
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(40, 60)}, Button: desktop.MouseButtonPrimary})
	for x := float32(60); x < 300; x += 20 {
		p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 60+float32(int(x)%40))}})
	}
	p.DragEnd()
}

// leave types the passphrase.
func (o *office) leave(passphrase string) {
	o.t.Helper()
	o.press("Leave…")
	e, _ := onscreen.Within(o.top(), func(e *kit.Entry) bool { return e.Secret() })
	e.SetText(passphrase)
	o.press("Leave")
}

func (o *office) sees(words string) bool { return strings.Contains(onscreen.Words(o.top()), words) }

func TestBothReadToTheEndDrawTypeAndTheirPaperIsSealed(t *testing.T) {
	o := open(t)
	o.start()
	if b, _ := onscreen.Within(o.top(), func(b *kit.Button) bool { return strings.HasPrefix(onscreen.Name(b), "Sign as Tom") }); b == nil || b.Disabled() == "" {
		t.Fatal("Tom can sign before he has read to the end")
	}
	o.readOn()
	o.press("Sign as Tom Aldridge")
	o.press("Sign version 2")
	if len(o.signed) != 0 || !o.sees("Please sign in the field first") {
		t.Fatal("an empty field was taken for a signature")
	}
	o.draw()
	o.press("Sign version 2")
	if len(o.signed) != 1 || !o.sees("Please hand the screen to Mei Chen") {
		t.Fatalf("%d signatures; %s", len(o.signed), onscreen.Words(o.top()))
	}
	first := o.signed[0]
	if first.Party != adjustments.Employee || first.Method != adjustments.Drawn || len(first.Strokes) != 1 || first.Shown != o.sheet.Showing.Shown || first.Room != "Tom Aldridge, Mei Chen, Sam Okafor" || !first.At.Equal(now) || first.By != "sam" {
		t.Errorf("%+v", first)
	}

	o.press("I am Mei Chen")
	if !o.sees("Tom Aldridge has signed") {
		t.Error("it does not say who has signed")
	}
	if b, _ := onscreen.Within(o.top(), func(b *kit.Button) bool { return strings.HasPrefix(onscreen.Name(b), "Sign as Mei") }); b == nil || b.Disabled() == "" {
		t.Error("Mei can sign before she has read to the end herself")
	}
	o.readOn()
	o.press("Sign as Mei Chen")
	how, _ := onscreen.Within(o.top(), func(c *kit.Choice) bool { return c.Value() == adjustments.Drawn })
	how.SetText(adjustments.Typed)
	for _, f := range all[*kit.Field](o.top()) {
		if f.Name() == "typed" {
			f.Input().SetText("Mei Chen")
		}
	}
	o.press("Sign version 2")
	if len(o.signed) != 2 || o.signed[1].Method != adjustments.Typed || len(o.signed[1].Strokes) != 0 || !o.sees("Signed and sealed. Thank you.") {
		t.Errorf("%d signatures; %s", len(o.signed), onscreen.Words(o.top()))
	}
}

// all finds everything of a sort.
func all[T fyne.CanvasObject](o fyne.CanvasObject) (list []T) {
	onscreen.Within(o, func(x T) bool { list = append(list, x); return false })
	return list
}

func TestNothingOfTheAppIsReachedUntilThePassphraseIsTyped(t *testing.T) {
	o := open(t)
	o.start()
	o.w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.TapCanvas(o.w.Canvas(), fyne.NewPos(40, 60))
	if o.page != "" {
		t.Fatal("the page under the paper was ", o.page)
	}
	o.leave("wrong words")
	if !o.sees("not the right passphrase") || len(o.w.Canvas().Overlays().List()) != 2 {
		t.Fatal("a wrong passphrase led out")
	}
	e, _ := onscreen.Within(o.top(), func(e *kit.Entry) bool { return e.Secret() })
	if e.Text() != "" {
		t.Error("the wrong passphrase still stands there")
	}
	e.SetText("plum gravel otter lantern")
	o.press("Leave")
	if len(o.w.Canvas().Overlays().List()) != 0 {
		t.Error("the right one did not")
	}
}

func TestLeavingCanEndInTheLock(t *testing.T) {
	o := open(t)
	o.start()
	o.press("Leave…")
	o.press("Lock")
	if !o.locked {
		t.Error("it is not locked")
	}
}

func TestAPermissionTakenBackEndsTheView(t *testing.T) {
	o := open(t)
	o.start()
	o.readOn()
	o.press("Sign as Tom Aldridge")
	o.draw()
	o.refusal = adjustments.Refused{MayAnswer: people.MayAnswer{Missing: "This person has taken back what they allowed."}}
	o.press("Sign version 2")
	if len(o.signed) != 0 || !o.sees("Please hand the screen back") || o.sees("What was agreed") || o.sees("taken back") {
		t.Error(onscreen.Words(o.top())) // whoever signs for the employer is not told why
	}
	o.leave("plum gravel otter lantern")
	if !o.sees("taken back what they allowed") || !o.sees("Open the permissions") {
		t.Error("the specialist is not told why: ", onscreen.Words(o.top()))
	}
}

// A seal that fails takes nothing from the signature, and the reason is for the specialist.
func TestASealThatFailsIsToldToTheSpecialist(t *testing.T) {
	o := open(t)
	o.sheet.Wanted, o.unsealed = []string{adjustments.Employee}, errors.New("The disk is full.")
	o.start()
	o.readOn()
	o.press("Sign as Tom Aldridge")
	o.draw()
	o.press("Sign version 2")
	if len(o.signed) != 1 || !o.sees("Your signatures are kept") || o.sees("disk") {
		t.Error(onscreen.Words(o.top()))
	}
	o.leave("plum gravel otter lantern")
	if o.failed == nil || !strings.Contains(o.failed.Error(), "The disk is full.") {
		t.Error("the specialist is not told: ", o.failed)
	}
}

func TestWhatMayNotBeShownIsRefusedWithThePlaceToRecordIt(t *testing.T) {
	o := open(t)
	o.refusal = adjustments.Refused{MayAnswer: people.MayAnswer{Missing: "This person has not agreed."}}
	o.Parts.Sign(second, "tom")
	o.press("Open the permissions")
	if len(o.routes) != 1 || o.routes[0] != (nav.Route{Page: "people", ID: "tom/permissions"}) {
		t.Error(o.routes)
	}
}

func TestAPaperThatIsNotReadySaysWhatIsMissing(t *testing.T) {
	o := open(t)
	o.sheet.Open = []string{"Please name the line manager."}
	o.Parts.Sign(second, "tom")
	if !o.sees("Please name the line manager.") {
		t.Error("it does not say what is missing")
	}
}

func TestAScanOfASignedPaperIsKeptWithIt(t *testing.T) {
	o := open(t)
	o.elsewhere().Record(second, "tom")
	o.press("Keep the signature")
	if len(o.signed) != 0 || !o.sees("Please choose the scan") {
		t.Fatal("kept without a scan")
	}
	path := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.3 made up"), 0o600); err != nil {
		t.Fatal(err)
	}
	scan, _ := onscreen.Within(o.top(), func(*kit.PathField) bool { return true })
	scan.SetText(path)
	o.press("Keep the signature")
	if len(o.signed) != 1 || o.signed[0].Method != adjustments.Paper || string(o.scan) != "%PDF-1.3 made up" || o.signed[0].Name != "Tom Aldridge" {
		t.Errorf("%+v, said %q", o.signed, o.said)
	}
}

// sayYes fills in that the line manager agreed on the phone.
func (o *office) sayYes() {
	o.signed = []adjustments.Signature{{Party: adjustments.Employee, Name: "Tom Aldridge"}}
	o.elsewhere().Record(second, "tom")
	how, _ := onscreen.Within(o.top(), func(c *kit.Choice) bool { return c.Value() == adjustments.Paper })
	how.SetText(adjustments.Verbal)
	for _, f := range all[*kit.Field](o.top()) {
		switch f.Name() {
		case "note":
			f.Input().SetText("Said yes on the phone")
		case "witness":
			f.Input().SetText("Sam Okafor")
		}
	}
	o.press("Keep the signature")
}

func TestAgreedVerballyNeedsWhatTheDeskAsksFor(t *testing.T) {
	o := open(t)
	o.sayYes()
	if n := len(o.signed); n != 2 || o.signed[1].Party != adjustments.Manager || o.signed[1].Witness != "Sam Okafor" || o.said != "The signature is kept. Everybody has agreed, and the paper is sealed." {
		t.Errorf("%+v, said %q", o.signed[n-1], o.said)
	}
}

func TestWhatIsKeptAndCouldNotBeSealedIsNotAskedForAgain(t *testing.T) {
	o := open(t)
	o.unsealed = errors.New("The disk is full.")
	o.sayYes()
	if n := len(o.w.Canvas().Overlays().List()); n != 0 || len(o.signed) != 2 || o.failed == nil || !strings.Contains(o.failed.Error(), "signature is kept") {
		t.Errorf("%d forms are open, said %v", n, o.failed)
	}
}

func TestWhatEverybodyHasSignedAndCouldNotBeSealedIsSealedWhenSigningIsAskedFor(t *testing.T) {
	o := open(t)
	o.signed = []adjustments.Signature{{Paper: second, Party: adjustments.Employee, Name: "Tom Aldridge"}, {Paper: second, Party: adjustments.Manager, Name: "Mei Chen"}}
	o.Parts.Sign(second, "tom")
	if o.resealed != 1 || o.said != "Everybody had signed. The paper is sealed now." {
		t.Errorf("sealed %d times, said %q", o.resealed, o.said)
	}
}

func TestWhoeverSignsIsReachedInASmallWindowWithLargeText(t *testing.T) {
	o := open(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Look{TextScale: 2}))
	o.w.Resize(fyne.NewSize(900, 700))
	o.start()
	o.readOn()
	b, _ := onscreen.Within(o.top(), func(b *kit.Button) bool { return strings.HasPrefix(onscreen.Name(b), "Sign as Sam") })
	if b == nil {
		t.Fatal("the witness has nothing to sign with")
	}
	seen := func(b *kit.Button) {
		t.Helper()
		o.w.Canvas().Focus(b)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		if low := at.Y + b.Size().Height; at.Y < 0 || low > 700 {
			t.Errorf("%s stands from %v to %v of 700", onscreen.Name(b), at.Y, low)
		}
	}
	seen(b)
	if h, _ := onscreen.Within(o.top(), func(*kit.Header) bool { return true }); h.MinSize().Height < theme.Units(70) {
		t.Errorf("the title is cut: the header is %v high", h.MinSize().Height)
	}
	o.press("Sign as Sam Okafor")
	sign, _ := onscreen.Within(o.top(), func(b *kit.Button) bool { return onscreen.Name(b) == "Sign version 2" })
	seen(sign)
}

func TestWhatWasMissingIsNotSaidAnyMoreOnceItIsGiven(t *testing.T) {
	o := open(t)
	o.start()
	o.readOn()
	o.press("Sign as Tom Aldridge")
	o.press("Sign version 2")
	o.draw()
	if o.sees("Please sign in the field first") {
		t.Error("it still asks for what is there")
	}
}

func TestAWitnessTakesNoSide(t *testing.T) {
	o := open(t)
	o.start()
	o.readOn()
	o.press("Sign as Sam Okafor")
	if o.sees("I agree to version 2") || !o.sees("I say as a witness that this is version 2") {
		t.Error(onscreen.Words(o.top()))
	}
}
