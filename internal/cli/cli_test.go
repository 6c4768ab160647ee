package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/internal/desk"
	"jobwright/internal/vault"
)

const passphrase = "seven quiet herons at dawn"

func TestMain(m *testing.M) {
	kdf = &vault.KDFParams{Time: 1, Memory: 19 * 1024, Lanes: 1}
	os.Exit(m.Run())
}

// desk is a folder with a passphrase file, in which commands are run.
type place struct {
	*testing.T
	dir string
}

func at(t *testing.T) place {
	t.Helper()
	p := place{t, t.TempDir()}
	p.write("pass", passphrase+"\n")
	t.Setenv("JOBWRIGHT_NOW", "2026-11-24T09:00")
	return p
}

func (p place) path(name string) string { return filepath.Join(p.dir, name) }

func (p place) write(name, content string) string {
	p.Helper()
	if err := os.WriteFile(p.path(name), []byte(content), 0o600); err != nil {
		p.Fatal(err)
	}
	return p.path(name)
}

func (p place) read(name string) string {
	p.Helper()
	b, err := os.ReadFile(p.path(name))
	if err != nil {
		p.Fatal(err)
	}
	return string(b)
}

// run runs a command and checks its exit code; S stands for the store, a word with a dot for a file of the place.
func (p place) run(want int, args ...string) (stdout, stderr string) {
	p.Helper()
	for i, a := range args {
		switch {
		case a == "S":
			args[i] = p.path("s.jobwright")
		case strings.HasPrefix(a, "./"):
			args[i] = p.path(a[2:])
		}
	}
	if !slices.Contains(args, "--passphrase-file") {
		args = append([]string{"--passphrase-file", p.path("pass")}, args...)
	}
	var out, errs bytes.Buffer
	if got := Run(context.Background(), args, strings.NewReader(""), &out, &errs); got != want {
		p.Fatalf("%q ends with %d, want %d\n%s%s", args, got, want, out.String(), errs.String())
	}
	if want != Done && len(strings.TrimSpace(errs.String())) == 0 {
		p.Errorf("%q fails without a word", args)
	}
	if want == Failed && strings.Count(errs.String(), "\n") != 1 {
		p.Errorf("%q fails with more than one line: %q", args, errs.String())
	}
	return out.String(), errs.String()
}

func (p place) store(more ...string) {
	p.Helper()
	p.run(Done, append([]string{"new", "S", "--recovery-file", "./code"}, more...)...)
}

// object reads one JSON document and nothing behind it.
func (p place) object(text string) map[string]any {
	p.Helper()
	var v map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&v); err != nil || d.More() {
		p.Fatalf("not one JSON document: %q (%v)", text, err)
	}
	return v
}

func (p place) rows(name string) [][]string {
	p.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.read(name), "\ufeff"))).ReadAll()
	if err != nil {
		p.Fatal(err)
	}
	return rows
}

func TestNewWritesTheRecoveryCodeForItsOwnerAlone(t *testing.T) {
	p := at(t)
	p.store()
	info, err := os.Stat(p.path("code"))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v (%v)", info.Mode(), err)
	}
	d, err := desk.Open(context.Background(), p.path("s.jobwright"), vault.Secret{RecoveryCode: strings.TrimSpace(p.read("code"))}, false, desk.Options{KDF: kdf})
	if err != nil {
		t.Fatalf("the file does not hold the recovery code: %v", err)
	}
	if err := d.Close(context.Background()); err != nil {
		t.Error(err)
	}
	p.run(Done, "check", "S")
	p.run(Done, "--as", "me", "check", "S")
}

