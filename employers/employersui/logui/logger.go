package logui

import (
	"context"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/unsaved"
)

// Logger opens the contact form, one at a time. It implements nav.Drafter.
type Logger struct {
	p      Parts
	form   *contactForm // while one is open
	closed bool
}

// New makes a logger; it reads nothing until a form is opened.
func New(p Parts) *Logger { return &Logger{p: p} }

// start is how a form begins.
type start struct {
	sure    bool              // the employers were named, not guessed from the screen
	contact employers.Contact // Version 0 = new
	pages   []employers.Page  // of the employers it begins with
	step    employers.NextStep
	staff   []people.Staff
	week    weekCount
}

// Log opens the form for a new contact with these employers. With none it proposes the one that the person has before
// them; typing another replaces it.
func (l *Logger) Log(ids ...employers.EmployerID) {
	if len(ids) > 0 || l.p.Current == nil {
		l.open(ids, "", len(ids) > 0, nil)
		return
	}
	current, step := l.p.Current()
	if current == "" { // a step about no employer says nothing about a contact
		l.open(nil, "", false, nil)
		return
	}
	l.open([]employers.EmployerID{current}, step, false, nil)
}

// LogAt opens the form for a new contact with these employers that comes out of a next step; each may be left out.
func (l *Logger) LogAt(ids []employers.EmployerID, step employers.NextStepID) {
	l.open(ids, step, true, nil)
}

// Find opens the form with words of the command box in it: they look for the employer.
func (l *Logger) Find(words string) {
	if words = strings.TrimSpace(words); words == "" {
		l.Log()
		return
	}
	l.open(nil, "", false, func(f *contactForm) { f.employer.SetText(words) })
}

func (l *Logger) open(ids []employers.EmployerID, step employers.NextStepID, sure bool, then func(*contactForm)) {
	l.show(func(ctx context.Context) (start, error) {
		s, err := l.begin(ctx, ids, step)
		s.sure = sure
		return s, err
	},
		unsaved.NewThing(l.p.Drafts, l.p.Run, formName), then)
}

// show opens the form once what it needs has been read.
func (l *Logger) show(read func(context.Context) (start, error), draft *unsaved.Keeper, then func(*contactForm)) {
	if l.form != nil {
		return // one at a time: it is what the person sees
	}
	if !l.p.mayChange() {
		l.p.Nav.Fail(l.p.denied())
		return
	}
	typed := kit.CatchKeys(l.p.canvas())
	task.Go(context.Background(), l.p.Run, read, func(s start, err error) {
		typed.Open(func() {
			switch {
			case l.closed || l.form != nil:
			case err != nil:
				l.p.Nav.Fail(err)
			default:
				l.form = newContactForm(l, s, draft)
				if then != nil {
					then(l.form)
				}
			}
		})
	})
}

// begin reads what a new contact begins with. Its parts have their ids already: neither a second try after a failure nor
// its draft makes a second contact.
func (l *Logger) begin(ctx context.Context, ids []employers.EmployerID, step employers.NextStepID) (s start, err error) {
	today := l.p.today()
	s.contact = employers.Contact{ID: employers.ContactID(id.New()), On: today, LoggedOn: today, Channel: inPerson, Specialist: l.p.Me().ID}
	if step != "" {
		if s.step, err = l.p.Steps.NextStep(ctx, step); err != nil {
			return s, err
		}
		if s.step.Employer != "" && !slices.Contains(ids, s.step.Employer) {
			ids = append([]employers.EmployerID{s.step.Employer}, ids...)
		}
	}
	for _, e := range ids {
		page, err := l.p.Register.EmployerPage(ctx, e)
		if err != nil {
			return s, err
		}
		s.pages = append(s.pages, page)
	}
	return s, l.around(ctx, &s)
}

// around reads what every form needs: who works here, and the week so far.
func (l *Logger) around(ctx context.Context, s *start) (err error) {
	if s.staff, err = l.p.Staff.Staff(ctx); err != nil {
		return err
	}
	s.week, err = countWeek(ctx, l.p.Log, l.p.Me().ID, l.p.today())
	return err
}

// Edit opens the form of a logged contact; who may not change it sees it whole.
func (l *Logger) Edit(contact employers.ContactID) {
	if !l.p.mayChange() {
		l.look(contact)
		return
	}
	l.show(func(ctx context.Context) (start, error) { return l.stored(ctx, contact) }, l.keeper(string(contact)), nil)
}

func (l *Logger) stored(ctx context.Context, contact employers.ContactID) (s start, err error) {
	if s.contact, err = l.p.Log.Contact(ctx, contact); err != nil {
		return s, err
	}
	page, err := l.p.Register.EmployerPage(ctx, s.contact.Employer)
	if err != nil {
		return s, err
	}
	s.pages = []employers.Page{page}
	return s, l.around(ctx, &s)
}

// keeper keeps the draft of a logged contact, or of a draft that is taken up again.
func (l *Logger) keeper(key string) *unsaved.Keeper {
	return unsaved.New(l.p.Drafts, l.p.Run, formName, key)
}

// Close keeps what was typed and waits for it, because the store is closed next; the error says why it could not be kept.
func (l *Logger) Close() error {
	if l.closed {
		return nil
	}
	l.closed = true
	if l.form == nil {
		return nil
	}
	return l.form.Leave()
}

// Open says whether a form is open.
func (l *Logger) Open() bool { return l.form != nil }

var _ nav.Drafter = (*Logger)(nil)
