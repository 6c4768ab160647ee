package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jobwright/internal/ui/kit"
)

func init() {
	register(Entry{"signature", []State{
		{Name: "Empty", Width: 420, Height: 140, Make: func() fyne.CanvasObject { return kit.NewSignaturePad() }},
		{Name: "Signed, focused", Width: 420, Height: 140, Make: signedPad, Then: focusNext(1)},
	}})
	register(Entry{"cover", []State{{Name: "Nothing of the window can be seen", Width: 420, Height: 200, Make: func() fyne.CanvasObject { return kit.NewText("The page under it") },
		Then: func(w fyne.Window) {
			kit.ShowCover(w.Canvas(), kit.Pad(6, kit.NewHeader("Adjustment agreement", "For Sam Example and Anna Price. Please read all of it.")), nil, nil)
		}}}})
}

// signedPad is a field with a line drawn as with a mouse.
func signedPad() fyne.CanvasObject {
	p := kit.NewSignaturePad()
	p.Resize(fyne.NewSize(420, 140))
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 90)}, Button: desktop.MouseButtonPrimary})
	for _, at := range [][2]float32{{80, 40}, {95, 35}, {90, 80}, {120, 95}, {140, 60}, {160, 90}, {190, 62}, {205, 92}, {240, 70}, {320, 80}} {
		p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(at[0], at[1])}})
	}
	p.DragEnd()
	return p
}
