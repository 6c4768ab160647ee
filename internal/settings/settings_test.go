package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

var _ Prefs = fyne.Preferences(nil)

// memory is Prefs in a map.
type memory map[string]any

func get[T any](m memory, key string, fallback T) T {
	if v, ok := m[key].(T); ok {
		return v
	}
	return fallback
}

func (m memory) String(k string) string              { return get(m, k, "") }
func (m memory) SetString(k, v string)               { m[k] = v }
func (m memory) Int(k string) int                    { return get(m, k, 0) }
func (m memory) IntWithFallback(k string, f int) int { return get(m, k, f) }
func (m memory) SetInt(k string, v int)              { m[k] = v }
func (m memory) Bool(k string) bool                  { return get(m, k, false) }
func (m memory) SetBool(k string, v bool)            { m[k] = v }

func TestFreshMachineHasDefaults(t *testing.T) {
	s := New(memory{})
	w, h := s.Window()
	if s.Mode() != System || s.HighContrast() || s.TextSize() != 100 || s.Density() != Comfortable || s.LessMotion() ||
		w != 1280 || h != 800 || s.Page() != "" || s.Store() != "" {
		t.Errorf("%+v", s)
	}
}

func TestSettingsComeBack(t *testing.T) {
	m := memory{}
	s := New(m)
	s.SetMode(Dark)
	s.SetHighContrast(true)
	s.SetTextSize(150)
	s.SetDensity(Dense)
	s.SetLessMotion(true)
	s.SetWindow(1440, 900)
	s.SetPage("today")
	s.SetStore("/home/me/Work.jobwright")
	s.SetListLayout("employers", `{"order":{"column":"name"}}`)
	s = New(m)
	w, h := s.Window()
	if s.Mode() != Dark || !s.HighContrast() || s.TextSize() != 150 || s.Density() != Dense || !s.LessMotion() ||
		w != 1440 || h != 900 || s.Page() != "today" || s.Store() != "/home/me/Work.jobwright" || s.ListLayout("employers") != `{"order":{"column":"name"}}` || s.ListLayout("leads") != "" {
		t.Errorf("%v", m)
	}
}

func TestNonsenseCountsAsTheNearestLimit(t *testing.T) {
	m := memory{textSize.key: 900, winWidth.key: -3, modeKey: "pink", densityKey: "x"}
	s := New(m)
	if w, _ := s.Window(); w != 640 {
		t.Error(w)
	}
	if s.TextSize() != 200 || s.Mode() != System || s.Density() != Comfortable {
		t.Errorf("%v", m)
	}
}

func TestNoRecordIsRemembered(t *testing.T) {
	m := memory{}
	s := New(m)
	id := "0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
	s.SetPage("employers/" + id)
	s.SetPage("Anna Brandt")
	s.SetListLayout("employers/"+id, "{}")
	for k, v := range m {
		if text, ok := v.(string); !ok || text != "" || strings.Contains(k, id) {
			t.Errorf("%s = %v was kept", k, v)
		}
	}
}

func TestFileDialogForgetsItsFolder(t *testing.T) {
	m := memory{dialogKey: "file:///home/me/Anna%20Brandt"}
	New(m).ForgetFolder()
	if m[dialogKey] != "" {
		t.Error(m)
	}
}
