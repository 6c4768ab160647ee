package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/exchange"
	"jobwright/internal/store"
)

func inputFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileIsLookedAtBeforeItIsImported(t *testing.T) {
	path := inputFile(t, "in.csv", "Company,Telephone,Shoe size\nHallam Example,0114 496 0101,7\n\nTollgate Example,,\n")
	g, err := Look(path)
	if err != nil {
		t.Fatal(err)
	}
	if g.Recognised != "" || g.Kinds[0].Name != "employers" || len(g.Header) != 3 || len(g.Rows) != 2 || g.Rows[0][1] != "0114 496 0101" {
		t.Errorf("looked at %+v", g)
	}
	mapping := g.Propose(g.Kinds[0])
	if len(mapping) != 2 || mapping["Company"] != "name" || mapping["Telephone"] != "phone" {
		t.Errorf("proposed %v", mapping)
	}
	g, err = Look(filepath.Join("..", "exchange", "testdata", "gender_pay_gap.csv"))
	if err != nil || g.Recognised == "" || g.Kinds[0].Name != "employers" || g.Propose(g.Kinds[0]) != nil {
		t.Errorf("looked at %+v, %v", g, err)
	}
	var refused *exchange.InputError
	if _, err := Look(inputFile(t, "in.csv", "\x00\x01")); !errors.As(err, &refused) {
		t.Errorf("junk gives %v", err)
	}
}

// Headers are written in many ways; "Industry" is proposed as the industry code where the file holds such codes, or our names of sections.
func TestProposalsLookAtTheFirstRows(t *testing.T) {
	for industry, want := range map[string]string{"Bakery and café": "", "56102": "sic", "": "sic", "Q": "sic"} {
		g, err := Look(inputFile(t, "in.csv", "Company,Tel.,Company No.,Industry\nHallam Example,0114 496 0101,,"+industry+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Propose(g.Kinds[0]); got["Tel."] != "phone" || got["Company No."] != "company_number" || got["Industry"] != want {
			t.Errorf("%q: %v", industry, got)
		}
	}
}

func TestAnImportIsPlannedDoneAndTakenBack(t *testing.T) {
	_, d := at(t)
	if _, err := d.Check(ctx); err != nil {
		t.Fatal(err)
	}
	path := inputFile(t, "in.csv", "Company,Telephone,Owner,Shoe size\nHallam Example,0114 496 0101,,7\nTollgate Example,,Nobody,8\n")
	from := Source{Path: path, Kind: "employers", Mapping: map[string]string{"Company": "name", "Telephone": "phone", "Owner": "owner"}}
	var calls int
	im, err := d.Read(ctx, from, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close(ctx)
	sum, err := im.Plan(ctx, func(done, total int) { calls++ })
	if err != nil || sum.Created != 1 || sum.Bad != 1 || im.Rows != 2 || calls == 0 || strings.Join(sum.UnknownColumns, ",") != "Shoe size" {
		t.Errorf("planned %+v, %v", sum, err)
	}
	if _, err := im.Apply(ctx, nil); !errors.Is(err, store.ErrBadRows) {
		t.Errorf("bad rows give %v", err)
	}
	bad := filepath.Join(t.TempDir(), "bad.csv")
	if err := im.WriteBad(ctx, bad); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(bad); !strings.Contains(string(b), `"Tollgate Example","","Nobody","8","owner: Nobody here`) {
		t.Errorf("the bad rows are %s", b)
	}
	if err := im.Options(ctx, store.ImportOptions{SkipBad: true}); err != nil {
		t.Fatal(err)
	}
	if sum, err = im.Apply(ctx, nil); err != nil || sum.Created != 1 || sum.Skipped != 1 {
		t.Fatalf("did %+v, %v", sum, err)
	}
	u, err := d.UndoImport(ctx, sum.Batch)
	if err != nil || u.Records != 1 {
		t.Errorf("took back %+v, %v", u, err)
	}
}

func TestACancelledReadLeavesNothing(t *testing.T) {
	_, d := at(t)
	if _, err := d.Check(ctx); err != nil {
		t.Fatal(err)
	}
	path := inputFile(t, "in.csv", "name,notes\n"+strings.Repeat("Example,"+strings.Repeat("x", 30<<10)+"\n", 900))
	stop, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := d.Read(stop, Source{Path: path, Kind: "employers"}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAnExportOfCardsComesBack(t *testing.T) {
	_, d := at(t)
	if _, err := d.Check(ctx); err != nil {
		t.Fatal(err)
	}
	if err := d.FillSample(ctx); err != nil {
		t.Fatal(err)
	}
	cards := filepath.Join(t.TempDir(), "people.vcf")
	n, err := d.Export(ctx, "employer-people", cards)
	if err != nil || n < 50 {
		t.Fatalf("%d cards, %v", n, err)
	}
	im, err := d.Read(ctx, Source{Path: cards, Kind: "employer-people"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close(ctx)
	if sum, err := im.Apply(ctx, nil); err != nil || sum.Unchanged != n {
		t.Errorf("%d cards come back as %+v, %v", n, sum, err)
	}
}

// Leads may add codes to some lists; a file may use them, by code or label.
func TestAFileMayUseTheCodesOfThisStore(t *testing.T) {
	_, d := at(t)
	if _, err := d.Check(ctx); err != nil {
		t.Fatal(err)
	}
	if err := d.Store().SaveCode(ctx, store.Code{List: "employer_lead_sources", Code: "RADIO", Label: "Local radio"}); err != nil {
		t.Fatal(err)
	}
	path := inputFile(t, "in.csv", "name,lead_source\nHallam Example,local radio\nTollgate Example,RADIO\nAbbey Example,Cold call or visit\nBridge Example,TV\n")
	im, err := d.Read(ctx, Source{Path: path, Kind: "employers"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close(ctx)
	sum, err := im.Plan(ctx, nil)
	if err != nil || sum.Created != 3 || sum.Bad != 1 || sum.Problems[0].Line != 5 {
		t.Errorf("planned %+v, %v", sum, err)
	}
}
