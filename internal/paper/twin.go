package paper

import (
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"
)

// twin writes a document as a web page.
type twin struct {
	w   io.Writer
	err error // of the first write that failed
}

// Twin writes what a document says as a web page of its own for screen readers: headings, lists and tables with their heads, every text
// as it was written in any script, no program and nothing to be fetched.
func Twin(d Document, w io.Writer) error {
	t := &twin{w: w}
	t.put(`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%s</title>
<style>body{font:1.125rem/1.6 "Atkinson Hyperlegible Next",Verdana,sans-serif;color:#1f2421;background:#fff;max-width:42rem;margin:2rem auto;padding:0 1rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #878b84}td.right,th.right{text-align:right}table{border-collapse:collapse}aside{border-left:4px solid #0b6e5f;background:#efede8;padding:.6rem 1rem}dt{font-weight:bold}svg{max-width:100%%}</style>
</head>
<body>
`, escaped(d.FileName))
	t.top(d)
	t.put("<main>\n")
	for _, b := range d.Blocks {
		b.twin(t)
	}
	t.put("</main>\n<footer>\n")
	if d.For != "" {
		t.put("<p dir=\"auto\">Confidential. Shared only with %s.</p>\n", escaped(d.For))
	}
	t.put("<p>%s</p>\n</footer>\n</body>\n</html>\n", escaped(strings.Join(d.marks(), ", ")))
	return t.err
}

// top is the house, the title and what stands under it.
func (t *twin) top(d Document) {
	t.put("<header>\n")
	if logo, ok := readLogo(d.House.Logo); ok {
		w, h := logo.fit(200, 72)
		t.image(logo.png, w, h, "Logo of "+orWords(d.House.Service, "the service"))
	}
	if d.House.Service != "" {
		t.put("<p dir=\"auto\"><strong>%s</strong><br>%s</p>\n", escaped(d.House.Service), escaped(d.House.Contact))
	}
	if d.Draft {
		t.put("<p><strong>%s</strong></p>\n", escaped(draftWords))
	}
	t.put("<h1 dir=\"auto\">%s</h1>\n", escaped(d.Title))
	if d.Subtitle != "" {
		t.put("<p dir=\"auto\">%s</p>\n", escaped(d.Subtitle))
	}
	t.put("</header>\n")
}

func (t *twin) put(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format, args...)
	}
}

func (t *twin) image(data []byte, w, h float64, alt string) {
	t.put("<p><img alt=\"%s\" width=\"%.0f\" height=\"%.0f\" src=\"data:image/png;base64,%s\"></p>\n", escaped(alt), w, h, base64.StdEncoding.EncodeToString(data))
}

// escaped is a text that a web page shows as it is, with its line breaks.
func escaped(s string) string {
	return strings.ReplaceAll(html.EscapeString(readable(s)), "\n", "<br>")
}

func orWords(s, or string) string {
	if s == "" {
		return or
	}
	return s
}

func (h Heading) twin(t *twin) { t.put("<h2 dir=\"auto\">%s</h2>\n", escaped(h.Words)) }

func (p Paragraph) twin(t *twin) {
	if p.Bold {
		t.put("<p dir=\"auto\"><strong>%s</strong></p>\n", escaped(p.Words))
		return
	}
	t.put("<p dir=\"auto\">%s</p>\n", escaped(p.Words))
}

func (b Bullets) twin(t *twin) {
	if len(b.Items) == 0 {
		return
	}
	t.put("<ul>\n")
	for _, item := range b.Items {
		t.put("<li dir=\"auto\">%s</li>\n", escaped(item))
	}
	t.put("</ul>\n")
}

func (f Facts) twin(t *twin) {
	open := false
	for _, row := range f.Rows {
		if row[1] == "" {
			continue
		}
		if !open {
			t.put("<dl>\n")
			open = true
		}
		t.put("<dt dir=\"auto\">%s</dt>\n<dd dir=\"auto\">%s</dd>\n", escaped(row[0]), escaped(row[1]))
	}
	if open {
		t.put("</dl>\n")
	}
}

func (n Note) twin(t *twin) { t.put("<aside dir=\"auto\">%s</aside>\n", escaped(n.Words)) }

func (p Picture) twin(t *twin) {
	if len(p.PNG) > 0 && p.W > 0 && p.H > 0 {
		t.image(p.PNG, p.W, p.H, p.Alt)
	}
	if len(p.Strokes) == 0 {
		return
	}
	t.put("<svg role=\"img\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.2f %.2f\" fill=\"none\" stroke=\"#1f2421\" stroke-width=\"1.5\" stroke-linecap=\"round\"><title>%s</title>\n", p.W, p.H, p.W, p.H, escaped(orWords(p.Alt, "Drawn lines")))
	for _, stroke := range p.Strokes {
		t.put("<polyline points=\"")
		for _, q := range stroke {
			t.put("%.2f,%.2f ", q.X, q.Y)
		}
		t.put("\"/>\n")
	}
	t.put("</svg>\n")
}

func (PageBreak) twin(*twin) {}

func (g Together) twin(t *twin) {
	t.put("<section>\n")
	for _, b := range g.Blocks {
		b.twin(t)
	}
	t.put("</section>\n")
}

func (b Blank) twin(t *twin) {
	t.put("<p dir=\"auto\">%s: ____________________ %s: __________</p>\n", escaped(b.Words), escaped(b.Then))
}

func (tb Table) twin(t *twin) {
	if len(tb.Rows) == 0 || len(tb.Columns) == 0 {
		return
	}
	class := func(i int) string {
		if tb.Columns[i].Right {
			return ` class="right"`
		}
		return ""
	}
	t.put("<table>\n<thead><tr>")
	for i, c := range tb.Columns {
		t.put("<th scope=\"col\"%s>%s</th>", class(i), escaped(c.Head))
	}
	t.put("</tr></thead>\n<tbody>\n")
	for _, row := range tb.Rows {
		t.put("<tr>")
		for i := range min(len(row), len(tb.Columns)) {
			if i == 0 {
				t.put("<th scope=\"row\" dir=\"auto\">%s</th>", escaped(row[i]))
				continue
			}
			t.put("<td dir=\"auto\"%s>%s</td>", class(i), escaped(row[i]))
		}
		t.put("</tr>\n")
	}
	t.put("</tbody>\n</table>\n")
}
