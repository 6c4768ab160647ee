package desk

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// The paper of all that is held on a person is for that person to read: it has neither codes nor names of columns nor ids.
func TestWhoeverAsksWhatIsHeldOnThemCanReadIt(t *testing.T) {
	p, d := at(t)
	p.check(d)
	p.must(d.FillSample(ctx))
	p.clock = p.clock.Add(time.Hour)
	list, err := d.Store().Codes(ctx, "", true)
	p.must(err)
	isCode := map[string]bool{}
	for _, c := range list {
		if len(c.Code) > 2 && c.Code != c.Label && c.Code == strings.ToUpper(c.Code) && strings.ContainsAny(c.Code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			isCode[c.Code] = true
		}
	}
	for _, c := range list { // NHS is a word of a label
		for w := range strings.FieldsFuncSeq(c.Label, func(r rune) bool { return !unicode.IsLetter(r) }) {
			delete(isCode, w)
		}
	}
	raw := regexp.MustCompile(`\b[A-Za-z]+_[A-Za-z_]+\b|[0-9a-f]{8}-[0-9a-f]{4}-|not known|\dT\d\d:`)
	word := regexp.MustCompile(`[A-Za-z0-9_-]+`)
	columns := regexp.MustCompile(`(?i)^(grp|ref|hr|atw|at|on|sic|soc|grouping|how|limb|annex|seers|aspect|strokes|scan|sha256|former|pros|cons|changedat|changedby|has wrap|audit .*|(pay|savings|costs) known|(start|end|exit|review|next|content|profile) on|by staff|.*_.*)$`)
	label := func(of, words string) {
		if columns.MatchString(words) {
			t.Errorf("%s: %q is called as its column is", of, words)
		}
	}
	seekers, err := d.Store().Seekers(ctx, "", false)
	p.must(err)
	part := regexp.MustCompile(`(?:^|; |\n)([A-Za-z_ 0-9]{1,20}): `)
	for _, who := range seekers {
		held, err := d.Store().HeldOn(ctx, people.ParticipantID(who.ID))
		p.must(err)
		_, codes, err := d.houseAndCodes(ctx)
		p.must(err)
		for _, block := range newTelling(held, codes).blocks() {
			facts, _ := block.(paper.Facts)
			for _, row := range facts.Rows {
				label(who.Ref, row[0])
				for _, m := range part.FindAllStringSubmatch(row[1], -1) {
					label(who.Ref+", "+row[0], m[1])
				}
				if bad := raw.FindString(row[1]); bad != "" {
					t.Errorf("%s: %q says %q", who.Ref, row[0], bad)
				}
				for _, w := range word.FindAllString(row[1], -1) {
					if isCode[w] {
						t.Errorf("%s: %q has the code %q in %q", who.Ref, row[0], w, row[1][:min(200, len(row[1]))])
					}
				}
			}
		}
	}
}

// No contact with employers is a permission too, and what nobody has talked about is said.
func TestThatNothingIsAllowedIsSaid(t *testing.T) {
	_, d := at(t)
	_, codes, err := d.houseAndCodes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	x := telling{codes: codes}
	for column, v := range map[string]int64{"permission": int64(people.P0), "disclosure": int64(people.DU)} {
		if words := x.words("permissions."+column, column, v); words == "" || words == "not known" {
			t.Errorf("%s %d is told as %q", column, v, words)
		}
	}
	if soc := x.words("jobs.soc", "soc", "92"); soc == "92" || x.words("jobs.soc", "soc", "") != "" {
		t.Error(soc)
	}
}