func TestNewRefusesWhatWouldBeLost(t *testing.T) {
	p := at(t)
	_, why := p.run(Wrong, "new", "S")
	if !strings.Contains(why, "--recovery-file") {
		t.Errorf("said %q", why)
	}
	p.write("taken", "my own notes")
	p.run(Failed, "new", "S", "--recovery-file", "./taken")
	if p.read("taken") != "my own notes" {
		t.Error("a file that stood there was overwritten")
	}
	if _, err := os.Stat(p.path("s.jobwright")); err == nil {
		t.Error("there is a store although its code could not be kept")
	}
	p.write("short", "too short")
	p.run(Failed, "new", "S", "--recovery-file", "./code", "--passphrase-file", p.path("short"))
	if _, err := os.Stat(p.path("code")); err == nil {
		t.Error("there is a code of a store that was not made")
	}
	p.store()
	p.run(Failed, "new", "S", "--recovery-file", "./code2")
	for _, args := range [][]string{{"./no-ending"}, {"S", "--as", "T.Q"}, {"S", "--as", "ninechars"}, {"S", "--sample", "--name", "Ann"}} {
		_, why = p.run(Wrong, append([]string{"new", "--recovery-file", "./code3"}, args...)...)
		if strings.Contains(args[0], "no-ending") && !strings.Contains(why, "A store's name ends in .jobwright, for example "+p.path("no-ending.jobwright")) {
			t.Errorf("said %q", why)
		}
	}
}

func TestNewSaysWhoOpensTheStore(t *testing.T) {
	p := at(t)
	out, _ := p.run(Done, "new", "S", "--recovery-file", "./code", "--as", "TQ", "--name", "Tess Quill")
	if !strings.Contains(out, "TQ opens it") || strings.Contains(out, "sample") {
		t.Errorf("said %q", out)
	}
	p.run(Done, "export", "S", "staff", "./staff.csv")
	if rows := p.rows("staff.csv"); len(rows) != 2 || rows[1][1] != "Tess Quill" || rows[1][2] != "TQ" {
		t.Errorf("the staff are %q", rows)
	}
	out, _ = p.run(Done, "new", "./sample.jobwright", "--recovery-file", "./code2", "--sample")
	if !strings.Contains(out, "ME is Morwenna Ellery and opens it") || !strings.Contains(out, "have no key") {
		t.Errorf("said %q", out)
	}
}

func TestAnUnknownCommandIsNamedWithTheNearest(t *testing.T) {
	p := at(t)
	for name, want := range map[string]string{"bogus": "called bogus. Type", "imprt": "“jobwright import”", "exports": "“jobwright export”", "chekc": "“jobwright check”", "Serach": "“jobwright search”", "neu": "“jobwright new”", "xyz": "called xyz. Type"} {
		if _, why := p.run(Wrong, name); !strings.Contains(why, want) {
			t.Errorf("%s: said %q, want %q", name, why, want)
		}
	}
}

func TestAScriptIsToldHowLongToWaitAndAPersonWaits(t *testing.T) {
	p := at(t)
	p.store()
	p.write("wrong", "another passphrase altogether")
	p.write("s.jobwright/guesses", `{"failed":6,"last":"`+time.Now().UTC().Format(time.RFC3339)+`"}`)
	_, why := p.run(Failed, "check", "S")
	if !regexp.MustCompile(`Wait [1-9][0-9]? seconds?, then try again\.`).MatchString(why) {
		t.Errorf("said %q", why)
	}
	var shown bytes.Buffer
	c, tries := &call{stderr: &shown, watched: true}, 0
	err := c.patiently(t.Context(), func() error {
		if tries++; tries > 1 {
			return nil
		}
		return &vault.Error{Kind: vault.Waiting, Until: time.Now().Add(20 * time.Millisecond)}
	})
	if err != nil || tries != 2 || !strings.Contains(shown.String(), "waiting 1 second …") {
		t.Errorf("%d tries, %v, shown %q", tries, err, shown.String())
	}
	if err := c.patiently(t.Context(), func() error {
		return &vault.Error{Kind: vault.Waiting, Until: time.Now().Add(time.Hour)}
	}); err == nil || !strings.Contains(err.Error(), "Wait 3600 seconds") {
		t.Errorf("a long wait is not told: %v", err)
	}
}

