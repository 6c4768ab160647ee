package employers

import (
	"slices"
	"strings"
)

// PrintedBands are the sizes above 250 as the gender pay gap service prints them, smallest first. (formats.md)
var PrintedBands = []string{"250 to 499", "500 to 999", "1000 to 4999", "5000 to 19,999", "20,000 or more"}

// ReadBand reads a size as the gender pay gap service prints it, in any case: the code of the size and the one of PrintedBands. What it
// prints of the others, "Less than 250" and "Not Provided", gives neither: nobody knows more than before.
func ReadBand(printed string) (size, band string, known bool) {
	printed = strings.ToLower(strings.Join(strings.Fields(printed), " "))
	if slices.Contains(PrintedBands, printed) {
		return sizeLarge, printed, true
	}
	return "", "", printed == "less than 250" || printed == "not provided"
}

// UnprintedBand is the band of an employer that is large without a word how large.
const UnprintedBand = "250 or more"

// Codes of employer_size_bands that rules speak of.
const (
	sizeLarge   = "LARGE"
	sizeUnknown = "UNKNOWN"
)

// KeptSize is a size as it is kept: the code UNKNOWN says no more than no code, so that there is one form of it.
func KeptSize(size string) string {
	if size == sizeUnknown {
		return ""
	}
	return size
}

// Band is where an employer stands among the sizes: a code of employer_size_bands, but for the large ones one of PrintedBands or
// UnprintedBand; empty = not known. A head count places what has no printed band. Filter.Sizes chooses by code or by band.
func (e Employer) Band() string {
	size := e.Size
	if size == "" || size == sizeUnknown {
		size = sizeOf(e.Headcount)
	}
	switch {
	case size != sizeLarge:
		return size
	case slices.Contains(PrintedBands, e.SizePrinted):
		return e.SizePrinted
	case e.Headcount >= 250:
		return printedBand(e.Headcount)
	}
	return UnprintedBand
}

// sizeOf is the size band of a head count; empty for 0, which is not known.
func sizeOf(headcount int) string {
	switch {
	case headcount >= 250:
		return sizeLarge
	case headcount >= 50:
		return "MEDIUM"
	case headcount >= 10:
		return "SMALL"
	case headcount >= 1:
		return "MICRO"
	}
	return ""
}

func printedBand(headcount int) string {
	band := PrintedBands[0]
	for i, from := range []int{500, 1000, 5000, 20000} {
		if headcount >= from {
			band = PrintedBands[i+1]
		}
	}
	return band
}
