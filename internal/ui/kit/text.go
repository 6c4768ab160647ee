package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/theme"
)

// Text shows words in one size, weight and tone, on one line or wrapped.
type Text struct {
	widget.BaseWidget
	words   string
	size    theme.TextSize
	weight  Weight
	tone    fyne.ThemeColorName
	align   fyne.TextAlign
	wrap    bool
	most    int // lines; 0 = as many as it takes
	shrinks bool
	figures bool
	drawn   bool
	width   float32 // of the last layout, which decides the number of lines
}

// NewText makes regular body text on one line, as wide as its words.
func NewText(words string) *Text {
	t := &Text{words: words, size: theme.Body, tone: theme.Text}
	t.ExtendBaseWidget(t)
	return t
}

// Sized sets the step of the type scale.
func (t *Text) Sized(s theme.TextSize) *Text { t.size = s; return t.changed() }

// SemiBold sets the middle weight.
func (t *Text) SemiBold() *Text { t.weight = SemiBold; return t.changed() }

// Bold sets the heavy weight.
func (t *Text) Bold() *Text { t.weight = Bold; return t.changed() }

// Tone sets the colour token.
func (t *Text) Tone(c fyne.ThemeColorName) *Text { t.tone = c; return t.changed() }

// Aligned sets where the text stands in a wider box.
func (t *Text) Aligned(a fyne.TextAlign) *Text { t.align = a; return t.changed() }

// Wrap breaks the text into lines as wide as the room it gets.
func (t *Text) Wrap() *Text { t.wrap = true; return t.changed() }

// AtMost keeps wrapped text to a number of lines; the last then ends with an ellipsis.
func (t *Text) AtMost(lines int) *Text { t.most = lines; return t.changed() }

// Shrink lets a layout make the text narrower than its words; it then ends with an ellipsis.
func (t *Text) Shrink() *Text { t.shrinks = true; return t.changed() }

// Figures gives every figure the same width, so that numbers in a column stand under one another.
func (t *Text) Figures() *Text { t.figures = true; return t.changed() }

// changed redraws a text that has been drawn before.
func (t *Text) changed() *Text {
	if t.drawn {
		t.Refresh()
	}
	return t
}

// Set changes the words.
func (t *Text) Set(words string) {
	if t.words != words {
		t.words = words
		t.changed()
	}
}

// SetTone changes the words' colour token.
func (t *Text) SetTone(c fyne.ThemeColorName) {
	if t.tone != c {
		t.tone = c
		t.changed()
	}
}

// longestWord is how wide the widest word is.
func (t *Text) longestWord() (wide float32) {
	for _, word := range strings.Fields(t.words) {
		wide = max(wide, newLabel(word, t.size, t.weight, t.tone).wide())
	}
	return wide
}

// Words returns the whole text, also where it is shown shortened.
func (t *Text) Words() string { return t.words }

// AccessibilityLabel returns the whole text.
func (t *Text) AccessibilityLabel() string { return t.words }

