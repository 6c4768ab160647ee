package tour

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestBrokerageTour goes from two files of people and jobs to a job that somebody holds, in the real program and by keyboard alone.
func TestBrokerageTour(t *testing.T) {
	tt := setOut(t, "Canalside.jobwright")

	tt.fillRegister()
	tt.importPeople()
	tt.openPerson()
	tt.whichJobsSuit()
	tt.carveWithSuggest()
	tt.unnamedProposal()
	tt.refusedThenAllowed()
	tt.withdrawAndBeRefused()
	tt.moveLead()
	tt.promoteLead()
	tt.logSession()
	tt.startJob()
	tt.brokerageLooks()
}

// fillRegister makes a store and fills it with employers, vacancies, duties and leads by command.
func (t *tour) fillRegister() {
	t.run("new", t.store, "--recovery-file", filepath.Join(t.Home, "code"), "--as", "ME")
	for _, f := range [][2]string{{"employers", t.employersFile()}, {"vacancies", t.vacanciesFile()}, {"duties", t.dutiesFile()}, {"leads", t.leadsFile()}} {
		if out := t.run("import", t.store, f[0], f[1], "--json"); !strings.Contains(out, `"bad":0`) {
			t.Fatalf("%s: %.500s", f[0], out)
		}
	}
	t.start(t.store)
	t.unlock("ME", firstPassphrase)
}

// importPeople brings the people in by the screen.
func (t *tour) importPeople() {
	t.openImport(t.peopleFile())
	t.see("People")
	t.Key("Return")
	t.see("will be created")
	t.shot("import-people")
	t.Key("Return")
	t.see("Undo import")
	t.Key("alt+6")
	t.see("people supported now", "Not yet named")
	t.shot("people")
}

// open opens what a search for words finds first.
func (t *tour) open(words, seen string) {
	t.Helper()
	t.Key("ctrl+k")
	t.Type(words)
	t.see("found")
	t.Key("Return")
	t.see(seen)
}

// openPerson opens the page of the person by the beginning of the name.
func (t *tour) openPerson() {
	t.open("nia petherb", "Find jobs")
	t.shot("person")
}

// personMenu opens the page of the person, and takes what begins with some letters from the menu beside the name.
func (t *tour) personMenu(letters string) {
	t.Helper()
	t.open("nia petherb", "Find jobs")
	t.Key("shift+Tab", "shift+Tab", "Return") // past the telephone number
	t.see("Go to permissions")
	t.Type(letters)
	t.Key("Return")
}

// whichJobsSuit reads which jobs suit and why, shortlists the first, and compares it with the second.
func (t *tour) whichJobsSuit() {
	t.tabTo("Find jobs", "Tab")
	t.Key("Return")
	t.see("Jobs for "+theirName, "fits as it is", suitedJob, "Nia wants", "What this means")
	t.shot("matching-why")
	t.Key("s")
	t.see("Take off the shortlist")
	t.Key("c")
	t.see("Compare two", "They differ")
	t.shot("matching-compare")
	t.Key("Escape")
	t.gone("They differ")
}

// carveWithSuggest carves the second job out of the list of jobs that suit.
func (t *tour) carveWithSuggest() {
	t.Key("Down")
	t.see("Open carving")
	t.shot("matching-carve")
	t.Key("Return")
	t.tabTo("Open carving", "Tab")
	t.Key("Return")
	t.see("Carved for Nia", "Fill the salad boxes")
	t.shot("carving-begun")
	t.tabTo("Suggest", "shift+Tab")
	t.Key("Return")
	t.see("What would fit Nia", "Use this")
	t.shot("carving-suggest")
	t.Key("ctrl+Return")
	t.gone("What would fit Nia")
	t.see("Moves to")
	t.shot("carving")
}

// askProposal opens the proposal of the carving that is open.
func (t *tour) askProposal(shot string) {
	t.Helper()
	t.tabTo("Proposal", "shift+Tab")
	t.Key("Return")
	t.see("Whom does it name", "Without the name")
	if shot != "" {
		t.shot(shot)
	}
}

