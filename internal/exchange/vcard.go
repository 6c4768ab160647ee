package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/emersion/go-vcard"
)

// What vCards have no property for stands in properties of our own.
const (
	cardRef      = "X-JOBWRIGHT-REF"
	cardEmployer = "X-JOBWRIGHT-EMPLOYER"
	cardCanHire  = "X-JOBWRIGHT-CAN-HIRE"
	cardLeftOn   = "X-JOBWRIGHT-LEFT-ON"
)

// cardHeader names what is read of a card, as the columns of a table.
var cardHeader = []string{"FN", "ORG", "TITLE", "TEL", "EMAIL", cardRef, cardEmployer, cardCanHire, cardLeftOn}

// vcardLayout is a vCard file as a table: one row a card.
var vcardLayout = layout{title: "vCard, people at employers", kind: "employer-people", reader: cardReader}

func cardReader(header []string) rowReader {
	at := columnsAt(header, cardHeader...)
	for _, i := range at {
		if i < 0 {
			return nil
		}
	}
	return func(line int, cells []string) (map[string]Value, []Problem) {
		values := map[string]Value{}
		var bad []Problem
		set := func(name string, n int, parse func(string) (string, error)) {
			text := strings.TrimSpace(Original(strings.TrimSpace(cells[at[n]])))
			if text == "" {
				return
			}
			if parse != nil {
				var err error
				if text, err = parse(text); err != nil {
					bad = append(bad, Problem{line, cardHeader[n], shown(cells[at[n]]), err.Error()})
					return
				}
			}
			values[name] = Value{Text: text}
		}
		set("name", 0, nil)
		set("employer_name", 1, nil)
		set("role", 2, nil)
		set("phone", 3, readPhone)
		set("email", 4, readEmail)
		set("ref", 5, nil)
		set("employer_ref", 6, nil)
		set("can_hire", 7, readYesNo)
		set("left_on", 8, readDate)
		if _, known := values["employer_ref"]; known {
			delete(values, "employer_name")
		}
		if values["name"].Text == "" {
			bad = append(bad, Problem{line, "FN", "", "The card has no name. Please fill it in."})
		}
		if values["employer_ref"].Text == "" && values["employer_name"].Text == "" {
			bad = append(bad, Problem{line, "ORG", "", "The card names no organisation. Please write the employer's name there."})
		}
		return values, bad
	}
}

// maxCard is the most bytes of one card: pictures are larger than any text.
const maxCard = 4 << 20

// cardTable reads a vCard file card by card.
type cardTable struct {
	f     io.Closer
	lines *bufio.Reader
	line  int // of the file, read so far
}

func openVCard(f io.ReadCloser) *cardTable {
	return &cardTable{f: f, lines: bufio.NewReaderSize(f, 64<<10)}
}

func (t *cardTable) Header() []string { return cardHeader }
func (t *cardTable) Numbers() bool    { return false }
func (t *cardTable) Close() error     { return t.f.Close() }

func (t *cardTable) Next() (Row, error) {
	var card bytes.Buffer
	begin := 0
	for {
		line, err := t.readLine(maxCard - card.Len())
		if err == errRowTooLong {
			return Row{}, refuse(max(begin, 1), "", "", "A card is far too long. Please take its picture out and try again.")
		}
		if err != nil && err != io.EOF {
			return Row{}, refuse(0, "", "", "The file could not be read to its end. Please check the disk it lies on and try again.")
		}
		word := strings.ToUpper(strings.TrimSpace(strings.TrimPrefix(string(line), "\ufeff")))
		switch {
		case begin == 0 && word == "BEGIN:VCARD":
			begin = t.line
			card.WriteString("BEGIN:VCARD\r\n")
		case begin == 0 && word != "" || begin != 0 && err == io.EOF && word != "END:VCARD":
			return Row{}, refuse(t.line, "", "", "This is no whole vCard: a card begins with BEGIN:VCARD and ends with END:VCARD. Please save the file again.")
		case begin == 0 && err == io.EOF:
			return Row{}, io.EOF
		case begin != 0:
			card.Write(line)
			if err == io.EOF {
				card.WriteByte('\n')
			}
			if word == "END:VCARD" {
				return checked(rowOfCard(begin, &card), cardHeader), nil
			}
		}
	}
}

