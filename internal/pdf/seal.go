package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"jobwright/internal/paper"
)

// contentsLen is the room for the signature, in bytes: enough for a time stamp and a longer chain, should there be one. (security.md 3)
const contentsLen = 16384

// Seal puts one seal over a whole PDF that Write has made: an incremental update with a PAdES signature that certifies it and allows no
// change (DocMDP 1). name and reason are shown by readers; when is the time that the seal claims.
func Seal(file []byte, s *Sealer, when time.Time, name, reason string) ([]byte, error) {
	d, err := readOurs(file)
	if err != nil {
		return nil, err
	}
	u := &update{offsets: map[int]int{}}
	u.Write(file)
	if !bytes.HasSuffix(file, []byte("\n")) {
		u.WriteByte('\n')
	}
	sig, field := d.size, d.size+1
	u.put(d.root, fmt.Sprintf("%s\n/AcroForm << /Fields [%d 0 R] /SigFlags 3 >>\n/Perms << /DocMDP %d 0 R >>", d.catalog, field, sig))
	u.put(d.page, fmt.Sprintf("%s\n/Annots [%d 0 R]", d.pageBody, field))
	u.put(field, fmt.Sprintf("/Type /Annot /Subtype /Widget /FT /Sig /T %s /F 132 /Rect [0 0 0 0] /P %d 0 R /V %d 0 R", textString("Seal"), d.page, sig))
	u.putSignature(sig, when, name, reason)
	u.close(d, file, field+1)
	return u.sign(s)
}

// ours is what a seal needs to know of a PDF as gofpdf writes it: one classic cross-reference table.
type ours struct {
	start, size, root, info int
	page                    int // the first
	catalog, pageBody       string
}

var (
	startAt = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n?$`)
	sizeIs  = regexp.MustCompile(`/Size (\d+)`)
	rootIs  = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoIs  = regexp.MustCompile(`/Info (\d+) 0 R`)
	pagesIs = regexp.MustCompile(`/Pages (\d+) 0 R`)
	firstIs = regexp.MustCompile(`/Kids \[(\d+) 0 R`)
)

var errNotOurs = errors.New("only a PDF that Jobwright has just made can be sealed")

func readOurs(file []byte) (d ours, err error) {
	if d.start, err = number(startAt, file[max(0, len(file)-64):]); err != nil || d.start > len(file) {
		return d, errNotOurs
	}
	table, trailer, ok := bytes.Cut(file[d.start:], []byte("trailer"))
	if !ok || !bytes.HasPrefix(table, []byte("xref\n")) || bytes.Contains(trailer, []byte("/Prev")) {
		return d, errNotOurs
	}
	var errs [6]error
	d.size, errs[0] = number(sizeIs, trailer)
	d.root, errs[1] = number(rootIs, trailer)
	d.info, errs[2] = number(infoIs, trailer)
	body := func(n int) string {
		marker := fmt.Appendf(nil, "\n%d 0 obj\n<<", n)
		_, after, begun := bytes.Cut(file[:d.start], marker)
		inside, _, ended := bytes.Cut(after, []byte("endobj"))
		text, closed := strings.CutSuffix(strings.TrimSpace(string(inside)), ">>")
		if !begun || !ended || !closed {
			errs[3] = errNotOurs
		}
		return strings.TrimSpace(text)
	}
	d.catalog = body(d.root)
	pages, err := number(pagesIs, []byte(d.catalog))
	errs[4] = err
	d.page, errs[5] = number(firstIs, []byte(body(pages)))
	d.pageBody = body(d.page)
	if strings.Contains(d.pageBody, "/Annots") || strings.Contains(d.catalog, "/AcroForm") || errors.Join(errs[:]...) != nil {
		return d, errNotOurs
	}
	return d, nil
}

// number is the first number that a pattern finds.
func number(pattern *regexp.Regexp, in []byte) (int, error) {
	m := pattern.FindSubmatch(in)
	if m == nil {
		return 0, errNotOurs
	}
	return strconv.Atoi(string(m[1]))
}

// update is an incremental update in the making.
type update struct {
	bytes.Buffer
	offsets map[int]int

	range_, contents, end int // where the byte range and the signature stand, and where the signature ends
}

func (u *update) put(n int, body string) {
	u.offsets[n] = u.Len()
	fmt.Fprintf(u, "%d 0 obj\n<< %s >>\nendobj\n", n, body)
}

// rangeHole is the byte range before the offsets are known, as long as it can become.
const rangeHole = "/ByteRange [0 ********** ********** **********]"

func (u *update) putSignature(n int, when time.Time, name, reason string) {
	u.offsets[n] = u.Len()
	fmt.Fprintf(u, "%d 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/Name %s /Reason %s /M (D:%sZ)\n"+
		"/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>]\n",
		n, textString(name), textString(reason), when.UTC().Format(claimedForm))
	u.range_ = u.Len()
	u.WriteString(rangeHole + "\n/Contents ")
	u.contents = u.Len()
	u.WriteString("<" + strings.Repeat("0", contentsLen*2) + ">")
	u.end = u.Len()
	u.WriteString("\n>>\nendobj\n")
}

// close writes the cross-reference table and the trailer, with the /ID that gofpdf leaves out.
func (u *update) close(d ours, file []byte, size int) {
	start := u.Len()
	u.WriteString("xref\n")
	for _, n := range slices.Sorted(maps.Keys(u.offsets)) {
		fmt.Fprintf(u, "%d 1\n%010d 00000 n \n", n, u.offsets[n])
	}
	id := sha256.Sum256(file)
	fmt.Fprintf(u, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d\n/ID [<%X> <%X>]\n>>\nstartxref\n%d\n%%%%EOF\n", size, d.root, d.info, d.start, id[:16], id[:16], start)
}

// sign fills in the byte range and the signature over everything but itself.
func (u *update) sign(s *Sealer) ([]byte, error) {
	b := u.Bytes()
	at := fmt.Sprintf("/ByteRange [0 %d %d %d]", u.contents, u.end, len(b)-u.end)
	if len(at) > len(rangeHole) {
		return nil, errors.New("the PDF is too large to be sealed")
	}
	copy(b[u.range_:], fmt.Sprintf("%-*s", len(rangeHole), at))
	message, err := signDetached(digestAround(b, u.contents, u.end), s)
	if err != nil {
		return nil, err
	}
	if len(message) > contentsLen {
		return nil, errors.New("the signature is too large for its place")
	}
	hex.Encode(b[u.contents+1:], message)
	return b, nil
}

// digestAround is the SHA-256 of a file without the bytes from a to b.
func digestAround(file []byte, a, b int) []byte {
	h := sha256.New()
	h.Write(file[:a])
	h.Write(file[b:])
	return h.Sum(nil)
}

// textString writes a PDF text string as UTF-16 in hexadecimal digits, so that nothing in it can break out.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(paper.Clean(s))) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String() + ">"
}
