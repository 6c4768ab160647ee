package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var _ employers.Log = (*Store)(nil)

// Contact is one contact. Its participants outside the own caseload are not named.
func (s *Store) Contact(ctx context.Context, id employers.ContactID) (employers.Contact, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return employers.Contact{}, err
	}
	var c employers.Contact
	err = s.reading(ctx, func(tx *sql.Tx) error {
		r, err := contactKind.find(ctx, tx, string(id))
		if err == nil && (r == nil || r.deleted) {
			err = notFound()
		}
		if err == nil {
			c, err = s.contactOf(ctx, tx, who, r)
		}
		return err
	})
	return c, err
}

// contactOf is a contact with those of its participants whom the person may see.
func (s *Store) contactOf(ctx context.Context, q querier, who people.Staff, r *row) (employers.Contact, error) {
	c := contactOf(r)
	if people.May(who.Role, people.ViewParticipants) < people.Own {
		return c, nil
	}
	see, args := s.visible(who, "participant", "''")
	rows, err := readRows(ctx, q, contactParticipantKind, "where contact = ? and deleted = 0 and "+see+" order by id", append([]any{r.id}, args...)...)
	for _, p := range rows {
		c.Participants = append(c.Participants, people.ParticipantID(p.text("participant")))
	}
	return c, err
}

// SaveContacts saves contacts and all that follows from them: one transaction, one undo step.
func (s *Store) SaveContacts(ctx context.Context, l employers.Logged) error {
	return s.saveLogged(ctx, cmp.Or(l.Label, "contact logged"), people.ChangeRegister, func(c *change, w *written) error { return c.putLogged(l, w) })
}

// putLogged writes employers, people, contacts and steps in the order in which they name one another.
func (c *change) putLogged(l employers.Logged, w *written) error {
	for _, e := range l.Employers {
		if err := c.putEmployer(e, w); err != nil {
			return err
		}
	}
	for _, p := range l.People {
		if err := c.putPerson(p, w); err != nil {
			return err
		}
	}
	for _, contact := range l.Contacts {
		if err := c.putContact(contact, w); err != nil {
			return err
		}
	}
	for _, n := range l.Steps {
		if err := c.putStep(n, w); err != nil {
			return err
		}
	}
	for _, id := range l.Done {
		if err := c.doneStep(string(id)); err != nil {
			return err
		}
	}
	return c.moveStages(l.Stages, w)
}

// putContact writes a contact and who of the participants it was about.
func (c *change) putContact(contact *employers.Contact, w *written) error {
	saved := *contact
	if saved.ID == "" {
		saved.ID = employers.ContactID(NewID())
	}
	var err error
	if saved.LoggedOn, err = c.loggedOn(saved); err != nil {
		return err
	}
	if err := saved.Validate(); err != nil {
		return err
	}
	r := contactRow(saved)
	if err := c.atKept(r); err != nil {
		return err
	}
	if err := c.put(r); err != nil {
		return err
	}
	if err := c.putParticipants(r.id, saved.Participants, contact.Version == 0); err != nil {
		return err
	}
	w.add(func() {
		contact.ID, contact.Version, contact.LoggedOn, contact.Employer = saved.ID, r.version, saved.LoggedOn, employers.EmployerID(r.text("employer"))
		r.stamp(&contact.ChangedAt, &contact.ChangedBy)
	})
	return nil
}

// loggedOn is the day on which a contact was first saved, whatever its form says: whether it was logged in time must not depend
// on when a form was opened. A contact of a day to come is logged on its own day.
func (c *change) loggedOn(contact employers.Contact) (day.Date, error) {
	old, err := contactKind.find(c.ctx, c.tx, string(contact.ID))
	if err != nil {
		return day.Date{}, err
	}
	on := date(c.s.today())
	if old != nil {
		on = date(old.text("logged_on"))
	}
	if !on.IsZero() && on.Before(contact.On) {
		on = contact.On
	}
	return on, nil
}

// putParticipants makes the participants of a contact those given. Those whom the person cannot see stay.
func (c *change) putParticipants(contact string, want []people.ParticipantID, fresh bool) error {
	writes, err := c.participantsNow(contact, want, fresh)
	if err != nil {
		return err
	}
	for _, w := range writes {
		if err := c.put(w.new); err != nil {
			return err
		}
	}
	return nil
}

