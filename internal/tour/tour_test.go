package tour

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var shots = flag.String("screens", "", "folder for the screenshots")

// tour is one run of the program by one person.
type tour struct {
	*testing.T
	*Screen
	program, store string
}

// What is typed during the tour and must not stand in clear anywhere afterwards: one unusual word in each text.
var markers = []string{
	"Zanzibar", "Quincewood", "Brambleton", "Fotheringay", "Wapentake", "Xylophone", "Huckleberry", "Marzipan", "Thistledown", "Periwinkle",
	"Gooseberry", "Kittiwake", "Ploughshare", "Quicksilver", "Rhubarbton", "Saskatoon", "Tamarillo", "Umbrellabird", "Vermicelli", "Wobbegong",
}

const (
	firstPassphrase  = "heather kettle orbit seventeen"
	secondPassphrase = "walnut ferry copper lantern"
	thirdPassphrase  = "velvet harbour turnip engine"
)

// TestTour goes through everything that the house promises, in the real program, as the person who uses it.
func TestTour(t *testing.T) {
	tt := setOut(t, "My service.jobwright")

	tt.firstStart()
	tt.createStore()
	tt.addSteps()
	tt.findUndoRedo()
	tt.staff()
	tt.changePassphrase()
	tt.lockByWaiting()
	tt.killInTheMiddleOfAForm()
	tt.recover()
	tt.backUpLoseAndRestore()
	tt.looks()
	tt.nothingInClear()
}

func (t *tour) firstStart() {
	t.start()
	t.see("Welcome", "Open a store", "Try with sample data")
	t.shot("first-start")
}

// createStore takes the keyboard alone.
func (t *tour) createStore() {
	t.Key("Return")
	t.see("Your initials")
	t.Type("Sam Fotheringay")
	t.Key("Return", "Return")
	t.Type("short")
	t.Key("ctrl+Return")
	t.see("Use at least 12 characters")
	t.shot("create-weak")
	t.Key("ctrl+a")
	t.Type(firstPassphrase)
	t.Key("Return")
	t.Type(firstPassphrase)
	t.Key("ctrl+Return")
	t.see("Your recovery code", "nobody can open the store")
	t.shot("recovery-code")
	code := t.savedCode()
	t.click("I have it on paper")
	t.see("Type the code from your paper")
	t.Type("AAAA-BBBB")
	t.Key("Return")
	t.see("this has 8")
	t.Key("ctrl+a")
	t.Type(strings.ToLower(strings.ReplaceAll(code, "-", " ")))
	t.Key("Return")
	t.see("Nothing to do yet")
	t.shot("today-empty")
}

var recoveryCode string

// savedCode saves the page to print and reads the code from it, as somebody would from the paper.
func (t *tour) savedCode() string {
	page := filepath.Join(t.Home, "code.pdf")
	t.click("Save a page to print")
	t.see("Save the page with the code")
	t.Key("ctrl+a")
	t.Type(page)
	t.Key("ctrl+Return")
	t.gone("Save the page with the code")
	out, err := exec.Command("pdftotext", "-layout", page, "-").Output()
	if err != nil {
		t.Fatalf("the page with the code cannot be read: %v", err)
	}
	if err := os.Remove(page); err != nil {
		t.Fatal(err)
	}
	var groups []string
	for _, line := range strings.Split(string(out), "\n") {
		if f := strings.Fields(line); len(f) > 3 && f[1] == "-" {
			groups = append(groups, strings.Join(strings.Fields(strings.ReplaceAll(line, "-", " ")), "-"))
		}
	}
	recoveryCode = strings.Join(groups, "-")
	if len(recoveryCode) < 38 {
		t.Fatalf("no code on the page:\n%s", out)
	}
	return recoveryCode
}

