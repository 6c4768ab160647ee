package exchange

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"jobwright/assets"
	"jobwright/internal/day"
)

func kind(t *testing.T, name string) Kind {
	t.Helper()
	k, known := KindNamed(name)
	if !known {
		t.Fatalf("there is no kind %s", name)
	}
	return k
}

func records(t *testing.T, content string, k Kind, mapping map[string]string) (*Records, []Record) {
	t.Helper()
	table, err := Open(file(t, "in.csv", content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { table.Close() })
	r, err := NewRecords(table, k, mapping, assets.Codes)
	if err != nil {
		t.Fatal(err)
	}
	var all []Record
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return r, all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rec)
	}
}

func TestColumnsStandInAnyOrderAndUnknownOnesAreNamed(t *testing.T) {
	r, all := records(t, "Colour,Done On,WHAT,due,problem,\nred,24 Nov 2026, Ring Ann ,25/11/2026,x,\n", kind(t, "next-steps"), nil)
	want := map[string]Value{"what": {Text: "Ring Ann"}, "due": {Text: "2026-11-25"}, "done_on": {Text: "2026-11-24"}}
	if len(all) != 1 || len(all[0].Bad) > 0 || len(all[0].Values) != len(want) {
		t.Fatalf("read %v", all)
	}
	for name, v := range want {
		if all[0].Values[name] != v {
			t.Errorf("%s is %v, want %v", name, all[0].Values[name], v)
		}
	}
	if !slices.Equal(r.Unknown, []string{"Colour"}) {
		t.Errorf("unknown columns: %q", r.Unknown)
	}
}

func TestAMapNamesTheColumns(t *testing.T) {
	k := kind(t, "next-steps")
	mapping, err := ReadMap(strings.NewReader(`{"To do":"what","BY WHEN":"due","Colour":""}`), k)
	if err != nil {
		t.Fatal(err)
	}
	r, all := records(t, "to do,by when,colour,size\nRing Ann,25/11/2026,red,4\n", k, mapping)
	if len(all) != 1 || all[0].Values["what"].Text != "Ring Ann" || all[0].Values["due"].Text != "2026-11-25" || !slices.Equal(r.Unknown, []string{"size"}) {
		t.Errorf("read %v, unknown %q", all, r.Unknown)
	}
	for _, bad := range []string{`{"x":"no_such"}`, `[1]`, `{`, ``} {
		if _, err := ReadMap(strings.NewReader(bad), k); err == nil {
			t.Errorf("the map %q is taken", bad)
		}
	}
}

func TestABlankCellSaysNothingAndADashErases(t *testing.T) {
	_, all := records(t, "ref,what,due,owner,done_on\n1,'-,25/11/2026,,-\n2,-,25/11/2026,,\n3,,25/11/2026,,\n", kind(t, "next-steps"), nil)
	if v := all[0].Values; v["what"].Text != "-" || v["what"].Erase || !v["done_on"].Erase {
		t.Errorf("row 1 is read as %v", all[0])
	}
	if _, given := all[0].Values["owner"]; given {
		t.Error("a blank cell has a value")
	}
	for i, words := range map[int]string{1: "cannot be erased", 2: "is needed"} {
		if len(all[i].Bad) != 1 || all[i].Bad[0].Column != "what" || !strings.Contains(all[i].Bad[0].Reason, words) {
			t.Errorf("row %d: %v", i+1, all[i].Bad)
		}
	}
}

func TestEveryProblemOfARowIsTold(t *testing.T) {
	_, all := records(t, "name,role,fte,from\nAnn,boss,2,31/02/2026\nBob,Read Only,60%,\n", kind(t, "staff"), nil)
	var columns []string
	for _, p := range all[0].Bad {
		columns = append(columns, p.Column)
		if p.Line != 2 || p.Value == "" || p.Reason == "" {
			t.Errorf("a problem is not whole: %+v", p)
		}
	}
	if !slices.Equal(columns, []string{"role", "fte", "from"}) {
		t.Errorf("problems in %q", columns)
	}
	if v := all[1].Values; v["role"].Text != "read_only" || v["fte"].Text != "0.6" || len(all[1].Bad) > 0 {
		t.Errorf("row 2 is read as %v", all[1])
	}
}

func TestAHeaderThatDoesNotDoIsRefused(t *testing.T) {
	for content, words := range map[string]string{"what,owner\nx,y\n": "due is missing", "task,Deadline\nx,y\n": `columns what, due are missing. The first row names these: task, Deadline. If another name is meant, a map says so (--map): {"task": "what", "Deadline": "due"}. The`,
		"ref,owner,mood\nx,y,z\n": `(--map): {"mood": "what"}.`, "ref,owner\nx,y\n": "names these: ref, owner. The columns of next-steps are", "what,due,Due\nx,y,z\n": "Two columns", "\x07,due\n": "control"} {
		table, err := Open(file(t, "in.csv", content))
		if err == nil {
			_, err = NewRecords(table, kind(t, "next-steps"), nil, assets.Codes)
			table.Close()
		}
		var refused *InputError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), words) {
			t.Errorf("%q gives %v, want an InputError with %q", content, err, words)
		}
	}
}

func TestTheSampleReadsWithoutAProblem(t *testing.T) {
	today := day.New(2026, 11, 24)
	for _, k := range Kinds {
		r, err := Sample(assets.Sample, assets.Codes, k.Name, today, "ME")
		if err != nil {
			t.Fatal(err)
		}
		due, overdue, done := 0, 0, 0
		for {
			rec, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil || len(rec.Bad) > 0 {
				t.Fatalf("%s: %v, %v", k.Name, rec.Bad, err)
			}
			_, isDone := rec.Values["done_on"]
			switch due1 := rec.Values["due"].Text; {
			case isDone:
				done++
			case due1 != "" && due1 < today.String():
				overdue++
			case due1 != "":
				due++
			}
		}
		if k.Name == "next-steps" && (due < 10 || overdue < 3 || done < 5) {
			t.Errorf("the sample has %d due, %d overdue, %d done next steps", due, overdue, done)
		}
	}
}
