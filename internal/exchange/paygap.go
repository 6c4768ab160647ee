package exchange

import (
	"strings"
	"unicode"

	"jobwright/employers"
)

// gpgLayout is the download of the gender pay gap service, in its forms with and without EmployerId and PostCode. Its
// columns about pay and named persons are left out. The service has itself lost a letter here and there.
var gpgLayout = layout{title: "Gender pay gap service, employers", kind: "employers", reader: gpgReader, lost: true}

func gpgReader(header []string) rowReader {
	at := columnsAt(header, "EmployerName", "Address", "CompanyNumber", "SicCodes", "EmployerSize", "CurrentName", "EmployerId", "PostCode")
	for _, i := range at[:5] {
		if i < 0 {
			return nil
		}
	}
	return func(line int, cells []string) (map[string]Value, []Problem) {
		cell := func(n int) string {
			if at[n] < 0 {
				return ""
			}
			return strings.TrimSpace(Original(strings.TrimSpace(cells[at[n]])))
		}
		var bad []Problem
		values := make(map[string]Value, 12)
		values["paygap"] = Value{Text: "yes"} // whose record it is, is told apart in this layout's own way
		set := func(name, text string) {
			if text != "" {
				values[name] = Value{Text: text}
			}
		}
		name, former := gpgNames(cell(0), cell(5))
		set("name", name)
		set("former_name", former)
		if name == "" {
			bad = append(bad, Problem{line, header[at[0]], "", "This cell is needed. Please fill it in."})
		}
		set("company_number", employers.WriteCompanyNumber(cell(2)))
		sic, public, err := gpgSIC(cell(3))
		if err != nil {
			bad = append(bad, Problem{line, header[at[3]], shown(cell(3)), err.Error()})
		}
		set("sic", sic)
		if public {
			set("public_body", "yes")
		}
		size, band, known := employers.ReadBand(cell(4))
		if !known && cell(4) != "" {
			bad = append(bad, Problem{line, header[at[4]], shown(cell(4)), "This is no size of the gender pay gap service. Please write it as the service does, for example 250 to 499."})
		}
		set("size", size)
		set("size_printed", band)
		address, town, postcode := ReadAddress(cell(1))
		if given := employers.WritePostcode(cell(7)); given != "" {
			postcode = given
		}
		set("address", address)
		set("town", town)
		set("postcode", postcode)
		set("gpg_id", strings.TrimLeft(cell(6), "0"))
		return values, bad
	}
}

// gpgNames gives an employer's name of today and the one under which it reported, where that is another.
func gpgNames(reported, current string) (name, former string) {
	reported, current = spaced(reported), spaced(current)
	if current == "" || strings.EqualFold(reported, current) || sameName(reported, current) {
		return reported, ""
	}
	return current, reported
}

// spaced is a text with one blank between its words.
func spaced(text string) string {
	blank := true // so was the byte before
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' || c >= 0x7f || c == ' ' && blank {
			return strings.Join(strings.Fields(text), " ")
		}
		blank = text[i] == ' '
	}
	return strings.TrimSuffix(text, " ")
}

// sameName says that two names differ in no more than case, punctuation and Ltd, Limited or plc.
func sameName(a, b string) bool { return bareName(a) == bareName(b) }

func bareName(name string) string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' }) {
		w = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, w)
		if w != "ltd" && w != "limited" && w != "plc" {
			words = append(words, w)
		}
	}
	return strings.Join(words, "")
}

// gpgSIC reads the service's list of industry codes. 1 is no industry but the service's mark for a public body.
func gpgSIC(cell string) (codes string, public bool, err error) {
	var list []string
	for _, code := range strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		switch {
		case strings.TrimLeft(code, "0") == "1":
			public = true
		case len(code) > 5 || strings.Trim(code, "0123456789") != "":
			return "", false, reason("This is no industry code. Please write SIC codes of five digits.")
		default:
			list = append(list, "00000"[len(code):]+code)
		}
	}
	return strings.Join(list, ";"), public, nil
}

