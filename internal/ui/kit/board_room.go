package kit

import (
	"strings"

	"jobwright/internal/ui/theme"
)

// cardFit is how high the cards of a board are, for a width of it and a size of text.
type cardFit struct{ wide, text, high float32 }

// cardHigh is the one height of all cards; where they wrap, that of the card which needs most. Shaping the text of thousands of cards
// would hold the board up, so a card is broken into lines as it is drawn only where its letters, added up, come to more than the highest so far.
func (b *Board[T]) cardHigh() float32 {
	if !b.o.Wrap {
		return cardHeight(b.o.Lines)
	}
	now := cardFit{wide: b.BaseWidget.Size().Width, text: theme.Body.Scaled(), high: cardHeight(1)}
	if b.fit.wide == now.wide && b.fit.text == now.text {
		return b.fit.high
	}
	if now.wide <= 0 {
		return now.high
	}
	letters := letterWidths{}
	for col := range b.columns {
		_, w := b.span(col)
		for _, item := range b.of(col) {
			face := b.o.Face(item)
			if breakCard(face, w, true, letters.measure).high() > now.high {
				now.high = max(now.high, breakCard(face, w, true, shaped).high())
			}
		}
	}
	b.fit = now
	return now.high
}

// Span is where a column stands and how wide it is.
func (b *Board[T]) Span(column string) (x, wide float32) {
	for i, c := range b.o.Columns {
		if c.ID == column {
			return b.span(i)
		}
	}
	return 0, 0
}

func (b *Board[T]) span(col int) (x, wide float32) {
	gap := theme.Space(4)
	unit := (b.BaseWidget.Size().Width - float32(len(b.columns)-1)*gap) / max(1, b.weights())
	for i := range col {
		x += floor(unit*b.weight(i)) + gap
	}
	return x, max(0, floor(unit*b.weight(col)))
}

func (b *Board[T]) weight(col int) float32 {
	if b.o.Columns[col].Slim && len(b.of(col)) == 0 {
		return 0.5
	}
	return 1
}

func (b *Board[T]) weights() (sum float32) {
	for col := range b.columns {
		sum += b.weight(col)
	}
	return sum
}

// cardText is what a card says, broken into lines: its title, and each line below it.
type cardText struct {
	title []string
	below [][]string
}

// The most lines of a card that wraps.
const titleLines, belowLines = 3, 2

// measuring is how wide words are in a label's typeface.
type measuring func(in *label, words string) float32

// shaped is how wide words are as they are drawn.
func shaped(in *label, words string) float32 { return in.measure(words).Width }

// letterWidths keep how wide single letters are, by the size of their text.
type letterWidths map[float32]*[128]float32

// measure adds up letters: a little more than the words take as they are drawn, and many times faster.
func (l letterWidths) measure(in *label, words string) (wide float32) {
	known := l[in.TextSize]
	if known == nil {
		known = &[128]float32{}
		l[in.TextSize] = known
	}
	for i, r := range words {
		if r >= 128 {
			return wide + shaped(in, words[i:])
		}
		if known[r] == 0 {
			known[r] = shaped(in, string(r)) * moreThanDrawn
		}
		wide += known[r]
	}
	return wide
}

// moreThanDrawn makes up for the pairs of letters that stand farther apart than each alone.
const moreThanDrawn = 1.01

// breakCard breaks what a card says for a width.
func breakCard(face CardFace, w float32, wrap bool, wide measuring) (t cardText) {
	if !wrap {
		t.title = []string{face.Title}
		for _, l := range face.Lines {
			t.below = append(t.below, []string{l.Text})
		}
		return t
	}
	room := w - 2*theme.Space(3)
	title, line := newLabel("", theme.Body, Bold, theme.Text), newLabel("", theme.Caption, Regular, theme.Quiet)
	t.title = firstLines(face.Title, titleLines, room-gripWide(), title, wide)
	for i, l := range face.Lines {
		left := room
		if l.Icon != "" {
			left -= theme.Units(cardSign + 6)
		}
		if i == 0 && face.Note != "" {
			note := newLabel(face.Note, theme.Body, Regular, theme.Text)
			left -= note.wide() + theme.Space(2)
		}
		t.below = append(t.below, firstLines(l.Text, belowLines, left, line, wide))
	}
	return t
}

// firstLines are at most so many lines of words; the last holds all the rest, to be shortened.
func firstLines(words string, most int, width float32, in *label, wide measuring) []string {
	lines := wrapWords(words, max(1, width), func(s string) float32 { return wide(in, s) })
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], strings.Join(lines[most-1:], " "))
	}
	return lines
}

// high is the height of a card that says this.
func (t cardText) high() float32 {
	h := theme.Space(6) + float32(len(t.title))*theme.Body.Line()
	for _, lines := range t.below {
		h += theme.Space(1) + float32(len(lines))*theme.Caption.Line()
	}
	return h
}
