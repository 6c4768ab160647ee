package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"jobwright/employers"
	"jobwright/internal/people"
)

var nextStepKind = &kind{
	name: "next-steps", table: "next_step", act: people.ChangeRegister, subject: "participant", employer: []string{"employer"},
	columns: cols("ref what due owner participant done_on snoozed:i employer contact vacancy lead job paper"),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: r.text("what"), text: r.text("what"), owner: r.text("owner"), subject: r.text("participant")}
	},
}

func nextStepRow(n employers.NextStep) *row {
	return nextStepKind.row(string(n.ID), n.Version, n.Deleted, n.Ref, strings.TrimSpace(n.What), n.Due.String(), string(n.Owner), string(n.Participant), n.DoneOn.String(), int64(n.Snoozed),
		string(n.Employer), string(n.Contact), n.Vacancy, n.Lead, n.Job, n.Paper)
}

func nextStepOf(r *row) employers.NextStep {
	return employers.NextStep{ID: employers.NextStepID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: r.text("ref"), What: r.text("what"), Due: date(r.text("due")), Owner: people.StaffID(r.text("owner")), Participant: people.ParticipantID(r.text("participant")),
		DoneOn: date(r.text("done_on")), Snoozed: r.int("snoozed"), Employer: employers.EmployerID(r.text("employer")), Contact: employers.ContactID(r.text("contact")),
		Vacancy: r.text("vacancy"), Lead: r.text("lead"), Job: r.text("job"),
		Paper: r.text("paper")}
}

var _ employers.NextSteps = (*Store)(nil)

// NextStep is one step; one about a participant outside the own caseload is not found, unless it is one's own.
func (s *Store) NextStep(ctx context.Context, id employers.NextStepID) (employers.NextStep, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return employers.NextStep{}, err
	}
	see, args := s.visible(who, "participant", "owner")
	rows, err := readRows(ctx, s.files.Read(), nextStepKind, "where id = ? and deleted = 0 and "+see, append([]any{string(id)}, args...)...)
	if err != nil {
		return employers.NextStep{}, s.plain(err)
	}
	if len(rows) == 0 {
		return employers.NextStep{}, notFound()
	}
	n := nextStepOf(rows[0])
	n.EmployerName, err = employerNames{}.of(ctx, s.files.Read(), string(n.Employer))
	return n, s.plain(err)
}

// nextStepOrders are the ways to sort; the id makes every order total, so that pages never overlap. Each has an index.
var nextStepOrders = map[string][2]string{
	"":      {" order by n.due, n.id", " order by n.due desc, n.id desc"},
	"due":   {" order by n.due, n.id", " order by n.due desc, n.id desc"},
	"owner": {" order by o.name, o.id, n.due, n.id", " order by o.name desc, o.id desc, n.due desc, n.id desc"},
	"done":  {" order by n.done_on, n.id", " order by n.done_on desc, n.id desc"},
}

// nextStepWhere is the condition of a filter for the person who looks, on next_step n.
func (s *Store) nextStepWhere(who people.Staff, f employers.NextStepFilter) (string, []any) {
	where, args := " where n.deleted = 0 and n.done_on = ''", []any(nil)
	if f.Done {
		where = " where n.deleted = 0 and n.done_on <> ''"
	}
	add := func(cond string, arg ...any) { where, args = where+" and "+cond, append(args, arg...) }
	if f.Owner != "" {
		add("n.owner = ?", string(f.Owner))
	}
	if f.Employer != "" {
		add("n.employer = ?", string(f.Employer))
	}
	if !f.DueFrom.IsZero() {
		add("n.due >= ?", f.DueFrom.String())
	}
	if !f.DueTo.IsZero() {
		add("n.due <= ?", f.DueTo.String())
	}
	see, seeArgs := s.visible(who, "n.participant", "n.owner")
	add(see, seeArgs...)
	return where, args
}

// NextSteps gives one page of the steps that the acting person may see.
func (s *Store) NextSteps(ctx context.Context, f employers.NextStepFilter) ([]employers.NextStep, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	orders, ok := nextStepOrders[f.Sort]
	if !ok {
		return nil, fmt.Errorf("next steps cannot be sorted by %q", f.Sort)
	}
	order := orders[0]
	if f.Sort == "" && f.Done {
		order = nextStepOrders["done"][1] // the newest of the done ones first
	} else if f.Descending {
		order = orders[1]
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	where, args := s.nextStepWhere(who, f)
	// The ids come from an index alone, so that a page far down costs no more than the index entries before it.
	from := "select n.id from next_step n"
	if f.Sort == "owner" {
		from = "select n.id from staff o cross join next_step n on n.owner = o.id"
	}
	out, err := s.nextStepPage(ctx, from+where+order+" limit ? offset ?", append(args, f.Limit, f.Offset))
	return out, s.plain(err)
}

func (s *Store) nextStepPage(ctx context.Context, ids string, args []any) ([]employers.NextStep, error) {
	tx, err := s.files.Read().BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, ids, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var page []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		page = append(page, id)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	out, names := make([]employers.NextStep, len(page)), employerNames{}
	for i, id := range page {
		r, err := nextStepKind.find(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		out[i] = nextStepOf(r)
		if out[i].EmployerName, err = names.of(ctx, tx, string(out[i].Employer)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// CountNextSteps counts what the filter chooses of what the acting person may see.
func (s *Store) CountNextSteps(ctx context.Context, f employers.NextStepFilter) (n int, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return 0, err
	}
	where, args := s.nextStepWhere(who, f)
	err = s.files.Read().QueryRowContext(ctx, "select count(*) from next_step n"+where, args...).Scan(&n)
	return n, s.plain(err)
}

// SaveNextSteps adds (Version 0) or changes steps in one transaction and one undo step; it sets ID, Version, ChangedAt and ChangedBy.
func (s *Store) SaveNextSteps(ctx context.Context, label string, steps ...*employers.NextStep) error {
	return s.saveLogged(ctx, label, people.ChangeRegister, func(c *change, w *written) error {
		return c.putLogged(employers.Logged{Steps: steps}, w)
	})
}

// DeleteNextStep leaves a tombstone that undo brings back.
func (s *Store) DeleteNextStep(ctx context.Context, id employers.NextStepID, version int) error {
	return s.change(ctx, "next step deleted", people.ChangeRegister, func(c *change) error { return c.del(nextStepKind, string(id), version) })
}
