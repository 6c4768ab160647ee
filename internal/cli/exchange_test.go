package cli

import (
	"fmt"
	"jobwright/internal/exchange"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// counts checks the figures of an import: created, updated, unchanged, skipped, bad.
func (p place) counts(out string, want ...int) map[string]any {
	p.Helper()
	doc := p.object(out)
	for i, name := range []string{"created", "updated", "unchanged", "skipped", "bad"} {
		if doc[name] != float64(want[i]) {
			p.Errorf("%s is %v, want %d in %s", name, doc[name], want[i], out)
		}
	}
	return doc
}

func TestImportTwiceChangesNothing(t *testing.T) {
	p := at(t)
	p.store()
	p.write("steps.csv", "ref,what,due,owner\nN1,Ring Ann,24/11/2026,ME\n,No reference,25 Nov 2026,\n,No reference,25 Nov 2026,\n")
	out, _ := p.run(Done, "import", "S", "next-steps", "./steps.csv", "--json")
	doc := p.counts(out, 3, 0, 0, 0, 0)
	if want := []string{"bad", "created", "kind", "made_people", "problems", "skipped", "unchanged", "unknown_columns", "updated"}; !slices.Equal(sortedKeys(doc), want) || doc["kind"] != "next-steps" {
		t.Errorf("the document is %s", out)
	}
	out, _ = p.run(Done, "import", "S", "next-steps", "./steps.csv", "--json")
	p.counts(out, 0, 0, 3, 0, 0)
	p.write("steps.csv", "ref,what,due,done_on\nN1,Ring Ann again,24/11/2026,24/11/2026\n")
	out, _ = p.run(Done, "--json", "import", "S", "next-steps", "./steps.csv")
	p.counts(out, 0, 1, 0, 0, 0)
}

func TestADryRunPrintsTheSameAndWritesNothing(t *testing.T) {
	p := at(t)
	p.store()
	p.write("steps.csv", "what,due\nRing Ann,24/11/2026\n")
	dry, _ := p.run(Done, "import", "S", "next-steps", "./steps.csv", "--json", "--dry-run")
	p.counts(dry, 1, 0, 0, 0, 0)
	wet, _ := p.run(Done, "import", "S", "next-steps", "./steps.csv", "--json")
	if dry != wet {
		t.Errorf("the dry run says %s, the import %s", dry, wet)
	}
}

func TestBadRowsStopTheImport(t *testing.T) {
	p := at(t)
	p.store()
	p.write("steps.csv", "what,due,owner,colour\nGood,24/11/2026,ME,red\nBad day,31/02/2026,ME,-\nBad owner,24/11/2026,Nobody,=1+1\n\"Two\nlines\",24/11/2026,,\n,24/11/2026,ME,\n")
	for _, more := range [][]string{{}, {"--dry-run"}} {
		out, why := p.run(BadInput, append([]string{"import", "S", "next-steps", "./steps.csv", "--json", "--errors", "./bad.csv"}, more...)...)
		would := 2 * len(more) // a dry run counts what could be done, an import what was
		doc := p.counts(out, would, 0, 0, 0, 3)
		if !strings.Contains(why, "2 could be created; 3 rows are bad, so nothing was imported.") {
			t.Errorf("said %q", why)
		}
		var where []string
		for _, problem := range doc["problems"].([]any) {
			m := problem.(map[string]any)
			if !slices.Equal(sortedKeys(m), []string{"column", "line", "reason", "value"}) || m["reason"] == "" {
				t.Errorf("a problem is %v", m)
			}
			where = append(where, fmt.Sprint(m["line"], " ", m["column"], " ", m["value"]))
		}
		if want := []string{"3 due 31/02/2026", "4 owner Nobody", "7 what "}; !slices.Equal(where, want) {
			t.Errorf("problems at %q, want %q", where, want)
		}
		if fmt.Sprint(doc["unknown_columns"]) != "[colour]" {
			t.Errorf("unknown columns: %v", doc["unknown_columns"])
		}
		bad := p.rows("bad.csv")
		if len(bad) != 4 || !slices.Equal(bad[0], []string{"what", "due", "owner", "colour", "problem"}) || bad[1][3] != "-" || bad[2][3] != "'=1+1" || !strings.Contains(bad[1][4], "no such day") {
			t.Errorf("the bad rows are %q", bad)
		}
	}
	if out, _ := p.run(Done, "search", "S", "good", "--json"); p.object(out)["total"] != 0.0 {
		t.Error("a row was written although others are bad")
	}
	out, _ := p.run(Done, "import", "S", "next-steps", "./steps.csv", "--json", "--skip-bad")
	p.counts(out, 2, 0, 0, 3, 3)
	out, _ = p.run(Done, "import", "S", "next-steps", "./steps.csv", "--skip-bad", "--errors", "./bad.csv")
	if !strings.Contains(out, "next-steps: 2 unchanged, 3 rows left out and written to "+p.path("bad.csv")) {
		t.Errorf("said %q", out)
	}
	out, _ = p.run(Done, "import", "S", "next-steps", "./steps.csv", "--skip-bad", "--dry-run")
	if !strings.Contains(out, "next-steps: 2 would be unchanged, 3 rows would be left out.") {
		t.Errorf("said %q", out)
	}
}

func TestEverythingWrongWithARowIsTold(t *testing.T) {
	p := at(t)
	p.store()
	p.write("steps.csv", "what,due,owner,vacancy_ref\n"+strings.Repeat("x", 501)+",tomorrow,Nobody,V1\n")
	out, _ := p.run(BadInput, "import", "S", "next-steps", "./steps.csv", "--json")
	doc := p.counts(out, 0, 0, 0, 0, 1)
	var columns []string
	for _, problem := range doc["problems"].([]any) {
		columns = append(columns, problem.(map[string]any)["column"].(string))
	}
	if !slices.Equal(columns, []string{"due", "owner", "vacancy_ref", "what"}) || !strings.Contains(out, "Please write the day itself, for example 24/11/2026.") {
		t.Errorf("problems in %q: %s", columns, out)
	}
}

func TestABadRowIsNoOccurrenceOfItsGoodTwin(t *testing.T) {
	p := at(t)
	p.store()
	p.write("steps.csv", "what,due,done_on\nTwins,24/11/2026,31/02/2026\nTwins,24/11/2026,\n")
	p.run(Done, "import", "S", "next-steps", "./steps.csv", "--skip-bad")
	p.write("steps.csv", "what,due,done_on\nTwins,24/11/2026,\n")
	out, _ := p.run(Done, "import", "S", "next-steps", "./steps.csv", "--json")
	p.counts(out, 0, 0, 1, 0, 0)
}

func TestAnExportSaysWhenItReplacesAFile(t *testing.T) {
	p := at(t)
	p.store()
	if out, _ := p.run(Done, "export", "S", "staff", "./staff.csv"); strings.Contains(out, "replaced") {
		t.Errorf("said %q", out)
	}
	if out, _ := p.run(Done, "export", "S", "staff", "./staff.csv"); !strings.Contains(out, "was replaced") {
		t.Errorf("said %q", out)
	}
}

func TestAFileThatDoesNotDoIsToldOnce(t *testing.T) {
	p := at(t)
	p.store()
	for content, want := range map[string]string{"": "The file is empty.", "Task,Deadline\na,b\n": `Line 1: The columns what, due are missing. The first row names these: Task, Deadline.`} {
		p.write("in.csv", content)
		out, why := p.run(BadInput, "import", "S", "next-steps", "./in.csv")
		if out != "" || !strings.HasPrefix(why, want) {
			t.Errorf("said %q and %q, want %q", out, why, want)
		}
	}
}

func TestAFileThatIsNoTableEndsWithThree(t *testing.T) {
	p := at(t)
	p.store()
	for name, content := range map[string]string{"junk.csv": "\x89PNG\x00", "empty.csv": "", "noheader.csv": "x,y\n1,2\n", "bomb.xlsx": "PK\x03\x04junk",
		"wide.csv": strings.Repeat("a,", 300) + "\n", "quote.csv": "what,due\n\"never closed,24/11/2026\n" + strings.Repeat("x,24/11/2026\n", 1<<19)} {
		p.write(name, content)
		out, why := p.run(BadInput, "import", "S", "next-steps", "./"+name, "--json", "--skip-bad")
		doc := p.counts(out, 0, 0, 0, 0, 1)
		if len(doc["problems"].([]any)) != 1 || !strings.Contains(why, "Nothing was imported") {
			t.Errorf("%s: said %s and %s", name, out, why)
		}
	}
}

func TestStaffAreAddedOnlyWhenWished(t *testing.T) {
	p := at(t)
	p.store()
	p.write("leave.csv", "staff,from,to\nGrace Newcomer,1/12/2026,5/12/2026\n")
	p.run(BadInput, "import", "S", "leave", "./leave.csv")
	out, _ := p.run(Done, "import", "S", "leave", "./leave.csv", "--add-staff", "--json")
	p.counts(out, 1, 0, 0, 0, 0)
	p.run(Done, "export", "S", "staff", "./staff.csv")
	if !strings.Contains(p.read("staff.csv"), "Grace Newcomer") {
		t.Errorf("the staff are %s", p.read("staff.csv"))
	}
}

func TestAMapNamesTheirColumns(t *testing.T) {
	p := at(t)
	p.store()
	p.write("theirs.csv", "Task,Deadline,Colour\nRing Ann,24/11/2026,red\n")
	p.write("map.json", `{"Task":"what","deadline":"due"}`)
	out, _ := p.run(Done, "import", "S", "next-steps", "./theirs.csv", "--map", "./map.json", "--json")
	if doc := p.counts(out, 1, 0, 0, 0, 0); fmt.Sprint(doc["unknown_columns"]) != "[Colour]" {
		t.Errorf("said %s", out)
	}
	p.write("map.json", `{"Task":"nonsense"}`)
	p.run(Wrong, "import", "S", "next-steps", "./theirs.csv", "--map", "./map.json")
}

func TestWhatIsExportedImportsUnchanged(t *testing.T) {
	p := at(t)
	p.store("--sample")
	p.write("odd.csv", "what,due\n\"=HYPERLINK(\"\"x\"\")\",24/11/2026\n'-,25/11/2026\n\"a \"\"quote\"\", two\nlines\",26/11/2026\n")
	p.run(Done, "import", "S", "next-steps", "./odd.csv")
	for _, kind := range allKinds() {
		for _, ending := range []string{".csv", ".xlsx"} {
			first, second := "./"+kind+"1"+ending, "./"+kind+"2"+ending
			p.run(Done, "export", "S", kind, first)
			out, _ := p.run(Done, "import", "S", kind, p.path(kind+"1"+ending), "--json")
			doc := p.object(out)
			if doc["created"] != 0.0 || doc["updated"] != 0.0 || doc["unchanged"] == 0.0 {
				t.Errorf("%s%s: the import of the export says %s", kind, ending, out)
			}
			p.run(Done, "export", "S", kind, second)
			if ending == ".csv" && p.read(kind+"1.csv") != p.read(kind+"2.csv") {
				t.Errorf("%s: the second export differs from the first", kind)
			}
		}
	}
	steps := p.read("next-steps1.csv")
	if !strings.Contains(steps, `"'=HYPERLINK(""x"")"`) || !strings.Contains(steps, `"'-"`) {
		t.Errorf("the export is not neutral: %s", steps)
	}
}

// allKinds are the kinds in the order in which they need one another, leads before next steps.
func allKinds() (names []string) {
	for _, k := range exchange.Kinds {
		names = append(names, k.Name)
	}
	return names
}

func TestAnExportGoesIntoAnotherStoreWhole(t *testing.T) {
	p := at(t)
	p.store("--sample")
	other := p.path("other.jobwright")
	p.run(Done, "new", other, "--recovery-file", "./code2")
	for _, kind := range allKinds() {
		p.run(Done, "export", "S", kind, p.path(kind+".csv"))
		p.run(Done, "import", other, kind, p.path(kind+".csv"))
		p.run(Done, "export", other, kind, p.path(kind+"-other.csv"))
		if a, b := p.read(kind+".csv"), p.read(kind+"-other.csv"); a != b {
			t.Errorf("%s differ:\n%s\n%s", kind, a, b)
		}
	}
}

func TestACalendarOfWhatIsToDo(t *testing.T) {
	p := at(t)
	p.store("--sample")
	p.run(Done, "export", "S", "next-steps", "./steps.ics")
	got := p.read("steps.ics")
	if n := strings.Count(got, "BEGIN:VEVENT"); n < 20 || !strings.HasPrefix(got, "BEGIN:VCALENDAR\r\n") || !strings.Contains(got, "VALUE=DATE:20261124") || !strings.Contains(got, "SUMMARY:Closes: ") || !strings.Contains(got, "SUMMARY:Review: ") {
		t.Errorf("%d events in %.300s", n, got)
	}
	first := got
	p.run(Done, "export", "S", "next-steps", "./steps.ics")
	if p.read("steps.ics") != first {
		t.Error("the second calendar differs from the first")
	}
}

func TestAnXLSXIsImported(t *testing.T) {
	p := at(t)
	p.store()
	book := excelize.NewFile()
	defer book.Close()
	for cell, v := range map[string]any{"A1": "what", "B1": "due", "A2": "Ring Ann", "B2": 46350} {
		if err := book.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SaveAs(p.path("in.xlsx")); err != nil {
		t.Fatal(err)
	}
	p.run(Done, "import", "S", "next-steps", "./in.xlsx")
	p.run(Done, "export", "S", "next-steps", "./out.csv")
	if rows := p.rows("out.csv"); len(rows) != 2 || rows[1][2] != "2026-11-24" {
		t.Errorf("exported %q", rows)
	}
}

func TestSearchFindsBeginningsOfWords(t *testing.T) {
	p := at(t)
	p.store("--sample")
	out, _ := p.run(Done, "search", "S", "bak", "tour", "--json")
	doc := p.object(out)
	if keys := sortedKeys(doc); !slices.Equal(keys, []string{"hits", "query", "took_ms", "total"}) || doc["query"] != "bak tour" || doc["total"] != 1.0 {
		t.Fatalf("the document is %s", out)
	}
	hit := doc["hits"].([]any)[0].(map[string]any)
	if keys := sortedKeys(hit); !slices.Equal(keys, []string{"kind", "ref", "score", "snippet", "title"}) || hit["kind"] != "next-steps" || hit["ref"] != "SAMPLE-N01" || hit["score"] != 1.0 {
		t.Errorf("the hit is %v", hit)
	}
	out, _ = p.run(Done, "search", "S", "ring", "--json", "--limit", "2")
	if doc := p.object(out); len(doc["hits"].([]any)) != 2 || doc["total"].(float64) < 4 || doc["hits"].([]any)[1].(map[string]any)["score"] != 0.5 {
		t.Errorf("said %s", out)
	}
	out, _ = p.run(Done, "search", "S", "--json", "--", "--no-such-word")
	if doc := p.object(out); doc["total"] != 0.0 || doc["hits"] == nil {
		t.Errorf("said %s", out)
	}
}

func TestTheSampleBelongsToWhoMadeTheStore(t *testing.T) {
	p := at(t)
	p.store("--sample", "--as", "TQ")
	p.run(Done, "export", "S", "staff", "./staff.csv")
	rows := p.rows("staff.csv")
	if len(rows) != 5 {
		t.Fatalf("the staff are %q", rows)
	}
	for _, r := range rows[1:] {
		if (r[2] == "TQ") != (r[3] == "lead") {
			t.Errorf("%q", r)
		}
	}
}

func TestNothingLiesInClear(t *testing.T) {
	p := at(t)
	t.Setenv("TMPDIR", p.path("temp"))
	if err := os.Mkdir(p.path("temp"), 0o700); err != nil {
		t.Fatal(err)
	}
	p.store()
	p.write("steps.csv", "what,due\nXyloquartz marker,24/11/2026\n")
	p.run(Done, "import", "S", "next-steps", "./steps.csv")
	p.run(Done, "backup", "S", "./elsewhere")
	if err := os.Remove(p.path("steps.csv")); err != nil {
		t.Fatal(err)
	}
	for _, path := range files(t, p.dir) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.ToLower(string(b)), "xyloquartz") {
			t.Errorf("%s holds the text in clear", path)
		}
	}
}

func files(t *testing.T, dir string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
