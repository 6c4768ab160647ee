package store

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jobwright/internal/people"
)

// SettingDef is one setting of the whole store. What belongs to one person's screen is kept elsewhere.
type SettingDef struct {
	Key, Label, Default string
	Min, Max            int // inclusive; whole numbers only
}

// SettingDefs lists every setting of the store with its default and limits.
var SettingDefs = []SettingDef{
	{"auto_lock_minutes", "Lock after so many minutes without use", "5", 1, 15},
	{"contact_target", "Face-to-face employer contacts a week for a full-time specialist", "6", 0, 100},
	{"journal_days", "Keep what undo needs for so many days", "90", 1, 365},
	{"lead_lapse_days", "A lead that nobody moves lapses after so many days", "90", 7, 730},
	{"caseload_target", "People on the caseload of a full-time specialist, at most", "20", 1, 100}, // IPS-25 item 1
	{"support_months", "Months of support from the start, at most", "12", 1, 60},
	{"support_months_after_start", "Months of support in work for those who were out of work at the start", "4", 0, 60},
	{"support_months_in_work", "Months of support for those who were in work at the start", "12", 1, 60},
	{"allow_gap_days", "Days between two jobs that do not interrupt a milestone", "0", 0, 90},
	{"same_employer", "Only jobs at one employer count together for a milestone (1 = yes, 0 = no)", "0", 0, 1},
	{"weight_role", "Weight in matching: the kind of work", "18", 0, 100},
	{"weight_sector", "Weight in matching: the sector", "12", 0, 100},
	{"weight_skills", "Weight in matching: skills", "15", 0, 100},
	{"weight_licences", "Weight in matching: licences", "5", 0, 100},
	{"weight_hours", "Weight in matching: hours", "10", 0, 100},
	{"weight_days", "Weight in matching: days and times", "5", 0, 100},
	{"weight_travel", "Weight in matching: the way to work", "10", 0, 100},
	{"weight_demands", "Weight in matching: demands and what helps", "15", 0, 100},
	{"weight_pay", "Weight in matching: pay", "5", 0, 100},
	{"weight_contract", "Weight in matching: the contract", "5", 0, 100},
	{"weight_employer", "Weight in matching: the employer", "5", 0, 100},
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

// SetSetting changes a setting of the store. Leads only.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.setSettings(ctx, settingAct(key), map[string]string{key: value})
}

// setSettings changes settings together.
func (s *Store) setSettings(ctx context.Context, act people.Act, values map[string]string) error {
	for key, value := range values {
		def, err := settingDef(key)
		if err != nil {
			return err
		}
		if n, err := strconv.Atoi(value); err != nil || n < def.Min || n > def.Max {
			return people.FieldError{Field: key, Message: "Please give a whole number from " + strconv.Itoa(def.Min) + " to " + strconv.Itoa(def.Max) + "."}
		}
	}
	return s.change(ctx, "setting", act, func(c *change) error {
		for _, key := range slices.Sorted(maps.Keys(values)) {
			n, _ := strconv.Atoi(values[key]) // "07" is kept as 7
			if _, err := c.tx.ExecContext(c.ctx, "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value", key, strconv.Itoa(n)); err != nil {
				return err
			}
			c.kinds["settings"] = true
			if err := c.appendAudit("setting", "setting:"+key, nil, nil, strconv.Itoa(n)); err != nil {
				return err
			}
		}
		return nil
	})
}