// addSteps adds next steps by mouse, by keyboard alone, and from the command box.
func (t *tour) addSteps() {
	t.click("New next step")
	t.see("What is to be done")
	t.Type("Ring Anna Zanzibar about the packing room")
	t.click("Fri") // the only chip of a day that is called so every day
	t.shot("next-step-form")
	t.click("Save next step")
	t.see("Ring Anna Zanzibar")

	for i, what := range []string{"Visit Quincewood Bakery", "Send the Brambleton card", "Ask Wapentake Foods about mornings"} {
		t.Key("ctrl+n")
		t.see("What is to be done")
		t.Type(what)
		t.Key("Tab")
		t.Type([]string{"yesterday", "today", "+2w"}[i])
		t.Key("ctrl+Return")
		t.gone("What is to be done")
	}
	t.see("Overdue", "Visit Quincewood Bakery", "1 day late")

	t.Key("ctrl+k")
	t.Type("new next step Post the Xylophone leaflet tomorrow")
	t.Key("Return")
	t.see("What is to be done")
	t.Key("ctrl+Return")
	t.see("Post the Xylophone leaflet")
	for _, m := range markers[6:] {
		t.Key("ctrl+k")
		t.Type("new next step Thank " + m + " Ltd +3w")
		t.Key("Return")
		t.see("What is to be done")
		t.Key("ctrl+Return")
		t.gone("What is to be done")
	}
	t.shot("today")
}

// findUndoRedo finds a step by the beginning of a word, does it, takes that back and does it again.
func (t *tour) findUndoRedo() {
	t.Key("ctrl+k")
	t.Type("quinc")
	t.see("1 found")
	t.shot("search")
	t.Key("Return")
	t.see("What is to be done", "Visit Quincewood Bakery")
	t.Key("Escape")
	t.gone("What is to be done")
	t.Key("alt+1")
	t.click("Visit Quincewood Bakery")
	t.Key("d")
	t.gone("1 day late")
	t.Key("ctrl+z")
	t.see("1 day late")
	t.Key("ctrl+shift+z")
	t.gone("1 day late")
	t.Key("ctrl+z")
	t.see("1 day late")
}

// looks takes pictures of Today in every look and at twice the size.
func (t *tour) looks() {
	t.Key("ctrl+slash")
	t.see("Everywhere")
	t.shot("keys")
	t.Key("Escape")
	for _, look := range []struct {
		click []string
		name  string
	}{
		{[]string{"Light"}, "light"}, {[]string{"High contrast"}, "contrast-light"}, {[]string{"Dark"}, "contrast-dark"},
		{[]string{"High contrast"}, "dark"}, {[]string{"Light", "200%"}, "light-200"},
	} {
		t.settings("Looks")
		for _, c := range look.click {
			t.click(c)
		}
		t.shot("settings-" + look.name)
		t.Key("alt+1")
		t.see("Overdue")
		t.shot("today-" + look.name)
		t.Key("ctrl+n")
		t.see("What is to be done")
		t.shot("form-" + look.name)
		t.Key("Escape")
	}
	t.Kill()
	chooseLight(t.T, t.Home) // as if on another day, at the usual size
	t.start(t.store)
	t.unlock("SF", thirdPassphrase)
}

func (t *tour) settings(section string) {
	t.Key("ctrl+comma")
	t.see("Settings")
	t.click(section)
}

// staff adds a colleague with a key.
func (t *tour) staff() {
	t.settings("Staff")
	t.click("Add a person")
	t.see("Share of full time", "Supervisor")
	t.Type("Priya Kittiwake")
	t.Key("Return")
	t.Type("PK")
	t.shot("staff-form")
	t.click("Specialist")
	t.Key("ctrl+Return")
	t.see("Priya Kittiwake")
	t.shot("settings-staff")
	t.settings("Backups")
	t.shot("settings-backups")
	t.settings("Security")
	t.shot("settings-security")
}

func (t *tour) changePassphrase() {
	t.settings("Me and my passphrase")
	t.see("Passphrase")
	t.shot("settings-me")
	t.passphraseForm()
}

// waitSeconds is how long the shortest setting for the lock lasts, and a little.
const waitSeconds = 75

func (t *tour) lockByWaiting() {
	t.settings("Security")
	t.setAutoLock()
	t.Key("alt+1")
	time.Sleep(waitSeconds * time.Second)
	t.see("Unlock", "Locked because nobody was there")
	t.shot("locked")
	t.unlock("SF", secondPassphrase)
}

// unlock opens the store and goes to Today.
func (t *tour) unlock(initials, passphrase string) {
	t.comeBack(initials, passphrase)
	t.Key("alt+1")
	t.see("Good")
}

// comeBack opens the store, which leads to where one was.
func (t *tour) comeBack(initials, passphrase string) {
	t.clickField("Your initials") // after a lock they stand there, and the keyboard is in the field below
	t.Key("ctrl+a")
	t.Type(initials)
	t.Key("Return")
	t.Type(passphrase)
	t.Key("Return")
	t.see("Search everything")
}

