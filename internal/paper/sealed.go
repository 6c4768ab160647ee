package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/text"
)

// Party is somebody who is to sign, for lines on paper.
type Party struct{ Is, Name string }

// SignatureLines are lines to sign on, for a copy that is to be signed on paper. They are no part of what is signed.
func SignatureLines(parties []Party) []Block {
	blocks := []Block{Heading{"Signatures"}}
	var last []Block
	for i, p := range parties {
		words := p.Is
		if p.Name != "" {
			words += ": " + p.Name
		}
		last = append(last, Paragraph{Words: words, Bold: true}, Blank{"Signature", "Day"})
		if i != len(parties)-2 { // the last one stands on no page alone
			blocks, last = append(blocks, Together{Blocks: last, Whole: true}), nil
		}
	}
	return blocks
}

// CheckFacts are what a sealed file says of itself, for whoever checks it. (security.md 3)
type CheckFacts struct {
	House       House
	Document    string // what it is: "Adjustment agreement"
	For         string // with whom it is shared
	ID          string
	Version     int
	On          day.Date
	Content     string    // Pages.Hash of what was signed
	AuditSeq    int64     // the head of the audit chain
	AuditHash   string    // its hash in hexadecimal digits, of which the first 16 are printed
	Fingerprint string    // of the certificate of the seal
	Former      string    // SHA-256 of the sealed file of the version before; empty = there is none
	Unsigned    []string  // parties that the paper names and that have not signed, in words
	At          time.Time // of the seal; the times of the signatures are printed in its zone
}

// SealedPages are the pages of a sealed file: those that were signed, drawn as they were, then the signatures, then how to check it all.
func SealedPages(signed Pages, signatures []adjustments.Signature, check CheckFacts, large bool) Pages {
	tail := Layout(Document{Title: "Signatures", Subtitle: fmt.Sprintf("%s, version %d", check.Document, check.Version), House: check.House, For: check.For, Version: check.Version, On: check.On,
		Part: "signatures", Large: large, Blocks: sealedBlocks(len(signed.List), signatures, check, large)})
	return Pages{Title: signed.Title, Made: signed.Made, List: append(slices.Clone(signed.List), tail.List...)}
}

// WithSignatures is what was signed with its signatures and how to check the sealed file, as one document: for the twin of that file.
func WithSignatures(signed Document, signatures []adjustments.Signature, check CheckFacts) Document {
	signed.Blocks = append(append(slices.Clone(signed.Blocks), PageBreak{}, Heading{"Signatures"}), sealedBlocks(len(Layout(signed).List), signatures, check, signed.Large)...)
	return signed
}

func sealedBlocks(pages int, signatures []adjustments.Signature, check CheckFacts, large bool) []Block {
	blocks := []Block{Paragraph{Words: howSigned(signatures, check.Unsigned)}, Paragraph{Words: "All of them had the same paper before them: the pages in front of this one.", Quiet: true}}
	for _, s := range signatures {
		blocks = append(blocks, signatureBlock(s, check.At.Location()))
	}
	blocks = append(blocks, PageBreak{})
	return append(blocks, checkBlocks(check, pages, large)...)
}

// howSigned says which parties signed themselves and which did not.
func howSigned(signatures []adjustments.Signature, unsigned []string) string {
	var own, verbal []string
	for _, s := range signatures {
		who := s.Name + " (" + partyWords(s.Party) + ")"
		if s.Method == adjustments.Verbal {
			verbal = append(verbal, who)
		} else {
			own = append(own, who)
		}
	}
	var sentences []string
	if len(own) > 0 {
		sentences = append(sentences, "Signed themselves: "+text.And(own...)+".")
	}
	if len(verbal) > 0 {
		sentences = append(sentences, "Agreed verbally and did not sign: "+text.And(verbal...)+".")
	}
	if len(unsigned) > 0 {
		sentences = append(sentences, "Did not sign: "+text.And(unsigned...)+".")
	}
	return strings.Join(sentences, " ")
}

// partyWords is a party within a sentence.
func partyWords(party string) string {
	words := employers.ChoiceLabel(adjustments.Parties, party)
	if party == adjustments.HR {
		return words
	}
	return strings.ToLower(words[:1]) + words[1:]
}

// methodWords say how somebody signed.
var methodWords = map[string]string{adjustments.Drawn: "Drawn on the screen by their own hand", adjustments.Typed: "Typed their own name on the screen",
	adjustments.Paper: "Signed a copy on paper; the service keeps a scan of it", adjustments.Verbal: "Agreed verbally, without a signature"}

