// Gallery draws every control of the kit in every state and look into PNG files, without a display:
//
//	go run ./internal/ui/kit/gallery docs/screens/kit
//
// Each control gets two sheets, at 100% and at 200% text size, each with the four palettes side by side. A name or two after the folder draws only those.
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// Entry is one control in all its states.
type Entry struct {
	Name   string // the file's name: "button"
	States []State
}

// State is a control as it looks in one situation.
type State struct {
	Name          string
	Make          func() fyne.CanvasObject
	Width, Height float32           // at a text scale of 1; 0 is as small as the control allows
	Then          func(fyne.Window) // after it is shown: move the focus, open the menu
}

var entries []Entry

// register adds a control to the gallery; files of the package call it from init.
func register(e Entry) { entries = append(entries, e) }

// focusNext moves the focus n places on.
func focusNext(n int) func(fyne.Window) {
	return func(w fyne.Window) {
		for range n {
			w.Canvas().FocusNext()
		}
	}
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "Say which folder the pictures go to: go run ./internal/ui/kit/gallery docs/screens/kit")
		os.Exit(2)
	}
	test.NewApp()
	if err := drawAll(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func drawAll(folder string, only []string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	for _, e := range entries {
		if len(only) > 0 && !slices.Contains(only, e.Name) {
			continue
		}
		for suffix, scale := range map[string]float32{"": 1, "-200": 2} {
			if err := save(filepath.Join(folder, e.Name+suffix+".png"), sheet(e, scale)); err != nil {
				return err
			}
		}
	}
	return nil
}

// sheet draws a control's states in the four palettes, two beside two.
func sheet(e Entry, scale float32) *image.RGBA {
	looks := []theme.Look{{Mode: theme.Light}, {Mode: theme.Dark}, {Mode: theme.Light, HighContrast: true}, {Mode: theme.Dark, HighContrast: true}}
	panels := make([]image.Image, len(looks))
	for i, l := range looks {
		l.TextScale = scale
		panels[i] = panel(e, l)
	}
	w, h := panels[0].Bounds().Dx(), panels[0].Bounds().Dy()
	all := image.NewRGBA(image.Rect(0, 0, 2*w, 2*h))
	for i, p := range panels {
		at := image.Pt(i%2*w, i/2*h)
		draw.Draw(all, image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}, p, image.Point{}, draw.Src)
	}
	return all
}

// panel draws the states under one another in one look.
func panel(e Entry, l theme.Look) image.Image {
	theme.Apply(l)
	var shots []image.Image
	w, h := 0, 0
	for _, s := range e.States {
		shot := shoot(s)
		shots = append(shots, shot)
		w, h = max(w, shot.Bounds().Dx()), h+shot.Bounds().Dy()
	}
	all := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(all, all.Bounds(), image.NewUniform(theme.Color(theme.Background)), image.Point{}, draw.Src)
	y := 0
	for _, s := range shots {
		draw.Draw(all, image.Rect(0, y, s.Bounds().Dx(), y+s.Bounds().Dy()), s, image.Point{}, draw.Src)
		y += s.Bounds().Dy()
	}
	return all
}

// shoot draws one state with its name above it.
func shoot(s State) image.Image {
	o := s.Make()
	if s.Width > 0 {
		o = kit.AtMost(s.Width, o)
	}
	o = kit.AtLeast(s.Width, s.Height, o)
	page := kit.Pad(3, kit.Column(2, kit.NewText(s.Name).Sized(theme.Caption).Tone(theme.Quiet), kit.Start(o)))
	w := test.NewWindow(page)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(page.MinSize())
	if m := page.MinSize(); m.Height > w.Canvas().Size().Height { // wrapped text knows its height once it has a width
		w.Resize(m)
	}
	if s.Then != nil {
		s.Then(w)
	}
	return w.Canvas().Capture()
}

// fewColours keeps the 256 commonest colours and turns the rest, edges of letters mostly, into the nearest: a third of the size.
func fewColours(img *image.RGBA) image.Image {
	b := img.Bounds()
	count := map[color.RGBA]int{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[img.RGBAAt(x, y)]++
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int { return count[b] - count[a] })
	palette := color.Palette{}
	for _, c := range all[:min(256, len(all))] {
		palette = append(palette, c)
	}
	index := map[color.RGBA]uint8{}
	for _, c := range all {
		index[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, index[img.RGBAAt(x, y)])
		}
	}
	return out
}

func save(path string, img *image.RGBA) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, fewColours(img)); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
