package paper_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
)

// words are what the pages say, without spaces.
func words(p paper.Pages) string {
	var b strings.Builder
	for _, page := range p.List {
		for _, op := range page.Ops {
			b.WriteString(strings.Join(strings.Fields(op.Words), ""))
		}
	}
	return b.String()
}

// texts are the texts of a web page, one after another, without what stands in its head.
func texts(t interface{ Fatal(...any) }, page string) (list []string) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
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

func twinOf(t interface{ Fatal(...any) }, d paper.Document) string {
	var b bytes.Buffer
	if err := paper.Twin(d, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// letters are the letters and digits of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func TestTheTwinOfEveryPaperSaysWhatThePagesSay(t *testing.T) {
	large := papertest.Documents(true)
	for i, d := range papertest.Documents(false) {
		said, page := letters(words(paper.Layout(d.Document))), twinOf(t, d.Document)
		for _, text := range texts(t, page) {
			for _, word := range strings.Fields(text) {
				if w := letters(word); !strings.Contains(said, w) {
					t.Errorf("%s: the pages do not say %q", d.Name, w)
				}
			}
		}
		if twinOf(t, large[i].Document) != page {
			t.Errorf("%s: large print has another twin", d.Name)
		}
	}
}

func TestTheTwinCanBeReadAloud(t *testing.T) {
	for _, d := range papertest.Documents(false) {
		page := twinOf(t, d.Document)
		for _, want := range []string{`<html lang="en-GB">`, "<h1", "<main>", "<footer>"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %s", d.Name, want)
			}
		}
		for _, never := range []string{"<script", "http://", "https://", "<link"} {
			if strings.Contains(page, never) {
				t.Errorf("%s: it holds %s", d.Name, never)
			}
		}
		if n := strings.Count(page, "<table>"); n > strings.Count(page, `<th scope="col"`) {
			t.Errorf("%s: a table without heads", d.Name)
		}
		if err := wellFormed(page); err != nil {
			t.Errorf("%s: %v", d.Name, err)
		}
	}
}

// wellFormed says what is left open or closed twice in a web page.
func wellFormed(page string) error {
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, []string{"meta", "br", "img"}, xml.HTMLEntity
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestTheTwinHoldsEveryScriptAsItWasWritten(t *testing.T) {
	for _, s := range papertest.Hostile() {
		page := twinOf(t, paper.Document{Title: s, Blocks: []paper.Block{paper.Paragraph{Words: s}, paper.Note{Words: s}, paper.Bullets{Items: []string{s}}, paper.Facts{Rows: [][2]string{{s, s}}},
			paper.Table{Columns: []paper.Column{{Head: s}}, Rows: [][]string{{s}}}}})
		all := strings.Join(texts(t, page), "")
		if want := letters(paper.Readable(s)); want != "" && strings.Count(letters(all), want) < 7 {
			t.Errorf("%.40q is not there whole", s)
		}
		if strings.Contains(page, "<script") || strings.ContainsAny(page, "\u202e\u202c\x00\a") {
			t.Errorf("%.40q was not made safe", s)
		}
	}
}
