package employers

import (
	"regexp"
	"strings"
)

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

var postcodeForm = regexp.MustCompile(`(?i)\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][ABD-HJLNP-UW-Z]{2})\b`)

// ReadPostcode finds the last UK postcode in a text such as an address and writes it as people do: "S9 3XX". Empty = none.
func ReadPostcode(text string) string {
	found := PostcodesIn(text)
	if len(found) == 0 {
		return ""
	}
	return WritePostcode(found[len(found)-1])
}

// PostcodesIn are the UK postcodes in a text, as they stand there.
func PostcodesIn(text string) (found []string) {
	if !strings.ContainsAny(text, "0123456789") {
		return nil // most lines, and cheaper than to search them
	}
	for _, p := range postcodeForm.FindAllString(text, -1) {
		if Area(p) != "" {
			found = append(found, p)
		}
	}
	return found
}

// WritePostcode writes a UK postcode as people do, "S9 3XX". Empty where the text is none, or more than one.
func WritePostcode(text string) string {
	text = strings.TrimSpace(text)
	p := postcodeForm.FindStringSubmatch(text)
	if p == nil || p[0] != text || Area(text) == "" {
		return ""
	}
	return strings.ToUpper(p[1] + " " + p[2])
}

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
