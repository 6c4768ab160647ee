package paper

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The margins leave room for holes and notes.
const (
	left   = 25 * mm
	right  = 20 * mm
	top    = 22 * mm
	bottom = 18 * mm
	room   = Width - left - right
)

// The sizes of type: nothing is smaller than 12 points, in large print than 18.
const (
	bodySize  = 12
	largeSize = 18

	leading      = 1.4 // from line to line
	largeLeading = 1.5 // in large print
)

// draftWords stand on every page of a draft.
const draftWords = "Draft: not to be given out"

// layout puts blocks onto pages, from the top downwards.
type layout struct {
	doc   Document
	size  float64 // of the body
	pages []Page
	y     float64 // where the next block begins
	end   float64 // where the foot of the page begins
	laid  bool    // something stands on this page already
	rest  []Block // those that follow the one being laid out
	names float64 // how wide the names of all facts are, so that their values stand under each other
	marks string  // which of the marks for what cannot be set were set
}

// Layout lays a document out.
func Layout(d Document) Pages {
	l := &layout{doc: d, size: bodySize}
	if d.Large {
		l.size = largeSize
	}
	l.end = Height - bottom - float64(len(l.foot(999, 999)))*l.line(l.size) - l.size
	l.names = l.widest(d.Blocks)
	l.newPage()
	l.letterhead()
	l.lines(Bold, l.size*1.8, Black, left, room, d.Title)
	if d.Subtitle != "" {
		l.lines(Regular, l.size, Grey, left, room, d.Subtitle)
	}
	l.gap(1)
	l.blocks(d.Blocks)
	l.legend()
	for i := range l.pages {
		l.drawFoot(i)
	}
	return Pages{Title: Clean(d.FileName), Made: d.Made, List: l.pages}
}

// line is the height of a line of type of a size.
func (l *layout) line(size float64) float64 {
	if l.doc.Large {
		return size * largeLeading
	}
	return size * leading
}

// letterhead is the logo and the service at the top of the first page.
func (l *layout) letterhead() {
	house := l.doc.House
	if l.doc.Part != "" || house.Service == "" && len(house.Logo) == 0 {
		return
	}
	x, wide, foot := left, room, l.y
	if logo, ok := readLogo(house.Logo); ok {
		w, h := logo.fit(50*mm, 18*mm)
		l.add(Op{Kind: Image, X: left, Y: l.y, W: w, H: h, Data: logo.png})
		x, wide, foot = left+w+l.size, room-w-l.size, l.y+h
		l.laid = true
	}
	if house.Service != "" {
		l.lines(Bold, l.size, Black, x, wide, house.Service)
		if house.Contact != "" {
			l.lines(Regular, l.size, Grey, x, wide, house.Contact)
		}
	}
	if !l.laid {
		return
	}
	l.y = max(l.y, foot) + l.size/2
	l.add(Op{Kind: Line, X: left, Y: l.y, W: room, Pen: 1.5, Ink: Green})
	l.gap(1)
}

// legend says what the marks mean that stand for what cannot be set.
func (l *layout) legend() {
	marks := l.marks
	if strings.Contains(marks, opened) {
		l.gap(0.5)
		l.lines(Regular, l.size, Grey, left, room, "Words between "+opened+" and "+closed+" were written in a script that this paper cannot set. Here they are spelled in Latin letters; the web page that goes with this paper has them as they were written.")
	}
	if strings.Contains(marks, lost) {
		l.gap(0.5)
		l.lines(Regular, l.size, Grey, left, room, "The mark "+lost+" stands for a sign that cannot be printed, such as a small picture.")
	}
}

// gap leaves so many body lines free, but not at the top of a page.
func (l *layout) gap(lines float64) {
	if l.laid {
		l.y += lines * l.line(l.size)
	}
}

func (l *layout) newPage() {
	l.pages = append(l.pages, Page{})
	l.y, l.laid = top, false
	if l.doc.Draft {
		height := l.line(l.size) + l.size/2
		l.add(Op{Kind: Box, X: left, Y: l.y, W: room, H: height, Ink: Pale})
		l.words(Bold, l.size, Red, left+l.size/2, l.y+l.size/4, draftWords)
		l.y += height + l.size
	}
}

