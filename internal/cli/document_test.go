package cli

import (
	"os"
	"strings"
	"testing"
)

// The proposal of a carving goes out without the name at once, and with it only where the person has agreed to that.
func TestTheProposalObeysWhatThePersonAllows(t *testing.T) {
	p := at(t)
	p.store("--sample")
	p.run(Done, "document", "S", "carving", "SAMPLE-G03", "--out", "./plain.pdf")
	if !strings.HasPrefix(p.read("plain.pdf"), "%PDF-") {
		t.Error("this is no PDF")
	}
	p.run(Done, "document", "S", "carving", "SAMPLE-G03", "--named", "--large-print", "--out", "./named.pdf")
	p.run(Done, "document", "S", "carving", "SAMPLE-G04", "--copy", "employer", "--out", "./four.pdf")
	for _, args := range [][]string{{"--named"}, {"--copy", "person"}} {
		_, why := p.run(BadInput, append([]string{"document", "S", "carving", "SAMPLE-G04", "--out", "./refused.pdf"}, args...)...)
		if !strings.Contains(why, "this person has not agreed to us saying that our service supports them") || !strings.Contains(why, "Nothing was written.") {
			t.Errorf("%v: said %q", args, why)
		}
	}
	if _, err := os.Stat(p.path("refused.pdf")); !os.IsNotExist(err) {
		t.Error("something was written")
	}
	p.write("w.csv", "participant_ref,permission,disclosure,from,withdrawn\nSAMPLE-R06,P3,D2,2026-11-23,2026-11-24\n")
	p.run(Done, "import", "S", "permissions", "./w.csv")
	if _, why := p.run(BadInput, "document", "S", "carving", "SAMPLE-G03", "--named", "--out", "./named.pdf"); !strings.Contains(why, "has taken back") {
		t.Errorf("after the withdrawal: %q", why)
	}
	if _, why := p.run(Failed, "document", "S", "carving", "NONE", "--out", "./x.pdf"); !strings.Contains(why, "No carving that you may see has the reference NONE.") {
		t.Errorf("said %q", why)
	}
	p.run(Failed, "document", "S", "carving", "SAMPLE-G01", "--named", "--out", "./x.pdf")
	for _, args := range [][]string{{"document", "S", "carving"}, {"document", "S", "poem", "X"}, {"document", "S", "carving", "X", "--copy", "aunt"}, {"document", "S", "carving", "X", "--out", "./x.doc"}} {
		p.run(Wrong, args...)
	}
}
