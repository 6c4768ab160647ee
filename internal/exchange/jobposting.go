package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// postingHeader names what is read of a job advert as schema.org describes it, as the columns of a table.
var postingHeader = []string{"identifier", "title", "hiringOrganization", "baseSalary", "unitText", "workHours", "employmentType", "addressLocality", "postalCode",
	"jobLocationType", "jobStartDate", "validThrough", "totalJobOpenings", "skills", "url", "advert"}

// postingLayout is a file of schema.org job adverts, JSON-LD alone or in a saved page, as a table: one row an advert.
var postingLayout = layout{title: "schema.org job adverts", kind: "vacancies", reader: postingReader}

// postingUnits are the units of pay as the adverts write them.
var postingUnits = map[string]string{"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "hourly": "hour", "daily": "day", "weekly": "week",
	"monthly": "month", "yearly": "year", "annual": "year", "annually": "year"}

// postingContracts are the kinds of employment that say what contract it is. Full or part time says nothing about it: that is asked.
var postingContracts = map[string]string{"temporary": "FIXED", "per_diem": "CASUAL"}

func postingReader(header []string) rowReader {
	at := columnsAt(header, postingHeader...)
	if slices.Contains(at, -1) {
		return nil
	}
	return func(line int, cells []string) (map[string]Value, []Problem) {
		r := postingRow{line: line, values: map[string]Value{"source": {Text: "ADVERT"}}}
		cell := map[string]string{}
		for i, name := range postingHeader {
			cell[name] = strings.TrimSpace(Original(strings.TrimSpace(cells[at[i]])))
		}
		for _, c := range []struct {
			column, from string
			parse        func(string) (string, error)
		}{{"ref", "identifier", nil}, {"title", "title", nil}, {"employer_name", "hiringOrganization", nil}, {"pay", "baseSalary", readPence}, {"town", "addressLocality", nil},
			{"postcode", "postalCode", nil}, {"start", "jobStartDate", readDay}, {"closing", "validThrough", readDay}, {"places", "totalJobOpenings", readPlaces},
			{"essential", "skills", readWords}, {"how_to_apply", "url", nil}, {"description", "advert", nil}} {
			r.set(c.column, c.from, cell[c.from], c.parse)
		}
		r.choose("pay_unit", postingUnits[strings.ToLower(cell["unitText"])], r.values["pay"].Text != "")
		r.choose("contract", postingContracts[strings.ToLower(cell["employmentType"])], true)
		r.choose("remote", "yes", strings.EqualFold(cell["jobLocationType"], "TELECOMMUTE"))
		if least, most, known := hoursOf(cell["workHours"]); known {
			r.values["hours_min"], r.values["hours_max"] = Value{Text: strconv.Itoa(least)}, Value{Text: strconv.Itoa(most)}
		}
		r.need("title", "title", "The advert has no title. Please fill it in.")
		r.need("employer_name", "hiringOrganization", "The advert does not say whose job it is. Please write the employer's name there.")
		return r.values, r.bad
	}
}

// postingRow is an advert on its way to being values.
type postingRow struct {
	line   int
	values map[string]Value
	bad    []Problem
}

func (r *postingRow) set(column, from, cell string, parse func(string) (string, error)) {
	text := cell
	if cell != "" && parse != nil {
		var err error
		if text, err = parse(cell); err != nil {
			r.bad = append(r.bad, Problem{r.line, from, shown(cell), err.Error()})
			return
		}
	}
	r.choose(column, text, true)
}

func (r *postingRow) choose(column, text string, applies bool) {
	if text != "" && applies {
		r.values[column] = Value{Text: text}
	}
}

func (r *postingRow) need(column, from, reason string) {
	if _, given := r.values[column]; !given {
		r.bad = append(r.bad, Problem{r.line, from, "", reason})
	}
}

func readPence(cell string) (string, error) {
	pence, err := ParseMoney(cell)
	return strconv.FormatInt(pence, 10), err
}

// readDay takes the day of a moment: 2026-12-07T23:59.
func readDay(cell string) (string, error) {
	if len(cell) > 10 && cell[10] == 'T' {
		cell = cell[:10]
	}
	return readDate(cell)
}

func readPlaces(cell string) (string, error) {
	n, err := ParseWhole(cell, 1, 10_000)
	return strconv.Itoa(n), err
}

