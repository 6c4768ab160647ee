package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// BannerKind is how serious a banner is.
type BannerKind int

// The kinds of banner.
const (
	Info BannerKind = iota
	Warning
	Trouble
)

var bannerLooks = map[BannerKind]struct {
	icon, word string
	tone       fyne.ThemeColorName
}{Info: {"info", "Note", theme.Adjust}, Warning: {"warning", "Warning", theme.Carve}, Trouble: {"stop", "Problem", theme.Stop}}

// Banner is a sentence across the page that stays until it is dealt with: what happened, what to do, and the button that does it.
type Banner struct {
	widget.BaseWidget
	kind  BannerKind
	words *Text
	box   *fyne.Container
}

// NewBanner makes a banner; actions stand at its right end.
func NewBanner(kind BannerKind, words string, actions ...fyne.CanvasObject) *Banner {
	look := bannerLooks[kind]
	b := &Banner{kind: kind, words: NewText(words).Wrap()}
	row := []fyne.CanvasObject{NewIcon(look.icon, look.tone).Means(look.word), Grow(b.words)}
	b.box = Row(3, append(row, actions...)...)
	b.ExtendBaseWidget(b)
	return b
}

// SetWords changes the sentence.
func (b *Banner) SetWords(words string) { b.words.Set(words); b.Refresh() }

// AccessibilityLabel returns how serious it is and the sentence.
func (b *Banner) AccessibilityLabel() string {
	return bannerLooks[b.kind].word + ": " + b.words.Words()
}

// AccessibilityRole returns the container role.
func (b *Banner) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	tone := bannerLooks[b.kind].tone
	back, bar := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	back.CornerRadius, bar.CornerRadius = theme.Radius, 1.5
	restyle := func() {
		back.FillColor, bar.FillColor = theme.Color(theme.Fill(tone)), theme.Color(tone)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back, bar, b.box}, size: b.BaseWidget.Size,
		min: func() fyne.Size { return b.box.MinSize().AddWidthHeight(theme.Space(8), theme.Space(4)) },
		layout: func(s fyne.Size) {
			back.Resize(s)
			bar.Move(fyne.NewPos(0, theme.Space(2)))
			bar.Resize(fyne.NewSize(3, s.Height-theme.Space(4)))
			b.box.Move(fyne.NewPos(theme.Space(4), theme.Space(2)))
			b.box.Resize(fyne.NewSize(s.Width-theme.Space(8), s.Height-theme.Space(4)))
		},
		refresh: restyle,
	}
}
