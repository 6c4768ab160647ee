package desk

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/text"
)

// subjectPaper is everything that is held on a person, for them: to read, and as data beside it. What speaks of other people is marked,
// for a lead to look at before it is handed over. (facts.md h.3)
func subjectPaper(ctx context.Context, d *Desk, r paper.Request) (outgoing, error) {
	id, err := d.idOf(ctx, "people", r.ID, "person")
	if err != nil {
		return outgoing{}, err
	}
	held, err := d.Store().HeldOn(ctx, people.ParticipantID(id))
	if err != nil {
		return outgoing{}, err
	}
	house, codes, err := d.houseAndCodes(ctx)
	if err != nil {
		return outgoing{}, err
	}
	t := newTelling(held, codes)
	doc := paper.Document{Title: "Everything we hold about you", Subtitle: "For " + held.Participant.Name(), FileName: "subject-access-" + d.today().String(), House: house, For: held.Participant.Name(),
		On: d.today(), Made: d.o.now(), Large: r.Large, Blocks: t.blocks()}
	out := d.of(doc, "people:"+id)
	out.Caution = "Please read it before it is handed over. What speaks of other people is marked “(another person)”: leave it out where handing it over would be unfair to them."
	out.beside = []beside{{".json", func(to io.Writer) error { return t.writeJSON(to, d.o.now()) }}}
	for i, f := range held.Files {
		out.beside = append(out.beside, beside{besideName(i, f), func(to io.Writer) error {
			content, err := d.Store().HeldFile(ctx, held.Participant.ID, f.ID)
			if err == nil {
				_, err = to.Write(content)
			}
			return err
		}})
	}
	return out, nil
}

// besideName is what follows the name of the paper in that of a file that stands beside it.
func besideName(i int, f store.HeldFile) string { return fmt.Sprintf("-file-%d%s", i+1, f.Ending) }

// telling says in words what is held.
type telling struct {
	held  store.HeldOn
	codes people.Codes
	names map[string]string // what the records call each other by an id
}

func newTelling(held store.HeldOn, codes people.Codes) telling {
	t := telling{held: held, codes: codes}
	t.names = t.own()
	return t
}

// heldTitles are what the kinds of records are called to a person.
var heldTitles = map[string]string{"people": "Your record", "permissions": "What you allowed", "talks": "Talks about what to tell", "shared": "What was told to others", "sessions": "When we met or spoke",
	"applications": "Applications", "tasters": "Days to try a job", "jobs": "Jobs", "outcomes": "What came of it", "decisions": "Jobs we chose or left", "journeys": "Ways to work",
	"agreements": "Adjustment agreements", "agreement-versions": "Earlier versions of agreements", "plans": "Wellness plans", "plan-versions": "Earlier versions of plans", "reviews": "Reviews",
	"signatures": "Signatures", "showings": "What was shown for signing", "sealed": "Sealed papers", "attachments": "Files", "next-steps": "Next steps", "carvings": "Job proposals",
	"carving-versions": "Earlier versions of proposals", "profile-versions": "Earlier versions of your profile", "contacts": "Contacts with employers that speak of you",
	"contact-participants": "In which contacts you are named", "opened-anyway": "Who opened your record from another caseload", "matches-shown": "Jobs that the computer suggested"}

func (t telling) blocks() []paper.Block {
	out := []paper.Block{paper.Note{Words: "You asked what we hold about you. This is all of it, as it is kept. Where it speaks of other people, it says “(another person)” behind their names."}}
	for _, h := range t.held.Holdings {
		title := heldTitles[h.Kind]
		if title == "" {
			title = text.Capital(strings.ReplaceAll(h.Kind, "-", " "))
		}
		out = append(out, paper.Heading{Words: title + " (" + strconv.Itoa(len(h.Rows)) + ")"})
		for _, r := range h.Rows {
			out = append(out, paper.Facts{Rows: t.facts(h.Kind, r)})
		}
	}
	out = append(out, paper.Heading{Words: "Who did what with these records (" + strconv.Itoa(len(t.held.Audit)) + ")"})
	table := paper.Table{Columns: []paper.Column{{Head: "When"}, {Head: "Who"}, {Head: "What"}, {Head: "With"}}, Lists: true}
	for _, e := range t.held.Audit {
		kind, _, _ := strings.Cut(e.Object, ":")
		table.Rows = append(table.Rows, []string{moment(e.At), t.called(e.Actor), cmp.Or(heldActions[e.Action], e.Action), cmp.Or(heldTitles[kind], strings.ReplaceAll(kind, "-", " "))})
	}
	return append(out, table)
}

// unsaid are columns that say nothing to a person.
var unsaid = map[string]bool{"participant": true, "subject": true, "name_key": true, "view": true, "paper": true, "paper_kind": true, "about": true}

// facts are the values of one record in words; what is empty is left out.
func (t telling) facts(kind string, r store.HeldRow) (rows [][2]string) {
	if r.Deleted {
		rows = append(rows, [2]string{"Deleted", "yes; it can still be brought back for a while"})
	}
	for _, column := range slices.Sorted(maps.Keys(r.Values)) {
		if unsaid[column] {
			continue
		}
		if words := t.words(kind+"."+column, column, r.Values[column]); words != "" {
			rows = append(rows, [2]string{labelled(kind + "." + column), words})
		}
	}
	if i := slices.IndexFunc(t.held.Files, func(f store.HeldFile) bool { return f.ID == r.ID }); i >= 0 {
		rows = append(rows, [2]string{"The file itself", "stands beside this paper; its name ends in " + besideName(i, t.held.Files[i])})
	}
	return append(rows, [2]string{"Last changed", day.Of(r.ChangedAt).Long()})
}

