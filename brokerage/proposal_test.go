package brokerage

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/people"
)

// forSam is the worked example made for somebody, with words that come from needs.
func forSam() ProposalInput {
	c := ready()
	c.Participant, c.Need, c.Equipment, c.Adjustments = "sam", "Forms wait for weeks.", "Footrest", []string{"H"}
	c.Tasks[1].Action, c.Tasks[1].Adapted = Adapt, "sitting at the low table"
	return ProposalInput{Carving: c, Employer: "Brightwell Care Home", Person: &people.Participant{ID: "sam", FirstName: "Sam", LastName: "Example"},
		Kinds: carvingKinds, Rules: Rules{Today: carvingDay, Rates: carvingRates, Catalogue: helps.Catalogue}}
}

// allow gives Sam's permission toward employers.
func (in ProposalInput) allow(p people.Permission, d people.Disclosure) ProposalInput {
	in.Permits = []people.Permit{{ID: "1", Participant: "sam", Permission: p, Disclosure: d, From: carvingDay.AddDays(-10), Until: carvingDay.AddDays(10)}}
	return in
}

func (in ProposalInput) named() ProposalInput {
	in.Named = true
	return in
}

// told is everything that a proposal tells an employer.
func told(p Proposal) string {
	p.LeftOut, p.Caution = "", ""
	return fmt.Sprintf("%+v", p)
}

func TestTheNameGoesOutOnlyWithItsPermission(t *testing.T) {
	for p := people.P0; p <= people.P4; p++ {
		for d := people.DU; d <= people.D5; d++ {
			got, err := MakeProposal(forSam().allow(p, d).named())
			if may := p >= people.P2 && d >= people.D1; may != (err == nil) || may != (got.Person() == "Sam Example") {
				t.Errorf("%s %s: name %q, %v", p.Code(), d.Code(), got.Person(), err)
			}
			var refused ProposalRefused
			if err != nil && (!errors.As(err, &refused) || refused.NeedP != people.P2 || refused.NeedD != people.D1 || refused.Missing == "") {
				t.Errorf("%s %s: refused with %v", p.Code(), d.Code(), err)
			}
		}
	}
}

func TestWhatComesFromANeedGoesOutOnlyWithItsPermission(t *testing.T) {
	for p := people.P0; p <= people.P4; p++ {
		for d := people.DU; d <= people.D5; d++ {
			for _, in := range []ProposalInput{forSam(), forSam().named()} {
				got, err := MakeProposal(in.allow(p, d))
				if err != nil {
					continue
				}
				may := p >= people.P3 && d >= people.D2
				for _, words := range []string{"low table", "Footrest", "Trolley"} {
					if strings.Contains(told(got), words) != may {
						t.Errorf("%s %s: %q in the proposal: %v", p.Code(), d.Code(), words, !may)
					}
				}
				if (got.LeftOut == "") != may {
					t.Errorf("%s %s: left out %q", p.Code(), d.Code(), got.LeftOut)
				}
			}
		}
	}
}

func TestAProposalWithoutTheNameCanAlwaysBeMade(t *testing.T) {
	p, err := MakeProposal(forSam())
	if err != nil || p.Draft || p.Person() != "" || strings.Contains(told(p), "Example") {
		t.Fatalf("%v %v", told(p), err)
	}
	if p.Sums.Net != Pence(-792) || p.Hours != 700 || len(p.Duties) != 6 || p.Duties[2].Stays || p.Duties[1].Becomes != "Stays, 2 hours 30 minutes a week" {
		t.Errorf("%+v", p)
	}
	if p.Caution == "" {
		t.Error("nobody is told that nothing is on file for this person")
	}
	if p, _ := MakeProposal(forSam().allow(people.P1, people.D0)); p.Caution != "" {
		t.Errorf("caution: %s", p.Caution)
	}
}

