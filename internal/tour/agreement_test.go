package tour

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAgreementTour goes from a match to an agreement that both sign on the screen, seals it, finds a file that was tampered with, makes a
// second version, writes a wellness plan in three sittings, and is refused once a permission is taken back. It is the real program.
func TestAgreementTour(t *testing.T) {
	tt := setOut(t, "Tollbridge.jobwright")

	tt.makeSample()
	tt.proposeFromMatch()
	tt.finishAgreement()
	tt.signByBoth()
	tt.saveSealed()
	tt.checkSealed()
	tt.changeSigned()
	tt.planInThreeSittings()
	tt.chooseWhatTheEmployerSees()
	tt.copiesOfThePlan()
	tt.withdrawAndSignNothing()
	tt.agreementLooks()
}

const (
	signer        = "Kwame Hazelgrave"
	signerManager = "Ottilie Brandreth"
)

// proposeFromMatch makes an agreement of what a match would arrange.
func (t *tour) proposeFromMatch() {
	t.openHit("kwame hazelgr", signer, "Find jobs")
	t.tabTo("Find jobs", "Tab")
	t.Key("Return")
	t.see("Jobs for " + signer)
	t.Key("Down")
	t.see("Propose agreement")
	t.Key("Return")
	t.tabTo("Propose agreement", "Tab")
	t.Key("Return")
	t.see("New agreement", "What would help at work", "Reminders and check-ins", "Timer")
	t.shot("agreement-new")
	t.Key("ctrl+Return")
	t.see("Version 1 is a draft", "Before it can be signed")
	t.shot("agreement-draft")
}

// finishAgreement names the manager and says that both have agreed.
func (t *tour) finishAgreement() {
	t.Key("Return")
	t.see("Edit the agreement")
	t.Type(signerManager)
	t.Key("Tab")
	t.Type("Area supervisor")
	t.Key("ctrl+Return")
	t.gone("Edit the agreement")
	t.see(signerManager)
	t.tabTo("Mark as agreed", "Tab")
	t.Key("Return")
	t.see("Version 1 wants signatures")
	t.shot("agreement-agreed")
}

// signByBoth signs on the screen: the employee types the name, the manager draws. Nothing else can be reached.
func (t *tour) signByBoth() {
	t.tabTo("Sign now", "shift+Tab")
	t.Key("Return")
	t.see("Sign on this screen", "Who is in the room")
	t.shot("sign-hand-over")
	t.Key("ctrl+Return")
	t.see("Adjustment agreement, version 1", "Please read all of it")
	t.shot("sign-read")
	t.Key("ctrl+k", "alt+1", "Escape", "ctrl+z")
	t.see("Please read all of it")
	t.Key("End")
	t.click("Sign as " + signer)
	t.see("By signing, I agree to version 1")
	t.Key("Tab", "Tab", "Right")
	t.see("Type your name to sign")
	t.Key("Tab")
	t.Type(signer)
	t.shot("sign-typed")
	t.Key("Return")
	t.see("Please hand the screen to " + signerManager)
	t.shot("sign-thanks")
	t.Key("Return")
	t.see(signer + " has signed")
	t.Key("End")
	t.click("Sign as " + signerManager)
	t.see("With this signature the paper is sealed")
	t.drawSignature()
	t.shot("sign-drawn")
	t.Key("Tab", "Tab", "Tab", "Return") // past what takes lines back
	t.see("Signed and sealed")
	t.shot("sign-sealed")
	t.tabTo("Leave", "Tab")
	t.Key("Return")
	t.see("Leave the signing view")
	t.Type("not the right words")
	t.Key("Return")
	t.see("That is not your passphrase")
	t.shot("sign-leave")
	t.Type(firstPassphrase)
	t.Key("Return")
	t.gone("Leave the signing view")
	t.see("Version 1 is signed", "Mark as in place")
	t.shot("agreement-signed")
}

// drawSignature draws a line with the mouse into the field under its words.
func (t *tour) drawSignature() {
	t.Helper()
	at, err := t.find("Sign here with mouse", 20*time.Second)
	if err != nil {
		t.Shot("failed")
		t.Fatal(err)
	}
	move := func(x, y int) {
		t.out("xdotool", "mousemove", fmt.Sprint(x), fmt.Sprint(y))
		time.Sleep(60 * time.Millisecond)
	}
	move(at.x-60, at.y+90)
	t.out("xdotool", "mousedown", "1")
	time.Sleep(150 * time.Millisecond)
	for i := range 16 {
		move(at.x-60+i*16, at.y+90-[]int{0, 40, 10, 45}[i%4])
	}
	t.out("xdotool", "mouseup", "1")
}