// naming are columns, and parts of lists, that hold the name of somebody else as it was typed.
var naming = map[string]bool{"manager": true, "hr": true, "witness": true, "room": true, "there": true, "read_aloud_by": true, "to_whom": true, "decided_by": true, "supervisor": true, "who": true, "by": true,
	"done_by": true}

// words says one value.
func (t telling) words(path, column string, value any) string {
	words := t.plainly(path, column, value)
	if naming[column] && words != "" && !strings.Contains(words, other) && !strings.Contains(words, t.held.Participant.Called()) {
		words += other
	}
	return words
}

// other marks the name of somebody else.
const other = " (another person)"

func (t telling) plainly(path, column string, value any) string {
	switch v := value.(type) {
	case int64:
		return t.counted(path, float64(v))
	case float64:
		return strconv.FormatFloat(v, 'g', 4, 64)
	case string:
		return t.said(path, v)
	case json.RawMessage:
		if column == "strokes" {
			return "drawn by hand; the lines stand in the data beside this paper"
		}
		var any any
		json.Unmarshal(v, &any) // it was valid when it was read
		return t.nested(path, any)
	}
	return ""
}

// said is a text, a day, a code or an id in words.
func (t telling) said(path, v string) string {
	if words, is := timed(v); is {
		return words
	}
	parts := []string{v}
	if packed, is := strings.CutPrefix(v, ";"); is {
		parts = strings.Split(strings.TrimSuffix(packed, ";"), ";")
	}
	var words []string
	for _, part := range parts {
		said, is := t.coded(path, part)
		if !is {
			said = t.called(part)
		}
		if said != "" && !idShape.MatchString(said) {
			words = append(words, said)
		}
	}
	return strings.Join(words, ", ")
}

// called is what is named by an id, marked where it is another person; everything else as it is.
func (t telling) called(id string) string {
	name, known := t.held.Named[id]
	switch {
	case !known && t.names[id] != "":
		return t.names[id]
	case !known:
		return id
	case t.held.Others[id]:
		return name + other
	}
	return name
}

// nested says lists and structures, one entry a line.
func (t telling) nested(path string, value any) string {
	switch v := value.(type) {
	case []any:
		lines := make([]string, 0, len(v))
		for _, x := range v {
			if words := t.nested(path, x); words != "" {
				lines = append(lines, words)
			}
		}
		return strings.Join(lines, "\n")
	case map[string]any:
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			label := labelled(under(path, key))
			if name := t.called(key); name != key {
				label = name
			} else if key == "logo" || strings.EqualFold(key, "id") || idShape.MatchString(key) {
				continue
			}
			if words := t.nested(under(path, key), v[key]); words != "" {
				parts = append(parts, label+": "+words)
			}
		}
		return strings.Join(parts, "; ")
	case string:
		words := t.said(path, v)
		_, coded := t.coded(path, v)
		if naming[lastPart(path)] && !coded && words != "" && words == v && !strings.Contains(v, t.held.Participant.FirstName) {
			words += other
		}
		return words
	case bool:
		if v {
			return "yes"
		}
	case float64:
		return t.counted(path, v)
	}
	return ""
}

func moment(ms int64) string {
	at := time.UnixMilli(ms)
	return day.Of(at).Long() + ", " + at.Format("15:04")
}

// The data beside the paper.
type subjectDoc struct {
	Person      string            `json:"person"`
	Ref         string            `json:"ref"`
	Made        string            `json:"made"`
	Holdings    []holdingDoc      `json:"holdings"`
	Names       map[string]string `json:"names"`        // what the records call by an id
	OtherPeople []string          `json:"other_people"` // those ids that are people other than the one who asks
	Audit       []entryDoc        `json:"audit"`
}

type holdingDoc struct {
	Kind    string      `json:"kind"`
	Records []recordDoc `json:"records"`
}

type recordDoc struct {
	ID        string         `json:"id,omitempty"`
	ChangedAt string         `json:"changed_at"`
	Deleted   bool           `json:"deleted,omitempty"`
	Values    map[string]any `json:"values"`
}

type entryDoc struct {
	Seq    int64  `json:"seq"`
	At     string `json:"at"`
	Who    string `json:"who"`
	Action string `json:"action"`
	Object string `json:"object"`
	Note   string `json:"note,omitempty"`
}

// writeJSON writes what is held as data. Of all that has a name only what the records speak of is named.
func (t telling) writeJSON(to io.Writer, made time.Time) error {
	doc := subjectDoc{Person: t.held.Participant.Name(), Ref: t.held.Participant.Ref, Made: made.Format(time.RFC3339), Names: map[string]string{}, OtherPeople: []string{}}
	for _, h := range t.held.Holdings {
		records := make([]recordDoc, len(h.Rows))
		for i, r := range h.Rows {
			records[i] = recordDoc{r.ID, r.ChangedAt.Format(time.RFC3339), r.Deleted, r.Values}
		}
		doc.Holdings = append(doc.Holdings, holdingDoc{h.Kind, records})
	}
	for _, e := range t.held.Audit {
		doc.Audit = append(doc.Audit, entryDoc{e.Seq, time.UnixMilli(e.At).Format(time.RFC3339), e.Actor, e.Action, e.Object, e.Note})
	}
	plain, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(t.held.Named)) {
		if bytes.Contains(plain, []byte(id)) {
			doc.Names[id] = t.held.Named[id]
			if t.held.Others[id] {
				doc.OtherPeople = append(doc.OtherPeople, id)
			}
		}
	}
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("the data could not be written: %w", err)
	}
	return nil
}
