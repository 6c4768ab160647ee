package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"jobwright/internal/people"
)

// exportQueries give the rows of a kind in the order of an export; the condition of what the person may see follows.
var exportQueries = map[string]struct {
	kind           *kind
	subject, owner string
	order          string
}{
	"staff":      {staffKind, "''", "''", " order by name, id"},
	"leave":      {leaveKind, "''", "''", " order by from_day, id"},
	"next-steps": {nextStepKind, "participant", "owner", " order by due, id"},
}

// Export hands every record of a kind that the acting person may see to each, as cells by column name in their stored form.
// What is exported here and imported again changes nothing. The export is noted in the audit chain.
func (s *Store) Export(ctx context.Context, kindName string, each func(cells map[string]string) error) error {
	q, ok := exportQueries[kindName]
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
	called := map[string]string{}
	for _, p := range staff {
		called[string(p.ID)] = callStaff(p)
	}
	see, args := s.visible(who, q.subject, q.owner)
	n, err := s.exportRows(ctx, q.kind, "where deleted = 0 and "+see+q.order, args, called, each)
	if err != nil {
		return s.plain(err)
	}
	if s.Writable() != nil {
		return nil // neither a read-only copy nor a damaged store keeps notes
	}
	return s.Note(ctx, "export", kindName, fmt.Sprintf("%d records", n))
}

func (s *Store) exportRows(ctx context.Context, k *kind, rest string, args []any, called map[string]string, each func(map[string]string) error) (n int, err error) {
	rows, err := s.files.Read().QueryContext(ctx, k.selectSQL+" "+rest, args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		r := &row{k: k}
		if err := r.scan(rows); err != nil {
			return n, err
		}
		cells, err := s.cells(ctx, r, called)
		if err != nil {
			return n, err
		}
		if err := each(cells); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
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

// cells is a record as an export writes it. A record without a reference is known by its id.
func (s *Store) cells(ctx context.Context, r *row, called map[string]string) (map[string]string, error) {
	out := map[string]string{}
	if _, has := r.k.at["ref"]; has {
		if out["ref"] = r.text("ref"); out["ref"] == "" {
			out["ref"] = r.id
		}
	}
	switch r.k {
	case staffKind:
		p := staffOf(r)
		out["name"], out["initials"], out["role"], out["team"] = p.Name, p.Initials, string(p.Role), p.Team
		out["supervisor"], out["from"], out["to"] = called[string(p.Supervisor)], p.From.String(), p.To.String()
		if p.FTE != 0 {
			out["fte"] = strconv.FormatFloat(p.FTE, 'f', -1, 64)
		}
	case leaveKind:
		out["staff"], out["from"], out["to"] = called[r.text("staff")], r.text("from_day"), r.text("to_day")
	case nextStepKind:
		out["what"], out["due"], out["owner"], out["done_on"] = r.text("what"), r.text("due"), called[r.text("owner")], r.text("done_on")
		if id := r.text("participant"); id != "" {
			p, err := participantKind.find(ctx, s.files.Read(), id)
			if err != nil {
				return nil, err
			}
			if out["participant_ref"] = id; p != nil && p.text("ref") != "" {
				out["participant_ref"] = p.text("ref")
			}
		}
	}
	return out, nil
}
