package paper

import (
	"time"

	"jobwright/internal/day"
)

// Document is what a paper says, before it is laid out.
type Document struct {
	Title    string // the heading of the first page
	Subtitle string // under it; may be empty
	FileName string // what the file is called and its metadata say: no names, nothing about health
	House    House
	For      string   // the one with whom it is shared, such as the employer; empty = it says nothing of it
	Version  int      // 0 = it has none
	On       day.Date // the day it was made
	Made     time.Time
	Part     string // what the pages are that stand behind another document, such as "Signatures"; empty = they are the document
	Draft    bool   // it says on every page that it may not be given out
	Large    bool   // large print
	Blocks   []Block
}

// House is the service that a paper comes from. Its fields are those of adjustments.House, so that one turns into the other.
type House struct {
	Service string // its name
	Contact string // how to reach it, in a line; may be empty
	Logo    []byte // a picture, see LogoCaution; may be empty
}

// Block is a part of a document: one of the types of this package that can be laid out and written into the twin.
type Block interface {
	lay(*layout)
	twin(*twin)
}

// Heading begins a part of the document. It stays with what follows it.
type Heading struct{ Words string }

// Paragraph is running text; a line break in it stays one.
type Paragraph struct {
	Words string
	Quiet bool // set in grey, for a note
	Bold  bool

	tight bool // it stays close to what follows
}

// Bullets is a list of points.
type Bullets struct{ Items []string }

// Facts are pairs of a name and what it is. A pair without a value is left out.
type Facts struct{ Rows [][2]string }

// Column is a column of a table.
type Column struct {
	Head  string
	Right bool // numbers stand at the right
	Whole bool // its lines are short, such as dates, and are not broken where there is room
}

// Table is rows in columns. The head is repeated on every page; a row is kept together where a page can hold it. Where the columns do
// not fit beside each other, as in large print, each row becomes a list of its cells with their heads.
type Table struct {
	Columns []Column
	Rows    [][]string
	Last    int  // how many of the rows at the end are sums, set bold
	Lists   bool // in large print each row is a list
	Over    bool // the first cell of a row is a text that stands above the others, over the whole width
}

// Note is a text in a frame that nobody overlooks.
type Note struct{ Words string }

// Picture is a PNG, scaled down to fit the page, or lines drawn by hand.
type Picture struct {
	PNG     []byte
	Strokes [][]Point // in the picture's own box of W by H
	W, H    float64
	Alt     string // what it shows, for those who do not see it
}

// Together keeps its blocks on one page, unless a good part of the page before would be left free.
type Together struct {
	Blocks []Block
	Whole  bool // whatever is left free
}

// Blank are two lines to write on side by side, each behind a word or two that say what is written there.
type Blank struct{ Words, Then string }

// PageBreak begins a new page.
type PageBreak struct{}
