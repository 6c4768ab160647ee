package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// The colour tokens. Background, Text and Action are also what Fyne's own widgets use.
const (
	Background fyne.ThemeColorName = base.ColorNameBackground
	Text       fyne.ThemeColorName = base.ColorNameForeground
	Action     fyne.ThemeColorName = base.ColorNamePrimary             // what one can do
	OnAction   fyne.ThemeColorName = base.ColorNameForegroundOnPrimary // words on a filled action
	Surface    fyne.ThemeColorName = "surface"                         // cards, fields, dialogs
	Quiet      fyne.ThemeColorName = "quiet"                           // secondary text
	Line       fyne.ThemeColorName = "line"                            // straight rules and marks that carry meaning
	Border     fyne.ThemeColorName = "border"                          // borders with rounded corners
	Hairline   fyne.ThemeColorName = "hairline"                        // rules that only order the page
	Nav        fyne.ThemeColorName = "nav"                             // the navigation's ground
	Selected   fyne.ThemeColorName = "selected"                        // a chosen row's ground
	Hover      fyne.ThemeColorName = "rowHover"                        // a pointed-at row's ground
	Neutral    fyne.ThemeColorName = "neutral"                         // a chip without a verdict
	Scrim      fyne.ThemeColorName = "scrim"                           // over the window, under a dialog

	Fits   fyne.ThemeColorName = "fits"
	Adjust fyne.ThemeColorName = "adjust"
	Carve  fyne.ThemeColorName = "carve"
	Ask    fyne.ThemeColorName = "ask"
	Stop   fyne.ThemeColorName = "stop"

	ActionHover fyne.ThemeColorName = "actionHover" // a filled action under the pointer
)

// Fill names the pale ground that goes with a meaning colour: surface mixed with a tenth of it (dark: 15%).
func Fill(name fyne.ThemeColorName) fyne.ThemeColorName { return name + "Fill" }

// Meanings lists the five verdict colours.
func Meanings() []fyne.ThemeColorName {
	return []fyne.ThemeColorName{Fits, Adjust, Carve, Ask, Stop}
}

type palette map[fyne.ThemeColorName]color.Color

func paletteOf(dark, high bool) int {
	n := 0
	if dark {
		n = 1
	}
	if high {
		n += 2
	}
	return n
}

