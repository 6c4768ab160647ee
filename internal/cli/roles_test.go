package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jobwright/internal/desk"
	"jobwright/internal/vault"
)

// colleague lets somebody of the sample unlock the store too.
func (p place) colleague(initials, pass string) {
	p.Helper()
	ctx := context.Background()
	o := desk.Options{KDF: kdf, Now: func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.Local) }}
	d, err := desk.Open(ctx, p.path("s.jobwright"), vault.Secret{Initials: "ME", Passphrase: []byte(passphrase)}, false, o)
	if err != nil {
		p.Fatal(err)
	}
	if _, err := d.Check(ctx); err != nil {
		p.Fatal(err)
	}
	who, err := d.Store().StaffByInitials(ctx, initials)
	if err == nil {
		err = d.GiveKey(ctx, who.ID, []byte(pass))
	}
	if err != nil {
		p.Fatal(err)
	}
	if err := d.Close(ctx); err != nil {
		p.Fatal(err)
	}
	p.write("pass-"+initials, pass)
}

func (p place) runAs(initials string, want int, args ...string) (stdout, stderr string) {
	p.Helper()
	return p.run(want, append([]string{"--as", initials, "--passphrase-file", p.path("pass-" + initials)}, args...)...)
}

func TestWhereSeveralShareAStoreOneSaysWhoActs(t *testing.T) {
	p := at(t)
	p.store("--sample")
	p.colleague("TQ", "nine brown otters by the weir")
	_, why := p.run(Wrong, "check", "S")
	if !strings.Contains(why, "--as INITIALS") {
		t.Errorf("said %q", why)
	}
	p.run(Done, "check", "S", "--as", "me")
	p.runAs("TQ", Done, "check", "S")
	p.run(Failed, "check", "S", "--as", "TQ") // with the lead's passphrase
}

func TestRolesHoldOnTheCommandLineToo(t *testing.T) {
	p := at(t)
	p.store("--sample")
	p.colleague("TQ", "nine brown otters by the weir")
	p.colleague("DL", "four green kettles in a row")
	p.run(Done, "--as", "ME", "backup", "S", "./elsewhere")
	backups, err := filepath.Glob(p.path("elsewhere/*.cwbak"))
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	p.write("staff.csv", "name\nGrace Newcomer\n")
	p.write("steps.csv", "what,due\nRing Xanthe,24/11/2026\n")

	p.runAs("TQ", Done, "import", "S", "next-steps", "./steps.csv")
	p.runAs("TQ", Failed, "import", "S", "staff", "./staff.csv")
	_, why := p.runAs("TQ", Failed, "restore", backups[0], "S")
	if !strings.Contains(why, "ask a lead") {
		t.Errorf("said %q", why)
	}
	p.runAs("DL", Failed, "import", "S", "next-steps", "./steps.csv")
	p.runAs("DL", Done, "search", "S", "ring")
	p.run(Done, "--as", "ME", "restore", backups[0], "S")
	if out, _ := p.runAs("DL", Done, "search", "S", "xanthe", "--json"); p.object(out)["total"] != 0.0 {
		t.Errorf("the restored store holds what came later: %s", out)
	}
}

func TestTheClock(t *testing.T) {
	t.Setenv("JOBWRIGHT_NOW", "2026-11-24T09:00")
	for given, want := range map[string]string{"": "2026-11-24T09:00", "2027-01-02T10:30": "2027-01-02T10:30", "2027-01-02T10:30:15": "2027-01-02T10:30"} {
		clock, fixed, err := Clock(given)
		if err != nil || !fixed || clock().Format("2006-01-02T15:04") != want || clock().Location() != time.Local {
			t.Errorf("%q gives %v, %v, %v; want %s", given, clock(), fixed, err, want)
		}
	}
	t.Setenv("JOBWRIGHT_NOW", "")
	if _, fixed, err := Clock(""); fixed || err != nil {
		t.Errorf("without a wish the clock stands still (%v)", err)
	}
	for _, bad := range []string{"noon", "2026-11-24", "2026-02-30T09:00"} {
		if _, _, err := Clock(bad); code(err) != Wrong {
			t.Errorf("%q is taken: %v", bad, err)
		}
	}
}

func TestThePassphraseFileMayEndItsLine(t *testing.T) {
	p := at(t)
	for _, end := range []string{"", "\n", "\r\n"} {
		if got, err := readPassphrase(p.write("x", passphrase+end)); err != nil || string(got) != passphrase {
			t.Errorf("read %q, %v", got, err)
		}
	}
	if _, err := readPassphrase(p.write("x", strings.Repeat("x", longestPassphrase+1))); err == nil {
		t.Error("a huge passphrase file is read")
	}
}

func TestAReadOnlyColleagueWritesNoFile(t *testing.T) {
	p := at(t)
	p.store("--sample")
	p.colleague("DL", "four green kettles in a row")
	for kind, file := range map[string]string{"staff": "./staff.csv", "next-steps": "./steps.ics"} {
		_, why := p.runAs("DL", Failed, "export", "S", kind, file)
		if !strings.Contains(why, "ask a") {
			t.Errorf("%s: said %q", kind, why)
		}
		if _, err := os.Stat(p.path(file)); !os.IsNotExist(err) {
			t.Errorf("%s is there", file)
		}
	}
}
