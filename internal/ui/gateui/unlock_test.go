package gateui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
)

const folder = "/home/nia/Northside.jobwright"

// atTheLock is the page that unlocks the store of last time.
func atTheLock(t *testing.T) *porch {
	t.Helper()
	p := arrive(t, &fakeDoor{last: folder})
	p.mustFocus("Your initials")
	return p
}

// try types initials and a passphrase and presses Unlock.
func (p *porch) try(pass string) *kit.Entry {
	p.t.Helper()
	p.write("Your initials", "NE")
	e := p.write("Passphrase", pass)
	p.press("Unlock")
	return e
}

func TestTheRightPassphraseUnlocks(t *testing.T) {
	p := atTheLock(t)
	p.mustSee("Northside, in /home/nia")
	pass := p.try(rightPass)
	if p.entries != 1 || p.door.opened[0] != folder || p.door.readOnly {
		t.Errorf("entered %d, opened %v", p.entries, p.door.opened)
	}
	p.mustBeEmpty(pass)
}

func TestWhoeverComesBackAfterALockTypesThePassphraseAlone(t *testing.T) {
	p := atTheLock(t)
	p.Return(folder, "NE", "Locked because nobody was there.")
	p.mustFocus("Passphrase")
	p.write("Passphrase", rightPass)
	p.key(fyne.KeyReturn)
	if p.entries != 1 {
		t.Errorf("entered %d times", p.entries)
	}
}

func TestEnterInTheLastFieldUnlocks(t *testing.T) {
	p := atTheLock(t)
	p.write("Your initials", "NE")
	p.key(fyne.KeyReturn)
	p.mustFocus("Passphrase")
	p.write("Passphrase", rightPass)
	p.key(fyne.KeyReturn)
	if p.entries != 1 {
		t.Error("Enter did not unlock")
	}
}

func TestNothingOfTheGateKeepsTheFocusAfterUnlocking(t *testing.T) {
	p := atTheLock(t)
	p.write("Your initials", "NE")
	p.key(fyne.KeyReturn)
	p.write("Passphrase", rightPass)
	p.key(fyne.KeyReturn)
	if f := p.w.Canvas().Focused(); p.entries != 1 || f != nil {
		t.Errorf("entered %d, the focus is on %q", p.entries, label(f))
	}
}

func TestAWrongPassphraseIsSaidAndTheFocusIsOnIt(t *testing.T) {
	p := atTheLock(t)
	p.try("wrong")
	p.mustSee("Initials or passphrase are not right. Check both and try again.")
	p.mustFocus("Passphrase")
	if p.entries != 0 {
		t.Error("entered with a wrong passphrase")
	}
	p.try(rightPass)
	if p.entries != 1 || p.sees("are not right") {
		t.Error("a second try does not work, or the old words stay")
	}
}

func TestAfterManyWrongGuessesThePageCountsDown(t *testing.T) {
	p := atTheLock(t)
	r := &custody.Refusal{Kind: custody.Waiting, What: "There were several wrong tries.", Do: "Please wait.", Until: p.clock.Add(30 * time.Second)}
	p.door.fail = r
	p.try(rightPass)
	p.mustSee("There were several wrong tries. You can try again in 30 seconds.")
	unlock := find[*kit.Button](p, "Unlock")
	if unlock.Disabled() != "You can try again in 30 seconds." {
		t.Errorf("the button says %q", unlock.Disabled())
	}
	p.ctrlEnter()
	if p.entries != 0 {
		t.Error("Ctrl+Enter does not wait")
	}
	p.clock = p.clock.Add(29500 * time.Millisecond)
	var banner *kit.Banner
	for _, o := range onscreen.Objects(p.w) {
		if b, ok := o.(*kit.Banner); ok {
			banner = b
		}
	}
	p.countDown(p.pages, r, banner, unlock)
	p.mustSee("You can try again in 1 second.")
	p.clock = p.clock.Add(time.Second)
	p.countDown(p.pages, r, banner, unlock)
	p.mustSee("You can try again now.")
	p.press("Unlock")
	if p.entries != 1 {
		t.Error("the wait does not end")
	}
}

