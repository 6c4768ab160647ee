package employers

import (
	"context"
	"time"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Filter chooses employers; the zero value means all, by name. Within one list any of the values will do; between the
// lists all must hold.
type Filter struct {
	Words         string           `json:"words,omitempty"`    // each begins a word of the name, or is a phone number, postcode or company number
	Sections      []string         `json:"sections,omitempty"` // letters, see Section; "" among them = not known
	Sizes         []string         `json:"sizes,omitempty"`    // size codes, or bands such as "500 to 999", see Employer.Band; "" among them = not known
	Stages        []string         `json:"stages,omitempty"`
	Owners        []people.StaffID `json:"owners,omitempty"` // "" among them = nobody's
	Areas         []string         `json:"areas,omitempty"`  // postcode areas or districts, see Area and District; "" among them = not known
	Motivations   []string         `json:"motivations,omitempty"`
	Pledges       []string         `json:"pledges,omitempty"`
	QuietWeeks    int              `json:"quiet_weeks,omitempty"`    // not contacted for so many weeks; never counts too
	Open          bool             `json:"open,omitempty"`           // an open relation: stage 1 to 4
	PledgeExpires int              `json:"pledge_expires,omitempty"` // a pledge expires within so many days
	LookAgain     int              `json:"look_again,omitempty"`     // resting, and to be looked at again within so many days; past days count too
	NoNextStep    bool             `json:"no_next_step,omitempty"`
	DoNotContact  bool             `json:"do_not_contact,omitempty"` // only those who must not be contacted
	IDs           []EmployerID     `json:"ids,omitempty"`            // only these: what a report's cell lists
}

// Order is a page of a list. Sort is name, sector, size, stage, owner, town, last (contact) or next (step).
type Order struct {
	Sort          string
	Descending    bool
	Offset, Limit int // Limit 0 = 100
}

// Listed is an employer as a list shows it.
type Listed struct {
	ID           EmployerID
	Name         string
	Town         string
	Section      string // of the first SIC code; empty = not known
	Size         string
	SizePrinted  string
	Stage        string
	Owner        people.StaffID
	DoNotContact bool
	LastContact  day.Date // zero = never
	NextStep     NextStepID
	NextWhat     string
	NextDue      day.Date // zero = none
}

// Touch is the last time one member of the team was in touch with an employer.
type Touch struct {
	By      people.StaffID
	On      day.Date
	Channel string
	Met     []PersonID
}

// Page is everything that the page of one employer shows but its timeline.
type Page struct {
	Employer Employer
	Next     []NextStep // to do, earliest first
	People   []ContactPerson
	Sites    []Site
	Recent   []Touch // who from the team touched it in the last RecentDays, as RecentTouches orders them
	Contacts int     // how many there are
	Events   int
}

// Happening is one row of a timeline: a contact, an event, a change of stage, a done next step.
type Happening struct {
	On      day.Date
	At      time.Time // when it was written
	Kind    string    // "contact", "event", "next-step", "stage", "do-not-contact", "merge", "created", "vacancy", "lead", "carving", "agreement", "job"
	ID      string    // of the contact, event, next step, vacancy, lead, carving, agreement or job
	By      people.StaffID
	Contact *Contact // for a contact
	Words   string   // for others: what happened
	Was     string   // for a stage: the codes before and after
	Stage   string
}

// SavedFilter is a filter that somebody has given a name.
type SavedFilter struct {
	ID      string
	Owner   people.StaffID
	Name    string
	Filter  Filter
	Sort    string
	Down    bool
	Pinned  bool // stands above the list
	Shared  bool // the whole team sees it
	Place   int  // its order among the pinned ones
	Version int
	Deleted bool
}

// RecentDays is how far back the fatigue guard looks.
const RecentDays = 14

// Register is what the screens need of the store about employers. Every call enforces the role of who acts; a save of an
// old Version is refused; saves set ID, Version, ChangedAt and ChangedBy. Each save is one transaction and one undo step.
type Register interface {
	Employer(ctx context.Context, id EmployerID) (Employer, error)
	EmployerPage(ctx context.Context, id EmployerID) (Page, error)
	// Timeline gives one page of what happened, newest first, and how much there is in all.
	Timeline(ctx context.Context, id EmployerID, offset, limit int) (rows []Happening, total int, err error)
	Employers(ctx context.Context, f Filter, o Order) ([]Listed, error)
	CountEmployers(ctx context.Context, f Filter) (int, error)
	// FindEmployers gives the employers whose name, phone, postcode or number fits what was typed, best first, for a field to choose one.
	FindEmployers(ctx context.Context, words string, limit int) ([]Listed, error)
	SaveEmployer(ctx context.Context, e *Employer) error
	DeleteEmployer(ctx context.Context, id EmployerID, version int) error
	// ChangeEmployers applies one change to many, as one undo step; label is what undo calls it. It says how many changed.
	ChangeEmployers(ctx context.Context, label string, ids []EmployerID, change func(*Employer)) (int, error)

	SavePerson(ctx context.Context, p *ContactPerson) error
	DeletePerson(ctx context.Context, id PersonID, version int) error
	People(ctx context.Context, employer EmployerID) ([]ContactPerson, error)
	SaveSite(ctx context.Context, s *Site) error
	DeleteSite(ctx context.Context, id SiteID, version int) error

	Filters(ctx context.Context) ([]SavedFilter, error) // one's own and the shared ones
	SaveFilter(ctx context.Context, f *SavedFilter) error
	DeleteFilter(ctx context.Context, id string, version int) error

	// LooksLike gives the employers that the typed one may be, best first, at most limit.
	LooksLike(ctx context.Context, typed Employer, limit int) ([]Alike, error)
	// Duplicates gives pairs that may be one employer and were not said to differ, best first.
	Duplicates(ctx context.Context, offset, limit int) (pairs []Pair, total int, err error)
	// NotDuplicates remembers that two employers are not the same.
	NotDuplicates(ctx context.Context, a, b EmployerID) error
	// Merge makes two employers one: keep gets the fields as given, everything of gone is re-pointed to it, gone becomes a tombstone. One undo step.
	Merge(ctx context.Context, keep Employer, gone EmployerID, goneVersion int) error

	Touches(ctx context.Context, id EmployerID, since day.Date) ([]Touch, error)
}

// Log is what the screens need of the store about contacts, events and reviews.
type Log interface {
	Contact(ctx context.Context, id ContactID) (Contact, error)
	// SaveContacts saves contacts with the people they name for the first time, their next steps and the employers whose stage they
	// move: one transaction, one undo step. Any of the slices may be empty.
	SaveContacts(ctx context.Context, l Logged) error
	DeleteContact(ctx context.Context, id ContactID, version int) error
	// ContactsOf gives a colleague's contacts of a span of days, both inclusive, with what item 17 counts.
	ContactsOf(ctx context.Context, staff people.StaffID, from, to day.Date) ([]WeekContact, error)
	// Item17 gathers what the rule needs about one member of staff and applies it.
	Item17(ctx context.Context, staff people.StaffID, from, to day.Date) (Frequency, error)

	Event(ctx context.Context, id EventID) (Event, error)
	Events(ctx context.Context, o Order) ([]Event, error)
	CountEvents(ctx context.Context) (int, error)
	// SaveEvent saves an event and what follows from it: contacts and next steps for its attendees.
	SaveEvent(ctx context.Context, e *Event, l Logged) error
	DeleteEvent(ctx context.Context, id EventID, version int) error
	// LoggedAt gives those of an event's employers that have a contact at it already, whoever of the team logged it.
	LoggedAt(ctx context.Context, id EventID) ([]EmployerID, error)

	Reviews(ctx context.Context, staff people.StaffID, from, to day.Date) ([]ContactReview, error)
	SaveContactReview(ctx context.Context, r *ContactReview) error
}

// Logged is what one save of the contact form writes. What is new (Version 0) carries its ID already, so that its parts can
// name one another: a contact with a new employer and a new person is one save.
type Logged struct {
	Label     string      // what undo calls it; empty = "contact logged"
	Employers []*Employer // new ones, met for the first time
	Contacts  []*Contact
	People    []*ContactPerson // new ones, or with CanHire asked for the first time
	Steps     []*NextStep
	Done      []NextStepID          // next steps that the contact has done
	Stages    map[EmployerID]string // the relation moves to this stage; the save takes out what a colleague has brought as far meanwhile
}

// WeekContact is a contact as the weekly count shows it.
type WeekContact struct {
	Contact  Contact
	Employer string // its name
	Met      []string
	Counts   bool // face-to-face, with somebody who can hire
}
