package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Icon shows a drawn icon of assets/icons; its size follows the text size.
type Icon struct {
	widget.BaseWidget
	name, meaning string
	tone          fyne.ThemeColorName
	side          float32
	drawn         bool
}

// NewIcon makes an icon of 20 units in a colour token. Give it a meaning with Means where no word stands beside it.
func NewIcon(name string, tone fyne.ThemeColorName) *Icon {
	i := &Icon{name: name, tone: tone, side: 20}
	i.ExtendBaseWidget(i)
	return i
}

// Sized sets the side in units at a text scale of 1: 14 in chips, 16 in buttons, 20 elsewhere.
func (i *Icon) Sized(side float32) *Icon { i.side = side; return i.changed() }

// Means sets the words for people who cannot see the icon.
func (i *Icon) Means(words string) *Icon { i.meaning = words; return i }

// Set changes the icon and its colour token.
func (i *Icon) Set(name string, tone fyne.ThemeColorName) {
	i.name, i.tone = name, tone
	i.changed()
}

func (i *Icon) changed() *Icon {
	if i.drawn {
		i.Refresh()
	}
	return i
}

// AccessibilityLabel returns the icon's meaning, or nothing for one that only decorates.
func (i *Icon) AccessibilityLabel() string { return i.meaning }

// AccessibilityRole returns the text role.
func (i *Icon) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	i.ExtendBaseWidget(i)
	i.drawn = true
	img := newIcon(i.name, i.tone, i.side)
	return &renderer{
		objects: []fyne.CanvasObject{img.Image},
		size:    i.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.NewSquareSize(theme.Units(i.side)) },
		layout:  func(s fyne.Size) { img.place(0, 0, s.Width, s.Height) },
		refresh: func() {
			img.name, img.tone, img.side = i.name, i.tone, i.side
			img.restyle()
		},
	}
}

// Mark is the program's sign.
func Mark(side float32) *Icon { return NewIcon("mark", theme.Action).Sized(side) }
