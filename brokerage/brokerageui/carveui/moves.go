package carveui

import (
	"slices"

	"jobwright/brokerage"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// The columns of the studio.
const (
	stays   = "stays"
	moves   = "moves"
	adapted = "adapted"
	reduced = "reduced"
	removed = "removed"
	added   = "added"
)

var columns = []kit.BoardColumn{{ID: stays, Title: "Stays", Icon: "check"}, {ID: moves, Title: "Moves to…", Icon: "arrow-right", Slim: true}, {ID: adapted, Title: "Adapted", Icon: "half", Slim: true},
	{ID: reduced, Title: "Reduced", Icon: "arrow-down", Slim: true}, {ID: removed, Title: "Removed", Icon: "minus", Slim: true}, {ID: added, Title: "Added", Icon: "plus", Slim: true}}

// columnOf is where a task stands.
func columnOf(a brokerage.Action) string {
	switch a {
	case brokerage.Move, brokerage.Swap:
		return moves
	case brokerage.Adapt:
		return adapted
	case brokerage.Reduce:
		return reduced
	case brokerage.Remove:
		return removed
	case brokerage.Add:
		return added
	}
	return stays
}

// card is a task on the board with its place in the carving.
type card struct {
	at   int
	task brokerage.Task
	from string // the other job that it comes from; empty = the base
}

func (c card) key() string {
	if c.task.Duty != "" {
		return string(c.task.Duty)
	}
	return c.task.Name
}

// ofBase says that a task is one of the job that is carved; the others come from another job, or are new.
func ofBase(c brokerage.Carving, t brokerage.Task) bool {
	return t.Vacancy != "" && len(c.Vacancies) > 0 && t.Vacancy == c.Vacancies[0]
}

// moved is a task put into another column, with what is likely there; why says why it cannot stand there.
func moved(c brokerage.Carving, t brokerage.Task, to string) (out brokerage.Task, why string) {
	out = t
	base := ofBase(c, t)
	switch to {
	case stays:
		if !base {
			return t, "This duty comes from outside the job, so it is added, or taken out of the carving again."
		}
		out.Action = brokerage.Keep
	case moves:
		if !base {
			return t, "A duty that comes from outside the job stays where it is unless it is added. You can take it out of the carving."
		}
		out.Action = brokerage.Move
		if out.To == "" {
			out.To, out.ToCost = t.DoneBy, t.Cost
		}
	case adapted:
		out.Action = brokerage.Adapt
	case reduced:
		out.Action = brokerage.Reduce
		if out.Keeps == 0 {
			out.Keeps = t.WeeklyMinutes() / 2
		}
	case removed:
		if !base {
			return t, "Only duties of the job itself can be removed. You can take this one out of the carving."
		}
		out.Action = brokerage.Remove
	case added:
		if base {
			return t, "This duty belongs to the job already. Duties of other jobs and new work are added."
		}
		out.Action = brokerage.Add
	}
	return out, ""
}

// withTask is a carving in which one task is another.
func withTask(c brokerage.Carving, at int, t brokerage.Task) brokerage.Carving {
	c.Tasks = slices.Clone(c.Tasks)
	c.Tasks[at] = t
	return c
}

// without is a carving without one task.
func without(c brokerage.Carving, at int) brokerage.Carving {
	c.Tasks = slices.Delete(slices.Clone(c.Tasks), at, at+1)
	return c
}

// short is minutes as a card and a column have room for: 8 h 20, 45 min.
func short(minutes int) string {
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return text.Number(m) + " min"
	case m == 0:
		return text.Number(h) + " h"
	default:
		return text.Number(h) + " h " + twoDigits(m)
	}
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + text.Number(n)
	}
	return text.Number(n)
}

// face is what a card shows: the duty, how often, whether it is essential, and what becomes of it.
func face(c card) kit.CardFace {
	t := c.task
	f := kit.CardFace{Title: t.Name, Note: short(t.WeeklyMinutes())}
	f.Lines = append(f.Lines, kit.CardLine{Text: often(t)})
	kind := kit.CardLine{Icon: "diamond", Text: "Essential"}
	if t.Marginal {
		kind = kit.CardLine{Icon: "circle", Text: "Marginal"}
	}
	open := func(icon, words string) {
		f.Lines = append(f.Lines, kit.CardLine{Icon: icon, Text: words, Tone: theme.Ask})
	}
	say := func(icon, words string) {
		f.Lines = append(f.Lines, kit.CardLine{Icon: icon, Text: words, Tone: theme.Text})
	}
	f.Lines = append(f.Lines, kind)
	switch t.Action {
	case brokerage.Move:
		if t.To == "" {
			open("question", "To whom? To be asked")
		} else {
			say("user", t.To)
		}
	case brokerage.Swap:
		if t.To == "" || t.Back == "" {
			open("question", "Swapped with what? To be asked")
		} else {
			say("user", t.To+", for "+t.Back)
		}
	case brokerage.Adapt:
		if t.Adapted == "" {
			open("question", "How? To be said")
		} else {
			say("half", t.Adapted)
		}
	case brokerage.Reduce:
		say("arrow-down", short(t.Kept())+" a week stay")
	case brokerage.Remove:
		if t.Note == "" && !t.Marginal {
			open("question", "What does the employer say?")
		} else if t.Note != "" {
			say("note", t.Note)
		}
	case brokerage.Add:
		if c.from != "" {
			say("briefcase", "From "+c.from)
		} else {
			say("plus", "New work")
		}
	}
	if t.Undone {
		say("clock", "Left undone now")
	}
	return f
}

// often says how long and how often: 40 min, 5 a week.
func often(t brokerage.Task) string {
	if t.Minutes == 0 || t.Times == 0 {
		return "Time not known"
	}
	return short(t.Minutes) + ", " + typed.TimesText(t.Times) + " a week"
}

// columnNote is how much of the week stands in a column.
func columnNote(_ string, cards []card) string {
	sum := 0
	for _, c := range cards {
		sum += c.task.WeeklyMinutes()
	}
	if len(cards) == 0 {
		return ""
	}
	return short(sum)
}
