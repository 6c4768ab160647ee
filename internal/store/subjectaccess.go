package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"jobwright/internal/people"
)

// Holding is everything of one kind that is held on a person.
type Holding struct {
	Kind string
	Rows []HeldRow
}

// HeldRow is one record as it is kept: its values by column, lists as JSON. What it calls by an id is in HeldOn.Named.
type HeldRow struct {
	ID        string
	ChangedAt time.Time
	Deleted   bool // somebody deleted it; it can still be brought back for a while
	Values    map[string]any
}

// HeldOn is everything that is held on one person, for them to have when they ask for it. (facts.md h.3)
type HeldOn struct {
	Participant people.Participant
	Holdings    []Holding         // by kind, each in the order in which it was written
	Files       []HeldFile        // what is kept of them as files; see HeldFile
	Audit       []AuditEntry      // who did what with these records before now, the first first
	Named       map[string]string // what is named by an id: staff, employers, people there, jobs on offer
	Others      map[string]bool   // those ids that are people other than the one who asks
}

// HeldFile is a file that is kept of a person: one that belongs to a record, such as the scan of a signed paper, or a paper that was sealed.
type HeldFile struct {
	ID     string // of its record among the holdings
	Ending string // of its name: .pdf
}

// HeldOn gathers everything that is held on a person: their record, all that is about them, contacts that name them, the reasons for which
// somebody opened the record, what matching showed, and who did what. It needs to be allowed to export names, for the own caseload.
func (s *Store) HeldOn(ctx context.Context, id people.ParticipantID) (out HeldOn, err error) {
	err = s.about(ctx, id, people.ExportNames, func(tx *sql.Tx, _ people.Staff, who *row) error {
		out = HeldOn{Participant: participantOf(who), Named: map[string]string{}, Others: map[string]bool{}}
		out.hold(participantKind, who)
		for _, name := range slices.Sorted(maps.Keys(kinds)) {
			k := kinds[name]
			if k.subject == "" || k.subject == "id" {
				continue
			}
			rows, err := readRows(ctx, tx, k, "where "+k.subject+" = ? order by id", string(id))
			if err != nil {
				return err
			}
			out.hold(k, rows...)
			out.file(k, rows...)
		}
		rows, err := readRows(ctx, tx, contactKind, "where id in (select contact from contact_participant where participant = ? and deleted = 0) and deleted = 0 order by on_day, id", string(id))
		if err != nil {
			return err
		}
		out.hold(contactKind, rows...)
		for _, more := range []func(context.Context, querier, string) error{out.opened, out.shown, out.name} {
			if err := more(ctx, tx, string(id)); err != nil {
				return err
			}
		}
		return out.entries(ctx, tx, s.now().UnixMilli())
	})
	return out, err
}