// palettes holds light, dark, high contrast light, high contrast dark.
var palettes = [4]palette{
	withFyneNames(palette{
		Background: rgb(0xF7F6F3), Surface: rgb(0xFFFFFF), Text: rgb(0x1F2421), Quiet: rgb(0x55605A),
		Action: rgb(0x0B6E5F), OnAction: rgb(0xFFFFFF), ActionHover: rgb(0x095A4E),
		Line: rgb(0x878B84), Border: rgb(0x5C6258), Hairline: rgb(0xE3E0DA),
		Nav: rgb(0xEFEDE8), Selected: rgb(0xDFECE8), Hover: rgb(0xEDECE7), Neutral: rgb(0xECEBE4), Scrim: rgba(0x1F2421, 0x73),
		Fits: rgb(0x1B7037), Adjust: rgb(0x0A6283), Carve: rgb(0x7F5200), Ask: rgb(0x5A4A98), Stop: rgb(0xA8231C),
	}, 0.10),
	withFyneNames(palette{
		Background: rgb(0x15191A), Surface: rgb(0x1E2526), Text: rgb(0xEAEFED), Quiet: rgb(0xA9B4AF),
		Action: rgb(0x5CC8B4), OnAction: rgb(0x0A1513), ActionHover: rgb(0x7AD6C5),
		Line: rgb(0x6F7B77), Border: rgb(0x8F9D97), Hairline: rgb(0x2E3637),
		Nav: rgb(0x101314), Selected: rgb(0x1F3835), Hover: rgb(0x20282A), Neutral: rgb(0x2B3334), Scrim: rgba(0x000000, 0xA0),
		Fits: rgb(0x6FCF8A), Adjust: rgb(0x6EC1E4), Carve: rgb(0xE2A94F), Ask: rgb(0xB8ABF2), Stop: rgb(0xFF8A80),
	}, 0.15),
	withFyneNames(palette{
		Background: rgb(0xFFFFFF), Surface: rgb(0xFFFFFF), Text: rgb(0x000000), Quiet: rgb(0x2B2B2B),
		Action: rgb(0x00493F), OnAction: rgb(0xFFFFFF), ActionHover: rgb(0x00312A),
		Line: rgb(0x000000), Border: rgb(0x000000), Hairline: rgb(0x555555),
		Nav: rgb(0xFFFFFF), Selected: rgb(0xDDEFEB), Hover: rgb(0xF0F0F0), Neutral: rgb(0xEEEEEE), Scrim: rgba(0x000000, 0x99),
		Fits: rgb(0x0A4A20), Adjust: rgb(0x003F57), Carve: rgb(0x513300), Ask: rgb(0x372A6B), Stop: rgb(0x7A0A05),
	}, 0.08),
	withFyneNames(palette{
		Background: rgb(0x000000), Surface: rgb(0x000000), Text: rgb(0xFFFFFF), Quiet: rgb(0xDDDDDD),
		Action: rgb(0x7DF0DA), OnAction: rgb(0x000000), ActionHover: rgb(0xB5F7EA),
		Line: rgb(0xFFFFFF), Border: rgb(0xFFFFFF), Hairline: rgb(0x9C9C9C),
		Nav: rgb(0x000000), Selected: rgb(0x0B3B33), Hover: rgb(0x1C1C1C), Neutral: rgb(0x222222), Scrim: rgba(0x000000, 0xB0),
		Fits: rgb(0x8CF0A8), Adjust: rgb(0x94DBFA), Carve: rgb(0xFFCB78), Ask: rgb(0xD2C8FF), Stop: rgb(0xFFB1AA),
	}, 0.15),
}

// withFyneNames adds the fills and what Fyne's own widgets ask for.
func withFyneNames(p palette, mix float64) palette {
	for _, m := range append(Meanings(), Action) {
		p[Fill(m)] = blend(p[Surface], p[m], mix)
	}
	same := map[fyne.ThemeColorName]fyne.ThemeColorName{
		base.ColorNameButton: Surface, base.ColorNameDisabledButton: Neutral, base.ColorNameDisabled: Quiet, base.ColorNameError: Stop,
		base.ColorNameFocus: Selected, base.ColorNameHeaderBackground: Background, base.ColorNameHover: Hover, base.ColorNameHyperlink: Action,
		base.ColorNameInputBackground: Surface, base.ColorNameInputBorder: Border, base.ColorNameMenuBackground: Surface,
		base.ColorNameOverlayBackground: Surface, base.ColorNamePlaceHolder: Quiet, base.ColorNamePressed: Selected,
		base.ColorNameScrollBar: Line, base.ColorNameScrollBarBackground: Background, base.ColorNameSelection: Selected,
		base.ColorNameSeparator: Hairline, base.ColorNameSuccess: Fits, base.ColorNameWarning: Carve,
		base.ColorNameForegroundOnError: OnAction, base.ColorNameForegroundOnSuccess: OnAction, base.ColorNameForegroundOnWarning: OnAction,
		base.ColorNameInnerWindowBorder: Hairline, base.ColorNameInnerWindowBorderInactive: Hairline,
	}
	for fyneName, ours := range same {
		p[fyneName] = p[ours]
	}
	p[base.ColorNameShadow] = color.NRGBA{A: 0x2A}
	return p
}

func rgb(v uint32) color.Color { return rgba(v, 0xFF) }

func rgba(v uint32, a uint8) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}

// blend lays part (0 to 1) of top over ground.
func blend(ground, top color.Color, part float64) color.Color {
	g, t := ground.(color.NRGBA), top.(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-part) + float64(b)*part + 0.5) }
	return color.NRGBA{R: mix(g.R, t.R), G: mix(g.G, t.G), B: mix(g.B, t.B), A: 0xFF}
}
