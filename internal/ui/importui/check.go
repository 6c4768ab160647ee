package importui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// check is the third step: what will happen.
type check struct {
	page     *Page
	result   Result
	skip     *kit.Checkbox
	staff    *kit.Checkbox
	warn     *kit.Field // around skip
	problems *kit.RowList[Problem]
}

// plan reads the whole file and shows what would happen.
func (s *Page) plan() {
	o := s.order() // here: what the page shows must not be read from another goroutine
	s.work("Reading "+s.choose.fileName(), func(ctx context.Context, tell func(float64, string)) (Result, error) {
		return s.p.Engine.Plan(ctx, o, tell)
	}, func(r Result) {
		before := s.check
		s.check = newCheck(s, r)
		if before != nil {
			s.check.skip.Set(before.skip.On())
			s.check.staff.Set(before.staff.On())
		}
		s.check.staff.OnChange(s.plan) // other colleagues, other figures
		s.to(checking)
	})
}

func newCheck(s *Page, r Result) *check {
	c := &check{page: s, result: r, skip: kit.NewCheckbox(""), staff: kit.NewCheckbox("")}
	rest := r.Rows() - r.Bad
	c.warn = kit.NewField("skip", fmt.Sprintf("Leave %s out and import %s", text.Count(r.Bad, "bad row", "bad rows"), text.Count(rest, "other row", "other rows")), c.skip)
	c.skip.OnChange(s.relayout)
	c.skip.OnEnter(c.press) // the space bar ticks
	c.problems = kit.NewRowList(kit.ListOptions[Problem]{
		Name: "Problems", Run: s.p.Run, Failed: s.p.Nav.Fail,
		Key: func(p Problem) string { return fmt.Sprint(p.Line, p.Column, p.Reason) },
		Source: kit.Source[Problem]{
			Count: func(context.Context) (int, error) { return len(r.Problems), nil },
			Page: func(_ context.Context, _ kit.Order, offset, limit int) ([]Problem, error) {
				return r.Problems[min(offset, len(r.Problems)):min(offset+limit, len(r.Problems))], nil
			},
		},
		Columns: []kit.ListColumn[Problem]{
			{ID: "line", Title: "Line", Width: 4, Fixed: true, Figures: true, Align: fyne.TextAlignTrailing, Cell: func(p Problem) kit.Cell { return kit.Cell{Text: text.Number(p.Line), Tone: theme.Quiet} }},
			{ID: "reason", Title: "What is wrong", Width: 16, Grow: true, Fixed: true, Cell: func(p Problem) kit.Cell { return kit.Cell{Text: p.Reason, Second: c.about(p)} }},
		},
		TwoLines: true, Opened: c.read,
		Actions: []kit.Action[Problem]{{Words: "Read", Icon: "eye", Key: "R", Do: c.read}},
	})
	c.problems.Reload()
	return c
}

// about says where in its row a problem lies.
func (c *check) about(p Problem) string {
	column := c.page.inFile(p.Column)
	switch {
	case column == "" && p.Value == "":
		return ""
	case p.Value == "":
		return column
	case column == "":
		return "“" + p.Value + "”"
	}
	return column + ": “" + p.Value + "”"
}

// inFile is what the file calls a column: problems name it by its own header, or by ours.
func (s *Page) inFile(column string) string {
	if column == "" || slices.Contains(s.choose.looked.Header, column) {
		return column
	}
	if s.columns != nil {
		for theirs, ours := range s.columns.chosen() {
			if ours == column {
				return theirs
			}
		}
	}
	return columnTitle(column)
}

// read shows one problem whole.
func (c *check) read(p Problem) {
	lines := []fyne.CanvasObject{sentence(p.Reason)}
	if p.Column != "" {
		lines = append(lines, quiet("Column: "+c.page.inFile(p.Column)))
	}
	if p.Value != "" {
		lines = append(lines, quiet("It says: “"+p.Value+"”"))
	}
	kit.ShowDialog(c.page.p.Nav.Window().Canvas(), kit.DialogSpec{Title: "Line " + text.Number(p.Line), Body: kit.Column(2, lines...), Cancel: "Close"})
}

// figure is a number with its word.
func figure(n int, words string, tone fyne.ThemeColorName) fyne.CanvasObject {
	if n == 0 {
		tone = theme.Quiet
	}
	return kit.AtLeast(112, 0, kit.Column(0, kit.NewText(text.Number(n)).Sized(theme.Section).Bold().Tone(tone), kit.NewText(words).Tone(theme.Quiet)))
}

