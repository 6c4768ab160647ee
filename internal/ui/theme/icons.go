package theme

import (
	"fmt"
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"jobwright/assets"
)

type iconKey struct {
	name   string
	colour color.NRGBA
	stroke int // hundredths
}

var (
	iconMu    sync.Mutex
	iconCache = map[iconKey]fyne.Resource{}
)

// Icon returns a drawn icon in a colour for a size on screen. The colour is written into the SVG, because Fyne recolours only fills, and each icon,
// colour and stroke has a resource name of its own, because Fyne caches by name. An unknown name gives a circle.
func Icon(name string, c color.Color, size float32) fyne.Resource {
	key := iconKey{name, color.NRGBAModel.Convert(c).(color.NRGBA), strokeFor(size)}
	iconMu.Lock()
	defer iconMu.Unlock()
	if r, ok := iconCache[key]; ok {
		return r
	}
	svg, ok := assets.Icon(name)
	if !ok {
		svg, _ = assets.Icon("circle")
	}
	hex := fmt.Sprintf("#%02X%02X%02X", key.colour.R, key.colour.G, key.colour.B)
	svg = strings.ReplaceAll(svg, "currentColor", hex)
	svg = strings.ReplaceAll(svg, `stroke-width="1.75"`, fmt.Sprintf(`stroke-width="%.2f"`, float64(key.stroke)/100))
	r := fyne.NewStaticResource(fmt.Sprintf("%s-%s-%d.svg", name, hex[1:], key.stroke), []byte(svg))
	iconCache[key] = r
	return r
}

// strokeFor keeps lines about 1.4 wide on screen at small sizes and a little stronger at large ones, in hundredths of the 24 grid.
func strokeFor(size float32) int {
	switch {
	case size <= 16:
		return 210
	case size <= 24:
		return 175
	}
	return 150
}

// Icon gives Fyne's own widgets our icons where we have the same sign.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	ours, ok := fyneIcons[name]
	if !ok {
		return base.DefaultTheme().Icon(name)
	}
	variant := base.VariantLight
	if t.IsDark() {
		variant = base.VariantDark
	}
	return Icon(ours, t.Color(Text, variant), 20)
}

var fyneIcons = map[fyne.ThemeIconName]string{
	base.IconNameCancel: "close", base.IconNameConfirm: "check", base.IconNameDelete: "trash", base.IconNameSearch: "search",
	base.IconNameMenu: "menu", base.IconNameContentAdd: "plus", base.IconNameContentRemove: "minus",
	base.IconNameContentCopy: "copy", base.IconNameContentUndo: "undo", base.IconNameContentRedo: "redo", base.IconNameFolder: "folder",
	base.IconNameFolderOpen: "folder", base.IconNameArrowDropDown: "chevron-down", base.IconNameArrowDropUp: "chevron-up",
	base.IconNameMoreHorizontal: "more", base.IconNameNavigateBack: "chevron-left", base.IconNameNavigateNext: "chevron-right",
	base.IconNameMoveDown: "arrow-down", base.IconNameMoveUp: "arrow-up", base.IconNameVisibility: "eye", base.IconNameVisibilityOff: "eye-off",
	base.IconNameWarning: "warning", base.IconNameInfo: "info", base.IconNameHelp: "help", base.IconNameSettings: "sliders", base.IconNameCalendar: "calendar",
	base.IconNameViewRefresh: "refresh", base.IconNameDocumentPrint: "print", base.IconNameMailCompose: "mail",
}