func TestNothingOfTheGateStaysOnceAStoreIsEntered(t *testing.T) {
	p := atTheLock(t)
	p.askCode(paperCode)
	p.write("Recovery code", paperCode)
	p.press("Open the store")
	if p.entries != 1 || p.escape != nil || p.save != nil || p.wipe != nil || len(p.box.Objects) != 0 {
		t.Error("the gate still holds the page with the code")
	}
}

func TestABackupIsBroughtBackWithTheRecoveryCode(t *testing.T) {
	p := arrive(t, &fakeDoor{})
	p.restore("/b/2.cwbak", folder)
	for _, o := range onscreen.Objects(p.w) {
		if fold, ok := o.(*kit.Fold); ok {
			fold.Open(true)
		}
	}
	code := p.write("Recovery code", paperCode)
	p.press("Bring it back")
	if strings.Join(p.door.restored, " ") != "/b/2.cwbak "+folder+" "+paperCode {
		t.Errorf("brought back %v", p.door.restored)
	}
	p.mustBeEmpty(code)
}

func TestADamagedStoreOffersItsNewestBackup(t *testing.T) {
	p := atTheLock(t)
	p.door.fail = &custody.Refusal{Kind: custody.Damaged, What: "The store is damaged.", Do: "Bring back a backup.",
		Newest: &custody.Backup{Path: "/b/2.cwbak", At: time.Date(2026, 11, 23, 16, 40, 0, 0, time.Local)}}
	pass := p.try(rightPass)
	p.mustSee("The newest whole backup is from 23 November 2026 at 16:40.")
	p.press("Bring back this backup")
	p.mustBeEmpty(pass)
	if got := find[*kit.Entry](p, "Backup file").Text(); got != "/b/2.cwbak" {
		t.Errorf("the backup is %q", got)
	}
	if got := find[*kit.Entry](p, "Folder of the store").Text(); got != folder {
		t.Errorf("the folder is %q", got)
	}
}

func TestADamagedStoreWithoutABackupAsksForOne(t *testing.T) {
	p := atTheLock(t)
	p.door.fail = &custody.Refusal{Kind: custody.Damaged, What: "The store is damaged.", Do: "Look for a backup."}
	p.try(rightPass)
	p.press("Look for a backup")
	if got := find[*kit.Entry](p, "Backup file").Text(); got != "" {
		t.Errorf("the backup is %q", got)
	}
}

func TestAStoreOnAReadOnlyDiskCanBeRead(t *testing.T) {
	p := atTheLock(t)
	p.door.fail = &custody.Refusal{Kind: custody.ReadOnlyMedium, What: "The disk cannot be written to.", Do: "You can open it to read."}
	p.try(rightPass)
	p.press("Open read-only")
	if p.entries != 1 || !p.door.readOnly {
		t.Errorf("entered %d, read-only %v", p.entries, p.door.readOnly)
	}
}

func TestTheSampleStoreTellsItsPassphrase(t *testing.T) {
	p := arrive(t, &fakeDoor{last: folder, sample: true})
	p.mustSee("its passphrase is: try this sample store")
	p.press("Fill in")
	if find[*kit.Entry](p, "Your initials").Text() != "SD" || find[*kit.Entry](p, "Passphrase").Text() != "try this sample store" {
		t.Error("not filled in")
	}
}

func TestALockedStoreSaysWhy(t *testing.T) {
	p := arrive(t, &fakeDoor{})
	p.Return(folder, "", "Locked because nobody was there.")
	p.mustSee("Locked because nobody was there.")
}