// participantsNow is what has to be written so that a contact is about those given, and about those whom the person cannot see:
// nobody takes off whom they are not shown.
func (c *change) participantsNow(contact string, want []people.ParticipantID, fresh bool) (out []rewrite, err error) {
	var old []*row
	if !fresh {
		if old, err = readRows(c.ctx, c.tx, contactParticipantKind, "where contact = ?", contact); err != nil {
			return nil, err
		}
	}
	for _, r := range old {
		p := people.ParticipantID(r.text("participant"))
		i := slices.Index(want, p)
		if i >= 0 {
			want = slices.Delete(slices.Clone(want), i, i+1)
		}
		if (i >= 0) == !r.deleted {
			continue
		}
		if i < 0 && people.May(c.who.Role, people.ViewParticipants) != people.All {
			if own, err := c.s.inCaseload(c.ctx, c.tx, c.who, string(p)); err != nil || !own {
				if err != nil {
					return nil, err
				}
				continue
			}
		}
		now := r.copy()
		now.deleted = i < 0
		out = append(out, rewrite{old: r, new: now})
	}
	for _, p := range want {
		out = append(out, rewrite{new: contactParticipantKind.row(NewID(), 0, false, contact, string(p))})
	}
	return out, nil
}

func (c *change) putStep(n *employers.NextStep, w *written) error {
	if err := n.Validate(); err != nil {
		return err
	}
	if n.ID == "" {
		n.ID = employers.NextStepID(NewID())
	}
	r := nextStepRow(*n)
	if err := c.atKept(r); err != nil {
		return err
	}
	if err := c.put(r); err != nil {
		return err
	}
	w.add(func() {
		n.Version, n.Employer = r.version, employers.EmployerID(r.text("employer"))
		r.stamp(&n.ChangedAt, &n.ChangedBy)
	})
	return nil
}

// doneStep marks a next step done today; one that is done or gone stays as it is.
func (c *change) doneStep(id string) error {
	old, err := nextStepKind.find(c.ctx, c.tx, id)
	if err != nil || old == nil || old.deleted || old.text("done_on") != "" {
		return err
	}
	r := old.copy()
	r.set("done_on", c.s.today())
	return c.put(r)
}

// moveStages moves relations to new stages. One that a colleague has brought as far meanwhile stays, and is taken out of stages.
func (c *change) moveStages(stages map[employers.EmployerID]string, w *written) error {
	ids := make([]employers.EmployerID, 0, len(stages))
	for id := range stages {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		r, err := keptEmployer(c.ctx, c.tx, string(id))
		if err != nil {
			return err
		}
		e := employerOf(r)
		if !employers.Further(e.Stage, stages[id]) {
			w.add(func() { delete(stages, id) })
			continue
		}
		e.Stage, e.LookAgainOn = stages[id], day.Date{}
		if err := c.putEmployer(&e, w); err != nil {
			return err
		}
	}
	return nil
}

// DeleteContact leaves a tombstone that undo brings back.
func (s *Store) DeleteContact(ctx context.Context, id employers.ContactID, version int) error {
	return s.change(ctx, "contact deleted", people.ChangeRegister, func(c *change) error { return c.del(contactKind, string(id), version) })
}

// ContactsOf gives a colleague's contacts from one day to another, both inclusive, earliest first, with what item 17 counts.
func (s *Store) ContactsOf(ctx context.Context, staff people.StaffID, from, to day.Date) ([]employers.WeekContact, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	var out []employers.WeekContact
	err = s.reading(ctx, func(tx *sql.Tx) (err error) {
		out, err = s.contactsOf(ctx, tx, who, staff, from, to)
		return err
	})
	return out, err
}

func (s *Store) contactsOf(ctx context.Context, tx *sql.Tx, who people.Staff, staff people.StaffID, from, to day.Date) ([]employers.WeekContact, error) {
	rows, err := readRows(ctx, tx, contactKind, "where specialist = ? and on_day >= ? and on_day <= ? and deleted = 0 order by on_day, id", string(staff), from.String(), to.String())
	if err != nil {
		return nil, err
	}
	channels, err := s.channels(ctx, tx)
	if err != nil {
		return nil, err
	}
	names, met := employerNames{}, metPeople{}
	out := make([]employers.WeekContact, len(rows))
	for i, r := range rows {
		w := &out[i]
		if w.Contact, err = s.contactOf(ctx, tx, who, r); err != nil {
			return nil, err
		}
		if w.Employer, err = names.of(ctx, tx, r.text("employer")); err != nil {
			return nil, err
		}
		known, err := met.of(ctx, tx, w.Contact.Met)
		if err != nil {
			return nil, err
		}
		for _, p := range known {
			w.Met = append(w.Met, p.Name)
		}
		w.Counts = employers.Counts(w.Contact, channels[w.Contact.Channel], known)
	}
	return out, nil
}