// readLine gives a line with its end; io.EOF beside the last one.
func (t *cardTable) readLine(most int) (line []byte, err error) {
	t.line++
	for {
		part, err := t.lines.ReadSlice('\n')
		if line = append(line, part...); len(line) > most {
			return nil, errRowTooLong
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

func rowOfCard(line int, text io.Reader) Row {
	row := Row{Line: line, Cells: make([]string, len(cardHeader))}
	card, err := vcard.NewDecoder(text).Decode()
	if err != nil {
		row.Bad = &Problem{Line: line, Reason: "The card cannot be read. Please save it again as vCard 3.0 or 4.0."}
		return row
	}
	switch version := card.Value(vcard.FieldVersion); {
	case version != "3.0" && version != "4.0":
		row.Bad = &Problem{line, vcard.FieldVersion, shown(version), "Only vCard 3.0 and 4.0 can be read. Please save the card as one of them."}
	case card.Value(vcard.FieldKind) != "" && card.Kind() != vcard.KindIndividual:
		row.Bad = &Problem{line, vcard.FieldKind, shown(card.Value(vcard.FieldKind)), "This card is not about a person. Please take it out."}
	}
	name := card.PreferredValue(vcard.FieldFormattedName)
	if n := card.Name(); name == "" && n != nil {
		name = strings.Join(strings.Fields(n.GivenName+" "+n.FamilyName), " ")
	}
	role := card.PreferredValue(vcard.FieldTitle)
	if role == "" {
		role = card.PreferredValue(vcard.FieldRole)
	}
	phone := strings.TrimPrefix(card.PreferredValue(vcard.FieldTelephone), "tel:")
	for i, v := range []string{name, firstPart(card.PreferredValue(vcard.FieldOrganization)), role, phone, card.PreferredValue(vcard.FieldEmail),
		card.Value(cardRef), card.Value(cardEmployer), card.Value(cardCanHire), card.Value(cardLeftOn)} {
		row.Cells[i] = strings.ReplaceAll(v, `\;`, ";")
	}
	return row
}

// firstPart is the organisation itself: the departments behind a ; are left out.
func firstPart(org string) string {
	for i := range len(org) {
		if org[i] == ';' && (i == 0 || org[i-1] != '\\') {
			return org[:i]
		}
	}
	return org
}

// WriteCards writes people at employers as vCard 4.0. Each gets cells by our column names, with the employer's name beside them.
func WriteCards(to io.Writer, each func(yield func(cells map[string]string) error) error) error {
	out := bufio.NewWriter(to)
	enc := vcard.NewEncoder(out)
	err := each(func(cells map[string]string) error {
		card := vcard.Card{}
		for _, p := range [][2]string{{vcard.FieldUID, "urn:jobwright:" + cells["ref"]}, {vcard.FieldFormattedName, cells["name"]},
			{vcard.FieldOrganization, strings.ReplaceAll(cells["employer_name"], ";", `\;`)}, {vcard.FieldTitle, cells["role"]}, {vcard.FieldTelephone, cells["phone"]},
			{vcard.FieldEmail, cells["email"]}, {cardRef, cells["ref"]}, {cardEmployer, cells["employer_ref"]}, {cardCanHire, cells["can_hire"]}, {cardLeftOn, cells["left_on"]}} {
			if p[1] != "" {
				card.SetValue(p[0], p[1])
			}
		}
		vcard.ToV4(card)
		if err := enc.Encode(card); err != nil {
			return fmt.Errorf("vCard: %w", err)
		}
		return nil
	})
	return errors.Join(err, out.Flush())
}
