package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"reflect"

	"jobwright/brokerage"
	"jobwright/internal/people"
)

// profileVersionKind holds profiles as they stood at the end of a day. Nothing finds them: the person's page does.
var profileVersionKind = &kind{
	name: "profile-versions", table: "profile_version", act: people.EditParticipants, subject: "participant",
	columns: cols("participant on_day by_staff profile"),
}

// packOne is a structure as JSON; no text for the zero value.
func packOne[T any](v T) string {
	if reflect.ValueOf(v).IsZero() {
		return ""
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // structures of texts, numbers and days always encode
	}
	if string(b) == "{}" {
		return ""
	}
	return string(b)
}

// unpackOne reads what packOne wrote.
func unpackOne[T any](text string) (v T) {
	if text != "" {
		_ = json.Unmarshal([]byte(text), &v) // what cannot be read is none
	}
	return v
}

// profileOf is the profile of a participant's row.
func profileOf(r *row) people.Profile {
	p := unpackOne[people.Profile](r.text("profile"))
	p.RefusedEmployers = unpack[string](r.text("refused_employers"))
	return p
}

// setProfile writes a profile into a participant's row. The employers refused stand in a column of their own, which a merge re-points.
func setProfile(r *row, p people.Profile) {
	r.set("refused_employers", pack(p.RefusedEmployers))
	p.RefusedEmployers = nil
	r.set("profile", packOne(p))
}

// profileKept notes in the next row of a participant when its profile was written, and by whom. Where it is written anew on another
// day, the profile as it was is to be kept: it gives the row to write beside, or nil.
func (c *change) profileKept(old, next *row) *row {
	next.set("profile_on", "")
	next.set("profile_by", "")
	if old != nil {
		next.set("profile_on", old.text("profile_on"))
		next.set("profile_by", old.text("profile_by"))
	}
	if old != nil && old.text("profile") == next.text("profile") && old.text("refused_employers") == next.text("refused_employers") ||
		old == nil && next.text("profile") == "" && next.text("refused_employers") == "" {
		return nil
	}
	next.set("profile_on", c.s.today())
	next.set("profile_by", string(c.who.ID))
	if old == nil || old.text("profile_on") == c.s.today() || old.text("profile") == "" && old.text("refused_employers") == "" {
		return nil
	}
	return profileVersionKind.row(NewID(), 0, false, next.id, old.text("profile_on"), old.text("profile_by"), packOne(profileOf(old)))
}

// ProfileVersions gives the profile as it stands, and as it stood at the end of each earlier day on which it was written, newest first.
func (s *Store) ProfileVersions(ctx context.Context, id people.ParticipantID) (out []brokerage.ProfileVersion, err error) {
	err = s.about(ctx, id, people.ViewParticipants, func(tx *sql.Tx, who people.Staff, p *row) error {
		if p.text("profile_on") != "" {
			out = append(out, brokerage.ProfileVersion{On: date(p.text("profile_on")), By: people.StaffID(p.text("profile_by")), Profile: profileOf(p)})
		}
		rows, err := readRows(ctx, tx, profileVersionKind, "where participant = ? and deleted = 0 order by on_day desc, id desc", string(id))
		for _, r := range rows {
			out = append(out, brokerage.ProfileVersion{On: date(r.text("on_day")), By: people.StaffID(r.text("by_staff")), Profile: unpackOne[people.Profile](r.text("profile"))})
		}
		return err
	})
	return out, err
}

// putParticipant writes a participant, with the profile as it was where that is written anew on another day.
func (c *change) putParticipant(r *row) error {
	old, err := participantKind.find(c.ctx, c.tx, r.id)
	if err != nil {
		return err
	}
	kept := c.profileKept(old, r)
	if err := c.atKept(r); err != nil {
		return err
	}
	if err := c.put(r); err != nil || kept == nil {
		return err
	}
	return c.put(kept)
}

// about runs do for a participant whom the acting person may see whole, in one state of the database; p is the participant's row.
// people.Denied{Outside: true} outside the own caseload.
func (s *Store) about(ctx context.Context, id people.ParticipantID, act people.Act, do func(tx *sql.Tx, who people.Staff, p *row) error) error {
	who, err := s.may(ctx, act)
	if err != nil {
		return err
	}
	return s.reading(ctx, func(tx *sql.Tx) error {
		p, err := participantKind.find(ctx, tx, string(id))
		if err != nil {
			return err
		}
		if p == nil || p.deleted {
			return notFound()
		}
		if people.May(who.Role, act) != people.All {
			own, err := s.inCaseload(ctx, tx, who, string(id))
			if err != nil {
				return err
			}
			if !own {
				return people.Denied{Act: act, Outside: true}
			}
		}
		return do(tx, who, p)
	})
}