// need begins a new page unless so much height is left; nothing is gained by it on a page that is still empty.
func (l *layout) need(height float64) {
	if l.y+height > l.end && l.laid {
		l.newPage()
	}
}

func (l *layout) add(o Op) {
	page := &l.pages[len(l.pages)-1]
	page.Ops = append(page.Ops, o)
}

// words sets one line whose upper edge is at y.
func (l *layout) words(face Face, size float64, ink Ink, x, y float64, s string) {
	for _, mark := range []string{opened, lost} {
		if strings.Contains(s, mark) && !strings.Contains(l.marks, mark) {
			l.marks += mark
		}
	}
	for _, r := range runs(face, s) {
		if strings.TrimSpace(r.words) != "" {
			l.add(Op{Kind: Text, X: x, Y: y + size*1.05, Words: r.words, Face: r.face, Size: size, Ink: ink})
		}
		x += r.width * size
	}
}

// lines sets a text in the width, over pages if it must, and moves on.
func (l *layout) lines(face Face, size float64, ink Ink, x, width float64, s string) {
	lines := wrap(face, size, width, s)
	l.need(float64(first(len(lines))) * l.line(size))
	for i, line := range lines {
		if i == len(lines)-2 && i > 1 {
			l.need(2 * l.line(size)) // the last line is never alone on a page
		}
		l.need(l.line(size))
		l.words(face, size, ink, x, l.y, line)
		l.y += l.line(size)
		l.laid = true
	}
}

// foot are the lines at the foot of a page.
func (l *layout) foot(page, pages int) (lines []string) {
	d := l.doc
	if d.For != "" {
		lines = append(lines, "Confidential. Shared only with "+shortened(d.For, 300)+".")
	}
	which := fmt.Sprintf("page %d of %d", page, pages)
	if marks := strings.Join(d.marks(), ", "); marks != "" {
		lines = append(lines, marks+",")
	}
	if d.Large { // there a line is too dear to be left half empty
		lines = []string{strings.Join(lines, " ")}
	}
	lines = l.footLines(lines)
	if last := len(lines) - 1; last >= 0 && strings.HasSuffix(lines[last], ",") {
		if line := lines[last] + " " + which; WidthOf(Regular, l.size, line) <= room {
			lines[last] = line
			return lines
		}
	}
	return append(lines, which)
}

// footLines wraps lines of the foot.
func (l *layout) footLines(lines []string) (wrapped []string) {
	for _, line := range lines {
		if line == "" {
			continue
		}
		wrapped = append(wrapped, wrap(Regular, l.size, room, line)...)
	}
	return wrapped
}

// marks say whose a document is, its version and day, and which part of it the pages are.
func (d Document) marks() (parts []string) {
	if d.House.Service != "" {
		parts = append(parts, shortened(d.House.Service, 100))
	}
	if d.Version > 0 {
		parts = append(parts, fmt.Sprintf("version %d", d.Version))
	}
	if !d.On.IsZero() {
		parts = append(parts, d.On.Long())
	}
	if d.Part != "" {
		parts = append(parts, d.Part)
	}
	return parts
}

func (l *layout) drawFoot(page int) {
	lines := l.foot(page+1, len(l.pages))
	y := Height - bottom - float64(len(lines))*l.line(l.size)
	ops := &l.pages[page].Ops
	*ops = append(*ops, Op{Kind: Line, X: left, Y: y - l.size/3, W: room, Pen: 0.75, Ink: Rule})
	for _, line := range lines {
		x := left
		for _, r := range runs(Regular, line) {
			*ops = append(*ops, Op{Kind: Text, X: x, Y: y + l.size*1.05, Words: r.words, Face: r.face, Size: l.size, Ink: Grey})
			x += r.width * l.size
		}
		y += l.line(l.size)
	}
}

// shortened is a text of at most n letters, for the foot: what is cut off ends in …, and stands in full at the top of the document.
func shortened(s string, n int) string {
	letters := 0
	for i := range s {
		if letters++; letters == n {
			if rest := s[i:]; utf8.RuneCountInString(rest[:min(len(rest), 8)]) > 1 {
				return s[:i] + "…"
			}
		}
	}
	return s
}
