package store

import (
	"context"
	"strconv"

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
	def, err := settingDef(key)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < def.Min || n > def.Max {
		return people.FieldError{Field: key, Message: "Please give a whole number from " + strconv.Itoa(def.Min) + " to " + strconv.Itoa(def.Max) + "."}
	}
	return s.change(ctx, "setting", people.ChangeSettings, func(c *change) error {
		if _, err := c.tx.ExecContext(c.ctx, "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value", key, strconv.Itoa(n)); err != nil {
			return err
		}
		c.kinds["settings"] = true
		return c.appendAudit("setting", "setting:"+key, nil, nil, strconv.Itoa(n))
	})
}
