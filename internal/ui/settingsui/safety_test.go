package settingsui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

func TestAutoLockIsSetByALead(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("security")
	w.choose(t, "Lock when nothing is done for: 10 minutes")
	if w.minutes != 10 {
		t.Errorf("locks after %d minutes", w.minutes)
	}
	w.fail = &custody.Refusal{What: "No.", Do: "Ask."}
	w.choose(t, "Lock when nothing is done for: 1 minute")
	if w.failed == nil || w.page.chosen.part.(*security).minutes.Value() != "10" {
		t.Error("the choice does not show what holds")
	}
	other := newWorld(t, people.Specialist)
	other.section("security")
	other.mustSee(t, "The store locks after 5 minutes")
	other.mustSee(t, "A lead can change this.")
}

func TestNewRecoveryCodeIsAskedBack(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("security")
	w.press(t, "Make a new recovery code…")
	w.mustSee(t, "The old code will not open the store any more")
	w.press(t, "Make the new code")
	w.mustSee(t, "ABCD – EFGH – 1JKM – NPQR")
	w.press(t, "Save a page to print…")
	page := filepath.Join(t.TempDir(), "code")
	w.write(t, "File", page)
	w.press(t, "Save the page")
	if w.lastSaid() != "The page lies at "+page+".pdf. Print it, then delete it." {
		t.Errorf("said %q", w.lastSaid())
	}
	w.mustSee(t, "ABCD – EFGH")
	w.press(t, "I have it on paper")
	w.write(t, "Recovery code", "abcd efgh")
	w.press(t, "Done")
	w.mustSee(t, "The code has 28 letters, this has 8.")
	w.write(t, "Recovery code", "abcd efgh ljkm npqr stvw xyz2 3456")
	w.press(t, "Done")
	if w.dialog() || !strings.Contains(w.lastSaid(), "on paper") {
		t.Errorf("said %q", w.lastSaid())
	}
}

func TestTheCodeDoesNotVanishByEscape(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("security").(*security).showCode("ABCD-EFGH-1JKM-NPQR")
	escape(w)
	w.mustSee(t, "Is the new code on paper?")
	w.press(t, "Show the code again")
	w.mustSee(t, "ABCD – EFGH")
	escape(w)
	w.press(t, "It is on paper")
	if w.dialog() {
		t.Error("a dialog stayed open")
	}
}

func TestBackUpNow(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.section("backups")
	w.press(t, "Back up now")
	if len(w.copies) != 3 || w.lastSaid() != "Backed up and read back: 1,204 records, 3.4 MB." {
		t.Errorf("said %q", w.lastSaid())
	}
	w.page.working = true
	w.press(t, "Back up now")
	if len(w.copies) != 3 || !strings.Contains(w.lastSaid(), "Please wait") {
		t.Error("a second backup started while something was being done")
	}
}

func TestCopyToAnotherDevice(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("backups")
	w.mustSee(t, "There is no copy on another device yet.")
	w.press(t, "Copy to another device…")
	w.write(t, "Folder", "/media/stick")
	w.fail = &custody.Refusal{What: "There is no room on this device.", Do: "Use another."}
	w.press(t, "Copy and read back")
	w.mustSee(t, "There is no room on this device.")
	w.press(t, "Copy and read back")
	if w.dialog() || !strings.Contains(w.lastSaid(), "Copied and read back: 1,204 records") {
		t.Errorf("said %q", w.lastSaid())
	}
	w.mustSee(t, "The newest copy is from today 09:30, just now.")
	w.copied = now.Add(-9 * 24 * time.Hour)
	w.page.Reload()
	w.mustSee(t, "9 days ago. Copy the store to another device once a week")
}

func TestBackupsSayWhyTheyWereMadeAndWhoBringsThemBack(t *testing.T) {
	const lead = "A team lead can bring a backup back."
	w := newWorld(t, people.Specialist)
	w.section("backups")
	w.mustSee(t, lead)
	list := w.page.chosen.part.(*backups).list
	list.Select(1)
	if got := label(list.FirstFocus()); !strings.Contains(got, "When locking or closing") {
		t.Errorf("the list says %q", got)
	}
	w = newWorld(t, people.Lead)
	w.section("backups")
	if w.sees(lead) {
		t.Error("a lead is told to ask a lead")
	}
}

func TestBringBackABackup(t *testing.T) {
	w := newWorld(t, people.Lead)
	b := w.section("backups").(*backups)
	b.bringBack(w.copies[1])
	w.mustSee(t, "how it was on 23 November 2026 at 06:30")
	w.mustSee(t, "The store closes afterwards and must be unlocked again.")
	w.press(t, "Bring it back")
	if len(w.restored) != 1 || w.restored[0] != "/b/1.cwbak" || !strings.Contains(w.closed, "Please unlock") {
		t.Errorf("restored %v, closed %q", w.restored, w.closed)
	}
}

