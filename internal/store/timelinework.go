package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"

	"jobwright/employers"
	"jobwright/internal/people"
)

// tellWork says what happened with the work at an employer. A participant is named to those alone who may see them.
func (s *Store) tellWork(ctx context.Context, tx *sql.Tx, who people.Staff, h *employers.Happening, r *row) error {
	switch h.Kind {
	case "vacancy":
		h.Words = "Vacancy: " + r.text("title")
	case "lead":
		h.Words = "Lead: " + firstLine(r.text("need"))
	case "carving":
		h.Words = "Carving: " + cmp.Or(r.text("title"), r.text("base_title"), "a job")
	case "lead-move":
		stages, err := s.codes(ctx, tx, "lead_stages", true)
		if err != nil {
			return err
		}
		name := func(code string) string {
			for _, c := range stages {
				if c.Code == code {
					return c.Label
				}
			}
			return code
		}
		h.By = people.StaffID(r.text("by_staff"))
		h.Kind, h.ID, h.Words = "lead", r.text("lead"), "The lead moved from “"+name(r.text("was"))+"” to “"+name(r.text("now"))+"”"
	case "sealed":
		name, err := personName(ctx, tx, r.about())
		if err != nil {
			return err
		}
		h.By = people.StaffID(r.text("by_staff"))
		h.Kind, h.ID, h.Words = "agreement", r.text("paper"), fmt.Sprintf("The agreement with %s was signed and sealed, version %d", name, r.int("number"))
	case "job", "job-end":
		v, err := s.viewerIn(ctx, tx, who)
		if err != nil {
			return err
		}
		name := "Somebody"
		if v.knows(r.about()) {
			if name, err = personName(ctx, tx, r.about()); err != nil {
				return err
			}
		}
		did := " started as "
		if h.Kind == "job-end" {
			did = " stopped working as "
		}
		h.Kind, h.Words = "job", name+did+r.text("title")
	}
	return nil
}
