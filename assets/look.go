package assets

import (
	"embed"
	"io/fs"
	"strings"
)

// FontRegular, FontItalic, FontSemiBold, FontBold and FontBoldItalic are the faces of Atkinson Hyperlegible Next
// (SIL Open Font License, fonts/OFL.txt) as TrueType files.
var (
	//go:embed fonts/AtkinsonHyperlegibleNext-Regular.ttf
	FontRegular []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-RegularItalic.ttf
	FontItalic []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-SemiBold.ttf
	FontSemiBold []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-Bold.ttf
	FontBold []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-BoldItalic.ttf
	FontBoldItalic []byte
	// FontFallback is DejaVu Sans (fonts/DejaVu.txt), for letters and signs that Atkinson Hyperlegible Next does not have.
	//go:embed fonts/DejaVuSans.ttf
	FontFallback []byte
	// FontLicence is the licence that goes with the fonts.
	//go:embed fonts/OFL.txt
	FontLicence string
	// AppIcon is the program's icon, a PNG of 512 by 512.
	//go:embed icon.png
	AppIcon []byte
)

//go:embed icons/*.svg
var icons embed.FS

// Icon returns the SVG of a drawn icon: 24 by 24, paths only, colour written as "currentColor", stroke width 1.75. ok is false for an unknown name.
func Icon(name string) (svg string, ok bool) {
	b, err := icons.ReadFile("icons/" + name + ".svg")
	return string(b), err == nil
}

// IconNames lists every icon, in alphabetical order.
func IconNames() []string {
	files, err := fs.Glob(icons, "icons/*.svg")
	if err != nil {
		return nil
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(f, "icons/"), ".svg")
	}
	return names
}
