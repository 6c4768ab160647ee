package theme

import (
	"math"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// TextSize is a step of the one scale of type sizes, in units at a text scale of 1.
type TextSize float32

// The type scale.
const (
	Caption TextSize = 12
	Body    TextSize = 14
	Lead    TextSize = 16
	Section TextSize = 20
	Page    TextSize = 26
)

// LineHeight is the height of a line of text as a multiple of its size.
const LineHeight = 1.45

// FigureWidth is the width of a figure's cell in columns of numbers, in em: the typeface's figures differ in width.
const FigureWidth = 0.652

// Scaled is the size in units at the running program's text scale.
func (s TextSize) Scaled() float32 { return float32(s) * Current().look.TextScale }

// Line is the height of one line in this size, in whole units.
func (s TextSize) Line() float32 { return round(s.Scaled() * LineHeight) }

// Space returns n steps of the 4-unit grid at the current text scale: 1 inside a chip, 2 between related things, 4 between groups, 6 around a page.
func Space(n float32) float32 { return round(4 * n * Current().look.TextScale) }

// Units scales a length given for a text scale of 1, in whole units.
func Units(n float32) float32 { return round(n * Current().look.TextScale) }

// RowHeight is the height of a row with one line: 36, or 28 where the person chose dense rows.
func RowHeight() float32 {
	if Current().look.Dense {
		return Units(28)
	}
	return Units(36)
}

// TwoLineRowHeight is the height of a row with a second line: 52, or 44 dense.
func TwoLineRowHeight() float32 {
	if Current().look.Dense {
		return Units(44)
	}
	return Units(52)
}

// ControlHeight is the height of buttons and fields.
func ControlHeight() float32 { return RowHeight() }

// Radius is the radius of every rounded corner; it does not grow with the text.
const Radius = 6

// Stroke is the width of a control's border: one unit, which OpenGL spreads over three pixels, or two in high contrast; it grows with the text.
func Stroke() float32 { return Current().stroke() }

func (t *Theme) stroke() float32 {
	if t.look.HighContrast {
		return round(2 * t.look.TextScale)
	}
	return round(t.look.TextScale)
}

// Still says that nothing may move, as the person wants it.
func Still() bool { return Current().look.ReduceMotion }

func round(v float32) float32 { return float32(math.Round(float64(v))) }

// Size returns the sizes of Fyne's own widgets in our scale.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if name == base.SizeNameInputBorder {
		return t.stroke()
	}
	if v, ok := scaledSizes[name]; ok {
		return round(v * t.look.TextScale)
	}
	if v, ok := fixedSizes[name]; ok {
		return v
	}
	return base.DefaultTheme().Size(name)
}

var scaledSizes = map[fyne.ThemeSizeName]float32{
	base.SizeNameText: float32(Body), base.SizeNameCaptionText: float32(Caption), base.SizeNameHeadingText: float32(Page),
	base.SizeNameSubHeadingText: float32(Section), base.SizeNamePadding: 4, base.SizeNameInnerPadding: 8, base.SizeNameInlineIcon: 20,
	base.SizeNameLineSpacing: 4, base.SizeNameScrollBar: 12, base.SizeNameScrollBarSmall: 4,
	base.SizeNameWindowButtonHeight: 16, base.SizeNameWindowButtonIcon: 14, base.SizeNameWindowTitleBarHeight: 26,
}

var fixedSizes = map[fyne.ThemeSizeName]float32{
	base.SizeNameSeparatorThickness: 1, base.SizeNameInputRadius: Radius, base.SizeNameSelectionRadius: Radius,
	base.SizeNameScrollBarRadius: 3, base.SizeNameButtonRadius: Radius, base.SizeNameCardRadius: Radius, base.SizeNameDialogRadius: Radius + 2,
	base.SizeNamePopupRadius: Radius, base.SizeNameMenuRadius: Radius, base.SizeNameInnerWindowRadius: Radius, base.SizeNameModalBlurRadius: 0,
}
