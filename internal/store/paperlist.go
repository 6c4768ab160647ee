package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

var _ adjustments.Dues = (*Store)(nil)

// paperList is how a sort of paper is listed: constants of the queries. a is the paper, p its participant, e its employer.
type paperList struct {
	kind   *kind
	from   string
	review string // the day of the next review
}

var (
	agreementList = paperList{agreementKind, " from agreement a join participant p on p.id = a.participant left join employer e on e.id = a.employer", "coalesce(nullif(a.next_review, ''), a.review_on)"}
	planList      = paperList{planKind, " from plan a join participant p on p.id = a.participant left join employer e on e.id = a.employer", "a.review_on"}
)

// order is the part of a query that sorts; every order is total, so that pages never overlap. Those without a day come last.
func (l paperList) order(o employers.Order) (string, error) {
	desc := ""
	if o.Descending {
		desc = " desc"
	}
	switch o.Sort {
	case "", "review":
		return " order by " + l.review + " = '', " + l.review + desc + ", p.name_key, a.id", nil
	case "person":
		return " order by p.name_key" + desc + ", a.id", nil
	case "employer":
		return " order by e.name is null, e.name collate nocase" + desc + ", p.name_key, a.id", nil
	case "status":
		return " order by instr('draft agreed signed in_place in_use under_review superseded ended', a.status)" + desc + ", p.name_key, a.id", nil
	}
	return "", fmt.Errorf("papers cannot be sorted by %q", o.Sort)
}

// paperFilter is what the filters of agreements and of plans have in common.
type paperFilter struct {
	words                 string
	statuses              []string
	all                   bool
	participant, employer string
}

// where is the condition of a filter for the person who looks.
func (l paperList) where(s *Store, who people.Staff, f paperFilter) (string, []any) {
	see, args := s.visible(who, "a.participant", "''")
	where := " where a.deleted = 0 and p.deleted = 0 and " + see
	add := func(cond string, arg any) { where, args = where+" and "+cond, append(args, arg) }
	switch {
	case len(f.statuses) > 0:
		add("instr(?, ';' || a.status || ';') > 0", pack(f.statuses))
	case !f.all:
		where += " and a.status <> 'ended'"
	}
	if f.participant != "" {
		add("a.participant = ?", f.participant)
	}
	if f.employer != "" {
		add("a.employer = ?", f.employer)
	}
	return where, args
}

// listedPaper is a paper of a list before its record is read.
type listedPaper struct{ id, person, employer string }

// listPapers runs do in one state of the database, for somebody who may see papers.
func (s *Store) listPapers(ctx context.Context, do func(tx *sql.Tx, who people.Staff) error) error {
	who, err := s.may(ctx, people.ViewPapers)
	if err != nil {
		return err
	}
	return s.reading(ctx, func(tx *sql.Tx) error { return do(tx, who) })
}

// papers are the papers of one page of a list; a limit below 0 means all.
func (s *Store) papers(ctx context.Context, tx *sql.Tx, who people.Staff, l paperList, f paperFilter, o employers.Order) (out []listedPaper, err error) {
	order, err := l.order(o)
	if err != nil {
		return nil, err
	}
	limit := o.Limit
	if limit == 0 {
		limit = 100
	}
	if len(terms(f.words)) > 0 {
		out, err = s.worded(ctx, tx, who, l, f, order)
		from := min(max(0, o.Offset), len(out))
		if limit > 0 {
			return out[from:min(from+limit, len(out))], err
		}
		return out[from:], err
	}
	where, args := l.where(s, who, f)
	err = each3(ctx, tx, func(id, person, employer string) { out = append(out, listedPaper{id, person, employer}) },
		"select a.id, trim(p.first_name || ' ' || p.last_name), coalesce(e.name, '')"+l.from+where+order+" limit ? offset ?", append(args, limit, max(0, o.Offset))...)
	return out, err
}