func TestTheRecoveryCodeOpensAndANewPassphraseIsChosen(t *testing.T) {
	p := atTheLock(t)
	p.press("Use the recovery code")
	p.mustFocus("Recovery code")
	code := p.write("Recovery code", "wrong")
	p.press("Open with this code")
	p.mustSee("are not right")
	p.mustFocus("Recovery code")
	code.SetText(paperCode)
	p.press("Open with this code")
	p.mustBeEmpty(code)
	if p.entries != 0 {
		t.Fatal("entered before it is known who one is")
	}
	p.write("Your initials", "NE")
	secrets := []*kit.Entry{p.write("Passphrase", "new plain words"), p.write("The same again", "new plain words")}
	p.door.fail = &custody.Refusal{What: "Nobody has these initials.", Do: "Check them."}
	p.press("Save and open")
	p.mustSee("Nobody has these initials.")
	p.press("Save and open")
	if p.entries != 1 || p.door.claimed != "NE new plain words" {
		t.Errorf("entered %d, claimed %q", p.entries, p.door.claimed)
	}
	p.mustBeEmpty(secrets...)
}

func TestLeavingAClaimShutsTheStore(t *testing.T) {
	p := atTheLock(t)
	p.press("Use the recovery code")
	p.write("Recovery code", paperCode)
	p.press("Open with this code")
	p.key(fyne.KeyEscape)
	if p.door.left != 1 {
		t.Error("the store stays open behind the gate")
	}
	p.mustFocus("Your initials")
	find[*kit.Button](p, "Unlock")
}

func TestABackupIsBroughtBack(t *testing.T) {
	p := arrive(t, &fakeDoor{})
	p.press("Open a store")
	p.press("Bring back a backup")
	p.press("Bring it back")
	p.mustSee("Please choose the backup.")
	p.mustFocus("Backup file")
	p.write("Backup file", "/b/2.cwbak")
	p.write("Folder of the store", "/home/nia/Northside")
	p.press("Bring it back")
	p.mustSee("The name of the folder must end in .jobwright.")
	p.mustSee("Please type the passphrase of now")
	if p.door.restored != nil {
		t.Fatal("something was brought back")
	}
	p.write("Folder of the store", folder)
	p.write("Your initials", "NE")
	pass := p.write("Passphrase", "wrong")
	p.door.fail = &custody.Refusal{Kind: custody.WrongSecret, What: "These do not open the backup.", Do: "Check both."}
	p.press("Bring it back")
	p.mustSee("These do not open the backup.")
	p.press("Bring it back")
	if strings.Join(p.door.restored, " ") != "/b/2.cwbak "+folder+" NE" {
		t.Errorf("brought back %v", p.door.restored)
	}
	p.mustBeEmpty(pass)
	p.mustSee("The backup is back. Please unlock it.")
}

func TestOnlyAStoresFolderIsOpened(t *testing.T) {
	p := arrive(t, &fakeDoor{})
	p.press("Open a store")
	p.write("Folder of the store", filepath.Join(t.TempDir(), "none.jobwright"))
	p.press("Continue")
	p.mustSee("There is no folder of this name.")
	p.write("Folder of the store", t.TempDir())
	p.press("Continue")
	p.mustSee("This is not the folder of a store.")
	here := filepath.Join(t.TempDir(), "Here.jobwright")
	if err := os.Mkdir(here, 0o700); err != nil {
		t.Fatal(err)
	}
	p.write("Folder of the store", here)
	p.press("Continue")
	p.try(rightPass)
	if len(p.door.opened) != 1 || p.door.opened[0] != here {
		t.Errorf("opened %v", p.door.opened)
	}
}

func TestEverythingTheKeyboardReachesHasAName(t *testing.T) {
	p := arrive(t, &fakeDoor{sample: true})
	for name, page := range map[string]func(){
		"first start": p.firstStart, "create": p.create, "code": func() { p.showCode(paperCode) }, "code back": func() { p.askCode(paperCode) },
		"choose": p.chooseStore, "unlock": func() { p.unlock(folder, "", "") }, "recover": func() { p.recover(folder) },
		"claim": func() { p.claim(folder) }, "restore": func() { p.restore("", folder) },
	} {
		page()
		seen := onscreen.Reached(t, p.w)
		if len(seen) < 2 {
			t.Errorf("%s: the keyboard reaches %d things", name, len(seen))
		}
	}
}