// hold adds records of a kind.
func (h *HeldOn) hold(k *kind, rows ...*row) {
	if len(rows) == 0 {
		return
	}
	held := Holding{Kind: k.name}
	for _, r := range rows {
		values := map[string]any{}
		for i, c := range k.columns {
			values[c.name] = r.vals[i]
			if text, is := r.vals[i].(string); is && (strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{")) && json.Valid([]byte(text)) {
				values[c.name] = json.RawMessage(text)
			}
		}
		held.Rows = append(held.Rows, HeldRow{r.id, time.UnixMilli(r.changedAt), r.deleted, values})
	}
	h.Holdings = append(h.Holdings, held)
}

// file notes which records of a kind have a file to them; one that was taken away and can be brought back is held too.
func (h *HeldOn) file(k *kind, rows ...*row) {
	for _, r := range rows {
		switch k {
		case attachmentKind:
			h.Files = append(h.Files, HeldFile{r.id, strings.ToLower(path.Ext(r.text("name")))})
		case sealedKind:
			h.Files = append(h.Files, HeldFile{r.id, ".pdf"})
		}
	}
}

// HeldFile is the content of a file of HeldOn. It needs what HeldOn needs.
func (s *Store) HeldFile(ctx context.Context, of people.ParticipantID, id string) (content []byte, err error) {
	err = s.about(ctx, of, people.ExportNames, func(tx *sql.Tx, _ people.Staff, _ *row) error {
		return tx.QueryRowContext(ctx, `select content from attachment_data where id = ?1 and id in (select id from attachment where subject = ?2)
			union all select content from sealed_data where id = ?1 and id in (select id from sealed where participant = ?2)`, id, string(of)).Scan(&content)
	})
	if isNoRows(err) {
		err = notFound()
	}
	return content, err
}

// opened adds the reasons for which colleagues opened the record outside their own caseload.
func (h *HeldOn) opened(ctx context.Context, q querier, id string) error {
	rows, err := q.QueryContext(ctx, "select id, staff, at, reason from opened_anyway where participant = ? order by at, id", id)
	if err != nil {
		return err
	}
	defer rows.Close()
	held := Holding{Kind: "opened-anyway"}
	for rows.Next() {
		var key, staff, reason string
		var at int64
		if err := rows.Scan(&key, &staff, &at, &reason); err != nil {
			return err
		}
		held.Rows = append(held.Rows, HeldRow{ID: key, ChangedAt: time.UnixMilli(at), Values: map[string]any{"staff": staff, "reason": reason}})
	}
	if len(held.Rows) > 0 {
		h.Holdings = append(h.Holdings, held)
	}
	return rows.Err()
}

// shown adds which jobs matching put before a colleague for the person.
func (h *HeldOn) shown(ctx context.Context, q querier, id string) error {
	rows, err := q.QueryContext(ctx, "select on_day, staff, shown from match_shown where participant = ? order by on_day, staff", id)
	if err != nil {
		return err
	}
	defer rows.Close()
	held := Holding{Kind: "matches-shown"}
	for rows.Next() {
		var on, staff, shown string
		if err := rows.Scan(&on, &staff, &shown); err != nil {
			return err
		}
		held.Rows = append(held.Rows, HeldRow{Values: map[string]any{"on_day": on, "staff": staff, "shown": json.RawMessage(shown)}})
	}
	if len(held.Rows) > 0 {
		h.Holdings = append(h.Holdings, held)
	}
	return rows.Err()
}

// name finds what the records call by an id.
func (h *HeldOn) name(ctx context.Context, q querier, id string) error {
	for _, list := range []struct {
		query  string
		people bool
	}{{"select id, name from staff", true}, {"select id, name from employer", false}, {"select id, name from contact_person", true}, {"select id, name from site", false}, {"select id, title from vacancy", false}} {
		if err := h.names(ctx, q, list.query, list.people); err != nil {
			return err
		}
	}
	h.Named[id] = h.Participant.Name()
	return nil
}

func (h *HeldOn) names(ctx context.Context, q querier, query string, others bool) error {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key, name string
		if err := rows.Scan(&key, &name); err != nil {
			return err
		}
		if h.Named[key] = name; others {
			h.Others[key] = true
		}
	}
	return rows.Err()
}

// entries adds who did what with the records before now: that they are being gathered stands in what is gathered next.
func (h *HeldOn) entries(ctx context.Context, q querier, now int64) error {
	mine := map[string]bool{}
	for _, held := range h.Holdings {
		for _, r := range held.Rows {
			mine[held.Kind+":"+r.ID] = true
		}
	}
	rows, err := q.QueryContext(ctx, auditColumns+" order by seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var e AuditEntry
		if err := e.scan(rows); err != nil {
			return err
		}
		if mine[e.Object] && e.At != now {
			h.Audit = append(h.Audit, e)
		}
	}
	return rows.Err()
}

// IDOf is the id of the record of a kind that files call by a reference; empty where there is none. Whether it may be seen is asked by
// whatever reads it.
func (s *Store) IDOf(ctx context.Context, kindName, ref string) (string, error) {
	k := kinds[kindName]
	if _, has := k.at["ref"]; !has || ref == "" {
		return "", nil
	}
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return "", err
	}
	rows, err := readRows(ctx, s.files.Read(), k, "where ref = ? and deleted = 0 order by id limit 1", ref)
	if err != nil || len(rows) == 0 {
		return "", s.plain(err)
	}
	return rows[0].id, nil
}

// ReviewOf says what a review looked at: the kind of paper and its id. Whether it may be seen is asked by whatever reads that.
func (s *Store) ReviewOf(ctx context.Context, id string) (paperKind, paper string, err error) {
	if _, err := s.may(ctx, people.ViewPapers); err != nil {
		return "", "", err
	}
	r, err := paperReviewKind.find(ctx, s.files.Read(), id)
	switch {
	case err != nil:
		return "", "", s.plain(err)
	case r == nil || r.deleted:
		return "", "", notFound()
	}
	return r.text("paper_kind"), r.text("paper"), nil
}