// worded are the papers in which each word typed begins a word: of what search knows of them, or of the name of the person.
func (s *Store) worded(ctx context.Context, tx *sql.Tx, who people.Staff, l paperList, f paperFilter, order string) (out []listedPaper, err error) {
	where, args := l.where(s, who, f)
	var typed []typedWord
	for _, term := range terms(f.words) {
		t := typedWord{term: []string{term}, named: map[string]bool{}}
		if t.found, err = foundBy(ctx, tx, l.kind.name, term); err != nil {
			return nil, err
		}
		typed = append(typed, t)
	}
	err = each3(ctx, tx, func(id, person, employer string) {
		if !slices.ContainsFunc(typed, func(t typedWord) bool { return !t.found[id] && !t.names(person) }) {
			out = append(out, listedPaper{id, person, employer})
		}
	}, "select a.id, trim(p.first_name || ' ' || p.last_name), coalesce(e.name, '')"+l.from+where+order, args...)
	return out, err
}

// typedWord is a word that was typed, the records that search finds by it, and the names that it begins a word of.
type typedWord struct {
	term  []string
	found map[string]bool
	named map[string]bool
}

func (t typedWord) names(person string) bool {
	is, known := t.named[person]
	if !known {
		is = begins(t.term, person, "")
		t.named[person] = is
	}
	return is
}

// foundBy are the ids of the records of a kind that search finds by a word.
func foundBy(ctx context.Context, tx *sql.Tx, kind, term string) (map[string]bool, error) {
	out := map[string]bool{}
	err := each3(ctx, tx, func(id, _, _ string) { out[id] = true },
		"select d.record, '', '' from search f cross join search_doc d on d.docid = f.docid where f.search match ? and d.kind = ? and d.gone = 0", matchQuery([]string{term}), kind)
	if err != nil {
		return nil, err
	}
	err = each3(ctx, tx, func(id, words, keys string) {
		if begins([]string{term}, words, keys) {
			out[id] = true
		}
	}, "select record, words, keys from search_wait where kind = ? and gone = 0", kind)
	return out, err
}

// eachListed hands each paper of one page of a list to do: its record, what the list says of it, and who has signed which version. bare takes
// out of a record what the list does not need; nil = nothing.
func (s *Store) eachListed(ctx context.Context, tx *sql.Tx, who people.Staff, l paperList, f paperFilter, o employers.Order, bare func(*row), do func(r *row, l listedPaper, signed paperSigned)) error {
	list, err := s.papers(ctx, tx, who, l, f, o)
	if err != nil {
		return err
	}
	rows, signed, err := paperRows(ctx, tx, l.kind, list)
	if err != nil {
		return err
	}
	for _, listed := range list {
		r := rows[listed.id]
		if bare != nil {
			bare(r)
		}
		do(r, listed, signed)
	}
	return nil
}

func (s *Store) countPapers(ctx context.Context, tx *sql.Tx, who people.Staff, l paperList, f paperFilter) (n int, err error) {
	if len(terms(f.words)) > 0 {
		list, err := s.worded(ctx, tx, who, l, f, "")
		return len(list), err
	}
	where, args := l.where(s, who, f)
	err = tx.QueryRowContext(ctx, "select count(*)"+l.from+where, args...).Scan(&n)
	return n, err
}

// paperSigned says of papers who has signed which version, and which version was sealed last.
type paperSigned struct {
	by     map[string]map[int][]string
	sealed map[string]int
}

// inForce is the newest version that everybody who has to has signed; 0 = none.
func (p paperSigned) inForce(id string) (newest int) {
	for number, parties := range p.by[id] {
		if slices.Contains(parties, adjustments.Employee) && slices.Contains(parties, adjustments.Manager) {
			newest = max(newest, number)
		}
	}
	return newest
}

