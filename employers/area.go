package employers

import "strings"

// Area is the postcode area of a postcode, the letters before its first digit: "S" for S9 3XX. Empty where the postcode is none of the UK.
func Area(postcode string) string {
	key := PostcodeKey(postcode)
	letters := strings.IndexFunc(key, isDigit)
	if letters < 1 || areaNames[key[:letters]] == "" {
		return ""
	}
	return key[:letters]
}

// District is the first half of a postcode: "S9" for S9 3XX. Empty where the postcode is none of the UK.
func District(postcode string) string {
	key := PostcodeKey(postcode)
	if Area(key) == "" {
		return ""
	}
	if n := len(key) - 3; n >= 2 && isDigit(rune(key[n])) {
		return key[:n]
	}
	return key
}

// AreaName is what people call a postcode area: "Sheffield" for S. The area itself where it is not known.
func AreaName(area string) string {
	if name := areaNames[area]; name != "" {
		return name
	}
	return area
}

// ReadPostcode finds the last UK postcode in a text such as an address and writes it as people do: "S9 3XX". Empty = none.
func ReadPostcode(text string) string {
	found := PostcodesIn(text)
	if len(found) == 0 {
		return ""
	}
	return WritePostcode(found[len(found)-1])
}

// PostcodesIn are the UK postcodes in a text, as they stand there: a postcode is a word of its own, or two with one blank between.
func PostcodesIn(text string) (found []string) {
	for i := 0; i < len(text); {
		first, end := postcodeAt(text, i)
		switch {
		case end == 0:
			for ; i < len(text) && inWord(text[i]); i++ {
			}
			i++
		case areaAt(text[i:first]) == "":
			i = end
		default:
			found = append(found, text[i:end])
			i = end
		}
	}
	return found
}

// WritePostcode writes a UK postcode as people do, "S9 3XX". Empty where the text is none, or more than one.
func WritePostcode(text string) string {
	text = strings.TrimSpace(text)
	first, end := postcodeAt(text, 0)
	if end == 0 || end != len(text) || areaAt(text[:first]) == "" {
		return ""
	}
	return strings.ToUpper(text[:first] + " " + text[end-3:])
}

// postcodeAt reads what has the form of a postcode from text[i] on, where a word begins: its first half ends at first, the whole at
// end. The first half is one or two letters, a digit, and perhaps another letter or digit; 0, 0 = no such form.
func postcodeAt(text string, i int) (first, end int) {
	n := i
	for n < len(text) && n < i+2 && isPlainLetter(text[n]) {
		n++
	}
	if n == i || n == len(text) || !isPlainDigit(text[n]) {
		return 0, 0
	}
	for _, first := range []int{n + 2, n + 1} {
		if first == n+2 && (first > len(text) || !isPlainLetter(text[n+1]) && !isPlainDigit(text[n+1])) {
			continue
		}
		if end := secondHalf(text, first); end > 0 {
			return first, end
		}
	}
	return 0, 0
}

// secondHalf says where the second half of a postcode ends: after perhaps a blank, a digit and two letters other than C, I, K, M, O
// and V, at the end of a word. 0 = there is none.
func secondHalf(text string, i int) (end int) {
	if i < len(text) && text[i] == ' ' {
		i++
	}
	end = i + 3
	if end > len(text) || !isPlainDigit(text[i]) || end < len(text) && inWord(text[end]) {
		return 0
	}
	for _, c := range []byte(text[i+1 : end]) {
		if !isPlainLetter(c) || strings.IndexByte("CIKMOV", c&^0x20) >= 0 {
			return 0
		}
	}
	return end
}

// areaAt is the area that the first half of a postcode begins with; empty = none of the UK.
func areaAt(first string) string {
	area := strings.ToUpper(strings.TrimRight(first[:2], "0123456789"))
	if areaNames[area] == "" {
		return ""
	}
	return area
}

func isPlainLetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }
func isPlainDigit(c byte) bool  { return c >= '0' && c <= '9' }
func inWord(c byte) bool        { return isPlainLetter(c) || isPlainDigit(c) || c == '_' }

// areaNames are the postcode areas of the UK, the Channel Islands and the Isle of Man.
var areaNames = map[string]string{
	"AB": "Aberdeen", "AL": "St Albans", "B": "Birmingham", "BA": "Bath", "BB": "Blackburn", "BD": "Bradford", "BH": "Bournemouth", "BL": "Bolton",
	"BN": "Brighton", "BR": "Bromley", "BS": "Bristol", "BT": "Northern Ireland", "CA": "Carlisle", "CB": "Cambridge", "CF": "Cardiff", "CH": "Chester",
	"CM": "Chelmsford", "CO": "Colchester", "CR": "Croydon", "CT": "Canterbury", "CV": "Coventry", "CW": "Crewe", "DA": "Dartford", "DD": "Dundee",
	"DE": "Derby", "DG": "Dumfries and Galloway", "DH": "Durham", "DL": "Darlington", "DN": "Doncaster", "DT": "Dorchester", "DY": "Dudley", "E": "London E",
	"EC": "London EC", "EH": "Edinburgh", "EN": "Enfield", "EX": "Exeter", "FK": "Falkirk", "FY": "Blackpool", "G": "Glasgow", "GL": "Gloucester",
	"GU": "Guildford", "GY": "Guernsey", "HA": "Harrow", "HD": "Huddersfield", "HG": "Harrogate", "HP": "Hemel Hempstead", "HR": "Hereford", "HS": "Outer Hebrides",
	"HU": "Hull", "HX": "Halifax", "IG": "Ilford", "IM": "Isle of Man", "IP": "Ipswich", "IV": "Inverness", "JE": "Jersey", "KA": "Kilmarnock", "KT": "Kingston upon Thames",
	"KW": "Kirkwall", "KY": "Kirkcaldy", "L": "Liverpool", "LA": "Lancaster", "LD": "Llandrindod Wells", "LE": "Leicester", "LL": "Llandudno", "LN": "Lincoln",
	"LS": "Leeds", "LU": "Luton", "M": "Manchester", "ME": "Medway", "MK": "Milton Keynes", "ML": "Motherwell", "N": "London N", "NE": "Newcastle upon Tyne",
	"NG": "Nottingham", "NN": "Northampton", "NP": "Newport", "NR": "Norwich", "NW": "London NW", "OL": "Oldham", "OX": "Oxford", "PA": "Paisley",
	"PE": "Peterborough", "PH": "Perth", "PL": "Plymouth", "PO": "Portsmouth", "PR": "Preston", "RG": "Reading", "RH": "Redhill", "RM": "Romford",
	"S": "Sheffield", "SA": "Swansea", "SE": "London SE", "SG": "Stevenage", "SK": "Stockport", "SL": "Slough", "SM": "Sutton", "SN": "Swindon",
	"SO": "Southampton", "SP": "Salisbury", "SR": "Sunderland", "SS": "Southend-on-Sea", "ST": "Stoke-on-Trent", "SW": "London SW", "SY": "Shrewsbury",
	"TA": "Taunton", "TD": "Galashiels", "TF": "Telford", "TN": "Tonbridge", "TQ": "Torquay", "TR": "Truro", "TS": "Teesside", "TW": "Twickenham",
	"UB": "Southall", "W": "London W", "WA": "Warrington", "WC": "London WC", "WD": "Watford", "WF": "Wakefield", "WN": "Wigan", "WR": "Worcester",
	"WS": "Walsall", "WV": "Wolverhampton", "YO": "York", "ZE": "Lerwick",
}
