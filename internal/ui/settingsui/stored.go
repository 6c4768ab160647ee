package settingsui

import (
	"context"
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
)

// Stored are the settings of the whole store by their keys, whole numbers as well as words.
type Stored interface {
	Setting(ctx context.Context, key string) (string, error)
	SetSettings(ctx context.Context, values map[string]string) error // all or none; people.FieldErrors name the keys
}

// sheet is a section whose settings are shown together and changed together.
type sheet struct {
	form         string // of its draft, and the id of the section
	title, words string
	change       string // words of the button
	saved        string // what is said after a change
	act          people.Act
	groups       []group
	pairs        bool                                  // the form has two short fields beside one another
	blank        *printing.Ask                         // the paper that shows these settings; nil = there is none
	note         func(values map[string]string) string // a sentence that goes with the values; nil = none
	usual        map[string]string                     // values that a button of the form puts back; nil = there is no such button
	usually      string                                // words of that button
}

// group is settings under one small heading.
type group struct {
	title, words string
	settings     []setting
}

// setting is one setting as it is shown and asked.
type setting struct {
	key, label, hint string
	kind             settingKind
	letters          int                 // of words, at most
	lines            int                 // of words: how many the field shows; 0 = it has one line
	choices          []kit.Option        // of a choice
	says             func(string) string // the value as the page shows it
}

type settingKind int

const (
	number settingKind = iota
	words
	tick   // kept as 1 and 0
	choice // of one of a few
)

// stored is a section that shows a sheet.
type stored struct {
	page   *Page
	sheet  sheet
	box    *fyne.Container
	said   map[string]*kit.Text // by key
	note   *kit.Text
	values map[string]string
	told   func(values map[string]string) // is told what holds whenever it is shown; may be nil
	busy   *kit.Busy
	latest task.Latest

	resuming task.Latest
}

// newStored makes the section of a sheet.
func newStored(of sheet) func(*Page) part {
	return func(s *Page) part {
		x := &stored{page: s, sheet: of, said: map[string]*kit.Text{}, note: quiet(""), busy: kit.NewBusy("Saving…", s.p.Run)}
		about := of.words
		var buttons []fyne.CanvasObject
		if s.may(of.act) {
			buttons = append(buttons, kit.NewButton(kit.Filled, of.change, x.ask).Icon("pencil"))
		} else {
			about += " A lead can change this."
		}
		if of.blank != nil && s.p.Documents != nil {
			buttons = append(buttons, kit.NewButton(kit.Outline, "Look at it, print it…", func() { s.p.Documents(*of.blank) }).Icon("print"))
		}
		top := heading(of.title, about, nil)
		if len(buttons) > 0 {
			top = kit.Column(3, top, kit.Flow(2, buttons...))
		}
		x.box = kit.Column(5, top)
		for _, g := range of.groups {
			x.box.Add(x.shownGroup(g))
		}
		if of.note != nil {
			x.box.Add(x.note)
		}
		x.box.Add(busyLine(x.busy))
		return x
	}
}

// shownGroup is the settings of a group as they hold now: numbers beside their labels, words and choices under them.
func (x *stored) shownGroup(g group) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if g.words != "" {
		rows = append(rows, quiet(g.words))
	}
	for _, v := range g.settings {
		said := kit.NewText("").Bold()
		x.said[v.key] = said
		if v.kind == words || v.kind == choice {
			rows = append(rows, kit.Column(0.5, quiet(v.label), said.Wrap()))
		} else {
			rows = append(rows, kit.TopRow(4, kit.Grow(sentence(v.label)), said))
		}
	}
	if g.title == "" {
		return kit.Column(3, rows...)
	}
	return topic(g.title, kit.Column(2.5, rows...))
}

func (x *stored) settings() (all []setting) {
	for _, g := range x.sheet.groups {
		all = append(all, g.settings...)
	}
	return all
}

func (x *stored) reload() { read(x.page, &x.latest, x.read, x.show) }

func (x *stored) read(ctx context.Context) (map[string]string, error) {
	values := map[string]string{}
	for _, v := range x.settings() {
		value, err := x.page.p.Stored.Setting(ctx, v.key)
		if err != nil {
			return nil, err
		}
		values[v.key] = value
	}
	return values, nil
}

func (x *stored) show(values map[string]string) {
	x.values = values
	for _, v := range x.settings() {
		x.said[v.key].Set(v.says(values[v.key]))
	}
	if x.sheet.note != nil {
		x.note.Set(x.sheet.note(values))
	}
	if x.told != nil {
		x.told(values)
	}
	x.box.Refresh()
	x.page.body.Refresh()
}

// draftKey is the key of the one draft that a sheet has.
const draftKey = "store"

// stamp tells one state of the settings from another, as the version of a record does.
func stamp(values map[string]string) int {
	var all strings.Builder
	for _, key := range slices.Sorted(maps.Keys(values)) {
		all.WriteString(key + "\x00" + values[key] + "\x00")
	}
	return int(crc32.ChecksumIEEE([]byte(all.String())))
}

// ask asks for the settings of the sheet, from what holds now.
func (x *stored) ask() {
	read(x.page, &x.latest, x.read, func(values map[string]string) {
		x.show(values)
		x.askFrom("", func(title func() string) *keeping {
			return x.page.keeping(x.sheet.form, draftKey, stamp(values), title)
		})
	})
}

// resume opens the draft of the sheet, and says where the settings were changed since it was typed.
func (x *stored) resume(d again) {
	read(x.page, &x.resuming, x.read, func(values map[string]string) {
		x.show(values)
		if !x.page.may(x.sheet.act) {
			x.page.p.Nav.Fail(people.Denied{Act: x.sheet.act})
			return
		}
		sub := ""
		if d.Version != stamp(values) {
			sub = "These settings were changed after you typed this. Please look through all of them before you save."
		}
		x.askFrom(sub, func(title func() string) *keeping { return x.page.keepingOn(d, title) })
	})
}

// askFrom shows the form over the values shown last; keep makes its draft from the title.
func (x *stored) askFrom(sub string, keep func(title func() string) *keeping) {
	f := newStoredForm(x)
	var back map[string]string // what the changed settings were
	x.page.ask(question{title: x.sheet.title, sub: sub, main: "Save changes", words: "Saving…", parts: f.parts(),
		keeping: keep(func() string { return x.sheet.title }),
		work: func() func(context.Context) error {
			changed := f.changed()
			back = map[string]string{}
			for key := range changed {
				back[key] = x.values[key]
			}
			return func(ctx context.Context) error { return x.save(ctx, changed) }
		},
		done: func() {
			x.reload()
			if len(back) == 0 {
				x.page.p.Nav.Say("Nothing was changed.", nil)
				return
			}
			x.page.p.Nav.Say(x.sheet.saved, func() { x.putBack(back) })
		}})
}

func (x *stored) save(ctx context.Context, values map[string]string) error {
	if len(values) == 0 {
		return nil
	}
	return x.page.p.Stored.SetSettings(ctx, values)
}

// putBack is the way back from a change.
func (x *stored) putBack(values map[string]string) {
	start(x.page, x.busy, alone(func(ctx context.Context) error { return x.save(ctx, values) }), x.page.p.Nav.Fail, func(struct{}) {
		x.reload()
		x.page.p.Nav.Say("It is as it was before.", nil)
	})
}

func (x *stored) content() fyne.CanvasObject { return x.box }

func (x *stored) close() {
	x.latest.Stop()
	x.resuming.Stop()
}