// metPeople are contact people, each read once; those deleted since were met all the same.
type metPeople map[employers.PersonID]employers.ContactPerson

func (m metPeople) of(ctx context.Context, q querier, ids []employers.PersonID) (out []employers.ContactPerson, err error) {
	for _, id := range ids {
		p, known := m[id]
		if !known {
			r, err := personKind.find(ctx, q, string(id))
			if err != nil {
				return nil, err
			}
			if r != nil {
				p = personOf(r)
			}
			m[id] = p
		}
		if p.ID != "" {
			out = append(out, p)
		}
	}
	return out, nil
}

// channels are the ways to be in touch by code, retired ones too.
func (s *Store) channels(ctx context.Context, q querier) (map[string]people.Code, error) {
	list, err := s.codes(ctx, q, "contact_channels", true)
	out := map[string]people.Code{}
	for _, c := range list {
		out[c.Code] = people.Code{Code: c.Code, Label: c.Label, Data: c.Data, Retired: !c.RetiredOn.IsZero()}
	}
	return out, err
}

// Item17 gathers what the rule needs about one member of staff and applies it. Colleagues' figures are for leads.
func (s *Store) Item17(ctx context.Context, staff people.StaffID, from, to day.Date) (employers.Frequency, error) {
	who, err := s.mayOf(ctx, staff)
	if err != nil {
		return employers.Frequency{}, err
	}
	p, err := s.person(ctx, staff)
	if err != nil {
		return employers.Frequency{}, s.plain(err)
	}
	in := employers.FrequencyInput{From: from, To: to, Today: day.Of(s.now()), Start: p.From, End: p.To, JobSeekers: -1}
	if in.Target, err = s.SettingInt(ctx, "contact_target"); err != nil {
		return employers.Frequency{}, err
	}
	if err := s.reading(ctx, func(tx *sql.Tx) error { return s.fillFrequency(ctx, tx, who, staff, &in) }); err != nil {
		return employers.Frequency{}, err
	}
	return employers.CountFrequency(in), nil
}

// mayOf asks for the right to see the figures of a colleague, or one's own.
func (s *Store) mayOf(ctx context.Context, staff people.StaffID) (people.Staff, error) {
	if staff == s.actor {
		return s.may(ctx, people.ViewRegister)
	}
	return s.may(ctx, people.FidelityOfOthers)
}

// fillFrequency reads the leave, the reviews and the contacts of somebody.
func (s *Store) fillFrequency(ctx context.Context, tx *sql.Tx, who people.Staff, staff people.StaffID, in *employers.FrequencyInput) (err error) {
	first, last := day.New(in.From.Year, in.From.Month, 1), day.New(in.To.Year, in.To.Month+1, 1).AddDays(-1)
	if in.Reviews, err = reviews(ctx, tx, staff, first.Monday(), last); err != nil {
		return err
	}
	rows, err := readRows(ctx, tx, leaveKind, "where staff = ? and deleted = 0 order by from_day, id", string(staff))
	if err != nil {
		return err
	}
	for _, r := range rows {
		in.Leave = append(in.Leave, leaveOf(r))
	}
	about, err := contactsAboutPeople(ctx, tx, staff, in.From, in.To)
	if err != nil {
		return err
	}
	contacts, err := s.contactsOf(ctx, tx, who, staff, in.From, in.To)
	for _, w := range contacts {
		in.Contacts = append(in.Contacts, employers.CountedContact{On: w.Contact.On, LoggedOn: w.Contact.LoggedOn, Counts: w.Counts, ForParticipant: about[w.Contact.ID]})
	}
	return err
}

// contactsAboutPeople are the contacts that were about a participant, whoever may see who.
func contactsAboutPeople(ctx context.Context, q querier, staff people.StaffID, from, to day.Date) (map[employers.ContactID]bool, error) {
	rows, err := q.QueryContext(ctx, `select p.contact from contact c cross join contact_participant p on p.contact = c.id
		where c.specialist = ? and c.on_day >= ? and c.on_day <= ? and c.deleted = 0 and p.deleted = 0`, string(staff), from.String(), to.String())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[employers.ContactID]bool{}
	for rows.Next() {
		var id employers.ContactID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out[id] = true
	}
	return out, rows.Err()
}