func TestAnOldBackupAsksForThePassphraseOfItsDay(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.needs = "words of that day"
	b := w.section("backups").(*backups)
	b.bringBack(w.copies[1])
	w.press(t, "Bring it back")
	w.mustSee(t, "before a key was taken away")
	w.write(t, "Passphrase of that day", "wrong")
	w.press(t, "Bring it back")
	w.mustSee(t, "These do not open the backup.")
	if w.closed != "" {
		t.Fatal("the store was closed without a restore")
	}
	w.write(t, "Passphrase of that day", "words of that day")
	w.press(t, "Bring it back")
	if len(w.restored) != 1 || w.closed == "" {
		t.Error("not restored")
	}
}

func TestBringBackFromAFile(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("backups")
	w.press(t, "Bring back from a file…")
	w.write(t, "Backup file", "/nowhere.cwbak")
	w.press(t, "Continue")
	w.mustSee(t, "There is no backup of this name.")
	file := filepath.Join(t.TempDir(), "copy.cwbak")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.write(t, "Backup file", file)
	w.press(t, "Continue")
	w.press(t, "Bring it back")
	if len(w.restored) != 1 || w.restored[0] != file {
		t.Errorf("restored %v", w.restored)
	}
}

func TestOnlyALeadBringsBack(t *testing.T) {
	w := newWorld(t, people.Specialist)
	b := w.section("backups").(*backups)
	if o := b.options(); o.Actions != nil || o.Opened != nil || w.sees("Bring back") {
		t.Error("a specialist can bring a backup back")
	}
}

func TestANewRate(t *testing.T) {
	w := newWorld(t, people.Lead)
	r := w.section("rates").(*rates)
	r.add()
	options, _ := r.families()
	if len(options) != 1 || options[0].Note != "now £12.71 per hour" {
		t.Errorf("offered: %+v", options)
	}
	find[*kit.SearchSelect](t, w, "What").Choose(options[0])
	w.write(t, "Amount in pounds", "thirteen")
	w.write(t, "Holds from", "1 Apr 2027")
	w.press(t, "Add the amount")
	w.mustSee(t, "Please type an amount such as 13.10.")
	w.write(t, "Amount in pounds", "13.10")
	w.press(t, "Add the amount")
	if got := w.rates[0]; got.Family != "NLW" || got.Code != "NLW_20270401" || got.Pence != 1310 || !got.To.IsZero() {
		t.Errorf("saved %+v", got)
	}
}

func TestANewerAmountEndsTheOneBefore(t *testing.T) {
	w := newWorld(t, people.Lead)
	rate := func(family string, pence int64, from, to day.Date) Rate {
		return Rate{Code: family + from.String(), Family: family, Label: family, Unit: "GBP per year", Pence: pence, From: from, To: to}
	}
	april := func(year int) day.Date { return day.New(year, 4, 1) }
	w.rates = []Rate{rate("cap", 70_000_00, april(2027), day.Date{}), rate("cap", 69_260_00, april(2026), day.Date{}), rate("cap", 57_200_00, april(2018), day.Date{}),
		rate("wage", 1271, april(2026), day.New(2027, 3, 31)), rate("wage", 1221, april(2025), day.New(2026, 1, 31))}
	r := w.section("rates").(*rates)
	want := []day.Date{{}, day.New(2027, 3, 31), day.New(2026, 3, 31), day.New(2027, 3, 31), day.New(2026, 1, 31)}
	for i, x := range r.rows.All() {
		if x.To != want[i] {
			t.Errorf("%s from %v ends on %v, want %v", x.Family, x.From, x.To, want[i])
		}
	}
	if options, newest := r.families(); options[0].Note != "now £69,260 per year" || newest["cap"].Pence != 70_000_00 {
		t.Errorf("offered %+v, continued from %+v", options, newest["cap"])
	}
}

func TestPence(t *testing.T) {
	for s, want := range map[string]int64{"13.10": 1310, "£13.1": 1310, "69,260": 6926000, "8": 800} {
		if got, err := pence(s); err != nil || got != want {
			t.Errorf("%s: %d, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "0", "1.234", "-3", "1e5"} {
		if _, err := pence(s); err == nil {
			t.Errorf("%q was accepted", s)
		}
	}
}

func TestSizesInWords(t *testing.T) {
	for n, want := range map[int64]string{0: "0 kB", 900: "1 kB", 3_400_000: "3.4 MB", 2_100_000_000: "2.1 GB"} {
		if got := size(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
