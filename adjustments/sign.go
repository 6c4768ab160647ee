package adjustments

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// signOrder is the order in which the parties are asked and stand on the paper.
var signOrder = []string{Employee, Manager, HR, Witness}

// Needed are the parties that a paper cannot do without, in their order: an agreement needs employee and manager, a plan nobody.
func Needed(kind string) []string {
	if kind == AgreementPaper {
		return []string{Employee, Manager}
	}
	return nil
}

// Complete says that a version is signed by employee and manager, so that it is sealed. Both sorts of papers are sealed then, though a
// plan is good without. signatures may be of several versions.
func Complete(paper PaperRef, signatures []Signature) bool {
	return slices.Contains(SignedBy(paper, signatures), Employee) && slices.Contains(SignedBy(paper, signatures), Manager)
}

// SignedBy are the parties that have signed a version, in the order of parties.
func SignedBy(paper PaperRef, signatures []Signature) (parties []string) {
	for _, party := range signOrder {
		if slices.ContainsFunc(signatures, func(s Signature) bool { return s.Paper == paper && s.Party == party }) {
			parties = append(parties, party)
		}
	}
	return parties
}

// Waiting are the parties that a paper cannot do without and that have not signed that version yet.
func Waiting(paper PaperRef, signatures []Signature) (parties []string) {
	signed := SignedBy(paper, signatures)
	return slices.DeleteFunc(Needed(paper.Kind), func(p string) bool { return slices.Contains(signed, p) })
}

// Seals says that a signature of that party is the last one that a version waits for: it is sealed then, and nobody can sign it any more.
// HR and a witness therefore sign before.
func Seals(paper PaperRef, signatures []Signature, party string) bool {
	return !Complete(paper, signatures) && Complete(paper, append(slices.Clone(signatures), Signature{Paper: paper, Party: party}))
}

// Unsealed are the versions of a paper that all have signed and of which there is no sealed file, the oldest first.
func Unsealed(signatures []Signature, sealed []Sealed) (papers []PaperRef) {
	for _, s := range signatures {
		done := slices.ContainsFunc(sealed, func(x Sealed) bool { return x.Paper == s.Paper })
		if !done && !slices.Contains(papers, s.Paper) && Complete(s.Paper, signatures) {
			papers = append(papers, s.Paper)
		}
	}
	slices.SortFunc(papers, func(a, b PaperRef) int { return a.Number - b.Number })
	return papers
}

// InOrder sorts signatures of one version by the order of parties.
func InOrder(signatures []Signature) []Signature {
	out := slices.Clone(signatures)
	slices.SortStableFunc(out, func(a, b Signature) int {
		return slices.Index(signOrder, a.Party) - slices.Index(signOrder, b.Party)
	})
	return out
}

// Signing is the moment in which somebody signs, for CanSign to judge.
type Signing struct {
	Signature  Signature   // the act itself; its At is not looked at
	HasScan    bool        // a scan of the signed paper copy is there
	Status     string      // of the agreement or plan
	Number     int         // its newest version
	Ready      error       // Agreement.Ready; nil for a plan
	Frozen     string      // Showing.Shown of that version; empty = nobody has signed it yet
	Signatures []Signature // of all versions
	Sealed     []Sealed    // of all versions
	Named      string      // the name that the paper gives that party; empty = it gives none
	Now        time.Time
}

// CanSign says why somebody may not sign: nil, or joined people.FieldErrors. What the paper itself forbids stands at the field "paper"
// and alone; the others are at the fields of the form. Permissions are asked elsewhere, see Allowed.
func CanSign(in Signing) error {
	if err := in.closed(); err != nil {
		return err
	}
	var f faults
	s := in.Signature
	f.need(slices.Contains(signOrder, s.Party), "party", "Please choose who signs.")
	if slices.Contains(SignedBy(s.Paper, in.Signatures), s.Party) {
		return people.FieldError{Field: "party", Message: partyName(s.Party) + " has signed this version already. A signature is never changed: to correct something, change the paper, which makes a new version."}
	}
	f.said("name", s.Name, "Please give the name of the person who signs.")
	f.short("role", s.Role, 300)
	f.short("note", s.Note, 2000)
	in.method(&f)
	return f.err()
}

// closed says what about the paper forbids every signature.
func (in Signing) closed() error {
	s := in.Signature
	no := func(message string) error { return people.FieldError{Field: "paper", Message: message} }
	last := lastAct(in.Signatures, in.Sealed)
	switch {
	case s.Paper.Number != in.Number:
		return no(fmt.Sprintf("This is version %d, and there is a newer one, version %d. Please close this and open the newer one.", s.Paper.Number, in.Number))
	case slices.ContainsFunc(in.Sealed, func(sealed Sealed) bool { return sealed.Paper == s.Paper }):
		return no("This version is sealed, and nothing can be added to it. Whoever else wants to sign can sign the next version.")
	case in.Status == AgreementEnded || in.Status == PlanEnded || in.Status == AgreementSuperseded:
		return no("This paper has ended and cannot be signed any more. Please begin a new one.")
	case s.Paper.Kind == AgreementPaper && in.Status == AgreementDraft:
		return no("This agreement is still a draft. Please mark it as agreed by both sides, then sign.")
	case s.Paper.Kind == PlanPaper && in.Status == PlanDraft:
		return no("This plan is still being written. Please finish it with the person, then sign.")
	case in.Ready != nil:
		return no("This paper is not ready to be signed. " + strings.Join(sentences(in.Ready), " "))
	case in.Frozen != "" && s.Shown != "" && in.Frozen != s.Shown:
		return no("What is shown here is not what the first party signed. Please close this and open it again.")
	case in.Now.Before(last):
		return no(clockWords(in.Now, last) + ", then sign.")
	}
	return nil
}

