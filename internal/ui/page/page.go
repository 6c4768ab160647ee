// Package page holds what the pages of records beside a list are put together from: what is next on its green ground, headings,
// facts in pairs, quiet words.
package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// Accent is the green ground of what is next, with a bar at its left.
func Accent(o fyne.CanvasObject) fyne.CanvasObject {
	bar := kit.On(theme.Action, kit.AtLeast(3, 0, container.NewWithoutLayout()))
	return kit.TopRow(0, bar, kit.Grow(kit.Panel(theme.Selected, o)))
}

// Heading is a section's title with a count and, at the right, its buttons. No count is shown for 0.
func Heading(title string, n int, right ...fyne.CanvasObject) fyne.CanvasObject {
	note := ""
	if n > 0 {
		note = text.Number(n)
	}
	return kit.Row(2, append([]fyne.CanvasObject{kit.Grow(kit.NewSection(title, note))}, right...)...)
}

// Quiet is a sentence in quiet words.
func Quiet(words string) fyne.CanvasObject { return kit.NewText(words).Tone(theme.Quiet).Wrap() }

// Small is a sentence in small quiet words.
func Small(words string) fyne.CanvasObject {
	return kit.NewText(words).Sized(theme.Caption).Tone(theme.Quiet).Wrap()
}

// Signed is a sentence with a sign before it.
func Signed(icon string, tone fyne.ThemeColorName, words string) fyne.CanvasObject {
	return kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon(icon, tone).Sized(16))), kit.Grow(kit.NewText(words).Wrap()))
}

// Fact is a quiet word with what it says.
type Fact struct{ Title, Words string }

// Facts lays facts beside one another where there is room; those that say nothing are left out. It is nil where none says anything.
func Facts(facts ...Fact) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, f := range facts {
		if f.Words != "" {
			objects = append(objects, kit.Column(0, Small(f.Title), kit.NewText(f.Words).Wrap()))
		}
	}
	if len(objects) == 0 {
		return nil
	}
	return kit.Pairs(objects...)
}

// Joined are the words that say something, with a dot between them.
func Joined(words ...string) string {
	var some []string
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			some = append(some, w)
		}
	}
	return strings.Join(some, " · ")
}

// Sentence is words of a person as a sentence.
func Sentence(words string) string {
	words = text.Capital(strings.TrimSpace(words))
	if words != "" && !strings.ContainsAny(words[len(words)-1:], ".!?") && !strings.HasSuffix(words, "”") {
		words += "."
	}
	return words
}

// Quoted are words of a person in quotation marks; nothing for none.
func Quoted(words string) string {
	if words = strings.TrimSpace(words); words == "" {
		return ""
	}
	return "“" + words + "”"
}