// ReadAddress takes an address over several lines apart: its lines without the postcode, the town where that is plain, and the
// last postcode in it.
func ReadAddress(text string) (address, town, postcode string) {
	postcode = employers.ReadPostcode(text)
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		for _, found := range employers.PostcodesIn(line) {
			if employers.WritePostcode(found) == postcode {
				line = strings.Replace(line, found, "", 1)
			}
		}
		if line = strings.Trim(spaced(line), " ,"); line != "" {
			lines = append(lines, line)
		}
	}
	if postcode != "" { // elsewhere in the world other lines stand last
		town = townOf(lines)
	}
	return strings.Join(lines, "\n"), town, postcode
}

// townOf is the last line that names neither a country nor a county, if something stands before it and it has no digits.
func townOf(lines []string) string {
	for i := len(lines) - 1; i > 0; i-- {
		switch line := strings.TrimRight(lines[i], "."); {
		case line == "", employers.WritePostcode(line) != "":
			continue
		case notTowns[strings.ToLower(line)]:
			continue
		case strings.ContainsAny(line, "0123456789,") || streetWord(line):
			return ""
		default:
			return line
		}
	}
	return ""
}

// streetWord says that a line ends like the name of a street, a building or an estate.
func streetWord(line string) bool {
	words := strings.Fields(strings.ToLower(line))
	return streetWords[strings.Trim(words[len(words)-1], ".")]
}

func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

var streetWords = setOf("road", "rd", "street", "st", "lane", "avenue", "drive", "way", "close", "square", "place", "court", "house", "park", "estate", "centre", "crescent",
	"terrace", "row", "walk", "gardens", "building", "buildings", "floor", "office", "offices", "parkway", "boulevard", "quay", "yard", "mews", "works", "campus", "school", "airport", "hall", "gate")

// notTowns are the countries and counties that stand below the town in an address.
var notTowns = setOf("england", "scotland", "wales", "northern ireland", "united kingdom", "uk", "great britain", "england & wales", "england and wales", "gb",
	"avon", "bedfordshire", "beds", "berkshire", "berks", "royal berkshire", "buckinghamshire", "bucks", "cambridgeshire", "cambs", "cheshire", "cleveland", "cornwall", "county durham", "co durham", "co. durham", "cumbria",
	"derbyshire", "devon", "dorset", "east sussex", "east yorkshire", "east riding of yorkshire", "essex", "gloucestershire", "glos", "gloucs", "greater london", "greater manchester", "hampshire", "hants", "herefordshire",
	"hertfordshire", "herts", "humberside", "isle of wight", "kent", "lancashire", "lancs", "leicestershire", "leics", "lincolnshire", "lincs", "merseyside", "middlesex", "middx", "norfolk", "north humberside",
	"north lincolnshire", "north east lincolnshire", "north somerset", "north yorkshire", "northamptonshire", "northants", "northumberland", "nottinghamshire", "notts", "oxfordshire", "oxon", "rutland", "shropshire", "somerset",
	"south gloucestershire", "south humberside", "south yorkshire", "s yorkshire", "staffordshire", "staffs", "suffolk", "surrey", "sussex", "tyne & wear", "tyne and wear", "warwickshire", "west midlands",
	"west sussex", "west yorkshire", "w yorkshire", "wiltshire", "wilts", "worcestershire", "worcs", "yorkshire", "yorks",
	"aberdeenshire", "angus", "argyll", "argyllshire", "ayrshire", "berwickshire", "caithness", "clackmannanshire", "dumfriesshire", "dunbartonshire", "east lothian", "fife", "inverness-shire", "kinross-shire", "lanarkshire",
	"midlothian", "morayshire", "peeblesshire", "perthshire", "renfrewshire", "ross-shire", "roxburghshire", "scottish borders", "selkirkshire", "stirlingshire", "sutherland", "west lothian", "wigtownshire",
	"anglesey", "blaenau gwent", "carmarthenshire", "ceredigion", "clwyd", "conwy", "denbighshire", "dyfed", "flintshire", "gwent", "gwynedd", "mid glamorgan", "monmouthshire", "pembrokeshire", "powys", "rhondda cynon taf",
	"glamorgan", "south glamorgan", "vale of glamorgan", "west glamorgan", "county antrim", "co antrim", "co. antrim", "county armagh", "co armagh", "county down", "co down", "co. down", "county londonderry", "co londonderry", "county tyrone", "co tyrone", "county fermanagh")
