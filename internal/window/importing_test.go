package window

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"jobwright/employers"
	"jobwright/internal/desk"
	"jobwright/internal/people"
	"jobwright/internal/ui/importui"
	"jobwright/internal/vault"
)

// engineOn is the import page's engine over a store of one lead, and a way to write a file beside it.
func engineOn(t *testing.T) (*importEngine, func(name, text string) string) {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	d, _, err := desk.Create(ctx, filepath.Join(dir, "north"+vault.Suffix), people.Staff{Name: "Lena Lead", Initials: "LL"}, []byte("otter lamp gravel seven"),
		desk.Options{Now: func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }, KDF: &vault.KDFParams{Time: 1, Memory: 19 * 1024, Lanes: 1}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close(ctx) })
	e := &importEngine{desk: d}
	t.Cleanup(e.Forget)
	return e, func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
}

func told(float64, string) {}

func TestTheImportPageBringsInTheGenderPayGapFileWithNoMapping(t *testing.T) {
	e, file := engineOn(t)
	ctx := context.Background()
	path := file("gpg.csv", "EmployerName,EmployerId,Address,PostCode,CompanyNumber,SicCodes,EmployerSize,CurrentName\n"+
		"\"HALLAM BAKERY LIMITED\",101,\"1 Made Up Street,\nSheffield\",S9 3XX,1234567,10710,500 to 999,Hallam Bakery Limited\n"+
		"Beck & Vale Housing,102,\"2 Made Up Street, Leeds\",LS1 1XX,,\"1,\n68201\",250 to 499,Beck & Vale Housing\n")
	looked, err := e.Look(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	l := looked.Layouts[0]
	if !l.Known || !l.Likes || l.Kind != "employers" || !strings.Contains(l.Title, "Gender pay gap") || len(looked.Samples) != 2 {
		t.Fatalf("it is read as %+v", l)
	}
	o := importui.Order{Path: path, Layout: l.ID}
	if r, err := e.Plan(ctx, o, told); err != nil || r.Created != 2 || r.Bad != 0 {
		t.Fatalf("planned %+v, %v", r, err)
	}
	r, err := e.Import(ctx, o, told)
	if err != nil || r.Created != 2 || r.Batch == 0 {
		t.Fatalf("imported %+v, %v", r, err)
	}
	if n, err := e.desk.Store().CountEmployers(ctx, employers.Filter{}); err != nil || n != 2 {
		t.Errorf("there are %d employers, %v", n, err)
	}
	if kept, err := e.UndoImport(ctx, r.Batch); err != nil || kept != 0 {
		t.Errorf("taking it back kept %d, %v", kept, err)
	}
	if n, _ := e.desk.Store().CountEmployers(ctx, employers.Filter{}); n != 0 {
		t.Errorf("%d employers are left", n)
	}
	if _, err := e.UndoImport(ctx, r.Batch); err != nil {
		t.Errorf("taken back by Ctrl+Z before, it fails: %v", err)
	}
}

func TestTheImportPageLeavesBadRowsOutAndWritesThemBack(t *testing.T) {
	e, file := engineOn(t)
	ctx := context.Background()
	path := file("ours.csv", "Task,Deadline,Colour\nRing Anna,24/11/2026,red\nVisit,30/02/2026,blue\n")
	looked, err := e.Look(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	var l importui.Layout
	for _, x := range looked.Layouts {
		if x.Kind == "next-steps" {
			l = x
		}
	}
	if l.Known || l.Map["Task"] != "what" || l.Map["Deadline"] != "due" || l.Map["Colour"] != "" {
		t.Fatalf("proposed %+v", l)
	}
	o := importui.Order{Path: path, Layout: l.ID, Map: map[string]string{"Task": "what", "Deadline": "due", "Colour": ""}}
	r, err := e.Plan(ctx, o, told)
	if err != nil || r.Created != 1 || r.Bad != 1 || r.Problems[0].Line != 3 || r.Problems[0].Column != "Deadline" {
		t.Fatalf("planned %+v, %v", r, err)
	}
	if _, err := e.Import(ctx, o, told); err == nil {
		t.Error("bad rows were let through")
	}
	bad := file("bad.csv", "")
	if err := e.SaveBad(ctx, bad); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(bad); !strings.Contains(string(text), "Visit") || strings.Contains(string(text), "Ring Anna") {
		t.Errorf("the file of bad rows says %q", text)
	}
	o.SkipBad = true
	if r, err := e.Import(ctx, o, told); err != nil || r.Created != 1 || r.Skipped != 1 {
		t.Errorf("imported %+v, %v", r, err)
	}
}

func TestACancelledImportWritesNothing(t *testing.T) {
	e, file := engineOn(t)
	ctx, cancel := context.WithCancel(context.Background())
	path := file("steps.csv", "what,due\n"+strings.Repeat("Ring Anna,2026-11-24\n", 3000))
	o := importui.Order{Path: path, Layout: "next-steps", Map: map[string]string{"what": "what", "due": "due"}}
	if _, err := e.Plan(ctx, o, told); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Import(ctx, o, func(float64, string) { cancel() }); err == nil {
		t.Error("it went on after a cancel")
	}
	if n, _ := e.desk.Store().CountNextSteps(context.Background(), employers.NextStepFilter{}); n != 0 {
		t.Errorf("%d next steps were written", n)
	}
}

func TestAFileThatCannotBeReadIsAnErrorOfItsField(t *testing.T) {
	e, file := engineOn(t)
	for _, path := range []string{filepath.Join(t.TempDir(), "none.csv"), file("junk.xlsx", "PK\x03\x04\x00\x01 this is no spreadsheet")} {
		_, err := e.Look(context.Background(), path)
		if wrong, is := err.(people.FieldError); !is || wrong.Field != "path" || wrong.Message == "" {
			t.Errorf("%s: %#v", filepath.Base(path), err)
		}
	}
}

func TestTheImportPageWritesWhatItCanReadAgain(t *testing.T) {
	e, file := engineOn(t)
	ctx := context.Background()
	path := file("employers.csv", "ref,name,phone\nE1,Hallam Bakery,0114 496 0101\n")
	o := importui.Order{Path: path, Layout: "employers"}
	if _, err := e.Plan(ctx, o, told); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Import(ctx, o, told); err != nil {
		t.Fatal(err)
	}
	out := file("out.csv", "")
	if n, err := e.Export(ctx, "employers", out, false); err != nil || n != 1 {
		t.Fatalf("wrote %d, %v", n, err)
	}
	if r, err := e.Plan(ctx, importui.Order{Path: out, Layout: "employers"}, told); err != nil || r.Unchanged != 1 || r.Written() != 0 {
		t.Errorf("read again: %+v, %v", r, err)
	}
}

func TestAFileDroppedOnTheWindowGoesToTheImportPage(t *testing.T) {
	h := move(t)
	h.unlock()
	path := filepath.Join(t.TempDir(), "employers.csv")
	if err := os.WriteFile(path, []byte("name,phone\nHallam Bakery,0114 496 0101\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.open.Load().dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if !h.sees("The file has 2 columns.") {
		t.Errorf("the window shows %q", h.words())
	}
}

func TestAFileOfPostcodesIsRecognisedAndRead(t *testing.T) {
	e, file := engineOn(t)
	ctx := t.Context()
	path := file("s.csv", `"S1 2JB",10,435300,387300`+"\n"+`"S60 1AA",10,442800,392900`+"\n")
	l, err := e.Look(ctx, path)
	if err != nil || len(l.Layouts) != 1 || l.Layouts[0].ID != importui.PostcodesLayout.ID {
		t.Fatalf("looked %+v, %v", l, err)
	}
	for i, want := range [][2]int{{2, 0}, {0, 2}} {
		if added, known, err := e.ReadPostcodes(ctx, path, told); err != nil || added != want[0] || known != want[1] {
			t.Errorf("reading %d: %d new, %d known, %v", i+1, added, known, err)
		}
	}
	var wrong people.FieldError
	if _, _, err := e.ReadPostcodes(ctx, file("x.csv", "ref,name\n"), told); !errors.As(err, &wrong) || wrong.Field != "path" {
		t.Errorf("a file without postcodes: %v", err)
	}
}