// saveAs saves the paper in the dialog that is open, and gives the path.
func (t *tour) saveAs(title, name string) string {
	t.Helper()
	path := filepath.Join(t.Home, name)
	t.Key("ctrl+Return")
	t.see(title)
	t.Key("ctrl+a")
	t.Type(path)
	t.Key("ctrl+Return")
	t.gone(title)
	for range 50 { // it is written in the background
		if _, err := os.Stat(path); err == nil {
			return path
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s was not written", name)
	return ""
}

// saveSealed saves the sealed file and lets other programs look at it.
func (t *tour) saveSealed() {
	t.tabTo("Papers", "Tab")
	t.Key("Return")
	t.see("This is signed and sealed", "Large print")
	t.shot("papers-sealed")
	sealed := t.saveAs("Save the paper", "sealed.pdf")
	t.tool("pdfsig", []string{"Signature is Valid", "Total document signed"}, sealed)
	t.tool("qpdf", []string{"No syntax or stream encoding errors found"}, "--check", sealed)
	t.tool("pdffonts", []string{"utf8atkinson"}, sealed)
	t.tool("pdftotext", []string{signer, signerManager, "Reminders and check-ins", "Typed their own name", "How to check this paper"}, "-layout", sealed, "-")
}

// tool runs a program over a paper and looks for words in what it says.
func (t *tour) tool(name string, words []string, args ...string) {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	flat := strings.Join(strings.Fields(string(out)), " ")
	for _, w := range words {
		if !strings.Contains(flat, w) {
			t.Errorf("%s does not say %q:\n%s", name, w, out)
		}
	}
}

// checkSealed checks the sealed file in the program, and then one in which one letter was changed.
func (t *tour) checkSealed() {
	sealed := filepath.Join(t.Home, "sealed.pdf")
	content, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(content)
	changed[len("%PDF-1.3\n")+200] ^= 1
	bad := filepath.Join(t.Home, "changed.pdf")
	if err := os.WriteFile(bad, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct{ path, says, shot string }{{sealed, "very file that was sealed here", "check-sealed"}, {bad, "Do not rely on this file", "check-changed"}} {
		t.Key("ctrl+k")
		t.Type("check a signed")
		t.see("Check a signed PDF")
		t.Key("Return")
		t.see("Whether it is the very file")
		t.Key("ctrl+a")
		t.Type(f.path)
		t.Key("Return")
		t.see(f.says)
		t.shot(f.shot)
	}
	for _, f := range []string{sealed, bad} {
		if err := os.Remove(f); err != nil {
			t.Error(err)
		}
	}
}

// openHit opens what a search for words finds first, once its title can be read.
func (t *tour) openHit(words, title, seen string) {
	t.Helper()
	t.Key("ctrl+k")
	t.Type(words)
	t.see(title)
	t.Key("Return")
	t.see(seen)
}

// openAgreement opens the agreement of the tour.
func (t *tour) openAgreement(seen string) {
	t.Helper()
	t.openHit("agreement beckett", "Agreement with Beckett", seen)
}

// changeSigned edits what was signed: the next version wants signatures, and the first is in force until then.
func (t *tour) changeSigned() {
	t.openAgreement("Mark as in place")
	t.tabTo("Add", "Tab")
	t.Key("Tab", "Return")
	t.see("makes version 2")
	t.shot("agreement-edit-signed")
	t.Key("ctrl+a")
	t.Type("A reminder on paper at nine and at two")
	t.Key("ctrl+Return")
	t.gone("makes version 2")
	t.see("Version 2 is a draft", "Version 1 is in force")
	t.shot("agreement-version-2")
}

const (
	shownWords  = "Tell me in writing what comes first"
	hiddenWords = "My sister keeps the spare key"
)

// planInThreeSittings writes a wellness plan: it is locked and left in between.
func (t *tour) planInThreeSittings() {
	t.Key("ctrl+k")
	t.Type("new wellness")
	t.see("New wellness plan")
	t.Key("Return")
	t.see("Whose plan is it")
	t.Type("kwame")
	t.see(signer)
	t.Key("Return", "Tab", "Tab")
	t.Type("beckett")
	t.see("Beckett Mill Cleaning")
	t.Key("Return", "ctrl+Return")
	t.see("Section 1 of 14", "What keeps me well at work")
	t.Type("A walk before the shift")
	t.shot("plan-write")
	t.Key("ctrl+Return")
	t.see("Section 2 of 14")
	t.Type(shownWords)
	t.see("Draft kept")

	t.Key("ctrl+shift+l") // the second sitting
	t.comeBack("ME", firstPassphrase)
	t.see("Section 2 of 14", shownWords)
	t.Key("ctrl+Return")
	t.see("Section 3 of 14")
	t.Type(hiddenWords)
	t.Key("ctrl+Return")
	t.see("Section 4 of 14")

	t.Key("alt+1") // the third
	t.see("Good")
	t.openPlan("3 of 14 sections")
}

// openPlan opens the plan of the tour.
func (t *tour) openPlan(seen string) {
	t.Helper()
	t.openHit("plan kwame", "Wellness plan, Kwame", seen)
}

// chooseWhatTheEmployerSees leaves one section out and finishes the plan.
func (t *tour) chooseWhatTheEmployerSees() {
	t.tabTo("Choose what the employer sees", "Tab")
	t.Key("Return")
	t.see("What your employer sees", "The employer's copy")
	t.tabTo("Save the choice", "Tab")
	t.Key("shift+Tab", "shift+Tab", "shift+Tab", "space") // past Back and the tick for the initials, to the section of the hidden words
	t.shot("plan-choose")
	t.Key("ctrl+Return")
	t.see("In use")
	t.shot("plan")
}

// copiesOfThePlan saves the copies of employer and person, and looks for the words that were left out.
func (t *tour) copiesOfThePlan() {
	for _, c := range []struct {
		whose  string
		steps  []string // from the copy that is chosen at first
		hidden bool
	}{{"employer", nil, true}, {"person", []string{"Left"}, false}} {
		t.openPlan("In use")
		t.tabTo("Papers", "Tab")
		t.Key("Return")
		t.see("Papers of this plan", "For whom")
		if c.steps != nil {
			t.tabTo("The employer", "shift+Tab")
			t.Key(c.steps...)
			t.see("your own copy")
		}
		t.shot("papers-plan-" + c.whose)
		path := t.saveAs("Save the paper", c.whose+".pdf")
		out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Join(strings.Fields(string(out)), " ")
		if !strings.Contains(words, shownWords) || strings.Contains(words, hiddenWords) == c.hidden {
			t.Errorf("the copy of the %s says:\n%s", c.whose, out)
		}
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

// withdrawAndSignNothing takes the permission back: version 2 of the agreement can be neither signed nor given out.
func (t *tour) withdrawAndSignNothing() {
	t.openHit("kwame hazelgr", signer, "Find jobs")
	t.Key("shift+Tab", "shift+Tab", "shift+Tab", "Return") // past the address and the telephone number
	t.see("Go to permissions")
	t.Type("go to p")
	t.Key("Return")
	t.tabTo("Withdraw", "Tab")
	t.Key("Return")
	t.see("Withdraw this permission")
	t.Key("ctrl+Return")
	t.see("I have asked for all of it", "agreement")
	t.shot("agreement-withdrawn")
	t.Key("ctrl+Return")
	t.gone("I have asked for all of it")
	t.openAgreement("Version 2 is a draft")
	t.tabTo("Mark as agreed", "Tab")
	t.Key("Return")
	t.see("Version 2 wants signatures")
	t.tabTo("Sign now", "shift+Tab")
	t.Key("Return")
	t.see("It may not be shown", "Open the permissions")
	t.shot("sign-refused")
	t.Key("Escape")
}

// agreementLooks looks at the screens in the dark and at twice the size.
func (t *tour) agreementLooks() {
	for _, look := range [][2]string{{"Dark", "dark"}, {"Light", ""}, {"200%", "200"}} {
		t.settings("Looks")
		t.click(look[0])
		if look[1] == "" {
			continue
		}
		t.openAgreement("Version 2 wants signatures")
		t.shot("agreement-" + look[1])
		t.openPlan("In use")
		t.shot("plan-" + look[1])
	}
	t.Kill()
}
