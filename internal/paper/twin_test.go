package paper_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

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

func twinOf(t interface{ Fatal(...any) }, d paper.Document) string {
	var b bytes.Buffer
	if err := paper.Twin(d, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheTwinOfEveryPaperSaysWhatThePagesSay(t *testing.T) {
	large := papertest.Documents(true)
	for i, d := range papertest.Documents(false) {
		page := twinOf(t, d.Document)
		for _, unlike := range papertest.Unlike(paper.Layout(d.Document), page) {
			t.Errorf("%s: %s", d.Name, unlike)
		}
		for _, unlike := range papertest.Unlike(paper.Layout(large[i].Document), page) {
			if strings.HasPrefix(unlike, "only on page") { // a row that is set as a list needs no head for its first cell
				t.Errorf("%s, large: %s", d.Name, unlike)
			}
		}
		if twinOf(t, large[i].Document) != page {
			t.Errorf("%s: large print has another twin", d.Name)
		}
	}
}

func TestTheTwinOfASealedFileSaysWhatItsPagesSay(t *testing.T) {
	signed := paper.AgreementPaper(papertest.Agreement(4), papertest.Made, false)
	page := twinOf(t, paper.WithSignatures(signed, papertest.Signatures(), papertest.Check(paper.Layout(signed).Hash())))
	for _, unlike := range papertest.Unlike(papertest.Sealed(4, false), page) {
		t.Error(unlike)
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
		all := strings.Join(papertest.Texts(page), "")
		if want := papertest.Letters(paper.Readable(s)); want != "" && strings.Count(papertest.Letters(all), want) < 7 {
			t.Errorf("%.40q is not there whole", s)
		}
		if strings.Contains(page, "<script") || strings.ContainsAny(page, "\u202e\u202c\x00\a") {
			t.Errorf("%.40q was not made safe", s)
		}
	}
}
