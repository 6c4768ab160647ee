package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	base "fyne.io/fyne/v2/theme"

	"jobwright/assets"
)

// contrast is WCAG 2's contrast ratio of two colours.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	part := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}

func TestEveryPairOfColoursInUseIsLegible(t *testing.T) {
	grounds := []fyne.ThemeColorName{Background, Surface, Nav, Selected, Hover, Neutral}
	type pair struct {
		front, ground fyne.ThemeColorName
		text          bool
	}
	pairs := []pair{{OnAction, Action, true}, {OnAction, ActionHover, true}, {Action, Fill(Action), true}, {Text, Fill(Action), true}}
	for _, g := range grounds {
		pairs = append(pairs, pair{Text, g, true}, pair{Quiet, g, true}, pair{Action, g, true}, pair{Border, g, false}, pair{Stop, g, true})
	}
	pairs = append(pairs, pair{Line, Background, false}, pair{Line, Surface, false})
	for _, m := range Meanings() {
		pairs = append(pairs, pair{m, Background, true}, pair{m, Surface, true}, pair{m, Fill(m), true}, pair{Text, Fill(m), true}, pair{Quiet, Fill(m), true}, pair{m, Selected, true})
	}
	for _, look := range []Look{{Mode: Light}, {Mode: Dark}, {Mode: Light, HighContrast: true}, {Mode: Dark, HighContrast: true}} {
		th := New(look)
		for _, p := range pairs {
			want := 3.0
			if p.text {
				want = 4.5
			}
			if look.HighContrast {
				want = 7
			}
			got := contrast(th.Color(p.front, 0), th.Color(p.ground, 0))
			if math.Round(got*100)/100 < want {
				t.Errorf("%+v: %s on %s measures %.2f, want %.1f", look, p.front, p.ground, got, want)
			}
		}
	}
}

func TestSizesFollowTheTextScale(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(Look{Mode: Light, TextScale: 1}))
	if Space(2) != 8 || RowHeight() != 36 || Body.Scaled() != 14 {
		t.Errorf("at 100%%: space %v, row %v, body %v", Space(2), RowHeight(), Body.Scaled())
	}
	app.Settings().SetTheme(New(Look{Mode: Light, TextScale: 3, Dense: true}))
	if Space(2) != 16 || RowHeight() != 56 || Body.Scaled() != 28 {
		t.Errorf("past 200%%, dense: space %v, row %v, body %v", Space(2), RowHeight(), Body.Scaled())
	}
	if got := Current().Size(base.SizeNameText); got != 28 {
		t.Errorf("Fyne's own text is %v, want 28", got)
	}
}

func TestTheLookFollowsTheSystemOnlyWhenAsked(t *testing.T) {
	ask := func(m Mode, v fyne.ThemeVariant) color.Color { return New(Look{Mode: m}).Color(Background, v) }
	if ask(System, base.VariantDark) != ask(Dark, base.VariantLight) || ask(System, base.VariantLight) != ask(Light, base.VariantDark) {
		t.Error("System must follow the variant, Light and Dark must not")
	}
}

func TestIconsCarryTheirColourAndAnOwnName(t *testing.T) {
	red, blue := color.NRGBA{R: 0xFF, A: 0xFF}, color.NRGBA{B: 0xFF, A: 0xFF}
	a, b, small := Icon("lock", red, 20), Icon("lock", blue, 20), Icon("lock", red, 14)
	if a.Name() == b.Name() || a.Name() == small.Name() {
		t.Errorf("names repeat: %s %s %s", a.Name(), b.Name(), small.Name())
	}
	if a != Icon("lock", red, 20) {
		t.Error("the same icon is made twice")
	}
	for ours, name := range fyneIcons {
		if _, ok := assets.Icon(name); !ok {
			t.Errorf("%s stands for the missing icon %q", ours, name)
		}
	}
	if len(assets.IconNames()) < 60 {
		t.Errorf("only %d icons", len(assets.IconNames()))
	}
}

func TestTheTypefaceHasTheWelshLetters(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(Look{Mode: Light}))
	w := fyne.MeasureText("ŵ", 14, fyne.TextStyle{}).Width
	if plainW := fyne.MeasureText("w", 14, fyne.TextStyle{}).Width; math.Abs(float64(w-plainW)) > 0.01 {
		t.Errorf("ŵ measures %v, w %v: the letter comes from another typeface", w, plainW)
	}
}