// The box of a drawn signature, in points.
const signatureWidth, signatureHeight = 230, 90

func signatureBlock(s adjustments.Signature, zone *time.Location) Block {
	at := s.At.In(zone)
	blocks := []Block{Heading{employers.ChoiceLabel(adjustments.Parties, s.Party) + ": " + s.Name}, Facts{[][2]string{{"Role", s.Role}, {"How", cmp.Or(methodWords[s.Method], s.Method)},
		{"When", moment(at)}, {"Read aloud by", s.ReadAloudBy}, {"In the room", s.Room}, {"What was said", s.Note}, {"Witness", s.Witness}}}}
	switch s.Method {
	case adjustments.Drawn:
		blocks = append(blocks, drawn(s))
	case adjustments.Typed:
		blocks = append(blocks, Paragraph{Words: s.Name, Bold: true})
	}
	return Together{Blocks: blocks, Whole: true}
}

// moment is a point in time as people read it from a clock on the wall: 24 November 2026 at 10:12. It is that of t's own zone, which is
// not named: the day and the clock are those of the place where the paper was signed.
func moment(t time.Time) string { return day.Of(t).Long() + " at " + t.Format("15:04") }

// drawn is a drawn signature in its box.
func drawn(s adjustments.Signature) Picture {
	aspect := s.Aspect
	if aspect <= 0 || aspect > 4 {
		aspect = float64(signatureHeight) / signatureWidth
	}
	w := min(signatureWidth, signatureHeight/aspect)
	p := Picture{W: w, H: w * aspect, Alt: "Drawn signature of " + s.Name}
	for _, stroke := range s.Strokes {
		points := make([]Point, len(stroke))
		for i, q := range stroke {
			points[i] = Point{min(max(q.X, 0), 1) * p.W, min(max(q.Y, 0), aspect) * p.W} // both are shares of the width
		}
		p.Strokes = append(p.Strokes, points)
	}
	return p
}

func checkBlocks(c CheckFacts, pages int, large bool) []Block {
	former, drawn := "", "on the first "+text.Count(pages, "page", "pages")
	if c.Former != "" {
		former = InGroups(c.Former)
	}
	if large {
		drawn = "in the standard print of the pages in front of the signatures"
	}
	return []Block{Heading{"How to check this paper"},
		Facts{[][2]string{{"Paper", fmt.Sprintf("%s, version %d, of %s", c.Document, c.Version, c.On.Long())}, {"Number", c.ID}, {"Sealed", moment(c.At)},
			{"Content", InGroups(c.Content)}, {"Record", fmt.Sprintf("%d, %s", c.AuditSeq, InGroups(c.AuditHash[:min(16, len(c.AuditHash))]))}, {"Key", InGroups(c.Fingerprint)}, {"Version before", former}}},
		Paragraph{Words: fmt.Sprintf("Content is the SHA-256 of what is drawn %s, which is what was signed. Record is the last entry in the service's book of changes when this paper was sealed. Key is the fingerprint of the seal.%s",
			drawn, formerWords(c.Former)), Quiet: true},
		Heading{"Ways to check it"},
		Bullets{[]string{
			"In Acrobat Reader: open the file and look at the signature panel. It must say that the document has not been changed since it was signed. For it to name the service too, ask the service for its root certificate and trust it.",
			"With pdfsig: it must say “Signature is Valid” and “Total document signed”.",
			"Ask the service: in Jobwright, Check a signed PDF says in plain words whether the file is the one that was sealed.",
		}},
		Heading{"What the seal is"},
		Paragraph{Words: "It is the seal of the organisation" + houseWords(c.House) + ". It shows that the file comes from there and was not changed since (integrity and origin). It is not a qualified signature of each person (UK eIDAS). Printed on paper, the seal can no longer be checked."},
	}
}

func formerWords(former string) string {
	if former == "" {
		return ""
	}
	return " Version before is the SHA-256 of the sealed file that this one follows."
}

func houseWords(h House) string {
	if h.Service == "" {
		return ""
	}
	return ", " + h.Service
}

// InGroups parts hexadecimal digits, so that they can be compared by eye.
func InGroups(digits string) string {
	var groups []string
	for len(digits) > 8 {
		groups, digits = append(groups, digits[:8]), digits[8:]
	}
	return strings.Join(append(groups, digits), " ")
}