// AccessibilityRole returns the text role.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Resize keeps the width, because the height of wrapped text depends on it.
func (t *Text) Resize(s fyne.Size) {
	changed := t.wrap && s.Width != t.width
	t.width = s.Width
	t.BaseWidget.Resize(s)
	if changed {
		t.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	t.drawn = true
	r := &textRenderer{t: t, probe: newLabel("", t.size, t.weight, t.tone)}
	r.rebuild()
	return r
}

type textRenderer struct {
	t       *Text
	probe   *label // measures
	lines   []*label
	objects []fyne.CanvasObject
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *textRenderer) Refresh() {
	r.rebuild()
	r.Layout(r.t.BaseWidget.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// rebuild makes one label a line, or one a figure where figures stand in cells.
func (r *textRenderer) rebuild() {
	t := r.t
	p := r.probe
	p.size, p.weight, p.tone = t.size, t.weight, t.tone
	p.restyle()
	var parts []string
	switch {
	case t.figures:
		parts = splitFigures(t.words)
	case t.wrap:
		parts = wrapWords(t.words, t.width, func(s string) float32 { return p.measure(s).Width })
		if t.most > 0 && len(parts) > t.most {
			parts[t.most-1] += " " + parts[t.most] // too wide: the label shortens it
			parts = parts[:t.most]
		}
	default:
		parts = []string{t.words}
	}
	for len(r.lines) < len(parts) {
		r.lines = append(r.lines, newLabel("", t.size, t.weight, t.tone))
	}
	r.lines = r.lines[:len(parts)]
	r.objects = r.objects[:0]
	for i, l := range r.lines {
		l.whole, l.size, l.weight, l.tone = parts[i], t.size, t.weight, t.tone
		l.restyle()
		r.objects = append(r.objects, l.Text)
	}
}

func (r *textRenderer) MinSize() fyne.Size {
	t := r.t
	high := t.size.Line()
	if t.wrap {
		return fyne.NewSize(theme.Units(40), high*float32(max(1, len(r.lines))))
	}
	if t.shrinks {
		return fyne.NewSize(min(r.wide(), theme.Units(24)), high)
	}
	return fyne.NewSize(r.wide(), high)
}

func (r *textRenderer) wide() float32 {
	sum := float32(0)
	for _, l := range r.lines {
		sum += r.cell(l)
	}
	return ceil(sum)
}

func (r *textRenderer) cell(l *label) float32 {
	if r.t.figures && isFigure(l.whole) {
		return l.TextSize * theme.FigureWidth
	}
	return l.measure(l.whole).Width
}

func (r *textRenderer) Layout(s fyne.Size) {
	t := r.t
	high := t.size.Line()
	if t.figures {
		x := float32(0)
		switch t.align {
		case fyne.TextAlignTrailing:
			x = s.Width - r.wide()
		case fyne.TextAlignCenter:
			x = (s.Width - r.wide()) / 2
		}
		y := round((s.Height - high) / 2)
		for _, l := range r.lines {
			w := r.cell(l)
			l.place(x, y, w+1, high, fyne.TextAlignCenter)
			x += w
		}
		return
	}
	y := max(0, round((s.Height-high*float32(len(r.lines)))/2))
	for _, l := range r.lines {
		l.place(0, y, s.Width, high, t.align)
		y += high
	}
}

func isFigure(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

// splitFigures cuts a text into single figures and what stands between them.
func splitFigures(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		if !isFigure(s[i : i+1]) {
			continue
		}
		if start < i {
			out = append(out, s[start:i])
		}
		out = append(out, s[i:i+1])
		start = i + 1
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// wrapWords breaks a text into lines no wider than width; a width of 0 keeps paragraphs whole, and a word wider than a line is cut.
func wrapWords(text string, width float32, measure func(string) float32) []string {
	var lines []string
	for _, para := range strings.Split(text, "\n") {
		if width <= 0 {
			lines = append(lines, para)
			continue
		}
		lines = append(lines, wrapParagraph(para, width, measure)...)
	}
	return lines
}

func wrapParagraph(para string, width float32, measure func(string) float32) []string {
	var lines []string
	current := ""
	for _, word := range strings.FieldsFunc(para, func(r rune) bool { return r == ' ' || r == '\t' }) {
		next := word
		if current != "" {
			next = current + " " + word
		}
		if measure(next) <= width {
			current = next
			continue
		}
		if current != "" {
			lines = append(lines, current)
		}
		for measure(word) > width {
			head := cutToWidth(word, width, measure)
			if head == word {
				break
			}
			lines = append(lines, head)
			word = word[len(head):]
		}
		current = word
	}
	return append(lines, current)
}

// cutToWidth returns the longest beginning of word that fits, at least one letter with the marks that belong to it.
func cutToWidth(word string, width float32, measure func(string) float32) string {
	last := 0
	for i, r := range word {
		if i > 0 && !unicode.Is(unicode.Mn, r) {
			if measure(word[:i]) > width {
				break
			}
			last = i
		}
	}
	if last == 0 {
		for i, r := range word {
			if i > 0 && !unicode.Is(unicode.Mn, r) {
				return word[:i]
			}
		}
		return word
	}
	return word[:last]
}