func clockWords(now, last time.Time) string {
	return "The clock of this computer says " + momentWords(now) + ". That is before the last signature, " + momentWords(last.In(now.Location())) + ". Please set the clock right"
}

// Begun says why nothing can be signed or sealed now: nil, or a people.FieldError. A seal would be worthless that is older than what it is made
// with, which holds since some time before the service was set up; then the clock is wrong.
func Begun(since, now time.Time) error {
	if !now.Before(since) {
		return nil
	}
	return people.FieldError{Field: "paper", Message: "The clock of this computer says " + momentWords(now) + ". That is long before this service had its seal. Please set the clock right, then sign."}
}

// CanSeal says why a version may not be sealed now: nil, or a people.FieldError. Permissions are asked elsewhere, see Allowed.
func CanSeal(paper PaperRef, signatures []Signature, now time.Time) error {
	if !Complete(paper, signatures) {
		return people.FieldError{Field: "paper", Message: "Not everybody has signed this paper yet. It is sealed once the employee and the line manager have."}
	}
	if last := lastAct(signatures, nil); now.Before(last) {
		return people.FieldError{Field: "paper", Message: clockWords(now, last) + ", then seal it."}
	}
	return nil
}

// lastAct is when something was last signed or sealed.
func lastAct(signatures []Signature, sealed []Sealed) (last time.Time) {
	for _, s := range signatures {
		if s.At.After(last) {
			last = s.At
		}
	}
	for _, s := range sealed {
		if s.At.After(last) {
			last = s.At
		}
	}
	return last
}

// mostPoints is far more than a hand draws in one signature.
const mostPoints = 20_000

// method checks what each way of signing needs.
func (in Signing) method(f *faults) {
	s := in.Signature
	switch s.Method {
	case Drawn:
		points, good := 0, s.Aspect > 0 && finite(s.Aspect)
		for _, line := range s.Strokes {
			points += len(line)
			good = good && !slices.ContainsFunc(line, func(p Point) bool { return !finite(p.X) || !finite(p.Y) })
		}
		f.need(points > 0, "strokes", "Please sign in the field, or choose to type the name.")
		f.need(points == 0 || good && points <= mostPoints, "strokes", "This could not be read as a signature. Please clear the field and sign again.")
	case Typed:
		f.need(in.Named == "" || sameName(in.Named, s.Name) || strings.TrimSpace(s.Note) != "", "name",
			"The paper names "+in.Named+". Please type that name, or say below who is signing, and why.")
	case Paper:
		f.need(in.HasScan, "scan", "Please attach a scan or photo of the signed paper copy.")
	case Verbal:
		f.said("note", s.Note, "Please write down what was said, in a sentence.")
		f.said("witness", s.Witness, "Please say who else heard it.")
		f.need(strings.TrimSpace(s.Witness) == "" || !sameName(s.Witness, s.Name), "witness", "The witness is somebody else than the person who agreed. Please give another name.")
	default:
		f.need(false, "method", "Please choose how this person signs.")
	}
}

// sameName says that two names are the same but for capitals and spaces.
func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// partyName is what a party is called at the beginning of a sentence.
func partyName(party string) string {
	switch party {
	case Employee, Manager, Witness:
		return "The " + strings.ToLower(employers.ChoiceLabel(Parties, party)[:1]) + strings.TrimSuffix(employers.ChoiceLabel(Parties, party)[1:], ", as witness")
	}
	return employers.ChoiceLabel(Parties, party)
}

// Themselves says that the party put their name to the paper with their own hand: everything but what was agreed verbally.
func (s Signature) Themselves() bool { return s.Method != Verbal }

// Words are all words of a signature that the sealed file says.
func (s Signature) Words() []string {
	words := []string{s.Name, s.Role, s.ReadAloudBy, s.Room, s.Note, s.Witness}
	return slices.DeleteFunc(words, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// SignedWords says how and when a party signed, without a full stop: "Sam Example signed on the screen on 24 November 2026 at 10:12".
// The time is that of At's own zone.
func SignedWords(s Signature) string {
	when := " on " + momentWords(s.At)
	switch s.Method {
	case Drawn:
		return s.Name + " signed on the screen" + when
	case Typed:
		return s.Name + " signed by typing the name" + when
	case Paper:
		return s.Name + " signed a paper copy; the scan was added" + when
	}
	return s.Name + " agreed verbally" + when + ", as heard by " + s.Witness + ", and did not sign themselves"
}

// momentWords is a point in time in its own zone: 24 November 2026 at 10:12.
func momentWords(t time.Time) string { return day.Of(t).Long() + " at " + t.Format("15:04") }
