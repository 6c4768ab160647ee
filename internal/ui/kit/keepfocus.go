package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeepFocus runs rebuild, which makes the controls of a part of a page anew or hides some of them. Where one of them had the
// focus, it goes to the control of the same name afterwards, else to the one at the same place, else to instead: it never
// stays on a control that is gone, where no key does anything. stops are the part's controls in their order, see Stops.
func KeepFocus(c fyne.Canvas, stops func() []fyne.Focusable, rebuild func(), instead fyne.Focusable) {
	was := stops()
	at := slices.Index(was, c.Focused())
	rebuild()
	if at < 0 || c.Focused() != was[at] && c.Focused() != nil { // it was elsewhere, or rebuild has moved it
		return
	}
	now := stops()
	if slices.Contains(now, was[at]) {
		c.Focus(was[at])
		return
	}
	if len(now) > 0 {
		next := now[min(at, len(now)-1)]
		if same := slices.IndexFunc(now, func(f fyne.Focusable) bool { return stopName(f) == stopName(was[at]) }); same >= 0 {
			next = now[same]
		}
		c.Focus(next)
		return
	}
	if instead != nil {
		c.Focus(instead)
	}
}

// Stops are the visible controls of objects and of what lies in them, in their order.
func Stops(objects ...fyne.CanvasObject) (stops []fyne.Focusable) {
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *fyne.Container:
			stops = append(stops, Stops(o.Objects...)...)
		case *Field:
			stops = append(stops, o.in.Focus())
		case *Fold:
			stops = append(stops, Stops(o.box)...)
		case *container.Scroll:
			stops = append(stops, Stops(o.Content)...)
		case *RowButton:
			stops = append(append(stops, o), Stops(o.content)...)
		case *Banner:
			stops = append(stops, Stops(o.box)...)
		case *Caution:
			stops = append(stops, Stops(o.box)...)
		case fyne.Focusable:
			stops = append(stops, o)
		}
	}
	return stops
}

func stopName(f fyne.Focusable) string {
	if a, ok := f.(interface{ AccessibilityLabel() string }); ok {
		return a.AccessibilityLabel()
	}
	return ""
}
