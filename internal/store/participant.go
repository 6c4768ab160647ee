package store

import (
	"context"
	"strings"
	"time"

	"jobwright/internal/people"
)

// participantKind: grp is the group; profile is JSON, see setProfile; profile_on and profile_by are set by profileKept.
var participantKind = &kind{
	name: "people", table: "participant", act: people.EditParticipants, subject: "id", employerLists: []string{"refused_employers"},
	columns: cols(`ref first_name last_name name_key specialist grp phone email contact_how birth_date gender ethnicity area provider status pathway referral_source
		start_on exit_on exit_reason town postcode refused_employers profile profile_on profile_by`),
	doc: func(r *row) doc {
		name := strings.TrimSpace(r.text("first_name") + " " + r.text("last_name"))
		return doc{ref: r.text("ref"), title: name, text: strings.TrimSpace(name + "\n" + lines(r, "phone", "email", "postcode")), keys: together(r.text("postcode")),
			owner: r.text("specialist"), subject: r.id}
	},
}

func participantRow(p people.Participant) *row {
	first, last := strings.TrimSpace(p.FirstName), strings.TrimSpace(p.LastName)
	r := participantKind.row(string(p.ID), p.Version, p.Deleted, p.Ref, first, last, fold(last+" "+first), string(p.Specialist), p.Group, strings.TrimSpace(p.Phone),
		strings.TrimSpace(p.Email), plainLines(p.ContactHow), p.BirthDate.String(), p.Gender, p.Ethnicity, strings.TrimSpace(p.Area), strings.TrimSpace(p.Provider), p.Status,
		p.Pathway, p.ReferralSource, p.Start.String(), p.Exit.String(), plainLines(p.ExitReason), strings.TrimSpace(p.Town), strings.TrimSpace(p.Postcode), "", "", "", "")
	setProfile(r, p.Profile)
	return r
}

func participantOf(r *row) people.Participant {
	t := r.text
	return people.Participant{ID: people.ParticipantID(r.id), Version: r.version, Deleted: r.deleted, Ref: t("ref"), FirstName: t("first_name"),
		LastName: t("last_name"), Specialist: people.StaffID(t("specialist")), Group: t("grp"), Phone: t("phone"), Email: t("email"), ContactHow: t("contact_how"),
		BirthDate: date(t("birth_date")), Gender: t("gender"), Ethnicity: t("ethnicity"), Area: t("area"), Provider: t("provider"), Status: t("status"),
		Pathway: t("pathway"), ReferralSource: t("referral_source"), Start: date(t("start_on")), Exit: date(t("exit_on")), ExitReason: t("exit_reason"),
		Town: t("town"), Postcode: t("postcode"), Profile: profileOf(r)}
}

// nameOnly is what colleagues see of a participant outside their caseload.
func nameOnly(p people.Participant) people.Participant {
	return people.Participant{ID: p.ID, FirstName: p.FirstName, LastName: p.LastName, Specialist: p.Specialist}
}

// Participants lists the own caseload and what one covers; a lead sees all.
func (s *Store) Participants(ctx context.Context, offset, limit int) ([]people.Participant, error) {
	who, err := s.may(ctx, people.ViewParticipants)
	if err != nil {
		return nil, err
	}
	see, args := s.visible(who, "id", "specialist")
	rows, err := readRows(ctx, s.files.Read(), participantKind, "where deleted = 0 and "+see+" order by name_key, id limit ? offset ?", append(args, limit, offset)...)
	out := make([]people.Participant, len(rows))
	for i, r := range rows {
		out[i] = participantOf(r)
	}
	return out, s.plain(err)
}

