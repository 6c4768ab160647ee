package paper

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"jobwright/assets"
)

// Face is a face of type.
type Face uint8

// The faces. Fallback has the letters and signs that the others do not have.
const (
	Regular Face = iota
	Bold
	Italic
	Fallback
	Faces = iota // how many there are
)

// TTF is the TrueType file of the face.
func (f Face) TTF() []byte {
	return [...][]byte{assets.FontRegular, assets.FontBold, assets.FontItalic, assets.FontFallback}[f]
}

// metrics are the widths of the letters of a face, found out as they are needed.
type metrics struct {
	font     *sfnt.Font
	mu       sync.Mutex
	buffer   sfnt.Buffer
	advances map[rune]float64 // in shares of the size; -1 = the face does not have the letter
}

var faces = [Faces]func() *metrics{sync.OnceValue(Regular.parse), sync.OnceValue(Bold.parse), sync.OnceValue(Italic.parse), sync.OnceValue(Fallback.parse)}

func (f Face) parse() *metrics {
	font, err := sfnt.Parse(f.TTF())
	if err != nil {
		panic(err) // the file is part of the program
	}
	return &metrics{font: font, advances: map[rune]float64{}}
}

// advance is the width of a letter in shares of the size; false where the face does not have it.
func (f Face) advance(r rune) (float64, bool) {
	m := faces[f]()
	m.mu.Lock()
	defer m.mu.Unlock()
	a, known := m.advances[r]
	if !known {
		a = m.measure(r)
		m.advances[r] = a
	}
	return max(a, 0), a >= 0
}

func (m *metrics) measure(r rune) float64 {
	const em = 1000 // pixels an em: fine enough for a thousandth of the size
	glyph, err := m.font.GlyphIndex(&m.buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	a, err := m.font.GlyphAdvance(&m.buffer, glyph, fixed.I(em), font.HintingNone)
	if err != nil {
		return -1
	}
	return float64(a) / 64 / em
}

// run is a piece of text in one face.
type run struct {
	face  Face
	words string
	width float64 // in shares of the size
}

// runs parts a clean text into pieces that their faces have every letter of. A letter that no face has becomes a visible �: nothing is
// lost silently.
func runs(face Face, s string) (list []run) {
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			list[len(list)-1].words = b.String()
			b.Reset()
		}
	}
	for _, r := range s {
		f := face
		width, ok := f.advance(r)
		if !ok {
			f = Fallback
			if width, ok = f.advance(r); !ok && unicode.IsSpace(r) {
				r, f = ' ', face
				width, _ = f.advance(r)
			} else if !ok {
				r = unicode.ReplacementChar
				width, _ = f.advance(r)
			}
		}
		if len(list) == 0 || list[len(list)-1].face != f {
			flush()
			list = append(list, run{face: f})
		}
		b.WriteRune(r)
		list[len(list)-1].width += width
	}
	flush()
	return list
}

// WidthOf is how wide a text is set in a face and size.
func WidthOf(face Face, size float64, s string) float64 {
	width := 0.0
	for _, r := range runs(face, s) {
		width += r.width
	}
	return width * size
}

// wrap breaks a text into lines no wider than width: between words, and inside a word only where it is wider than a line.
func wrap(face Face, size, width float64, s string) (lines []string) {
	space := WidthOf(face, size, " ")
	for _, paragraph := range strings.Split(strings.ReplaceAll(settable(s), "\t", " "), "\n") {
		line, used := "", 0.0
		for _, word := range strings.Fields(paragraph) {
			wide := WidthOf(face, size, word)
			if line != "" && used+space+wide <= width {
				line, used = line+" "+word, used+space+wide
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			if line, used = word, wide; wide > width {
				var whole []string
				whole, line = chop(face, size, width, word)
				lines, used = append(lines, whole...), WidthOf(face, size, line)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// chop breaks a word that is wider than a line; rest is what is left for the last line. A letter wider than a line gets one of its own.
func chop(face Face, size, width float64, word string) (lines []string, rest string) {
	used := 0.0
	for _, r := range word {
		wide := WidthOf(face, size, string(r))
		if rest != "" && used+wide > width {
			lines, rest, used = append(lines, rest), "", 0
		}
		rest, used = rest+string(r), used+wide
	}
	return lines, rest
}
