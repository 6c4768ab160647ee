package adjustments

import (
	"time"

	"jobwright/employers"
	"jobwright/internal/people"
)

// The papers that can be signed.
const (
	AgreementPaper = "agreement"
	PlanPaper      = "plan"
)

// PaperRef is one version of a paper that can be signed.
type PaperRef struct {
	Kind   string // AgreementPaper or PlanPaper
	ID     string
	Number int
}

// The parties of a paper.
const (
	Employee = "employee"
	Manager  = "manager"
	HR       = "hr"
	Witness  = "witness" // the employment specialist
)

// Parties are the parties with their names. An agreement needs the first two; a plan needs none.
var Parties = []employers.Choice{{Code: Employee, Label: "Employee"}, {Code: Manager, Label: "Line manager"}, {Code: HR, Label: "HR"}, {Code: Witness, Label: "Employment specialist, as witness"}}

// The ways to sign.
const (
	Drawn  = "drawn"  // on the screen
	Typed  = "typed"  // the name
	Paper  = "paper"  // a scan of a signed copy
	Verbal = "verbal" // said so, with a note and a witness
)

// Point is a point of a drawn line, in shares of the field's width: no time and no pressure, nothing that tells who drew it.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Signature is one party's act of signing one version. It is never changed; a wrong one is answered by a new version.
type Signature struct {
	ID          string
	Participant people.ParticipantID
	Paper       PaperRef
	Party       string
	Name        string
	Role        string
	Method      string
	Strokes     [][]Point // of a drawn one
	Aspect      float64   // height of the field by its width
	Shown       string    // paper.Pages.Hash of what the party was shown
	ReadAloudBy string    // empty = they read it themselves
	Room        string    // who was there
	Note        string    // of a verbal one
	Witness     string    // of a verbal one
	Scan        string    // id of the attachment, of one on paper
	At          time.Time
	By          people.StaffID // on whose screen
}

// Showing is a version as it is shown for signing: frozen with the first signature, so that all parties sign the same.
type Showing struct {
	Paper PaperRef
	View  []byte // JSON of the AgreementView or PlanView, with the service as its papers name it
	Shown string // paper.Pages.Hash of that view
}

// Sealed is a signed version as the one file that everybody gets. (security.md 3)
type Sealed struct {
	ID          string
	Participant people.ParticipantID
	Paper       PaperRef
	Content     string // Shown of what was signed
	SHA256      string // of the file
	Former      string // SHA256 of the sealed file of the version before; empty = none
	AuditSeq    int64  // the head of the audit chain that the file prints
	AuditHash   string
	Fingerprint string // of the certificate
	Size        int
	At          time.Time
	By          people.StaffID
}
