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

	"jobwright/internal/people"
)

// SettingDef is one setting of the whole store. What belongs to one person's screen is kept elsewhere.
type SettingDef struct {
	Key, Label, Default string
	Min, Max            int // inclusive, of a whole number
	Letters             int // at most so many, of words in one line; 0 = the setting is a whole number
}

// SettingDefs lists every setting of the store with its default and limits.
var SettingDefs = []SettingDef{
	{"auto_lock_minutes", "Lock after so many minutes without use", "5", 1, 15, 0},
	{"contact_target", "Face-to-face employer contacts a week for a full-time specialist", "6", 1, 100, 0},
	{"journal_days", "Keep what undo needs for so many days", "90", 1, 365, 0},
	{"lead_lapse_days", "A lead that nobody moves lapses after so many days", "90", 7, 730, 0},
	{"caseload_target", "People on the caseload of a full-time specialist, at most", "20", 1, 100, 0}, // IPS-25 item 1
	{"support_months", "Months of support from the start, at most", "12", 1, 60, 0},
	{"support_months_after_start", "Months of support in work for those who were out of work at the start", "4", 0, 60, 0},
	{"support_months_in_work", "Months of support for those who were in work at the start", "12", 1, 60, 0},
	{"allow_gap_days", "Days between two jobs that do not interrupt a milestone", "0", 0, 90, 0},
	{"same_employer", "Only jobs at one employer count together for a milestone (1 = yes, 0 = no)", "0", 0, 1, 0},
	{"service_name", "Name of the service, as it stands on documents", "", 0, 0, 80},
	{"service_contact", "How to reach the service, as it stands on documents", "", 0, 0, 200},
	{"weight_role", "Weight in matching: the kind of work", "18", 0, 100, 0},
	{"weight_sector", "Weight in matching: the sector", "12", 0, 100, 0},
	{"weight_skills", "Weight in matching: skills", "15", 0, 100, 0},
	{"weight_licences", "Weight in matching: licences", "5", 0, 100, 0},
	{"weight_hours", "Weight in matching: hours", "10", 0, 100, 0},
	{"weight_days", "Weight in matching: days and times", "5", 0, 100, 0},
	{"weight_travel", "Weight in matching: the way to work", "10", 0, 100, 0},
	{"weight_demands", "Weight in matching: demands and what helps", "15", 0, 100, 0},
	{"weight_pay", "Weight in matching: pay", "5", 0, 100, 0},
	{"weight_contract", "Weight in matching: the contract", "5", 0, 100, 0},
	{"weight_employer", "Weight in matching: the employer", "5", 0, 100, 0},
}

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