var hoursSpan = regexp.MustCompile(`(?i)(\d{1,3}(?:\.\d+)?)(?: ?(?:-|–|to) ?(\d{1,3}(?:\.\d+)?))? ?(?:h|hrs?|hours)\b`)

// hoursOf finds hours a week in words such as “16 to 20 hours a week”. Hours of a day or a month are none.
func hoursOf(words string) (least, most int, known bool) {
	p := hoursSpan.FindStringSubmatch(words)
	if lower := strings.ToLower(words); p == nil || strings.Contains(lower, "day") || strings.Contains(lower, "month") || strings.Contains(lower, "year") {
		return 0, 0, false
	}
	least, err := ParseHours(p[1])
	if err != nil {
		return 0, 0, false
	}
	if most = least; p[2] != "" {
		most, err = ParseHours(p[2])
	}
	return least, most, err == nil && least <= most
}

// maxPage is the most bytes of a saved page or a JSON file.
const maxPage = 20 << 20

// postings opens a JSON-LD file, or a saved page that holds some, as a table.
func postings(f io.ReadCloser, page bool) (Table, error) {
	text, err := io.ReadAll(io.LimitReader(f, maxPage+1))
	if err != nil {
		return nil, refuse(0, "", "", "The file could not be read to its end. Please check the disk it lies on and try again.")
	}
	if len(text) > maxPage {
		return nil, refuse(0, "", "", "The file is larger than 20 MB. Please save the page without its pictures.")
	}
	t := &postingTable{f: f}
	if page {
		t.fromPage(text)
	} else {
		t.fromJSON(1, text)
	}
	if len(t.rows) == 0 {
		return nil, refuse(0, "", "", "No job advert was found in this file that a program can read. Please type the vacancy in, or save the page of one job and try that.")
	}
	return t, nil
}

type postingTable struct {
	f    io.Closer
	rows []Row
	next int
}

func (t *postingTable) Header() []string { return postingHeader }
func (t *postingTable) Numbers() bool    { return false }
func (t *postingTable) Close() error     { return t.f.Close() }

func (t *postingTable) Next() (Row, error) {
	if t.next == len(t.rows) {
		return Row{}, io.EOF
	}
	t.next++
	return checked(t.rows[t.next-1], postingHeader), nil
}

// fromPage reads every script of a page that holds JSON-LD.
func (t *postingTable) fromPage(text []byte) {
	z := html.NewTokenizer(bytes.NewReader(text))
	line, inside := 1, false
	for {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			token := z.Token()
			inside = token.Data == "script" && slices.ContainsFunc(token.Attr, func(a html.Attribute) bool {
				return a.Key == "type" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "application/ld+json")
			})
		case html.TextToken:
			if inside {
				t.fromJSON(line, raw)
			}
		case html.EndTagToken:
			inside = false
		}
		line += bytes.Count(raw, []byte("\n"))
	}
}

// fromJSON adds every advert of a JSON text that begins on a line.
func (t *postingTable) fromJSON(line int, text []byte) {
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))
	text = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimPrefix(text, []byte("<!--")), []byte("-->")))
	var v any
	read := func(text []byte) error {
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		return d.Decode(&v)
	}
	if read(text) != nil { // many pages break lines inside a text, which JSON does not allow
		if read(bytes.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, text)) != nil {
			return
		}
	}
	t.find(line, v, 0)
}

// find looks for adverts in a value, as deep as pages nest them.
func (t *postingTable) find(line int, v any, depth int) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			t.find(line, e, depth)
		}
	case map[string]any:
		if isPosting(v) {
			t.rows = append(t.rows, Row{Line: line, Cells: posting(v).cells()})
			return
		}
		if depth < 8 {
			for _, name := range []string{"@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage"} {
				t.find(line, v[name], depth+1)
			}
		}
	}
}

func isPosting(v map[string]any) bool {
	for _, kind := range listOf(v["@type"]) {
		if name, is := kind.(string); is && (name == "JobPosting" || strings.HasSuffix(name, "/JobPosting") || strings.HasSuffix(name, ":JobPosting")) {
			return true
		}
	}
	return false
}

// posting is an advert as its page gives it: every value may be one or several, a text or a thing with a name.
type posting map[string]any

