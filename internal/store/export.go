package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

// Sorted by the name of the employer the same records make the same file from whatever store they come.
const (
	ofEmployerFirst = " order by (select e.name from employer e where e.id = employer) collate nocase, employer, "
	byEmployer      = ofEmployerFirst + "name, id"
	ofVacancyFirst  = ` order by (select e.name || char(10) || v.title || char(10) || v.id from vacancy v join employer e on e.id = v.employer where v.id = vacancy) collate nocase, `
)

// exportKind is how the records of a kind become rows: their order, and what stands in the cells.
type exportKind struct {
	kind           *kind
	subject, owner string // columns of the condition of what the person may see
	figures        string // column with the colleague whose own figures a record is; for a lead, and for themselves. "" = nobody's
	order          string
	cells          func(x *exporting, r *row) (map[string]string, error)
}

// exportKinds are the kinds that can be exported.
var exportKinds = map[string]exportKind{
	"staff":           {staffKind, "''", "''", "", " order by name, id", staffCells},
	"leave":           {leaveKind, "''", "''", "", " order by from_day, id", leaveCells},
	"employers":       {employerKind, "''", "''", "", " order by name collate nocase, id", employerCells},
	"sites":           {siteKind, "''", "''", "", byEmployer, siteCells},
	"employer-people": {personKind, "''", "''", "", byEmployer, personCells},
	"contacts":        {contactKind, "''", "''", "", " order by on_day, id", contactCells},
	"contact-reviews": {reviewKind, "''", "''", "staff", " order by week, id", reviewCells},
	"next-steps":      {nextStepKind, "participant", "owner", "", " order by due, what, (select e.name from employer e where e.id = employer), id", nextStepCells},
	"events":          {eventKind, "''", "''", "", " order by on_day, id", eventCells},
	"people":          {participantKind, "id", "specialist", "", " order by name_key, id", participantCells},
	"permissions":     {permitKind, "participant", "''", "", " order by from_day, id", permitCells},
	"leads":           {leadKind, "''", "''", "", ofEmployerFirst + "id", leadCells},
	"vacancies":       {vacancyKind, "''", "''", "", ofEmployerFirst + "title, id", vacancyCells},
	"duties":          {dutyKind, "''", "''", "", ofVacancyFirst + "place, id", dutyCells},
	"sessions":        {sessionKind, "participant", "''", "", " order by on_day, id", sessionCells},
	"applications":    {applicationKind, "participant", "''", "", " order by on_day, id", applicationCells},
	"jobs":            {jobKind, "participant", "''", "", " order by start_on, id", jobCells},
	"outcomes":        {outcomeKind, "participant", "''", "", " order by on_day, id", outcomeCells},
}

// exporting is one export: what its records name, as far as it was asked for.
type exporting struct {
	s     *Store
	ctx   context.Context
	q     querier // all is read by one transaction: as many exports at once as there are connections would wait for one another
	who   people.Staff
	staff map[string]string
	refs  map[string]string // kind and id → how a file calls the record
	only  map[string]bool   // nil = all
	steps map[string]*row   // contact → the step that it ended in, once asked for

	leadSteps map[string]*row // lead → the next thing to do about it, once asked for
}

// Export hands every record of a kind that the acting person may see to each, as cells by column name in their stored form.
// What is exported here and imported again changes nothing. The export is noted in the audit chain.
func (s *Store) Export(ctx context.Context, kindName string, each func(cells map[string]string) error) error {
	return s.ExportOnly(ctx, kindName, nil, each)
}

