package settingsui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// security is the section about the lock, the recovery code, and what encryption can do.
type security struct {
	page    *Page
	box     fyne.CanvasObject
	minutes *kit.Choice // nil where the person may not change it
	now     *kit.Text   // for those who may not
	value   int
	filling bool
	busy    *kit.Busy
	making  *kit.Busy
	latest  task.Latest
}

// Idle minutes that can be chosen; issue and store allow 1 to 15.
var lockSteps = []int{1, 2, 3, 5, 10, 15}

func newSecurity(s *Page) part {
	x := &security{page: s, now: sentence(""), busy: kit.NewBusy("Saving…", s.p.Run), making: kit.NewBusy("Making the new code…", s.p.Run)}
	x.box = kit.Column(5, heading("Security", "When the store locks, and what opens it if a passphrase is forgotten.", nil),
		x.lock(), x.recovery(),
		topic("What cannot be helped", kit.NewBanner(kit.Warning, "If every passphrase and the recovery code are lost, nobody can open the store. Not even the people who made Jobwright.")),
		topic("What encryption protects",
			sentence("Everything in the store and its backups is encrypted. Whoever finds or steals the computer, the disk or a backup cannot read it without a passphrase or the recovery code."),
			sentence("It does not protect what is on the screen, what is printed or saved outside the store, or a computer that somebody else controls while the store is open. It does not hide how large the store is or when it was used. So lock the store when you leave it, and delete files once they are handed on.")))
	return x
}

func (x *security) lock() fyne.CanvasObject {
	if !x.page.may(people.ChangeSettings) {
		return topic("Locking by itself", x.now, quiet("A lead can change this."))
	}
	var options []kit.Option
	for _, n := range lockSteps {
		options = append(options, kit.Option{ID: strconv.Itoa(n), Title: text.Minutes(n)})
	}
	x.minutes = kit.NewChoice(options...)
	x.minutes.OnChange(x.chosen)
	return topic("Locking by itself",
		kit.NewField("minutes", "Lock when nothing is done for", x.minutes).Hint("For everybody at this store. What is being typed is kept, encrypted."), busyLine(x.busy))
}

func (x *security) chosen() {
	if x.filling {
		return
	}
	n, err := strconv.Atoi(x.minutes.Value())
	if err != nil { // the chosen one was pressed again
		x.show(x.value)
		return
	}
	failed := func(err error) {
		x.show(x.value)
		x.page.p.Nav.Fail(err)
	}
	if !start(x.page, x.busy, alone(func(ctx context.Context) error { return x.page.p.Custodian.SetAutoLock(ctx, n) }), failed, func(struct{}) { x.show(n) }) {
		x.show(x.value)
	}
}

func (x *security) show(n int) {
	x.value = n
	x.now.Set(fmt.Sprintf("The store locks after %s without a key or a click.", text.Minutes(n)))
	if x.minutes != nil {
		x.filling = true
		x.minutes.SetValue(strconv.Itoa(n))
		x.filling = false
	}
}

func (x *security) recovery() fyne.CanvasObject {
	words := sentence("The recovery code is printed once, when the store is made. It opens the store when nobody knows a passphrase, so keep it under lock, away from the computer.")
	if !x.page.may(people.ManageSlots) {
		return topic("Recovery code", words, quiet("A lead can make a new one if the paper is lost or was seen by somebody."))
	}
	return topic("Recovery code", words, kit.Start(kit.NewButton(kit.Outline, "Make a new recovery code…", x.askNew).Icon("key")), busyLine(x.making))
}

func (x *security) askNew() {
	kit.Confirm(x.page.canvas(), "Make a new recovery code?",
		"The old code will not open the store any more, though it still opens older backups. Have paper and a pen ready, or a printer: the new code is shown once.",
		"Make the new code", func() {
			start(x.page, x.making, x.page.p.Custodian.NewRecoveryCode, x.page.p.Nav.Fail, x.showCode)
		})
}

// showCode shows the new code until the person says it is on paper; it is asked back then.
func (x *security) showCode(code string) {
	var d *kit.Dialog
	savePage := kit.NewButton(kit.Outline, "Save a page to print…", func() { x.savePage(code) }).Icon("print").Plain()
	d = kit.ShowDialog(x.page.canvas(), kit.DialogSpec{Title: "Your new recovery code", Wide: 640,
		Sub:   "It holds from now on. It is shown only now, and kept nowhere in clear.",
		Body:  kit.Column(4, kit.CodeCard(code), sentence("Write it down, or save it as a page, print it, and delete the file. Destroy the paper with the old code.")),
		Extra: []*kit.Button{savePage}, Cancel: "Close", Main: "I have it on paper", OnMain: func() {
			d.Close()
			x.askBack(code)
		}, OnCancel: func() { x.sure(code) }})
}

func (x *security) savePage(code string) {
	folder, err := os.UserHomeDir()
	if err != nil {
		folder = filepath.Dir(x.page.p.Custodian.Folder())
	}
	kit.ShowSave(x.page.canvas(), x.page.p.Run, kit.SaveSpec{
		Title: "Save the page with the code", Sub: "Anybody who finds this file can read the code. Print it, then delete it.",
		Label: "File", Suggest: filepath.Join(folder, "recovery code.pdf"), Kind: kit.SaveFile, Ending: ".pdf", Main: "Save the page",
		Write: func(_ context.Context, path string) error { return x.page.p.Custodian.PrintRecovery(path, code) },
		Done: func(path string) {
			x.page.p.Nav.Say("The page lies at "+path+". Print it, then delete it.", nil)
		},
	})
}

// askBack asks the code from the paper, because a code that was copied wrongly is no code.
func (x *security) askBack(code string) {
	field, typed := kit.AskCode(code)
	x.page.ask(question{title: "Type the code from your paper", sub: "So that we know it can be read.", main: "Done", words: "Comparing…",
		parts:  []kit.Part{field},
		cancel: "Show the code again", onCancel: func() { x.showCode(code) },
		work: func() func(context.Context) error { return func(context.Context) error { return nil } },
		done: func() {
			typed.Clear()
			x.page.p.Nav.Say("The new recovery code is on paper. Keep it under lock.", nil)
		}})
}

// sure asks before the code goes out of sight for good.
func (x *security) sure(code string) {
	var d *kit.Dialog
	d = kit.ShowDialog(x.page.canvas(), kit.DialogSpec{Title: "Is the new code on paper?", Wide: 440,
		Body: sentence("The old code does not open the store any more. Without the new one on paper there is no way back after a forgotten passphrase."),
		Main: "Show the code again", OnMain: func() {
			d.Close()
			x.showCode(code)
		}, Cancel: "It is on paper"})
}

func (x *security) content() fyne.CanvasObject { return x.box }
func (x *security) close()                     { x.latest.Stop() }

func (x *security) reload() {
	read(x.page, &x.latest, func(ctx context.Context) (int, error) { return x.page.p.Custodian.AutoLock(ctx), nil }, x.show)
}
