package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// ground is a plain rectangle that takes its colours from the look when it refreshes.
type ground struct {
	widget.BaseWidget
	fill, stroke fyne.ThemeColorName
	radius       float32
	raised       bool
	high         float32 // 0: no smallest height
	wide         float32
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	back := canvas.NewRectangle(color.Transparent)
	restyle := func() {
		back.CornerRadius = g.radius
		back.FillColor = color.Transparent
		if g.fill != "" {
			back.FillColor = theme.Color(g.fill)
		}
		if g.stroke != "" {
			back.StrokeColor, back.StrokeWidth = theme.Color(g.stroke), 1
		}
		if g.raised {
			back.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x38}, BlurRadius: 16, Offset: fyne.NewPos(0, 4), Variant: canvas.BoxShadow}
		}
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back}, size: g.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.NewSize(g.wide, g.high) },
		layout:  func(s fyne.Size) { back.Resize(s) },
		refresh: restyle,
	}
}

func newGround(fill, stroke fyne.ThemeColorName, radius float32) *ground {
	g := &ground{fill: fill, stroke: stroke, radius: radius}
	g.ExtendBaseWidget(g)
	return g
}

// Card stands content on a surface with a thin border. Cards do not stand in cards.
func Card(content fyne.CanvasObject) *fyne.Container {
	return on(newGround(theme.Surface, theme.Hairline, theme.Radius), Pad(4, content))
}

// Raised is a Card with a shadow, for what floats above the page.
func Raised(content fyne.CanvasObject) *fyne.Container {
	g := newGround(theme.Surface, theme.Hairline, theme.Radius+2)
	g.raised = true
	return on(g, Pad(4, content))
}

// On stands content on a colour token, edge to edge.
func On(fill fyne.ThemeColorName, content fyne.CanvasObject) *fyne.Container {
	return on(newGround(fill, "", 0), content)
}

// Panel stands content on a rounded ground of a colour token, without a border.
func Panel(fill fyne.ThemeColorName, content fyne.CanvasObject) *fyne.Container {
	return on(newGround(fill, "", theme.Radius), Pad(4, content))
}

func on(g *ground, content fyne.CanvasObject) *fyne.Container {
	return container.New(stack{}, g, content)
}

type stack struct{}

func (stack) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := fyne.Size{}
	for _, c := range o {
		m = m.Max(c.MinSize())
	}
	return m
}

func (stack) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, c := range o {
		c.Move(fyne.Position{})
		c.Resize(s)
	}
}

// Rule is a thin straight line across, one unit high.
func Rule() fyne.CanvasObject { return thin(theme.Hairline, 0, 1) }

// StrongRule is a rule that carries meaning, such as the one under a list's header.
func StrongRule() fyne.CanvasObject { return thin(theme.Line, 0, 1) }

// UprightRule is a thin straight line down, one unit wide.
func UprightRule() fyne.CanvasObject { return thin(theme.Hairline, 1, 0) }

func thin(c fyne.ThemeColorName, w, h float32) fyne.CanvasObject {
	g := newGround(c, "", 0)
	g.wide, g.high = w, h
	return g
}