func TestErrorsNameWhatThePersonTyped(t *testing.T) {
	p := at(t)
	p.store()
	_, why := p.run(Failed, "export", "S", "staff", "./nowhere/x.csv")
	if !strings.Contains(why, "The folder "+p.path("nowhere")+" does not exist.") {
		t.Errorf("said %q", why)
	}
	if _, why := p.run(Wrong, "backup", "S", ""); !strings.Contains(why, "Please name a folder for the backup.") {
		t.Errorf("said %q", why)
	}
	p.write("notes.txt", "no backup")
	p.write("short", "")
	for _, name := range []string{"./notes.txt", "./short", "./s.jobwright"} {
		if _, why := p.run(Failed, "restore", name, "S"); !strings.Contains(why, "This is not a Jobwright backup.") {
			t.Errorf("%s: said %q", name, why)
		}
	}
	if _, why := p.run(Wrong, "import", "S", "staff", "./old.cwbak"); !strings.Contains(why, "Only .csv, .xlsx, .vcf, .json and .html can be read.") {
		t.Errorf("said %q", why)
	}
}

func TestWrongUsageEndsWithTwo(t *testing.T) {
	p := at(t)
	for _, args := range [][]string{
		{"frobnicate"}, {"new"}, {"new", "S", "extra", "--recovery-file", "./c"}, {"check"}, {"check", "S", "--limit", "2"}, {"search", "S"},
		{"search", "S", "x", "--limit", "0"}, {"search", "S", "x", "--limit", "many"}, {"import", "S", "agreements", "./x.csv"}, {"import", "S", "staff"},
		{"export", "S", "staff", "./x.ics"}, {"export", "S", "staff", "./x.pdf"}, {"export", "S", "nothing", "./x.csv"}, {"backup", "S"}, {"restore", "S"},
		{"check", "S", "--now", "yesterday"}, {"check", "S", "--passphrase-file"}, {"check", "S", "--no-such"},
	} {
		p.run(Wrong, args...)
	}
	var out, errs bytes.Buffer
	if got := Run(context.Background(), []string{"check", p.path("s.jobwright")}, strings.NewReader(passphrase), &out, &errs); got != Wrong {
		t.Errorf("without a terminal and a passphrase file it ends with %d", got)
	}
	if got := Run(context.Background(), []string{"help"}, nil, &out, &errs); got != Done || !strings.Contains(out.String(), "jobwright import STORE KIND INPUT") ||
		!strings.Contains(out.String(), "employer-people also .vcf") || !strings.Contains(out.String(), "next-steps also .ics") || !strings.Contains(out.String(), "Kinds: staff, leave, employers, ") {
		t.Errorf("help ends with %d and says %q", got, out.String())
	}
}

func TestACommandIsKnownWhereverItStands(t *testing.T) {
	for args, want := range map[string]bool{"check S": true, "--now 2026-11-24T09:00 check S": true, "--json check S": true, "-h": true, "": false, "check.jobwright": false,
		"a.jobwright": false, "--now check": false, "--now=x new S": true, "a.jobwright check": false} {
		if got := Command(strings.Fields(args)); got != want {
			t.Errorf("%q: %v", args, got)
		}
	}
}

func TestFailuresEndWithOneAndOneLine(t *testing.T) {
	p := at(t)
	p.run(Failed, "check", "S")
	p.store()
	p.write("wrong", "another passphrase altogether")
	_, why := p.run(Failed, "check", "S", "--passphrase-file", p.path("wrong"))
	if !strings.Contains(why, "Check both") {
		t.Errorf("said %q", why)
	}
	p.run(Failed, "check", "S", "--passphrase-file", p.path("none"))
	p.write("s.jobwright/guesses", `{"failed":1,"last":"2026-01-01T00:00:00Z"}`) // the wait is over
	p.run(Failed, "import", "S", "staff", "./none.csv")
	p.run(Failed, "export", "S", "staff", "./no/such/folder/x.csv")
	p.run(Failed, "restore", "./none.cwbak", "S")
	p.run(Done, "check", "S")
}