// FindParticipants finds participants of the whole service by the beginning of a name. Those outside the own caseload
// come by name only.
func (s *Store) FindParticipants(ctx context.Context, name string, limit int) ([]people.Participant, error) {
	who, err := s.may(ctx, people.ViewParticipants)
	if err != nil {
		return nil, err
	}
	terms := terms(name)
	if len(terms) == 0 {
		return nil, nil
	}
	ids, err := s.participantsNamed(ctx, who, terms, limit)
	if err != nil {
		return nil, s.plain(err)
	}
	var out []people.Participant
	for _, id := range ids {
		p, err := s.Participant(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func (s *Store) participantsNamed(ctx context.Context, who people.Staff, terms []string, limit int) ([]people.ParticipantID, error) {
	tx, err := s.files.Read().BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	docs, _, err := s.matching(ctx, tx, who, terms, participantKind.name, limit, limit)
	if err != nil {
		return nil, err
	}
	var out []people.ParticipantID
	for _, f := range docs {
		var id people.ParticipantID
		if err := tx.QueryRowContext(ctx, "select record from search_doc where docid = ? union all select record from search_wait where docid = ?", f.docid, f.docid).Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// CountParticipants counts all participants: a figure without names, which every role may see.
func (s *Store) CountParticipants(ctx context.Context) (n int, err error) {
	if _, err := s.may(ctx, ""); err != nil {
		return 0, err
	}
	err = s.files.Read().QueryRowContext(ctx, "select count(*) from participant where deleted = 0").Scan(&n)
	return n, s.plain(err)
}

// Participant is one participant, by name only when outside the own caseload.
func (s *Store) Participant(ctx context.Context, id people.ParticipantID) (people.Participant, error) {
	who, err := s.may(ctx, people.ViewParticipants)
	if err != nil {
		return people.Participant{}, err
	}
	r, err := participantKind.find(ctx, s.files.Read(), string(id))
	if err != nil {
		return people.Participant{}, s.plain(err)
	}
	if r == nil || r.deleted {
		return people.Participant{}, notFound()
	}
	p := participantOf(r)
	if people.May(who.Role, people.ViewParticipants) == people.All {
		return p, nil
	}
	own, err := s.inCaseload(ctx, s.files.Read(), who, string(id))
	if err == nil && !own {
		p = nameOnly(p)
	}
	return p, s.plain(err)
}

// OpenParticipant is the whole record, noted in the audit chain once an hour: who saw this person.
func (s *Store) OpenParticipant(ctx context.Context, id people.ParticipantID) (people.Participant, error) {
	p, err := s.Participant(ctx, id)
	if err != nil {
		return p, err
	}
	if p.Version == 0 {
		return p, people.Denied{Act: people.ViewParticipants, Outside: true}
	}
	if err := s.seen(ctx, id); err != nil {
		return people.Participant{}, err
	}
	return p, nil
}

// OpenAnyway opens a participant outside the own caseload for the rest of the session. The reason is kept for the leads.
func (s *Store) OpenAnyway(ctx context.Context, id people.ParticipantID, reason string) (people.Participant, error) {
	reason = strings.TrimSpace(reason)
	if len([]rune(reason)) < 3 {
		return people.Participant{}, people.FieldError{Field: "reason", Message: "Please say in a few words why you need to open this."}
	}
	var p people.Participant
	err := s.change(ctx, "open anyway", people.OpenAnyway, func(c *change) error {
		r, err := participantKind.find(c.ctx, c.tx, string(id))
		if err != nil {
			return err
		}
		if r == nil || r.deleted {
			return notFound()
		}
		p = participantOf(r)
		if _, err := c.tx.ExecContext(c.ctx, "insert into opened_anyway (id, participant, staff, at, reason) values (?, ?, ?, ?, ?)", NewID(), string(id), string(s.actor), c.at, reason); err != nil {
			return err
		}
		return c.appendAudit("open anyway", "people:"+string(id), nil, c.hash(reason), "")
	})
	if err != nil {
		return people.Participant{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened[s.actor] == nil {
		s.opened[s.actor] = map[people.ParticipantID]bool{}
	}
	s.opened[s.actor][id] = true
	return p, nil
}

// Opened is one record opened outside a caseload, with the reason given.
type Opened struct {
	Participant people.ParticipantID
	Staff       people.StaffID
	At          time.Time
	Reason      string
}

// OpenedAnyway lists what was opened outside a caseload, newest first. Leads only.
func (s *Store) OpenedAnyway(ctx context.Context, limit int) ([]Opened, error) {
	if _, err := s.may(ctx, people.ReadAudit); err != nil {
		return nil, err
	}
	rows, err := s.files.Read().QueryContext(ctx, "select participant, staff, at, reason from opened_anyway order by at desc, id desc limit ?", limit)
	if err != nil {
		return nil, s.plain(err)
	}
	defer rows.Close()
	var out []Opened
	for rows.Next() {
		var o Opened
		var at int64
		if err := rows.Scan(&o.Participant, &o.Staff, &at, &o.Reason); err != nil {
			return nil, s.plain(err)
		}
		o.At = time.UnixMilli(at)
		out = append(out, o)
	}
	return out, s.plain(rows.Err())
}

// SaveParticipants adds or changes participants of the own caseload; a lead anybody's.
func (s *Store) SaveParticipants(ctx context.Context, label string, list ...*people.Participant) error {
	for _, p := range list {
		if err := p.Validate(); err != nil {
			return err
		}
		if p.ID == "" {
			p.ID = people.ParticipantID(NewID())
		}
	}
	rows := make([]*row, len(list))
	err := s.change(ctx, label, people.EditParticipants, func(c *change) error {
		for i, p := range list {
			rows[i] = participantRow(*p)
			if err := c.putParticipant(rows[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		for i, p := range list {
			p.Version = rows[i].version
		}
	}
	return err
}

// DeleteParticipant leaves a tombstone that undo brings back; one of whom papers were signed stays. To remove a person for good, see Erase.
func (s *Store) DeleteParticipant(ctx context.Context, id people.ParticipantID, version int) error {
	return s.change(ctx, "participant deleted", people.EditParticipants, func(c *change) error {
		if err := c.unsigned(string(id)); err != nil {
			return err
		}
		return c.del(participantKind, string(id), version)
	})
}
