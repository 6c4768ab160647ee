package tour

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRegisterTour goes through a specialist's day with the employer register, in the real program on sample data.
func TestRegisterTour(t *testing.T) {
	tt := setOut(t, "Northside.jobwright")

	tt.makeSample()
	tt.importEmployers()
	tt.brokenFile()
	tt.findEmployers()
	tt.logContact()
	tt.jobFair()
	tt.mergeAndTakeBack()
	tt.filterAndTick()
	tt.otherPages()
	tt.registerLooks()
	tt.exportAndBack()
}

// run runs the program without a window and gives what it printed.
func (t *tour) run(args ...string) string {
	t.Helper()
	pass := filepath.Join(t.Home, "passphrase")
	if err := os.WriteFile(pass, []byte(firstPassphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(t.program, append(args, "--passphrase-file", pass)...)
	cmd.Env = append(os.Environ(), t.Env()...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("jobwright %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// makeSample makes a store with sample data by command and opens it in the window.
func (t *tour) makeSample() {
	t.run("new", t.store, "--sample", "--recovery-file", filepath.Join(t.Home, "code"), "--as", "ME")
	t.start(t.store)
	t.unlock("ME", firstPassphrase)
	t.see("Contacts this week", "Late or for today")
	t.shot("today-register")
}

// payGapRows is how many employers the file has: as many as the service published for 2018-19.
const payGapRows = 10812

// payGapFile writes invented firms as the gender pay gap service writes real ones.
func (t *tour) payGapFile() string {
	path := filepath.Join(t.Home, "pay gap.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	w.Write([]string{"EmployerName", "Address", "CompanyNumber", "SicCodes", "CompanyLinkToGPGInfo", "EmployerSize", "CurrentName"})
	sizes := []string{"250 to 499", "500 to 999", "1000 to 4999", "5000 to 19,999"}
	trades := []string{"Foundry", "Haulage", "Nurseries", "Canteens", "Laundries", "Software", "Housing"}
	for i := range payGapRows {
		name := fmt.Sprintf("Umberlow %s %d Limited", trades[i%len(trades)], i)
		w.Write([]string{name, fmt.Sprintf("%d Quarry Road,\nLeeds,\nLS%d %dAB", i%200+1, i%28+1, i%9+1), fmt.Sprint(1000000 + i), "1071,\n56290", "", sizes[i%len(sizes)], name})
	}
	if w.Flush(); w.Error() != nil {
		t.Fatal(w.Error())
	}
	return path
}

// importEmployers brings the file in with nothing to map.
func (t *tour) importEmployers() {
	t.openImport(t.payGapFile())
	t.see("Gender pay gap service")
	t.Key("Return")
	t.see("will be created")
	t.shot("import-check")
	t.Key("Return")
	t.see("Undo import")
	t.shot("import-done")
}

func (t *tour) openImport(path string) {
	t.Key("ctrl+k")
	t.Type("import and")
	t.see("Go to Import")
	t.Key("Return")
	t.see("Bring a file in")
	if t.Sees("Bring in another file") {
		t.click("Bring in another file")
	}
	t.see("What it holds")
	t.Type(path)
	t.Key("Return")
}

// brokenFile is told of every bad line, and nothing of it is written.
func (t *tour) brokenFile() {
	path := filepath.Join(t.Home, "broken.csv")
	rows := "name,postcode,size,sic\nUmberlow Mill,S1 1AA,SMALL,10710\n,S1 1AB,SMALL,10710\nUmberlow Forge,S1 1AC,gigantic,10710\nUmberlow Kiln,S1 1AD,SMALL,banana\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	t.openImport(path)
	t.see("Employers")
	t.Key("Return")
	t.see("have mistakes", "gigantic", "banana")
	t.shot("import-mistakes")
	t.click("Back")
}

// findEmployers finds one by part of a name and one by a phone number typed another way.
func (t *tour) findEmployers() {
	t.Key("alt+2")
	t.see("Employers", "Add employer")
	t.shot("employers")
	t.words("haulage 5461")
	t.see("1 employer", "Not met")
	t.words("+44 114 496 0843")
	t.see("Priory Bakery", "Timeline")
	t.shot("employer-by-phone")
	t.words("")
}

// words types into the field above the list.
func (t *tour) words(words string) {
	t.Helper()
	at, err := t.find("Quiet for 6 weeks", 20*time.Second)
	if err != nil {
		t.Shot("failed")
		t.Fatal(err)
	}
	t.ClickAt(at.x, at.y+42)
	t.Key("ctrl+a", "BackSpace")
	if words != "" {
		t.Type(words)
	}
}

// logContact logs one with a next step by keyboard, sees it on Today, takes it back and does it again.
func (t *tour) logContact() {
	t.Key("alt+1")
	t.see("Contacts this week")
	t.Key("ctrl+l")
	t.see("Who did you meet")
	t.Key("ctrl+a")
	t.Type("tollg")
	t.see("Rotherham")
	t.Key("Return")
	t.Type("leila")
	t.see("Leila Sharrow")
	t.Key("Return", "Return", "Return")
	t.Type("Two people stay late to water the plants")
	t.Key("Tab")
	t.Type("Bring the watering idea to Leila")
	t.shot("log-contact")
	t.Key("ctrl+Return")
	t.gone("Who did you meet")
	t.search("watering idea", "1 found")
	t.Key("ctrl+z")
	t.search("watering idea", "Nothing found")
	t.Key("ctrl+shift+z")
	t.search("watering idea", "1 found")
}

// search searches everything and sees what comes of it.
func (t *tour) search(words, seen string) {
	t.Helper()
	t.Key("ctrl+k")
	t.Type(words)
	t.see(seen)
	t.Key("Escape")
}

// jobFair logs one event against five employers in one action.
func (t *tour) jobFair() {
	t.Key("alt+9")
	t.see("Add event")
	t.click("Add event")
	t.see("What is it called")
	t.Type("Umberlow jobs morning")
	t.Key("Return", "Right") // from a workshop to a job fair
	t.clickField("Which employers were there")
	for _, name := range []string{"priory bakery", "tollgate garden", "kestrel loop", "oakmoor lane", "redhollow"} {
		t.Type(name)
		t.see(strings.Fields(name)[0])
		t.Key("Return")
	}
	t.shot("event-form")
	t.Key("ctrl+Return")
	t.gone("What is it called")
	t.see("Umberlow jobs morning")
	t.Key("l")
	t.see("Contacts and follow-ups")
	t.Type("Ring about the Umberlow morning")
	t.shot("event-follow-up")
	t.Key("ctrl+Return")
	t.gone("Contacts and follow-ups")
	t.search("ring about the umberlow", "5 found")
	t.Key("alt+3")
	t.see("The last 12 weeks")
	t.shot("contacts")
}

// mergeAndTakeBack makes two employers one and has both again.
func (t *tour) mergeAndTakeBack() {
	t.Key("ctrl+k")
	t.Type("find dup")
	t.see("Go to Find duplicates")
	t.Key("Return")
	t.see("Which one stays", "Merge")
	t.shot("merge")
	t.click("Merge")
	t.see("One pair may be")
	t.Key("ctrl+z")
	t.see("2 pairs may")
}

// filterAndTick filters the list, keeps the filter, changes twelve ticked employers, and takes that back.
func (t *tour) filterAndTick() {
	t.Key("alt+2")
	t.see("Add employer")
	t.click("Filter")
	t.see("Filter employers")
	t.click("Not met")
	t.shot("employers-filter")
	t.Key("ctrl+Return")
	t.gone("Filter employers")
	t.click("Save this filter")
	t.see("Pin it above the list")
	t.Type("Umberlow first calls")
	t.Key("ctrl+Return")
	t.see("Umberlow first calls")
	t.clickRow()
	for range 12 {
		t.Key("space", "Down")
	}
	t.see("12 of", "ticked", "Hollin Edge")
	t.click("Change")
	t.see("Add a motivation")
	t.shot("employers-ticked")
	t.Key("Down", "Return") // the stage
	t.see("In touch")
	t.Key("Down", "Return") // from not met to meet: they leave what is listed
	t.gone("Hollin Edge")
	t.shot("employers-changed")
	t.Key("ctrl+z")
	t.see("Hollin Edge")
}

// clickRow puts the keyboard on the first row of the list of employers.
func (t *tour) clickRow() {
	t.Helper()
	at, err := t.find("Last contact", 20*time.Second)
	if err != nil {
		t.Shot("failed")
		t.Fatal(err)
	}
	t.ClickAt(at.x, at.y+35)
}

// otherPages looks at the map, the calendar week and an employer's forms.
func (t *tour) otherPages() {
	t.Key("alt+0")
	t.see("whom are we missing", "Base")
	t.shot("map")
	t.Key("alt+1")
	t.see("Late or for today")
	t.Key("ctrl+k")
	t.Type("week of next")
	t.see("Go to Week")
	t.Key("Return")
	t.see("This week", "things to do")
	t.shot("week")
	t.Key("alt+2")
	t.see("Add employer")
	t.click("Add employer")
	t.see("Name")
	t.Type("Priory Bakery")
	t.see("Looks like")
	t.shot("employer-form")
	t.Key("Escape")
	t.gone("Looks like")
}

// registerLooks takes pictures of the register in the dark and at twice the size, as on another day: with nothing ticked.
func (t *tour) registerLooks() {
	t.Kill()
	t.start(t.store)
	t.unlock("ME", firstPassphrase)
	for _, look := range [][2]string{{"Dark", "dark"}, {"Light", "light"}, {"200%", "200"}} {
		t.settings("Looks")
		t.click(look[0])
		if look[1] == "light" {
			continue
		}
		t.Key("alt+2")
		t.see("Add employer")
		t.shot("employers-" + look[1])
		t.Key("ctrl+l")
		t.see("Who did you meet")
		t.shot("log-contact-" + look[1])
		t.Key("Escape")
		t.Key("alt+0")
		t.see("Base")
		t.shot("map-" + look[1])
	}
	t.Kill()
}

// exportAndBack writes every kind of the register to files, and brings them back with nothing changed.
func (t *tour) exportAndBack() {
	for _, kind := range []string{"employers", "sites", "employer-people", "contacts", "contact-reviews", "events", "next-steps"} {
		path := filepath.Join(t.Home, kind+".csv")
		t.run("export", t.store, kind, path)
		if out := t.run("import", t.store, kind, path, "--json"); !strings.Contains(out, `"created":0,"updated":0,`) || !strings.Contains(out, `"bad":0`) {
			t.Errorf("%s came back as %.300s", kind, out)
		}
	}
}
