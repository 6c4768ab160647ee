package settingsui

import (
	"strconv"
	"strings"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// storedForm asks for the settings of a sheet.
type storedForm struct {
	section *stored
	fields  map[string]*kit.Field // by key
	note    *kit.Text
}

func newStoredForm(x *stored) *storedForm {
	f := &storedForm{section: x, fields: map[string]*kit.Field{}, note: quiet("")}
	for _, v := range x.settings() {
		f.fields[v.key] = v.field(x.values[v.key])
		f.fields[v.key].Input().OnChange(f.tell)
	}
	f.tell()
	return f
}

// field asks for a setting.
func (v setting) field(value string) *kit.Field {
	switch v.kind {
	case tick:
		box := kit.NewCheckbox(v.label)
		box.Set(value == "1")
		return kit.NewField(v.key, v.label, box).Hint(v.hint)
	case words:
		line := kit.NewEntry()
		if v.lines > 0 {
			line = kit.NewArea(v.lines)
		}
		line.Limit(v.letters).SetText(value)
		return kit.NewField(v.key, v.label, line).Hint(v.hint)
	case choice:
		one := kit.NewChoice(v.choices...)
		one.SetValue(value)
		return kit.NewField(v.key, v.label, one).Hint(v.hint)
	}
	entry := kit.NewEntry().Limit(4).SelectOnFocus()
	entry.SetText(value)
	return kit.NewField(v.key, v.label, entry).Hint(v.hint).Check(func() error {
		if _, err := strconv.Atoi(strings.TrimSpace(entry.Text())); err != nil {
			return people.FieldError{Field: v.key, Message: "Please type a whole number."}
		}
		return nil
	})
}

// value is what stands in the field of a setting, as the store keeps it.
func (f *storedForm) value(v setting) string {
	typed := strings.TrimSpace(f.fields[v.key].Input().Text())
	switch {
	case v.lines > 0: // kept in one line
		return strings.Join(strings.Fields(typed), " ")
	case v.kind != tick:
		return typed
	}
	if typed == "yes" {
		return "1"
	}
	return "0"
}

func (f *storedForm) values() map[string]string {
	values := map[string]string{}
	for _, v := range f.section.settings() {
		values[v.key] = f.value(v)
	}
	return values
}

// changed are the settings that differ from those that hold.
func (f *storedForm) changed() map[string]string {
	changed := f.values()
	for key, value := range changed {
		if f.section.values[key] == value {
			delete(changed, key)
		}
	}
	return changed
}

// tell says the sentence that goes with what is typed now.
func (f *storedForm) tell() {
	if say := f.section.sheet.note; say != nil {
		f.note.Set(say(f.values()))
	}
}

// parts are the form, with what is true of all the values at its top.
func (f *storedForm) parts() (parts []kit.Part) {
	if f.section.sheet.usual != nil {
		parts = append(parts, kit.Show(kit.Row(4, kit.Grow(f.note), kit.NewButton(kit.Outline, f.section.sheet.usually, f.putUsual).Icon("undo").Plain())))
	}
	for _, g := range f.section.sheet.groups {
		if g.title != "" {
			parts = append(parts, kit.Show(kit.NewSection(g.title, "")))
		}
		if g.words != "" {
			parts = append(parts, kit.Show(quiet(g.words)))
		}
		for i := 0; i < len(g.settings); i++ {
			field := f.fields[g.settings[i].key]
			if f.section.sheet.pairs && i+1 < len(g.settings) {
				parts = append(parts, kit.Beside(field, f.fields[g.settings[i+1].key]))
				i++
				continue
			}
			parts = append(parts, field)
		}
	}
	return parts
}

// putUsual puts the usual values into the fields; nothing is saved by it.
func (f *storedForm) putUsual() {
	for key, value := range f.section.sheet.usual {
		f.fields[key].Input().SetText(value)
	}
}
