package cli

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// What is sealed is given out as it was sealed, and checks; what the person does not allow, or is a draft, is refused with nothing written.
func TestAgreementsAndPlansGoOutAsTheyMay(t *testing.T) {
	p := at(t)
	p.store("--sample")
	p.run(Done, "document", "S", "agreement", "SAMPLE-A01", "--out", "./a.pdf")
	p.run(Done, "document", "S", "agreement", "SAMPLE-A01", "--copy", "person", "--annex", "--out", "./own.pdf")
	if a, own := p.read("a.pdf"), p.read("own.pdf"); a != own || !strings.HasPrefix(p.read("own-annex.pdf"), "%PDF-") {
		t.Error("employer and person get different files, or there is no annex")
	}
	out, err := exec.Command("pdfsig", p.path("a.pdf")).Output()
	if err != nil || !strings.Contains(string(out), "Signature is Valid.") || !strings.Contains(string(out), "Total document signed") {
		t.Errorf("pdfsig: %v\n%s", err, out)
	}
	if said, _ := p.run(Done, "check", "S", "./a.pdf"); !strings.Contains(said, "All is well") || !strings.Contains(said, "Version 1 of an agreement") {
		t.Errorf("said %q", said)
	}
	said, _ := p.run(Done, "check", "S", "./a.pdf", "--json")
	found := p.object(said)
	pdf := found["pdf"].(map[string]any)
	for _, field := range []string{"signed", "covers_all", "digest_ok", "certificate_ok", "known_here"} {
		if pdf[field] != true {
			t.Errorf("%s is %v", field, pdf[field])
		}
	}
	if found["ok"] != true || found["store"].(map[string]any)["schema"].(float64) < 5 {
		t.Errorf("%v", found)
	}

	p.run(Done, "export", "S", "root", "./root.pem")
	var o, e bytes.Buffer
	if got := Run(t.Context(), []string{"check", p.path("a.pdf"), "--root", p.path("root.pem"), "--json"}, strings.NewReader(""), &o, &e); got != Done || !strings.Contains(o.String(), `"known_here":false`) {
		t.Errorf("without the store: %d %s %s", got, o.String(), e.String())
	}
	var alone bytes.Buffer
	if got := Run(t.Context(), []string{"check", p.path("a.pdf")}, strings.NewReader(""), io.Discard, &alone); got != Wrong || !strings.Contains(alone.String(), "--root ROOT.pem") {
		t.Errorf("with neither a store nor a root: %d %s", got, alone.String())
	}
	if _, why := p.run(Failed, "check", "S", p.path("")); !strings.Contains(why, "is a folder") {
		t.Errorf("a folder: %q", why)
	}
	if said, _ := p.run(Done, "document", "S", "agreement", "SAMPLE-A02", "--copy", "person", "--annex", "--out", "./two.pdf"); !strings.Contains(said, "has no annex") || strings.Contains(said, "once more") {
		t.Errorf("said %q", said)
	}
	if said, _ := p.run(Failed, "check", "S", "./none.pdf", "--json"); p.object(said)["ok"] != false || !strings.Contains(said, "is not there") {
		t.Errorf("a file that is not there: %s", said)
	}
	bad := []byte(p.read("a.pdf"))
	bad[len(bad)/4] ^= 4
	if err := os.WriteFile(p.path("bad.pdf"), bad, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, why := p.run(Failed, "check", "S", "./bad.pdf"); !strings.Contains(why, "altered after it was sealed") {
		t.Errorf("a flipped bit: %q", why)
	}
	if err := os.WriteFile(p.path("long.pdf"), append([]byte(p.read("a.pdf")), "\n1 0 obj\n<<>>\nendobj\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, why := p.run(Failed, "check", "S", "./long.pdf"); !strings.Contains(why, "added to this PDF after it was sealed") {
		t.Errorf("something added: %q", why)
	}

	for _, args := range [][]string{{"agreement", "SAMPLE-A05"}, {"plan", "SAMPLE-W04", "--copy", "employer"}, {"plan", "SAMPLE-W03", "--copy", "employer"}} {
		if _, why := p.run(BadInput, append([]string{"document", "S", "--out", "./no.pdf"}, args...)...); !strings.Contains(why, "Nothing was written.") {
			t.Errorf("%v: %q", args, why)
		}
	}
	p.write("w.csv", "participant_ref,permission,disclosure,from,withdrawn\nSAMPLE-R12,P3,D2,2026-11-23,2026-11-24\n")
	p.run(Done, "import", "S", "permissions", "./w.csv")
	if _, why := p.run(BadInput, "document", "S", "agreement", "SAMPLE-A01", "--out", "./no.pdf"); !strings.Contains(why, "has taken back") {
		t.Errorf("after the withdrawal: %q", why)
	}
	if _, err := os.Stat(p.path("no.pdf")); !os.IsNotExist(err) {
		t.Error("something was written")
	}
	p.run(Done, "document", "S", "agreement", "SAMPLE-A01", "--copy", "person", "--out", "./still.pdf")
	for _, args := range [][]string{{"document", "S", "plan", "X", "--annex"}, {"document", "S", "subject-access", "X", "--copy", "employer"}, {"document", "S", "plan", "X", "--out", "./x.json"},
		{"check", "S", "./a.pdf", "--root", p.path("root.pem")}, {"export", "S", "root", "./root.txt"}, {"document", "S", "agreement", " "}, {"document", "S", "agreement", "SAMPLE-A01", "--named"},
		{"document", "S", "employer", "SAMPLE-E014", "--copy", "person"}} {
		p.run(Wrong, args...)
	}
}

// A draft for the person says that it is one, a file that is replaced is told of, and its ending stays as it was typed.
func TestWhatWasWrittenIsTold(t *testing.T) {
	p := at(t)
	p.store("--sample")
	said, _ := p.run(Done, "document", "S", "agreement", "SAMPLE-A05", "--copy", "person", "--out", "./own.PDF")
	if !strings.Contains(said, "This is a draft") || strings.Contains(said, "replaced") || !strings.Contains(said, "own.PDF.") {
		t.Errorf("said %q", said)
	}
	if said, _ := p.run(Done, "document", "S", "agreement", "SAMPLE-A01", "--out", "./own.PDF"); !strings.Contains(said, "was there before was replaced") || strings.Contains(said, "draft") {
		t.Errorf("said %q", said)
	}
}

func TestPapersOfOneClockAreTheSameBytes(t *testing.T) {
	p := at(t)
	p.store("--sample")
	for _, args := range [][]string{{"plan", "SAMPLE-W02"}, {"plan", "SAMPLE-W02", "--copy", "employer", "--large-print"}, {"agreement", "SAMPLE-A04"}, {"agreement", "SAMPLE-A02"}, {"employer", "SAMPLE-E014"}, {"carving", "SAMPLE-G03"}} {
		p.run(Done, append([]string{"document", "S", "--out", "./one.pdf"}, args...)...)
		p.run(Done, append([]string{"document", "S", "--out", "./two.pdf"}, args...)...)
		if p.read("one.pdf") != p.read("two.pdf") {
			t.Errorf("%v: the files differ", args)
		}
	}
	p.run(Done, "document", "S", "subject-access", "SAMPLE-R12", "--out", "./again.pdf")
	p.run(Done, "document", "S", "subject-access", "SAMPLE-R12", "--out", "./all.json")
	if p.read("again.pdf") != p.read("all.pdf") || p.read("again.json") != p.read("all.json") {
		t.Error("subject access: the files differ")
	}
	if p.object(p.read("all.json"))["ref"] != "SAMPLE-R12" || !strings.HasPrefix(p.read("all.pdf"), "%PDF-") {
		t.Error("subject access")
	}
	for _, kind := range []string{"agreement", "plan"} {
		said, _ := p.run(Done, "search", "S", kind, "--json", "--limit", "50")
		hit := false
		for _, h := range p.object(said)["hits"].([]any) {
			hit = hit || h.(map[string]any)["kind"] == kind
		}
		if !hit {
			t.Errorf("search finds no %s: %s", kind, said)
		}
	}
}
