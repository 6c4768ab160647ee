package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Whatever names an employer names one that is there: a record that is written or brought back follows merges, and an employer
// that live records name is neither deleted nor taken away by an undo.

// atKept puts a record that names employers at those that were kept, where one was merged since the form was opened. Of a list,
// those that are gone fall out.
func (c *change) atKept(r *row) error {
	if r.k == attachmentKind && r.text("about_kind") != employerKind.name {
		return nil // about something else
	}
	for _, column := range r.k.employer {
		if column == "id" || r.text(column) == "" {
			continue
		}
		id, err := c.kept(r.text(column))
		if err != nil {
			return err
		}
		r.set(column, id)
	}
	for _, column := range r.k.employerLists {
		var list []string
		for _, id := range unpack[string](r.text(column)) {
			id, err := c.kept(id)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
			if err == nil && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
		r.set(column, pack(list))
	}
	return nil
}

// kept is the employer, or the one it was merged into; ErrNotFound when it was deleted.
func (c *change) kept(id string) (string, error) {
	if c.live[id] {
		return id, nil
	}
	for range mergesFollowed {
		var into string
		var deleted bool
		err := c.queryRow("select deleted, merged_into from employer where id = ?", id).Scan(&deleted, &into)
		switch {
		case isNoRows(err) || err == nil && deleted && into == "":
			return "", notFound()
		case err != nil:
			return "", err
		case !deleted:
			c.live[id] = true
			return id, nil
		}
		id = into
	}
	return "", notFound()
}

// holding are what keeps an employer in the register, with the words for one and for many.
var holding = []struct {
	k         *kind
	one, many string
	query     string // counts them; empty = they hold a list
}{
	{contactKind, "contact", "contacts", "select count(*) from contact where employer = ? and deleted = 0"},
	{eventKind, "event", "events", ""},
	{nextStepKind, "next step", "next steps", "select count(*) from next_step where employer = ? and employer <> '' and deleted = 0"},
	{personKind, "person", "people", "select count(*) from contact_person where employer = ? and deleted = 0"},
	{siteKind, "site", "sites", "select count(*) from site where employer = ? and deleted = 0"},
	{vacancyKind, "vacancy", "vacancies", "select count(*) from vacancy where employer = ? and deleted = 0"},
	{leadKind, "lead", "leads", "select count(*) from lead where employer = ? and deleted = 0"},
	{carvingKind, "carving", "carvings", "select count(*) from carving where employer = ? and deleted = 0"},
	{jobKind, "job", "jobs", "select count(*) from job where employer = ? and employer <> '' and deleted = 0"},
	{tasterKind, "taster day", "taster days", "select count(*) from taster where employer = ? and employer <> '' and deleted = 0"},
	{agreementKind, "agreement", "agreements", "select count(*) from agreement where employer = ? and employer <> '' and deleted = 0"},
	{planKind, "wellness plan", "wellness plans", "select count(*) from plan where employer = ? and employer <> '' and deleted = 0"},
	{permitKind, "permission", "permissions", "select count(*) from permit where employer = ? and employer <> '' and deleted = 0"},
}

// lasting are the kinds that keep an employer from being deleted.
var lasting = []*kind{contactKind, eventKind, vacancyKind, leadKind, carvingKind, jobKind, tasterKind, agreementKind, planKind, permitKind}

// holds says what of these kinds names an employer now: "2 contacts and 1 event"; empty for nothing.
func (c *change) holds(employer string, kinds ...*kind) (string, error) {
	var said []string
	for _, h := range holding {
		if !slices.Contains(kinds, h.k) {
			continue
		}
		n, err := c.countHeld(h.query, employer)
		switch {
		case err != nil:
			return "", err
		case n == 1:
			said = append(said, "1 "+h.one)
		case n > 1:
			said = append(said, fmt.Sprintf("%d %s", n, h.many))
		}
	}
	last := max(0, len(said)-1)
	return strings.Join(slices.DeleteFunc([]string{strings.Join(said[:last], ", "), strings.Join(said[last:], "")}, func(s string) bool { return s == "" }), " and "), nil
}

func (c *change) countHeld(query, employer string) (n int, err error) {
	if query != "" {
		err = c.queryRow(query, employer).Scan(&n)
		return n, err
	}
	if c.attended == nil || c.attendedAt != c.events { // counted once for an undo of many, anew after an event was written
		rows, err := readRows(c.ctx, c.tx, eventKind, "where deleted = 0 and attendees <> ''")
		if err != nil {
			return 0, err
		}
		c.attended, c.attendedAt = map[string]int{}, c.events
		for _, r := range rows {
			for _, id := range r.employerIDs() {
				c.attended[id]++
			}
		}
	}
	return c.attended[employer], nil
}

// leaves says why an employer cannot be taken away by an undo or a redo; empty when it can.
func (c *change) leaves(employer string) (string, error) {
	held, err := c.holds(employer, append(slices.Clone(lasting), nextStepKind, personKind, siteKind)...)
	if err != nil || held == "" {
		return "", err
	}
	return "has " + held + " now", nil
}

// hindered is settle for one record of an import, which is written in the order in which its records name one another: why it is
// left as it is, or empty.
func (c *change) hindered(now, to *row) (string, error) {
	if to.k == employerKind && to.deleted && !now.deleted {
		return c.leaves(to.id)
	}
	if to.deleted || to.k == employerKind || to.k == permitKind { // a permit never follows a merge by an undo: it might allow more there
		return "", nil
	}
	err := c.atKept(to)
	if errors.Is(err, ErrNotFound) {
		return "was at an employer that has been deleted since", nil
	}
	return "", err
}

// settle ends an undo or a redo of everyday changes: what came back is put at employers that are there, and no employer is
// taken away that something names. It comes last, because within the step a record may come back before its employer.
func (c *change) settle(back []*row) error {
	for _, r := range back {
		to := r.copy()
		err := c.atKept(to)
		if errors.Is(err, ErrNotFound) {
			return c.employerGone(r)
		}
		if err == nil && !to.same(r) {
			err = c.write(r, to, false)
		}
		if err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.taken)) {
		if c.live[id] {
			continue
		}
		why, err := c.leaves(id)
		if err != nil {
			return err
		}
		if why != "" {
			name, err := c.nameOf(id)
			if err != nil {
				return err
			}
			return &Error{Kind: ErrConflict, What: fmt.Sprintf("“%s” %s.", name, why), Do: "So it stays, and nothing was taken away. You can merge it with another employer, or mark it do not contact."}
		}
	}
	return nil
}

// employerGone refuses to bring back what was at an employer that is deleted.
func (c *change) employerGone(r *row) error {
	ids := r.employerIDs()
	gone := slices.IndexFunc(ids, func(id string) bool { _, err := c.kept(id); return errors.Is(err, ErrNotFound) })
	if gone < 0 {
		return notFound()
	}
	name, err := c.nameOf(ids[gone])
	if err != nil {
		return err
	}
	return &Error{Kind: ErrConflict, What: fmt.Sprintf("“%s” has been deleted since.", name), Do: "Nothing was undone. Please ask for the employer to be brought back first."}
}