func TestSomebodyElsesPermissionIsNone(t *testing.T) {
	in := forSam().allow(people.P4, people.D5).named()
	in.Permits[0].Participant = "jo"
	if _, err := MakeProposal(in); err == nil {
		t.Error("Jo's permission names Sam")
	}
	in = forSam().allow(people.P4, people.D5).named()
	in.Person.ID = "jo"
	if _, err := MakeProposal(in); err == nil {
		t.Error("Sam's permission names Jo")
	}
	in = forSam().allow(people.P4, people.D5)
	in.Carving.Participant, in.Permits[0].Participant = "", ""
	if p, err := MakeProposal(in); err != nil || strings.Contains(told(p), "low table") {
		t.Errorf("with nobody to ask, what comes from a need goes out: %v", err)
	}
}

func TestTheNameDoesNotSlipInThroughTheWords(t *testing.T) {
	in := forSam()
	in.Carving.Need = "Mr Example could help with the forms."
	if _, err := MakeProposal(in); err == nil {
		t.Error("the proposal without the name names Sam")
	}
	in = forSam()
	in.Carving.Title = "A job for Sam"
	if p, err := MakeProposal(in); err != nil || !strings.Contains(p.Caution, "first name") {
		t.Errorf("caution %q, %v", p.Caution, err)
	}
	in = forSam()
	in.Carving.Need = "For example, same-day filing."
	if _, err := MakeProposal(in); err != nil {
		t.Errorf("a plain word is taken for a name: %v", err)
	}
}

func TestWordsToAvoidStayOut(t *testing.T) {
	in := forSam().allow(people.P3, people.D2).named()
	in.Permits[0].NotWords = "low table"
	if p, err := MakeProposal(in); err != nil || strings.Contains(told(p), "low table") || p.LeftOut == "" {
		t.Errorf("%v %v", told(p), err)
	}
	in.Permits[0].NotWords = "wait for weeks"
	if _, err := MakeProposal(in); err == nil {
		t.Error("words to avoid stand beside the name")
	}
}

func TestWhatIsOpenMakesADraft(t *testing.T) {
	in := forSam()
	in.Carving.Tasks[0].Action = Move
	p, err := MakeProposal(in)
	if err != nil || !p.Draft || len(p.Open) != 1 || !strings.Contains(p.Open[0], "who takes over") {
		t.Errorf("%v %v", p.Open, err)
	}
}

// Nothing goes round MakeProposal: no other function of the package sets the name or makes a proposal, and the name is not exported, so
// that no other package can.
func TestOnlyMakeProposalNamesAnybody(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Name.Name == "MakeProposal" {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.AssignStmt:
					for _, left := range n.Lhs {
						if s, ok := left.(*ast.SelectorExpr); ok && s.Sel.Name == "person" {
							t.Errorf("%s: %s sets a field person", name, f.Name.Name)
						}
					}
				case *ast.CompositeLit:
					if id, ok := n.Type.(*ast.Ident); ok && id.Name == "Proposal" {
						t.Errorf("%s: %s makes a proposal", name, f.Name.Name)
					}
				}
				return true
			})
		}
	}
}

func TestTheNetIsSaidHoweverItIs(t *testing.T) {
	for _, c := range []struct{ net, want string }{
		{CarveSums{Net: Pence(3572)}.NetWords(), "sets free £35.72 a week more than it costs"},
		{CarveSums{Net: Pence(-792), Backlog: 120, ReleasedBy: []CarveLine{{}}}.NetWords(), "costs £7.92 a week more than it sets free. The money alone does not carry it"},
		{CarveSums{Net: Pence(0)}.NetWords(), "just as much"},
		{CarveSums{Released: Pence(0), Absorbed: Pence(0)}.NetWords(), "not known yet, because the pay is not agreed."},
	} {
		if !strings.Contains(c.net, c.want) {
			t.Errorf("%q does not say %q", c.net, c.want)
		}
	}
}