func listOf(v any) []any {
	if list, is := v.([]any); is {
		return list
	}
	return []any{v}
}

// first is the first of what may be several; nil for none.
func first(v any) any {
	if list := listOf(v); len(list) > 0 {
		return list[0]
	}
	return nil
}

// part is a property of the first thing of a value.
func part(v any, name string) any {
	if thing, is := first(v).(map[string]any); is {
		return thing[name]
	}
	return nil
}

// wordsOf is a value in words: a text, a number, or the name or value of a thing.
func wordsOf(v any) string {
	switch v := first(v).(type) {
	case string:
		return plainText(v)
	case json.Number:
		return v.String()
	case map[string]any:
		for _, name := range []string{"name", "value", "@value"} {
			if text := wordsOf(v[name]); text != "" {
				return text
			}
		}
	}
	return ""
}

func (p posting) cells() []string {
	identifier := wordsOf(p["identifier"])
	if value := wordsOf(part(p["identifier"], "value")); value != "" {
		identifier = value // beside it stands the name of who gave it
	}
	place := part(p["jobLocation"], "address")
	town, postcode := wordsOf(part(place, "addressLocality")), wordsOf(part(place, "postalCode"))
	if text, is := first(place).(string); is {
		_, town, postcode = ReadAddress(text)
	}
	skills, more := p.skills()
	pay, unit := p.pay()
	advert := []string{wordsOf(p["description"]), more}
	for _, n := range [][2]string{{"responsibilities", "What you do"}, {"qualifications", "Qualifications"}, {"experienceRequirements", "Experience"}, {"workHours", "Hours"}} {
		if text := wordsOf(p[n[0]]); text != "" {
			advert = append(advert, n[1]+": "+text)
		}
	}
	url := wordsOf(p["url"])
	return []string{identifier, wordsOf(p["title"]), wordsOf(p["hiringOrganization"]), pay, unit, wordsOf(p["workHours"]), wordsOf(p["employmentType"]), town, postcode,
		wordsOf(p["jobLocationType"]), wordsOf(p["jobStartDate"]), wordsOf(p["validThrough"]), wordsOf(p["totalJobOpenings"]), skills, url,
		strings.Join(slices.DeleteFunc(advert, func(s string) bool { return s == "" }), "\n")}
}

// pay is the lowest pay that an advert names, in pounds, and its unit. Another currency is no pay that could be compared.
func (p posting) pay() (pay, unit string) {
	salary := p["baseSalary"]
	if currency := wordsOf(part(salary, "currency")); currency != "" && !strings.EqualFold(currency, "GBP") {
		return "", ""
	}
	value := part(salary, "value")
	if value == nil {
		value = salary
	}
	unit = wordsOf(part(value, "unitText"))
	if unit == "" {
		unit = wordsOf(part(salary, "unitText"))
	}
	for _, v := range []any{part(value, "minValue"), part(value, "value"), first(value), part(salary, "minValue"), part(value, "maxValue")} {
		switch v := v.(type) {
		case json.Number:
			if f, err := v.Float64(); err == nil && f > 0 {
				return strconv.FormatFloat(f, 'f', -1, 64), unit
			}
		case string:
			if _, err := ParseMoney(v); err == nil {
				return v, unit
			}
		}
	}
	return "", ""
}

// longSkill is the most words of a skill: what is longer is a sentence.
const longSkill = 5

// skills are those that an advert names; sentences about them go with the words of the advert.
func (p posting) skills() (skills, more string) {
	var names []string
	for _, v := range listOf(p["skills"]) {
		text := wordsOf(v)
		for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
			if name = strings.TrimSpace(name); len(strings.Fields(name)) > longSkill {
				return "", fmt.Sprintf("Skills: %s", text)
			} else if name != "" {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, ";"), ""
}

// blocks are the tags after which a new line begins.
var blocks = map[string]bool{"p": true, "br": true, "li": true, "ul": true, "ol": true, "div": true, "h1": true, "h2": true, "h3": true, "h4": true, "tr": true}

// plainText is a text without its tags, a line for each paragraph.
func plainText(text string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(html.UnescapeString(text)))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		token := z.Token()
		switch {
		case kind == html.TextToken:
			b.WriteString(token.Data)
		case blocks[token.Data]:
			b.WriteByte('\n')
		}
	}
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
