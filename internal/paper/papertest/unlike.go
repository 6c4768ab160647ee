package papertest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"jobwright/internal/paper"
)

// Texts are the texts of a web page, one after another, without what stands in its head.
func Texts(page string) (list []string) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil // only a reader that fails makes one
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "head" {
			return
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			list = append(list, strings.TrimSpace(n.Data))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return list
}

// Letters are the letters and digits of a text.
func Letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// onlyOnPages is what a foot says that a web page has no use for: which part of a file a page is, and its number.
var onlyOnPages = regexp.MustCompile(`(, |^)?(signatures, )?page \d+ of \d+$`)

// Unlike says what only the pages of a paper say, or only its twin. Neither may, where all can be set on paper.
func Unlike(p paper.Pages, twin string) (found []string) {
	read, drawn := Letters(strings.Join(Texts(twin), "")), ""
	for i, page := range p.List {
		for _, op := range page.Ops {
			words := Letters(onlyOnPages.ReplaceAllString(op.Words, ""))
			if drawn += words; !strings.Contains(read, words) {
				found = append(found, fmt.Sprintf("only on page %d: %q", i+1, op.Words))
			}
		}
	}
	for _, text := range Texts(twin) {
		for _, word := range strings.Fields(text) {
			if !strings.Contains(drawn, Letters(word)) {
				found = append(found, fmt.Sprintf("only in the twin: %q", word))
			}
		}
	}
	return found
}
