package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jobwright/adjustments"
	"jobwright/internal/people"
)

// SettingDef is one setting of the whole store. What belongs to one person's screen is kept elsewhere.
type SettingDef struct {
	Key, Label, Default string
	Min, Max            int      // inclusive, of a whole number
	Letters             int      // at most so many, of words in one line; 0 = the setting is a whole number
	Choices             []string // codes of which it is one; nil = any
}

// SettingDefs lists every setting of the store with its default and limits.
var SettingDefs = []SettingDef{
	{Key: "auto_lock_minutes", Label: "Lock after so many minutes without use", Default: "5", Min: 1, Max: 15},
	{Key: "contact_target", Label: "Face-to-face employer contacts a week for a full-time specialist", Default: "6", Min: 1, Max: 100},
	{Key: "journal_days", Label: "Keep what undo needs for so many days", Default: "90", Min: 1, Max: 365},
	{Key: "lead_lapse_days", Label: "A lead that nobody moves lapses after so many days", Default: "90", Min: 7, Max: 730},
	{Key: "caseload_target", Label: "People on the caseload of a full-time specialist, at most", Default: "20", Min: 1, Max: 100}, // IPS-25 item 1
	{Key: "support_months", Label: "Months of support from the start, at most", Default: "12", Min: 1, Max: 60},
	{Key: "support_months_after_start", Label: "Months of support in work for those who were out of work at the start", Default: "4", Max: 60},
	{Key: "support_months_in_work", Label: "Months of support for those who were in work at the start", Default: "12", Min: 1, Max: 60},
	{Key: "allow_gap_days", Label: "Days between two jobs that do not interrupt a milestone", Default: "0", Max: 90},
	{Key: "same_employer", Label: "Only jobs at one employer count together for a milestone (1 = yes, 0 = no)", Default: "0", Max: 1},
	{Key: "service_name", Label: "Name of the service, as it stands on documents", Letters: 80},
	{Key: "service_contact", Label: "How to reach the service, as it stands on documents", Letters: 200},
	{Key: "jurisdiction", Label: "Where the service works", Default: "england", Choices: []string{"england", "wales", "scotland", "ni"}},
	{Key: "review_first_weeks", Label: "First review of an agreement after so many weeks", Default: strconv.Itoa(adjustments.FirstReview), Min: 1, Max: 26}, // facts.md e.4: 4 to 12 weeks
	{Key: "review_weeks", Label: "Weeks from one review of an agreement to the next", Default: strconv.Itoa(adjustments.LaterReview), Min: 4, Max: 104},
	{Key: "privacy_controller", Label: "Who is responsible for personal data, as the privacy notice says", Letters: 200},
	{Key: "privacy_contact", Label: "How to reach the data protection officer, as the privacy notice says", Letters: 200},
	{Key: "privacy_basis_support", Label: "Lawful basis and condition of supporting people", Letters: 200}, // facts.md h.2: of each purpose
	{Key: "privacy_basis_employer", Label: "Lawful basis and condition of telling an employer", Letters: 200},
	{Key: "privacy_basis_referrer", Label: "Lawful basis and condition of telling the one who referred somebody", Letters: 200},
	{Key: "privacy_basis_funder", Label: "Lawful basis and condition of reporting to those who pay", Letters: 200},
	{Key: "privacy_basis", Label: "What else allows it, as the privacy notice says", Letters: 500},
	{Key: "privacy_retention", Label: "How long records are kept, as the privacy notice says", Letters: 300},
	{Key: privacyVersion, Label: "Version of the privacy notice", Default: "1", Min: 1, Max: 9999}, // counts by itself
	{Key: "weight_role", Label: "Weight in matching: the kind of work", Default: "18", Max: 100},
	{Key: "weight_sector", Label: "Weight in matching: the sector", Default: "12", Max: 100},
	{Key: "weight_skills", Label: "Weight in matching: skills", Default: "15", Max: 100},
	{Key: "weight_licences", Label: "Weight in matching: licences", Default: "5", Max: 100},
	{Key: "weight_hours", Label: "Weight in matching: hours", Default: "10", Max: 100},
	{Key: "weight_days", Label: "Weight in matching: days and times", Default: "5", Max: 100},
	{Key: "weight_travel", Label: "Weight in matching: the way to work", Default: "10", Max: 100},
	{Key: "weight_demands", Label: "Weight in matching: demands and what helps", Default: "15", Max: 100},
	{Key: "weight_pay", Label: "Weight in matching: pay", Default: "5", Max: 100},
	{Key: "weight_contract", Label: "Weight in matching: the contract", Default: "5", Max: 100},
	{Key: "weight_employer", Label: "Weight in matching: the employer", Default: "5", Max: 100},
}

