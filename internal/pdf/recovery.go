package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"jobwright/assets"
	"jobwright/internal/paper"
)

// RecoverySheet writes the one page that carries a recovery code on paper: the code in large letters, what it is
// for, and where not to keep it. The page names nobody. made is the day printed on it.
func RecoverySheet(w io.Writer, code string, made time.Time) (err error) {
	defer func() { // gofpdf panics on some input; a document must never take the app with it
		if r := recover(); r != nil {
			err = fmt.Errorf("the page could not be drawn: %v", r)
		}
	}()
	d, err := newDocument("Jobwright recovery code", made)
	if err != nil {
		return err
	}
	d.AddPage()
	d.SetFont(family, "B", 26)
	d.MultiCell(0, 12, "Recovery code for a Jobwright store", "", "L", false)
	d.Ln(2)
	d.SetFont(family, "", 12)
	d.MultiCell(0, 6.5, "Made on "+made.Format("2 January 2006"), "", "L", false)
	d.Ln(8)

	left, _, right, _ := d.GetMargins()
	width, _ := d.GetPageSize()
	d.SetDrawColor(0x0B, 0x6E, 0x5F)
	d.SetLineWidth(0.6)
	d.SetFont(family, "B", 22)
	lines := codeLines(paper.Clean(code))
	y := d.GetY()
	d.Rect(left, y, width-left-right, float64(len(lines))*13+10, "D")
	d.SetY(y + 5)
	for _, line := range lines {
		d.CellFormat(0, 13, line, "", 1, "C", false, 0, "")
	}
	d.SetY(d.GetY() + 13)

	for _, p := range recoveryText {
		d.SetFont(family, "B", 14)
		d.MultiCell(0, 7, p.heading, "", "L", false)
		d.SetFont(family, "", 12)
		d.MultiCell(0, 6.5, p.text, "", "L", false)
		d.Ln(5)
	}
	d.SetFont(family, "", 12)
	d.CellFormat(0, 10, "Where this page is kept: ______________________________________", "", 1, "L", false, 0, "")
	return d.Output(w)
}

var recoveryText = []struct{ heading, text string }{
	{"What it is for", "It opens the store if a passphrase is forgotten. On the unlock screen choose \"Use the recovery code\", type the code, then choose a new passphrase. Capital or small letters make no difference, and the dashes may be left out."},
	{"Keep it safe", "Anybody who has this page and the computer can read everything in the store. Keep it on paper, locked away, and not in the same bag as the computer. Delete the file once it is printed."},
	{"If it is lost", "A team lead can make a new code under Settings, Security; this one then stops working. If every passphrase and the code are lost, nobody can open the store, and nobody can be asked to."},
}

// codeLines sets the groups of a code four to a line, so that they can be read aloud and ticked off.
func codeLines(code string) []string {
	groups := strings.Split(code, "-")
	var lines []string
	for len(groups) > 0 {
		n := min(4, len(groups))
		lines = append(lines, strings.Join(groups[:n], "  -  "))
		groups = groups[n:]
	}
	return lines
}

const family = "atkinson"

// newDocument is an empty A4 portrait document in our typeface with margins for holes and notes.
func newDocument(title string, made time.Time) (*gofpdf.Fpdf, error) {
	d := gofpdf.New("P", "mm", "A4", "")
	d.AddUTF8FontFromBytes(family, "", bytes.Clone(assets.FontRegular)) // gofpdf writes into what it is given
	d.AddUTF8FontFromBytes(family, "B", bytes.Clone(assets.FontBold))
	d.SetMargins(25, 22, 20)
	d.SetAutoPageBreak(true, 20)
	d.SetTitle(paper.Clean(title), true)
	d.SetCreator("Jobwright", true)
	d.SetCreationDate(made)
	d.SetModificationDate(made)
	d.SetCatalogSort(true) // the same input gives the same bytes
	return d, d.Error()
}
