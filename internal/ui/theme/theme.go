// Package theme is how Jobwright looks: its colours, type, sizes and icons, in light, dark and two high-contrast palettes.
//
// Widgets ask for tokens (Color, Size, Space), never for values, so that a change of look at run time reaches everything.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"jobwright/assets"
)

// Mode says whether the palette is light or dark.
type Mode int

// The modes a person can choose from; System follows the desktop's own setting.
const (
	System Mode = iota
	Light
	Dark
)

// Look is everything about the appearance that a person can set.
type Look struct {
	Mode         Mode
	HighContrast bool
	TextScale    float32 // 1 to 2; every size follows it
	Dense        bool    // rows of 28 instead of 36
	ReduceMotion bool    // nothing moves
}

// Theme is a fyne.Theme for one Look.
type Theme struct{ look Look }

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme for a look; a text scale outside 1 to 2 is brought to the nearest end.
func New(l Look) *Theme {
	l.TextScale = min(max(l.TextScale, 1), 2)
	return &Theme{look: l}
}

// Apply makes l the look of the running program; every window redraws.
func Apply(l Look) { fyne.CurrentApp().Settings().SetTheme(New(l)) }

// Current is the running program's theme, or the plain one where another theme is set (in tests of other packages).
func Current() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return plain
}

var plain = New(Look{Mode: Light})

// Look returns what the theme was made from.
func (t *Theme) Look() Look { return t.look }

// IsDark says whether the palette now in use is a dark one.
func (t *Theme) IsDark() bool {
	if t.look.Mode != System {
		return t.look.Mode == Dark
	}
	app := fyne.CurrentApp()
	return app != nil && app.Settings().ThemeVariant() == base.VariantDark
}

// Color returns a token of ours or the colour Fyne's own widgets ask for. Only a theme that follows the system looks at the variant.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	dark := t.look.Mode == Dark || t.look.Mode == System && variant == base.VariantDark
	p := palettes[paletteOf(dark, t.look.HighContrast)]
	if c, ok := p[name]; ok {
		return c
	}
	if dark {
		return base.DefaultTheme().Color(name, base.VariantDark)
	}
	return base.DefaultTheme().Color(name, base.VariantLight)
}

// Font returns our typeface; symbols and fixed-width text stay with Fyne.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return base.DefaultTheme().Font(style)
	case style.Bold && style.Italic:
		return fontBoldItalic
	case style.Bold:
		return fontBold
	case style.Italic:
		return fontItalic
	}
	return fontRegular
}

// SemiBold is the 600 weight, between regular and bold, for canvas.Text.FontSource.
func SemiBold() fyne.Resource { return fontSemiBold }

var (
	fontRegular    = fyne.NewStaticResource("AtkinsonHyperlegibleNext-Regular.ttf", assets.FontRegular)
	fontItalic     = fyne.NewStaticResource("AtkinsonHyperlegibleNext-RegularItalic.ttf", assets.FontItalic)
	fontSemiBold   = fyne.NewStaticResource("AtkinsonHyperlegibleNext-SemiBold.ttf", assets.FontSemiBold)
	fontBold       = fyne.NewStaticResource("AtkinsonHyperlegibleNext-Bold.ttf", assets.FontBold)
	fontBoldItalic = fyne.NewStaticResource("AtkinsonHyperlegibleNext-BoldItalic.ttf", assets.FontBoldItalic)
)

// Color returns a token's colour in the running program's look.
func Color(name fyne.ThemeColorName) color.Color {
	t := Current()
	variant := base.VariantLight
	if t.IsDark() {
		variant = base.VariantDark
	}
	return t.Color(name, variant)
}
