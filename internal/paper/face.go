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

// metrics are the widths of the letters of a face.
type metrics struct {
	font     *sfnt.Font
	mu       sync.Mutex
	buffer   sfnt.Buffer
	low      [0x0250]float64  // of the letters that are most of what is written, in shares of the size; -1 = the face does not have the letter
	advances map[rune]float64 // of the others, as they are needed
}

var faces = [Faces]func() *metrics{sync.OnceValue(Regular.parse), sync.OnceValue(Bold.parse), sync.OnceValue(Italic.parse), sync.OnceValue(Fallback.parse)}

func (f Face) parse() *metrics {
	font, err := sfnt.Parse(f.TTF())
	if err != nil {
		panic(err) // the file is part of the program
	}
	m := &metrics{font: font, advances: map[rune]float64{}}
	for r := range m.low {
		m.low[r] = m.measure(rune(r))
	}
	return m
}

// advance is the width of a letter in shares of the size; false where the face does not have it.
func (f Face) advance(r rune) (float64, bool) {
	a := faces[f]().advance(r)
	return max(a, 0), a >= 0
}

// advance is the width of a letter, found out once; -1 where the face does not have it.
func (m *metrics) advance(r rune) float64 {
	if int(r) < len(m.low) {
		return m.low[r]
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	a, known := m.advances[r]
	if !known {
		a = m.measure(r)
		m.advances[r] = a
	}
	return a
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

// runs parts a settable text into pieces that their faces have every letter of. A word stands in one face where one has all of it. A
// letter that no face has becomes a visible �: nothing is lost silently.
func runs(face Face, s string) (list []run) {
	pieces(face, s, func(f Face, words string, width float64) {
		if n := len(list); n > 0 && list[n-1].face == f {
			list[n-1].words, list[n-1].width = list[n-1].words+words, list[n-1].width+width
			return
		}
		list = append(list, run{f, words, width})
	})
	return list
}

// pieces gives the words of a text with the space behind them, or parts of words, each in its face.
func pieces(face Face, s string, add func(f Face, words string, width float64)) {
	for s != "" {
		word := s
		if end := strings.IndexByte(s, ' '); end >= 0 {
			word = s[:end+1]
		}
		s = s[len(word):]
		if width, ok := face.width(word); ok {
			add(face, word, width)
		} else if width, ok := Fallback.width(word); ok {
			add(Fallback, word, width)
		} else {
			letterwise(face, word, add)
		}
	}
}

// letterwise sets a word that no face has all of, each letter in the face that has it.
func letterwise(face Face, word string, add func(Face, string, float64)) {
	for _, r := range word {
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
		add(f, string(r), width)
	}
}

// width is how wide a text is in shares of the size; false where the face does not have all of it.
func (f Face) width(s string) (width float64, ok bool) {
	m := faces[f]()
	for _, r := range s {
		a := m.advance(r)
		if a < 0 {
			return 0, false
		}
		width += a
	}
	return width, true
}

// WidthOf is how wide a text is set in a face and size.
func WidthOf(face Face, size float64, s string) float64 {
	all := 0.0
	pieces(face, s, func(_ Face, _ string, width float64) { all += width })
	return all * size
}

// wrap breaks a text into lines no wider than width: between words, and inside a word only where it is wider than a line.
func wrap(face Face, size, width float64, s string) (lines []string) {
	for _, paragraph := range strings.Split(strings.ReplaceAll(settable(s), "\t", " "), "\n") {
		line, used := "", 0.0 // with the space behind it
		for _, word := range strings.Fields(paragraph) {
			wide := WidthOf(face, size, word)
			if line != "" && used+wide <= width {
				line, used = line+" "+word, used+WidthOf(face, size, word+" ")
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			line = word
			if wide > width {
				var whole []string
				whole, line = chop(face, size, width, word)
				lines = append(lines, whole...)
			}
			used = WidthOf(face, size, line+" ")
		}
		lines = append(lines, line)
	}
	return lines
}

// chop breaks a word that is wider than a line; rest is what is left for the last line. A letter wider than a line gets one of its own.
func chop(face Face, size, width float64, word string) (lines []string, rest string) {
	_, whole := face.width(word)
	used := 0.0
	for _, r := range word {
		wide := WidthOf(face, size, string(r))
		if !whole { // the part may be set in either face
			wide = max(wide, WidthOf(Fallback, size, string(r)))
		}
		if rest != "" && used+wide > width {
			end := len(rest)
			if i := strings.LastIndexByte(rest, '-') + 1; i > len(rest)/2 { // such as a long number, which has its groups
				end = i
			}
			lines, rest = append(lines, rest[:end]), rest[end:]
			used = WidthOf(face, size, rest)
			if !whole {
				used = max(used, WidthOf(Fallback, size, rest))
			}
		}
		rest, used = rest+string(r), used+wide
	}
	return lines, rest
}