// unsealed is that version where it is not sealed; 0 = it is, or one after it.
func (p paperSigned) unsealed(id string) int {
	if n := p.inForce(id); n > p.sealed[id] {
		return n
	}
	return 0
}

// paperRows reads the records of a list by their ids, and who has signed them.
func paperRows(ctx context.Context, tx *sql.Tx, k *kind, list []listedPaper) (map[string]*row, paperSigned, error) {
	ids := make([]string, len(list))
	for i, l := range list {
		ids[i] = l.id
	}
	packed, _ := json.Marshal(ids) // texts always encode
	signed := paperSigned{map[string]map[int][]string{}, map[string]int{}}
	rows, err := readMany(ctx, tx, k, "where id in (select value from json_each(?))", string(packed))
	if err != nil {
		return nil, signed, err
	}
	out := make(map[string]*row, len(rows))
	for _, r := range rows {
		out[r.id] = r
	}
	err = eachNumber(ctx, tx, func(paper string, number int, party string) {
		if signed.by[paper] == nil {
			signed.by[paper] = map[int][]string{}
		}
		signed.by[paper][number] = append(signed.by[paper][number], party)
	}, "select paper, number, party from signature where paper in (select value from json_each(?)) and deleted = 0 order by at, id", string(packed))
	if err != nil {
		return nil, signed, err
	}
	err = eachNumber(ctx, tx, func(paper string, number int, _ string) { signed.sealed[paper] = max(signed.sealed[paper], number) },
		"select paper, number, '' from sealed where paper in (select value from json_each(?)) and deleted = 0", string(packed))
	return out, signed, err
}

// eachNumber hands a text, a number and a text of each row of a constant query to do.
func eachNumber(ctx context.Context, q querier, do func(a string, n int, b string), query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b string
		var n int
		if err := rows.Scan(&a, &n, &b); err != nil {
			return err
		}
		do(a, n, b)
	}
	return rows.Err()
}

// Papers gives the agreements and plans of the own caseload that have not ended, the next review first; a lead gets everybody's. It reads
// what adjustments.WhatIsDue goes by, and leaves out what only their own pages show.
func (s *Store) Papers(ctx context.Context) (agreements []adjustments.ListedAgreement, plans []adjustments.ListedPlan, err error) {
	err = s.listPapers(ctx, func(tx *sql.Tx, who people.Staff) (err error) {
		if agreements, err = s.agreements(ctx, tx, who, adjustments.AgreementFilter{}, employers.Order{Limit: -1}, bareAgreement); err != nil {
			return err
		}
		plans, err = s.plans(ctx, tx, who, adjustments.PlanFilter{}, employers.Order{Limit: -1}, barePlan)
		return err
	})
	return agreements, plans, err
}

// bareAgreement leaves out of an agreement what nothing is ever due by: the lists take long to read. Of a draft no adjustment is asked about.
func bareAgreement(r *row) {
	unused := []string{"impact", "good_day", "bad_day", "declined", "reporting", "signs", "emergency", "seers", "annex"}
	if r.text("status") == adjustments.AgreementDraft {
		unused = append(unused, "items", "advice")
	}
	for _, column := range unused {
		r.set(column, "")
	}
}

// barePlan does the same of a plan.
func barePlan(r *row) {
	r.set("sections", "")
	r.set("actions", "")
}

// Held gives the jobs of the people of the own caseload who have an agreement or a plan that has not ended, the newest first.
func (s *Store) Held(ctx context.Context) (out []brokerage.Job, err error) {
	err = s.listPapers(ctx, func(tx *sql.Tx, who people.Staff) error {
		see, args := s.visible(who, "participant", "''")
		out, err = jobsWhere(ctx, tx, `where deleted = 0 and (participant in (select participant from agreement where deleted = 0 and status <> 'ended')
			or participant in (select participant from plan where deleted = 0 and status <> 'ended')) and `+see+` order by start_on desc, id desc`, args...)
		return err
	})
	return out, err
}
