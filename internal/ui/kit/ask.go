package kit

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// Confirm asks before something that cannot be undone: a title, one sentence, and a button whose words say what happens.
func Confirm(c fyne.Canvas, title, sentence, verb string, do func()) *Dialog {
	return confirm(c, title, sentence, verb, false, do)
}

// ConfirmDanger is Confirm for what takes something away: the button is red, and the focus is on Cancel.
func ConfirmDanger(c fyne.Canvas, title, sentence, verb string, do func()) *Dialog {
	return confirm(c, title, sentence, verb, true, do)
}

func confirm(c fyne.Canvas, title, sentence, verb string, danger bool, do func()) *Dialog {
	var d *Dialog
	d = ShowDialog(c, DialogSpec{Title: title, Body: NewText(sentence).Wrap(), Wide: 440, Main: verb, Danger: danger,
		OnMain: func() {
			d.Close()
			do()
		}})
	return d
}

// Failure is an error as people need it: what happened, what to do, and details that somebody else can read.
type Failure struct {
	Title   string // "The backup was not made"
	What    string // what happened, in plain words
	Do      string // what to do
	Details string // for a helper; nothing personal; may be empty
}

// ErrorBox shows what went wrong, what to do, and copies the details on request.
func ErrorBox(c fyne.Canvas, t Failure) *Dialog {
	body := Column(3, TopRow(3, NewIcon("warning", theme.Stop), Grow(NewText(t.What).Wrap())))
	if t.Do != "" {
		body.Add(NewText(t.Do).Wrap())
	}
	var extra []*Button
	if t.Details != "" {
		var copied *Button
		copied = NewButton(Outline, "Copy details", func() {
			Copy(t.Title + "\n" + t.What + "\n" + t.Details)
			copied.SetIcon("check")
			copied.SetWords("Details copied")
		}).Plain().Icon("copy")
		extra = append(extra, copied)
	}
	return ShowDialog(c, DialogSpec{Title: t.Title, Body: body, Wide: 480, Cancel: "Close", Extra: extra})
}
