package people

// ParticipantID identifies a participant: UUIDv7 text.
type ParticipantID string

// Participant is somebody whom the service supports, as far as the lowest package needs to know.
// Every participant record is special category data (facts.md h.1).
type Participant struct {
	ID         ParticipantID
	Ref        string
	FirstName  string
	LastName   string
	Specialist StaffID // whose caseload
	Group      string  // code of the demographic list "group"; may be empty
	Version    int
	Deleted    bool
}