func (c *check) content() fyne.CanvasObject {
	r := c.result
	objects := []fyne.CanvasObject{
		kit.NewText(c.page.choose.fileName() + ": " + text.Count(r.Rows(), "row", "rows") + ", read as " + lower(c.page.kindNow().Title)).SemiBold().Wrap(),
		kit.Flow(4, figure(r.Created, "will be created", theme.Fits), figure(r.Updated, "will be updated", theme.Adjust),
			figure(r.Unchanged, "stay unchanged", theme.Text), figure(r.Bad, "have mistakes", theme.Stop)),
	}
	if r.Rows() == 0 {
		objects = append(objects, sentence("The file has no rows under its header."))
	}
	if len(r.Unknown) > 0 {
		objects = append(objects, quiet("Left out, because nothing here holds it: "+shortList(r.Unknown)+"."))
	}
	if len(r.MadePeople) > 0 {
		objects = append(objects, quiet(text.Count(len(r.MadePeople), "contact person", "contact people")+" will be added, because a contact names them: "+shortList(r.MadePeople)+"."))
	}
	if len(r.MadeStaff) > 0 {
		objects = append(objects, quiet("Colleagues who will be added: "+shortList(r.MadeStaff)+"."))
	}
	if c.page.p.Me().Role == people.Lead && (c.staff.On() || c.unknownStaff()) {
		objects = append(objects, kit.NewField("staff", "Add colleagues whom the file names and nobody knows yet", c.staff))
	}
	if c.page.columns != nil && !c.page.choose.layout().Known {
		objects = append(objects, kit.Start(kit.NewButton(kit.Quiet, "Change what the columns hold…", func() { c.page.to(mapping) }).Icon("columns")))
	}
	if r.Bad > 0 {
		objects = append(objects, c.bad()...)
	}
	return kit.AtMost(840, kit.Column(4, objects...))
}

// unknownStaff says whether a row is bad because nobody knows a colleague it names.
func (c *check) unknownStaff() bool {
	return slices.ContainsFunc(c.result.Problems, func(p Problem) bool {
		return staffColumns[strings.ToLower(strings.ReplaceAll(p.Column, " ", "_"))]
	})
}

// staffColumns are our columns that name colleagues.
var staffColumns = map[string]bool{"staff": true, "owner": true, "specialist": true, "supervisor": true, "recorded_by": true, "said_by": true}

// bad is the part about rows with mistakes.
func (c *check) bad() []fyne.CanvasObject {
	note := text.Count(c.result.Bad, "row", "rows")
	if n := len(c.result.Problems); n > 0 && c.result.Bad > n {
		note += ", the first " + text.Number(n) + " problems are listed"
	}
	high := &kit.RowsHigh{Rows: len(c.result.Problems), Least: 2, Most: 8, TwoLines: true}
	return []fyne.CanvasObject{
		kit.Column(3, kit.NewSection("Mistakes", note).Tone(theme.Stop), c.warn,
			kit.Flow(2, kit.NewButton(kit.Outline, "Save the bad rows to a file…", c.saveBad).Icon("export"))),
		high.Around(c.problems),
	}
}

// verb is what the main button says, empty where there is nothing to import.
func (c *check) verb() string {
	if n := c.result.Written(); n > 0 {
		return "Import " + text.Count(n, "row", "rows")
	}
	return ""
}

// press imports, once it is decided what becomes of bad rows.
func (c *check) press() {
	if c.result.Written() == 0 {
		return
	}
	if c.result.Bad > 0 && !c.skip.On() {
		c.warn.SetWrong(text.Count(c.result.Bad, "row has", "rows have") + " mistakes, so nothing is imported yet. Tick this to leave them out, or correct the file and choose it again.")
		c.page.relayout()
		if w := c.page.p.Nav.Window(); w != nil {
			w.Canvas().Focus(c.skip)
		}
		return
	}
	c.page.importNow()
}

// saveBad writes the bad rows to a file, to be corrected and brought in again.
func (c *check) saveBad() {
	s := c.page
	path := s.choose.looked.Path
	name := strings.TrimSuffix(path, filepath.Ext(path)) + " bad rows.csv"
	kit.ShowSave(s.p.Nav.Window().Canvas(), s.p.Run, kit.SaveSpec{
		Title: "Save the bad rows", Sub: "They get a last column that says what is wrong. Correct them there and bring that file in. The file is not encrypted.",
		Label: "File", Suggest: name, Kind: kit.SaveFile, Ending: ".csv", Main: "Save the bad rows",
		Write: func(ctx context.Context, to string) error { return s.p.Engine.SaveBad(ctx, to) },
		Done:  func(to string) { s.p.Nav.Say("The bad rows are in "+to+".", nil) },
	})
}