// saveProposal saves the proposal that is shown and reads the paper.
func (t *tour) saveProposal(name string) string {
	t.Helper()
	path := filepath.Join(t.Home, name+".pdf")
	t.Key("ctrl+Return")
	t.see("Save the paper")
	t.Key("ctrl+a")
	t.Type(path)
	t.Key("ctrl+Return")
	t.gone("Save the paper")
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatalf("the proposal cannot be read: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func (t *tour) unnamedProposal() {
	t.askProposal("carving-proposal")
	words := t.saveProposal("proposal")
	if strings.Contains(words, "Nia") || strings.Contains(words, "Petherbridge") || !strings.Contains(words, "Fill the salad boxes") {
		t.Errorf("the proposal without the name says:\n%s", words)
	}
}

// chooseNamed asks for the proposal with the name.
func (t *tour) chooseNamed() {
	t.Helper()
	t.tabTo("Without the name", "shift+Tab")
	t.Key("Right")
}

// refusedThenAllowed is refused the proposal with the name, records what is missing, and gets it.
func (t *tour) refusedThenAllowed() {
	t.askProposal("")
	t.chooseNamed()
	t.see("Open the permissions")
	t.shot("carving-refused")
	t.tabTo("Open the permissions", "Tab")
	t.Key("Return")
	t.see("Nothing is agreed yet")
	t.shot("permissions-none")
	t.personMenu("record a p")
	t.see("How far may we go")
	t.Type("naming me as")
	t.see("Contact naming me as a candidate")
	t.Key("Return", "Tab")
	t.Type("service o")
	t.see("Service only")
	t.Key("Return")
	t.shot("permission-form")
	t.Key("ctrl+Return")
	t.gone("How far may we go")
	t.personMenu("go to p")
	t.see("We may")
	t.shot("permissions")
	t.openCarving()
	t.askProposal("")
	t.chooseNamed()
	t.gone("Open the permissions")
	t.shot("carving-named")
	if words := t.saveProposal("named"); !strings.Contains(words, theirName) {
		t.Errorf("the proposal with the name says:\n%s", words)
	}
}

// openCarving goes back to the only carving.
func (t *tour) openCarving() {
	t.Key("alt+8")
	t.see("1 carving")
	t.Key("Return")
	t.see("Carved for Nia")
}

// withdrawAndBeRefused takes the permission back; the proposal with the name is refused at once.
func (t *tour) withdrawAndBeRefused() {
	t.personMenu("go to p")
	t.tabTo("Withdraw", "Tab")
	t.Key("Return")
	t.see("Withdraw this permission")
	t.shot("permission-withdraw")
	t.Key("ctrl+Return")
	t.see("I have asked for all of it")
	t.shot("permission-ask-back")
	t.Key("ctrl+Return")
	t.gone("I have asked for all of it")
	t.openCarving()
	t.askProposal("")
	t.chooseNamed()
	t.see("Open the permissions")
	t.shot("carving-refused-again")
	t.Key("Escape")
}

// moveLead moves a lead a stage on by keyboard, and takes that back.
func (t *tour) moveLead() {
	t.Key("alt+4")
	t.see("Spotted", "Contacted")
	t.shot("leads")
	t.Key("ctrl+Right")
	t.see("moved it from")
	t.shot("leads-moved")
	t.Key("ctrl+z")
	t.gone("moved it from")
}

// promoteLead makes a vacancy of the lead.
func (t *tour) promoteLead() {
	t.Key("Return")
	t.tabTo("Make a vacancy", "Tab")
	t.Key("Return")
	t.see("Make a vacancy of a lead")
	t.Key("ctrl+a")
	t.Type("Returns assistant")
	t.shot("vacancy-from-lead")
	t.Key("ctrl+Return")
	t.gone("Make a vacancy of a lead")
	t.see("Returns assistant")
	t.shot("vacancy-new")
}

// logSession logs a session with the person.
func (t *tour) logSession() {
	t.open("nia petherb", "Find jobs")
	t.Key("ctrl+j")
	t.see("Log session", "Two fields are needed")
	t.Key("Right") // how long it took
	t.see("Two fields are needed", "Minutes")
	t.shot("session-form")
	t.Key("ctrl+Return")
	t.gone("Two fields are needed")
}

// startJob records a job that began twelve weeks ago, and sees what comes next of it on Today.
func (t *tour) startJob() {
	t.personMenu("record a j")
	t.see("First day", "Four hours worked on")
	t.Type(suitedJob)
	t.Key("Tab")
	t.Type("umberlow h")
	t.see(suitedFirm)
	t.Key("Return", "Tab", "ctrl+a")
	t.Type("-12w")
	t.Key("Tab", "ctrl+a")
	t.Type("-12w")
	t.Key("Tab")
	t.Type("14")
	t.Key("Tab")
	t.Type("12.95")
	t.shot("job-form")
	t.Key("ctrl+Return")
	t.gone("Four hours worked on")
	t.see("works as packing assistant", "In-work check-in with Nia")
	t.shot("person-in-work")
	t.Key("alt+1")
	t.see("Coming up", "Sustained 13 weeks")
	t.shot("today-brokerage")
}

// brokerageLooks takes pictures in the dark and at twice the size, where a page may show what is chosen alone.
func (t *tour) brokerageLooks() {
	for _, look := range [][2]string{{"Dark", "dark"}, {"Light", ""}, {"200%", "200"}} {
		t.settings("Looks")
		t.click(look[0])
		if look[1] == "" {
			continue
		}
		t.Key("alt+6")
		t.seeOne("Find jobs", "people supported now")
		t.shot("people-" + look[1])
		t.Key("alt+7")
		t.seeOne("Jobs for "+theirName, "score")
		t.shot("matching-" + look[1])
		t.openCarving()
		t.shot("carving-" + look[1])
		t.Key("alt+4")
		t.seeOne("Add lead", "Back to the board", "Make a carving")
		t.shot("leads-" + look[1])
	}
	t.Kill()
}
