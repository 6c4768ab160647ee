// Package paper lays documents out once, into pages of drawing operations. A PDF, the preview on the screen and the content hash are all
// made from the same operations, so what somebody reads, signs and prints is one thing.
package paper

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Lengths are in points, 1/72 inch, from the upper left corner of the page. A page is A4, upright.
const (
	Width  = 595.28
	Height = 841.89
	mm     = 72 / 25.4
)

// Kind is what an operation draws.
type Kind uint8

// The kinds of operations.
const (
	Text   Kind = iota // Words in Face and Size, beginning at X with their baseline at Y
	Line               // from X, Y to X+W, Y+H, Pen thick
	Box                // filled with Ink, its upper left corner at X, Y
	Stroke             // through Points, Pen thick with round ends, such as the line of a signature
	Image              // a PNG in Data, fitted into the box
)

// Ink is a colour of the page, as 0xRRGGBB.
type Ink uint32

// The inks. Every one can be read in black and white.
const (
	Black Ink = 0x1F2421
	Grey  Ink = 0x55605A
	Rule  Ink = 0x878B84
	Green Ink = 0x0B6E5F
	Red   Ink = 0xA8231C
	Pale  Ink = 0xEFEDE8
)

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Op is one drawing operation.
type Op struct {
	Kind       Kind
	X, Y, W, H float64
	Words      string
	Face       Face
	Size       float64 // of the type, in points
	Pen        float64
	Ink        Ink
	Points     []Point
	Data       []byte
}

// Page is what is drawn on one sheet, in its order.
type Page struct{ Ops []Op }

// Pages is a document laid out.
type Pages struct {
	Title string // of the file: it names nobody and says nothing about health
	Made  time.Time
	List  []Page
}

// Hash is the SHA-256 of everything that is drawn, in hexadecimal digits: the same for the same content, whatever it is painted with.
func (p Pages) Hash() string {
	h := sha256.New()
	for i, page := range p.List {
		fmt.Fprintf(h, "page %d %d\n", i, len(page.Ops))
		for _, o := range page.Ops {
			fmt.Fprintf(h, "%d %.2f %.2f %.2f %.2f %d %.2f %.2f %06x %d %q", o.Kind, o.X, o.Y, o.W, o.H, o.Face, o.Size, o.Pen, o.Ink, len(o.Points), o.Words)
			for _, q := range o.Points {
				fmt.Fprintf(h, " %.2f %.2f", q.X, q.Y)
			}
			fmt.Fprintf(h, " %x\n", sha256.Sum256(o.Data))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