// privacyVersion is the setting that counts the changes of the others that begin with privacyPrefix.
const (
	privacyPrefix  = "privacy_"
	privacyVersion = privacyPrefix + "version"
)

// settingAct is who may change a setting.
func settingAct(key string) people.Act {
	if strings.HasPrefix(key, "weight_") {
		return people.ChangeWeights
	}
	return people.ChangeSettings
}

func settingDef(key string) (SettingDef, error) {
	for _, d := range SettingDefs {
		if d.Key == key {
			return d, nil
		}
	}
	return SettingDef{}, &Error{Kind: ErrNotFound, What: "There is no setting called " + key + "."}
}

// Setting is the value of a setting, its default when nobody has set it.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	def, err := settingDef(key)
	if err != nil {
		return "", err
	}
	var v string
	err = s.files.Read().QueryRowContext(ctx, "select value from setting where key = ?", key).Scan(&v)
	if isNoRows(err) {
		return def.Default, nil
	}
	return v, s.plain(err)
}

// SettingInt is Setting as a number.
func (s *Store) SettingInt(ctx context.Context, key string) (int, error) {
	v, err := s.Setting(ctx, key)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(v)
}

// Service is the name of the service and how to reach it, as documents show them; empty where nobody has set them.
func (s *Store) Service(ctx context.Context) (name, contact string, err error) {
	if name, err = s.Setting(ctx, "service_name"); err != nil {
		return "", "", err
	}
	contact, err = s.Setting(ctx, "service_contact")
	return name, contact, err
}

// accept is a value as it is kept, or a people.FieldError that names the setting.
func (d SettingDef) accept(value string) (string, error) {
	if d.Letters > 0 {
		value = strings.TrimSpace(value)
		switch {
		case !utf8.ValidString(value) || strings.ContainsFunc(value, unseen):
			return "", people.FieldError{Field: d.Key, Message: "Please type one line of letters, numbers and signs only."}
		case utf8.RuneCountInString(value) > d.Letters:
			return "", people.FieldError{Field: d.Key, Message: "Please use at most " + strconv.Itoa(d.Letters) + " letters."}
		}
		return value, nil
	}
	if d.Choices != nil {
		if !slices.Contains(d.Choices, value) {
			return "", people.FieldError{Field: d.Key, Message: "Please choose one of the list."}
		}
		return value, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < d.Min || n > d.Max {
		return "", people.FieldError{Field: d.Key, Message: "Please give a whole number from " + strconv.Itoa(d.Min) + " to " + strconv.Itoa(d.Max) + "."}
	}
	return strconv.Itoa(n), nil // "07" is kept as 7
}

// unseen says that a letter would end the line, or turn its order round unseen.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// SetSetting changes a setting of the store. Leads only.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.setSettings(ctx, settingAct(key), map[string]string{key: value})
}

// SetSettings changes settings by their keys, all of them or none. Leads only. What is wrong
// comes back as joined people.FieldErrors that name the keys.
func (s *Store) SetSettings(ctx context.Context, values map[string]string) error {
	act := people.ChangeWeights
	for key := range values {
		if settingAct(key) != act {
			act = people.ChangeSettings
		}
	}
	return s.setSettings(ctx, act, values)
}

// setSettings changes settings together.
func (s *Store) setSettings(ctx context.Context, act people.Act, values map[string]string) error {
	keys, kept := slices.Sorted(maps.Keys(values)), map[string]string{}
	var wrong []error
	for _, key := range keys {
		def, err := settingDef(key)
		if err == nil {
			kept[key], err = def.accept(values[key])
		}
		wrong = append(wrong, err)
	}
	if err := errors.Join(wrong...); err != nil {
		return err
	}
	return s.change(ctx, "setting", act, func(c *change) error {
		if c.rewrites(kept) {
			if _, err := c.exec(`insert into setting (key, value) values (?, '2') on conflict (key) do update set value = min(value + 1, 9999)`, privacyVersion); err != nil {
				return err
			}
		}
		for _, key := range keys {
			if _, err := c.tx.ExecContext(c.ctx, "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value", key, kept[key]); err != nil {
				return err
			}
			c.kinds["settings"] = true
			if err := c.appendAudit("setting", "setting:"+key, nil, nil, kept[key]); err != nil {
				return err
			}
		}
		return nil
	})
}

// rewrites says that settings make the privacy notice say something else.
func (c *change) rewrites(kept map[string]string) bool {
	for key, value := range kept {
		if strings.HasPrefix(key, privacyPrefix) && key != privacyVersion {
			var was string
			if err := c.queryRow("select value from setting where key = ?", key).Scan(&was); (err == nil || isNoRows(err)) && was != value {
				return true
			}
		}
	}
	return false
}
