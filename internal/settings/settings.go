// Package settings holds what this machine remembers about the window: looks and places.
// Nothing personal goes here: no names, no ids, no search words. What belongs to the service lies in the store.
package settings

import (
	"regexp"
	"slices"
)

// Prefs is where settings are kept; fyne.Preferences satisfies it, and tests use a map.
type Prefs interface {
	String(key string) string
	SetString(key string, value string)
	Int(key string) int
	SetInt(key string, value int)
	IntWithFallback(key string, fallback int) int
	Bool(key string) bool
	SetBool(key string, value bool)
}

// Mode says which palette the window uses.
type Mode string

// The modes; System follows the desktop.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Density is the height of rows in lists.
type Density string

// The densities of look.md: rows of 36 or 28 units.
const (
	Comfortable Density = "comfortable"
	Dense       Density = "dense"
)

// number is a whole number with its key, default and limits.
type number struct {
	key           string
	def, min, max int
}

// Every key with its default and limits. A value outside them counts as the nearest limit.
var (
	textSize  = number{"look.textsize", 100, 100, 200}    // per cent
	winWidth  = number{"window.width", 1280, 640, 10000}  // units
	winHeight = number{"window.height", 800, 480, 10000}  // units
	modes     = []Mode{System, Light, Dark}               // the first is the default
	densities = []Density{Comfortable, Dense}             // the first is the default
	pageName  = regexp.MustCompile(`^[a-z][a-z-]{0,30}$`) // a page of the window, never a record
	dialogKey = "fyne:fileDialogLastFolder"               // written by Fyne's file dialog
)

const (
	modeKey, contrastKey, densityKey, motionKey = "look.mode", "look.contrast", "look.density", "look.lessmotion"
	pageKey, storeKey                           = "place.page", "place.store"
	listKey                                     = "list." // and the list's name
)

// Settings reads and writes typed settings. Every getter gives a value within its limits, whatever is stored.
type Settings struct{ prefs Prefs }

// New wraps prefs.
func New(prefs Prefs) *Settings { return &Settings{prefs} }

func (s *Settings) number(n number) int {
	return min(max(s.prefs.IntWithFallback(n.key, n.def), n.min), n.max)
}

func (s *Settings) setNumber(n number, v int) { s.prefs.SetInt(n.key, min(max(v, n.min), n.max)) }

// oneOf is the stored value, or the first of known where it is something else.
func oneOf[T ~string](stored string, known []T) T {
	if v := T(stored); slices.Contains(known, v) {
		return v
	}
	return known[0]
}

// Mode is the palette.
func (s *Settings) Mode() Mode { return oneOf(s.prefs.String(modeKey), modes) }

// SetMode stores the palette; an unknown one counts as System.
func (s *Settings) SetMode(m Mode) { s.prefs.SetString(modeKey, string(oneOf(string(m), modes))) }

// HighContrast says whether the palette is the one of high contrast.
func (s *Settings) HighContrast() bool { return s.prefs.Bool(contrastKey) }

// SetHighContrast stores it.
func (s *Settings) SetHighContrast(on bool) { s.prefs.SetBool(contrastKey, on) }

// TextSize is the size of text in per cent, 100 to 200.
func (s *Settings) TextSize() int { return s.number(textSize) }

// SetTextSize stores it, within its limits.
func (s *Settings) SetTextSize(percent int) { s.setNumber(textSize, percent) }

// Density is the height of rows.
func (s *Settings) Density() Density { return oneOf(s.prefs.String(densityKey), densities) }

// SetDensity stores it; an unknown one counts as Comfortable.
func (s *Settings) SetDensity(d Density) {
	s.prefs.SetString(densityKey, string(oneOf(string(d), densities)))
}

// LessMotion says that nothing is to move by itself.
func (s *Settings) LessMotion() bool { return s.prefs.Bool(motionKey) }

// SetLessMotion stores it.
func (s *Settings) SetLessMotion(on bool) { s.prefs.SetBool(motionKey, on) }

// Window is the size of the window in units.
func (s *Settings) Window() (width, height float32) {
	return float32(s.number(winWidth)), float32(s.number(winHeight))
}

// SetWindow stores the size of the window.
func (s *Settings) SetWindow(width, height float32) {
	s.setNumber(winWidth, int(width))
	s.setNumber(winHeight, int(height))
}

// Page is the page that was open last, empty for none.
func (s *Settings) Page() string { return kept(s.prefs.String(pageKey), pageName) }

// SetPage stores the name of a page. Anything that is not a plain page name, a record's id for one, is left out.
func (s *Settings) SetPage(name string) { s.prefs.SetString(pageKey, kept(name, pageName)) }

// Store is the folder of the store that was open last, empty for none.
func (s *Settings) Store() string { return s.prefs.String(storeKey) }

// SetStore stores that folder.
func (s *Settings) SetStore(dir string) { s.prefs.SetString(storeKey, dir) }

// ListLayout is how a list is arranged, as the list wrote it; empty where it never was.
func (s *Settings) ListLayout(list string) string {
	return s.prefs.String(listKey + kept(list, pageName))
}

// SetListLayout stores how a list is arranged: columns, widths and order. It does nothing for a list without a plain name,
// which could be that of a record.
func (s *Settings) SetListLayout(list, layout string) {
	if kept(list, pageName) != "" {
		s.prefs.SetString(listKey+list, layout)
	}
}

// ForgetFolder removes the folder that Fyne's file dialog remembers by itself: folder names can hold a person's name.
func (s *Settings) ForgetFolder() {
	if s.prefs.String(dialogKey) != "" {
		s.prefs.SetString(dialogKey, "")
	}
}

func kept(s string, form *regexp.Regexp) string {
	if form.MatchString(s) {
		return s
	}
	return ""
}