// ExportOnly is Export of the records with these ids; nil means all.
func (s *Store) ExportOnly(ctx context.Context, kindName string, ids map[string]bool, each func(cells map[string]string) error) error {
	q, ok := exportKinds[kindName]
	if !ok {
		return refused("Records of the kind “"+kindName+"” cannot be exported.", "")
	}
	who, err := s.may(ctx, people.ExportNames)
	if err != nil {
		return err
	}
	if err := s.Writable(); errors.Is(err, ErrChecking) {
		return err // it could not be noted yet
	}
	staff, err := s.readStaff(ctx, "")
	if err != nil {
		return s.plain(err)
	}
	tx, err := s.files.Read().BeginTx(ctx, nil)
	if err != nil {
		return s.plain(err)
	}
	defer tx.Rollback()
	x := &exporting{s: s, ctx: ctx, q: tx, who: who, only: ids, staff: map[string]string{}, refs: map[string]string{}}
	for _, p := range staff {
		x.staff[string(p.ID)] = callStaff(p)
	}
	see, args := s.visible(who, q.subject, q.owner)
	if q.figures != "" && people.Check(who.Role, people.FidelityOfOthers) != nil {
		see, args = see+" and "+q.figures+" = ?", append(args, string(who.ID))
	}
	n, err := x.rows(q, "where deleted = 0 and "+see+q.order, args, each)
	_ = tx.Rollback() // it has written nothing
	if err != nil {
		return s.plain(err)
	}
	if s.Writable() != nil {
		return nil // neither a read-only copy nor a damaged store keeps notes
	}
	return s.Note(ctx, "export", kindName, fmt.Sprintf("%d records", n))
}

func (x *exporting) rows(q exportKind, rest string, args []any, each func(map[string]string) error) (n int, err error) {
	rows, err := x.q.QueryContext(x.ctx, q.kind.selectSQL+" "+rest, args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		r := &row{k: q.kind}
		if err := r.scan(rows); err != nil {
			return n, err
		}
		if x.only != nil && !x.only[r.id] {
			continue
		}
		cells, err := q.cells(x, r)
		if err != nil {
			return n, err
		}
		if _, has := r.k.at["ref"]; has {
			cells["ref"] = refOf(r)
		}
		if err := each(cells); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

// refOf is what a file calls a record: one without a reference is known by its id.
func refOf(r *row) string {
	if ref := r.text("ref"); ref != "" {
		return ref
	}
	return r.id
}

// callStaff is how an export names a member of staff: what the import finds again.
func callStaff(p people.Staff) string {
	switch {
	case p.Ref != "":
		return p.Ref
	case p.Initials != "":
		return p.Initials
	}
	return string(p.ID)
}

// ref is what a file calls a record of another kind; "" for none.
func (x *exporting) ref(k *kind, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	if ref, known := x.refs[k.name+id]; known {
		return ref, nil
	}
	r, err := k.find(x.ctx, x.q, id)
	if err != nil {
		return "", err
	}
	ref := id
	if r != nil {
		ref = refOf(r)
	}
	x.refs[k.name+id] = ref
	return ref, nil
}

// refList is what a file calls several records, split at ;.
func (x *exporting) refList(k *kind, ids []string) (string, error) {
	var refs []string
	for _, id := range ids {
		ref, err := x.ref(k, id)
		if err != nil {
			return "", err
		}
		refs = append(refs, ref)
	}
	return strings.Join(refs, ";"), nil
}

// same are the cells that have the names of their columns.
func same(r *row, columns ...string) map[string]string {
	out := map[string]string{}
	for _, c := range columns {
		out[c] = r.text(c)
	}
	return out
}

// number is a count in a cell; 0 = not known.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// codes are a list of codes as a cell holds them.
func codes(packed string) string { return strings.Trim(packed, ";") }

func staffCells(x *exporting, r *row) (map[string]string, error) {
	p := staffOf(r)
	out := map[string]string{"name": p.Name, "initials": p.Initials, "role": string(p.Role), "team": p.Team, "supervisor": x.staff[string(p.Supervisor)],
		"from": p.From.String(), "to": p.To.String()}
	if p.FTE != 0 {
		out["fte"] = strconv.FormatFloat(p.FTE, 'f', -1, 64)
	}
	return out, nil
}

func leaveCells(x *exporting, r *row) (map[string]string, error) {
	return map[string]string{"staff": x.staff[r.text("staff")], "from": r.text("from_day"), "to": r.text("to_day")}, nil
}

func employerCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "name", "trading_name", "former_name", "company_number", "size", "size_printed", "address", "town", "postcode", "phone", "email", "website", "lead_source", "do_not_contact", "notes")
	out["public_body"], out["headcount"], out["owner"] = yes(r.int("public_body") != 0), number(r.int("headcount")), x.staff[r.text("owner")]
	out["sic"], out["motivations"], out["relationship"] = codes(r.text("sic")), codes(r.text("motivations")), r.text("stage")
	var pledges []string
	for _, p := range unpackJSON[employers.Pledge](r.text("pledges")) {
		if p.Level != "" {
			p.Code += ":" + p.Level
		}
		pledges = append(pledges, p.Code)
	}
	out["pledges"] = strings.Join(pledges, ";")
	return out, nil
}

func siteCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "name", "address", "town", "postcode", "access", "transport")
	var err error
	out["employer_ref"], err = x.ref(employerKind, r.text("employer"))
	return out, err
}

// personCells also have the name of the employer, which a vCard shows.
func personCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "name", "role", "phone", "email", "can_hire", "left_on")
	e, err := employerKind.find(x.ctx, x.q, r.text("employer"))
	if err == nil && e != nil {
		out["employer_ref"], out["employer_name"] = refOf(e), e.text("name")
	}
	return out, err
}

func contactCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "channel", "purpose", "outcome", "note", "logged_on")
	out["date"], out["start_time"], out["specialist"], out["minutes"] = r.text("on_day"), r.text("start_at"), x.staff[r.text("specialist")], number(r.int("minutes"))
	out["heard"] = heardCell(r)
	var err error
	if out["employer_ref"], err = x.ref(employerKind, r.text("employer")); err != nil {
		return nil, err
	}
	var met []string
	for _, id := range unpack[string](r.text("met")) {
		p, err := personKind.find(x.ctx, x.q, id)
		if err != nil {
			return nil, err
		}
		if p != nil {
			met = append(met, inList(p.text("name")))
		}
	}
	out["met"] = strings.Join(met, ";")
	if out["participants"], err = x.participantsOf(r.id); err != nil {
		return nil, err
	}
	out["next_step"], out["next_date"], err = x.stepOf(r)
	return out, err
}

// heardCell is what was heard at a contact as a cell holds it: the signals, then the words.
func heardCell(contact *row) string {
	return strings.Trim(codes(contact.text("signals"))+";"+contact.text("heard"), ";")
}

// inList is a name as it stands in a list that is split at ;.
func inList(name string) string { return strings.ReplaceAll(name, ";", ",") }

// participantsOf are the participants of a contact whom the person may see.
func (x *exporting) participantsOf(contact string) (string, error) {
	see, args := x.s.visible(x.who, "participant", "''")
	rows, err := readRows(x.ctx, x.q, contactParticipantKind, "where contact = ? and deleted = 0 and "+see+" order by id", append([]any{contact}, args...)...)
	if err != nil {
		return "", err
	}
	var ids []string
	for _, p := range rows {
		ids = append(ids, p.text("participant"))
	}
	return x.refList(participantKind, ids)
}

// stepOf is the first next step that a contact ended in. All are read at once: a busy employer has thousands.
func (x *exporting) stepOf(contact *row) (what, due string, err error) {
	if x.steps == nil {
		x.steps = map[string]*row{}
		see, args := x.s.visible(x.who, "participant", "owner")
		steps, err := readRows(x.ctx, x.q, nextStepKind, "where deleted = 0 and contact <> '' and "+see+" order by id desc", args...)
		if err != nil {
			return "", "", err
		}
		for _, n := range steps {
			x.steps[n.text("contact")] = n
		}
	}
	n := x.steps[contact.id]
	if n == nil || n.text("employer") != contact.text("employer") {
		return "", "", nil
	}
	return n.text("what"), n.text("due"), nil
}

func reviewCells(x *exporting, r *row) (map[string]string, error) {
	return map[string]string{"staff": x.staff[r.text("staff")], "week": r.text("week"), "supervisor": x.staff[r.text("supervisor")], "date": r.text("on_day"), "comment": r.text("comment")}, nil
}

func nextStepCells(x *exporting, r *row) (out map[string]string, err error) {
	out = map[string]string{"what": r.text("what"), "due": r.text("due"), "owner": x.staff[r.text("owner")], "done_on": r.text("done_on")}
	if out["employer_ref"], err = x.ref(employerKind, r.text("employer")); err == nil {
		err = x.refsOf(r, out, ofParticipant, ofVacancy)
	}
	return out, err
}

func eventCells(x *exporting, r *row) (out map[string]string, err error) {
	out = same(r, "title", "kind", "place", "topics")
	out["date"], out["offer_explained"] = r.text("on_day"), yes(r.int("offer_explained") != 0)
	out["attendees"], err = x.refList(employerKind, unpack[string](r.text("attendees")))
	return out, err
}
