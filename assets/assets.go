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

// Sample holds the fictitious data of a store made with sample data: staff.csv, leave.csv and next-steps.csv.
// Dates are written as days from today, `+3` or `-10`, so that the sample is never stale.
var Sample = sub("sample")

func sub(folder string) fs.FS {
	f, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the folder name is a constant of this file
	}
	return f
}
