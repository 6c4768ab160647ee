package settings

import (
	"math"
	"slices"
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

func (m memory) String(k string) string                        { return get(m, k, "") }
func (m memory) SetString(k, v string)                         { m[k] = v }
func (m memory) Int(k string) int                              { return get(m, k, 0) }
func (m memory) IntWithFallback(k string, f int) int           { return get(m, k, f) }
func (m memory) SetInt(k string, v int)                        { m[k] = v }
func (m memory) Float(k string) float64                        { return get(m, k, 0.0) }
func (m memory) FloatWithFallback(k string, f float64) float64 { return get(m, k, f) }
func (m memory) SetFloat(k string, v float64)                  { m[k] = v }
func (m memory) Bool(k string) bool                            { return get(m, k, false) }
func (m memory) BoolWithFallback(k string, fallback bool) bool { return get(m, k, fallback) }
func (m memory) SetBool(k string, v bool)                      { m[k] = v }

func TestFreshMachineHasDefaults(t *testing.T) {
	s := New(memory{})
	w, h := s.Window()
	if s.Mode() != System || s.HighContrast() || s.TextSize() != 100 || s.Density() != Comfortable || s.LessMotion() ||
		s.LockAfter() != 5 || w != 1280 || h != 800 || s.Page() != "" || s.Store() != "" || s.Split("today", 0.4) != 0.4 ||
		s.Columns("steps") != nil || s.ColumnWidth("steps", "due") != 0 {
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
	s.SetLockAfter(10)
	s.SetWindow(1440, 900)
	s.SetPage("today")
	s.SetStore("/home/me/Work.jobwright")
	s.SetSplit("today", 0.6)
	s.SetColumns("steps", []string{"what", "due"})
	s.SetColumnWidth("steps", "due", 120)
	s = New(m)
	w, h := s.Window()
	if s.Mode() != Dark || !s.HighContrast() || s.TextSize() != 150 || s.Density() != Dense || !s.LessMotion() ||
		s.LockAfter() != 10 || w != 1440 || h != 900 || s.Page() != "today" || s.Store() != "/home/me/Work.jobwright" ||
		s.Split("today", 0.4) != 0.6 || !slices.Equal(s.Columns("steps"), []string{"what", "due"}) || s.ColumnWidth("steps", "due") != 120 {
		t.Errorf("%v", m)
	}
}

func TestNonsenseCountsAsTheNearestLimit(t *testing.T) {
	m := memory{textSize.key: 900, winWidth.key: -3, lockAfter.key: 0, modeKey: "pink", densityKey: "x",
		splitKey + "today": math.NaN(), columnsKey + "steps": "due due DROP; what", widthKey + "steps.due": 1e9}
	s := New(m)
	if w, _ := s.Window(); w != 640 {
		t.Error(w)
	}
	if s.TextSize() != 200 || s.LockAfter() != 1 || s.Mode() != System || s.Density() != Comfortable || s.Split("today", 0.4) != 0.4 {
		t.Errorf("%v", m)
	}
	if got := s.Columns("steps"); !slices.Equal(got, []string{"due", "what"}) {
		t.Error(got)
	}
	if s.ColumnWidth("steps", "due") != 2000 {
		t.Error("a column is wider than any screen")
	}
	s.SetSplit("today", 7)
	if got := s.Split("today", 0.4); got != 0.85 {
		t.Error(got)
	}
}

func TestNoRecordIsRemembered(t *testing.T) {
	m := memory{}
	s := New(m)
	id := "0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
	s.SetPage("employers/" + id)
	s.SetPage("Anna Brandt")
	s.SetSplit("people "+id, 0.5)
	s.SetColumns("Anna", []string{"x"})
	s.SetColumnWidth("steps", "Anna Brandt", 3)
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