func (t *tour) setAutoLock() { t.click("1 minute") }

// passphraseForm changes the passphrase: first a wrong old one, then the right one.
func (t *tour) passphraseForm() {
	t.clickField("Passphrase until now")
	t.Type("not the right passphrase")
	t.Key("Return")
	t.Type(secondPassphrase)
	t.Key("Return")
	t.Type(secondPassphrase)
	t.Key("Return")
	t.see("This is not your passphrase")
	t.Key("ctrl+a")
	t.Type(firstPassphrase)
	t.click("Change the passphrase")
	t.message("passphrase is changed", "")
}

// killInTheMiddleOfAForm is a power cut while somebody types.
func (t *tour) killInTheMiddleOfAForm() {
	t.Key("ctrl+n")
	t.see("What is to be done")
	t.Type("Tell Huckleberry Nursery about the Saskatoon trial")
	time.Sleep(3 * time.Second) // a pause in typing keeps the draft
	t.Kill()
	t.start()
	t.unlock("SF", secondPassphrase)
	t.see("Not finished")
	t.shot("today-draft")
	t.click("Continue")
	t.see("What is to be done")
	t.see("Saskatoon trial")
	t.Key("ctrl+Return")
	t.gone("What is to be done")
	t.see("Saskatoon trial")
}

// recover opens the store with the printed code and takes a new passphrase.
func (t *tour) recover() {
	t.Key("ctrl+shift+l")
	t.see("Unlock", "Use the recovery code")
	t.Type("this is a wrong guess") // the initials stand there
	t.Key("Return")
	t.see("do not open this store")
	t.click("Use the recovery code")
	t.see("It stands on the page")
	t.Type(recoveryCode)
	t.Key("Return")
	t.see("A new passphrase")
	t.Type("SF")
	t.Key("Return")
	t.Type(thirdPassphrase)
	t.Key("Return")
	t.Type(thirdPassphrase)
	t.shot("recover")
	t.Key("Return")
	t.see("Good", "Saskatoon trial")
}

// backUpLoseAndRestore copies a backup to another place, loses the store, and brings it back.
func (t *tour) backUpLoseAndRestore() {
	stick := filepath.Join(t.Home, "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	t.settings("Backups")
	t.click("Copy to another device")
	t.see("Folder")
	t.Key("ctrl+a")
	t.Type(stick)
	t.Key("ctrl+Return")
	t.message("on the same disk", "settings-backup-copied")
	t.Kill()

	files, err := filepath.Glob(filepath.Join(stick, "*.cwbak"))
	if err != nil || len(files) != 1 {
		t.Fatalf("on the stick lie %v (%v), want one backup", files, err)
	}
	if err := os.RemoveAll(t.store); err != nil {
		t.Fatal(err)
	}
	t.start()
	t.see("Welcome")
	t.Key("Tab", "Return") // the second of the three ways
	t.click("Bring back a backup")
	t.see("Backup file")
	t.Type(files[0])
	t.Key("Return")
	t.Key("ctrl+a")
	t.Type(t.store)
	t.Key("Return")
	t.Type("SF")
	t.Key("Return")
	t.Type(thirdPassphrase)
	t.shot("restore")
	t.Key("Return")
	t.see("The backup is back")
	t.unlock("SF", thirdPassphrase)
	t.see("Saskatoon trial")
	t.shot("restored")
}

// nothingInClear looks for what was typed in every file under the home folder, which holds the store, its backups,
// the temporary files, the preferences and the caches.
func (t *tour) nothingInClear() {
	t.Kill()
	words := append([]string{firstPassphrase, secondPassphrase, thirdPassphrase, recoveryCode}, markers...)
	files := 0
	err := filepath.WalkDir(t.Home, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, w := range words {
			for _, form := range forms(w) {
				if strings.Contains(string(content), form) || strings.Contains(path, w) {
					t.Errorf("%q stands in clear in %s", w, path)
				}
			}
		}
		return nil
	})
	if err != nil || files < 8 {
		t.Errorf("%d files were searched, %v", files, err)
	}
}

// forms are the ways a word could lie in a file: as it is, in small letters, and in UTF-16.
func forms(w string) []string {
	var wide strings.Builder
	for _, r := range w {
		wide.WriteRune(r)
		wide.WriteByte(0)
	}
	return []string{w, strings.ToLower(w), wide.String()}
}