func TestCheckTellsWhatItReadInOneDocument(t *testing.T) {
	p := at(t)
	p.store()
	out, _ := p.run(Done, "check", "S", "--json")
	doc := p.object(out)
	if keys := sortedKeys(doc); !slices.Equal(keys, []string{"ok", "problems", "store"}) || doc["ok"] != true {
		t.Errorf("the document is %s", out)
	}
	if problems, is := doc["problems"].([]any); !is || len(problems) != 0 {
		t.Errorf("problems: %v", doc["problems"])
	}
	s := doc["store"].(map[string]any)
	if keys := sortedKeys(s); !slices.Equal(keys, []string{"audit_entries", "audit_head", "generation", "records", "schema"}) {
		t.Errorf("the store's part has %q", keys)
	}
	if s["generation"] != 1.0 || s["records"] != 1.0 || s["schema"].(float64) < 1 || s["audit_entries"].(float64) < 1 || len(s["audit_head"].(string)) < 32 {
		t.Errorf("the store's part is %v", s)
	}
}

func sortedKeys(m map[string]any) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestCheckNoticesDamage(t *testing.T) {
	p := at(t)
	p.store("--sample")
	db := p.path("s.jobwright/g000001/case.db")
	b, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(db, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, why := p.run(Failed, "check", "S", "--json")
	doc := p.object(out)
	if doc["ok"] != false || len(doc["problems"].([]any)) == 0 || !strings.Contains(why, "damaged") {
		t.Errorf("said %s and %s", out, why)
	}
}

func TestCheckNoticesABackupThatIsNotWhole(t *testing.T) {
	p := at(t)
	p.store("--sample")
	backups, err := filepath.Glob(p.path("s.jobwright/backups/*.cwbak"))
	if err != nil || len(backups) == 0 {
		t.Fatalf("no backups, %v", err)
	}
	b, err := os.ReadFile(backups[len(backups)-1])
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(backups[len(backups)-1], b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := p.run(Failed, "check", "S", "--json")
	if doc := p.object(out); doc["ok"] != false || !strings.Contains(out, "backup") {
		t.Errorf("said %s", out)
	}
}

func TestBackupAndRestore(t *testing.T) {
	p := at(t)
	p.store("--sample")
	out, _ := p.run(Done, "backup", "S", "./elsewhere")
	backups, err := filepath.Glob(p.path("elsewhere/*.cwbak"))
	if err != nil || len(backups) != 1 || !strings.Contains(out, filepath.Base(backups[0])) {
		t.Fatalf("said %q, made %v (%v)", out, backups, err)
	}
	p.write("more.csv", "what,due\nOne more thing,1/12/2026\n")
	p.run(Done, "import", "S", "next-steps", "./more.csv")
	out, _ = p.run(Done, "restore", backups[0], "S")
	for _, want := range []string{"as it was on 24 November 2026 at 09:00", "kept for 30 days, in " + p.path("s.jobwright/g000001"), "jobwright restore"} {
		if !strings.Contains(out, want) {
			t.Errorf("the restore says %q, want %q", out, want)
		}
	}
	newest := regexp.MustCompile(`restore "([^"]+)"`).FindStringSubmatch(out)
	if out, _ := p.run(Done, "restore", newest[1], "S"); !strings.Contains(out, "g000002") {
		t.Errorf("said %q", out)
	}
	if out, _ := p.run(Done, "search", "S", "more", "thing", "--json"); p.object(out)["total"] != 1.0 {
		t.Errorf("the way back does not lead back: %s", out)
	}
	p.run(Done, "restore", backups[0], "S")
	if out, _ := p.run(Done, "search", "S", "more", "thing", "--json"); p.object(out)["total"] != 0.0 {
		t.Errorf("what came after the backup is still there: %s", out)
	}
	if out, _ := p.run(Done, "check", "S", "--json"); p.object(out)["store"].(map[string]any)["generation"].(float64) < 2 {
		t.Errorf("a restore makes a new generation: %s", out)
	}
	if err := os.RemoveAll(p.path("s.jobwright")); err != nil {
		t.Fatal(err)
	}
	p.write("wrong", "another passphrase altogether")
	p.run(Failed, "restore", backups[0], "S", "--passphrase-file", p.path("wrong"))
	if out, _ := p.run(Done, "restore", backups[0], "S"); strings.Contains(out, "30 days") {
		t.Errorf("nothing was set aside, but it says %q", out)
	}
	p.run(Done, "check", "S")
}
