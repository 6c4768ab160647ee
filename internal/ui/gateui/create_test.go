package gateui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/custody"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// filledIn is the page for a new store with everything right.
func filledIn(t *testing.T) (p *porch, secrets []*kit.Entry) {
	t.Helper()
	p = arrive(t, &fakeDoor{})
	p.press("Create my store")
	p.write("Your name", "Nia Example")
	return p, []*kit.Entry{p.write("Passphrase", rightPass), p.write("The same again", rightPass)}
}

func TestTheFirstStartOffersThreeWays(t *testing.T) {
	p := arrive(t, &fakeDoor{})
	p.mustFocus("Create my store")
	for _, way := range []string{"Create my store", "Open a store", "Try with sample data"} {
		find[*kit.Button](p, way)
	}
	p.door.fail = &custody.Refusal{What: "The disk is full.", Do: "Make room."}
	p.press("Try with sample data")
	p.mustSee("The disk is full.")
	p.press("Try with sample data")
	if p.entries != 1 {
		t.Error("the sample store was not entered")
	}
}

func TestInitialsComeFromTheName(t *testing.T) {
	p, _ := filledIn(t)
	if e := find[*kit.Entry](p, "Your initials"); e.Text() != "NE" {
		t.Errorf("initials %q", e.Text())
	}
	p.write("Your initials", "XY")
	p.write("Your name", "Nia Example Other")
	if e := find[*kit.Entry](p, "Your initials"); e.Text() != "XY" {
		t.Errorf("one's own initials became %q", e.Text())
	}
}

func TestAWeakPassphraseMakesNoStore(t *testing.T) {
	p, secrets := filledIn(t)
	secrets[0].SetText("short")
	p.press("Create the store")
	p.mustSee("Too short: at least 12 letters.")
	p.mustFocus("Passphrase")
	if len(p.door.made) != 0 {
		t.Error("a store was made")
	}
}

func TestADifferentRepetitionMakesNoStore(t *testing.T) {
	p, secrets := filledIn(t)
	secrets[1].SetText(rightPass + "x")
	p.press("Create the store")
	p.mustSee("The two are not the same.")
	p.mustFocus("The same again")
	if len(p.door.made) != 0 {
		t.Error("a store was made")
	}
}

func TestWhatTheStoreRefusesStandsUnderItsField(t *testing.T) {
	p, _ := filledIn(t)
	p.door.fail = &custody.Refusal{Kind: custody.Weak, What: "This passphrase is too common.", Do: "Choose another."}
	p.press("Create the store")
	p.mustSee("This passphrase is too common.")
	p.mustFocus("Passphrase")
	p.door.fail = &custody.Refusal{Kind: custody.Exists, What: "A store lies there already.", Do: "Choose another folder."}
	p.press("Create the store")
	p.mustSee("A store lies there already.")
	p.mustFocus("Folder of the store")
}

func TestTheCodeIsAskedBackBeforeAStoreIsEntered(t *testing.T) {
	p, secrets := filledIn(t)
	p.w.Canvas().Focus(secrets[0].Focus())
	p.ctrlEnter()
	if len(p.door.made) != 1 {
		t.Fatal("no store was made")
	}
	made := p.door.made[0]
	if made.Name != "Nia Example" || made.Initials != "NE" || string(made.Passphrase) != rightPass || made.Folder != "/home/nia/Northside.jobwright" {
		t.Errorf("made %+v", made)
	}
	p.mustBeEmpty(secrets...)
	p.mustSee("ABCD – EFGH")
	p.mustSee("nobody can open the store")
	p.press("I have it on paper")
	p.mustFocus("Recovery code")
	p.write("Recovery code", "ABCD EFGH")
	p.press("Open the store")
	p.mustSee("The code has 28 letters, this has 8.")
	if p.entries != 0 {
		t.Fatal("entered with a code that was copied wrongly")
	}
	p.press("Back")
	p.mustSee("ABCD – EFGH")
	p.press("I have it on paper")
	typed := p.write("Recovery code", "abcd efgh ijkm npqr stvw xyzo 3456")
	p.press("Open the store")
	if p.entries != 1 {
		t.Error("not entered with the right code")
	}
	p.mustBeEmpty(typed)
}

func TestThePageWithTheCodeIsSavedOrSaysWhyNot(t *testing.T) {
	p, _ := filledIn(t)
	p.press("Create the store")
	p.mustFocus("I have it on paper")
	p.press("Save a page to print")
	p.mustSee("Anybody who finds this file can read the code.")
	folder := t.TempDir()
	p.write("File", filepath.Join(folder, "none", "code"))
	p.press("Save the page")
	p.mustSee("There is no folder " + filepath.Join(folder, "none"))
	p.write("File", filepath.Join(folder, "code"))
	p.door.fail = &custody.Refusal{What: "The folder cannot be written to.", Do: "Choose another."}
	p.press("Save the page")
	p.mustSee("The folder cannot be written to.")
	p.press("Save the page")
	if p.w.Canvas().Overlays().Top() != nil {
		t.Error("the question is still open")
	}
	p.mustSee("The page lies at " + filepath.Join(folder, "code.pdf") + ". Print it, then delete it.")
}

func TestTheInitialsThatCameFromTheNameAreReplacedByTyping(t *testing.T) {
	p, _ := filledIn(t)
	e := find[*kit.Entry](p, "Your initials")
	p.w.Canvas().Focus(e.Focus())
	test.Type(e.Focus(), "WF")
	if e.Text() != "WF" {
		t.Errorf("initials %q", e.Text())
	}
}

func TestThePageFollowsTheKeyboardInLargeText(t *testing.T) {
	p, _ := filledIn(t)
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	p.w.Resize(fyne.NewSize(1000, 500))
	for range 12 {
		p.w.Canvas().FocusNext()
		o := p.w.Canvas().Focused().(fyne.CanvasObject)
		if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y; y < 0 || y+o.Size().Height > 500 {
			t.Errorf("%q is out of sight", label(o))
		}
	}
}

func TestEscapeGoesBackAndForgetsThePassphrase(t *testing.T) {
	p, secrets := filledIn(t)
	p.key("Escape")
	p.mustSee("Welcome")
	p.mustBeEmpty(secrets...)
	p.key("Escape")
	p.mustSee("Welcome")
}
