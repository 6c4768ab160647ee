package signui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// kiosk shows one paper to those who sign it and hides everything else. It ends with the passphrase of who is at the desk, or in the lock.
type kiosk struct {
	p       Parts
	ref     adjustments.PaperRef
	who     people.ParticipantID
	sheet   sheet
	room    string // who is there
	aloud   string // who reads it out; empty = they read it themselves
	large   bool
	zoom    int // index of zooms
	read    bool
	cover   *kit.Cover
	header  *kit.Header
	body    *fyne.Container
	view    *kit.PaperView
	smaller *kit.Button
	larger  *kit.Button
	tools   *fyne.Container // how it is read
	foot    *fyne.Container // who can sign
	asked   task.Latest
	refused error // why it cannot be shown any more or not be sealed, for the specialist alone
}

// zooms are the sizes at which the paper can be read.
var zooms = []float32{1, 1.25, 1.5, 1.75, 2}

// Sign begins the signing of a version about a participant: it asks who is there, and then gives the screen out of hand. One that
// everybody has signed and that could not be sealed then is sealed now.
func (p Parts) Sign(ref adjustments.PaperRef, who people.ParticipantID) {
	p.ask(ref, who, func(s sheet) { p.handOver(ref, who, s) })
}

// ask reads what is to be signed and goes on with it, unless there is nothing to sign.
func (p Parts) ask(ref adjustments.PaperRef, who people.ParticipantID, then func(sheet)) {
	task.Go(context.Background(), p.Run, func(ctx context.Context) (sheet, error) { return p.sheet(ctx, ref, false) }, func(s sheet, err error) {
		switch {
		case p.away(): // it was asked for twice, or something else was opened or locked meanwhile
		case err != nil:
			may.Fail(p.Nav, who, err, nil)
		case s.sealed:
			p.Nav.Say("Everybody has signed this paper. It is sealed, and nothing can be added to it.", nil)
		case adjustments.Complete(ref, s.signed):
			p.seal(ref, who)
		case len(s.unready) > 0:
			kit.ErrorBox(p.canvas(), kit.Failure{Title: "It is not ready to be signed", What: strings.Join(s.unready, " ")})
		case len(s.may()) == 0:
			p.Nav.Say("Everybody has signed this paper.", nil)
		default:
			then(s)
		}
	})
}

// seal seals what everybody has signed.
func (p Parts) seal(ref adjustments.PaperRef, who people.ParticipantID) {
	task.Go(context.Background(), p.Run, func(ctx context.Context) (*adjustments.Sealed, error) { return p.Signer.Seal(ctx, ref) }, func(_ *adjustments.Sealed, err error) {
		if p.locked() {
			return
		}
		if err != nil {
			may.Fail(p.Nav, who, err, nil)
			return
		}
		p.Nav.Say("Everybody had signed. The paper is sealed now.", nil)
		p.done()
	})
}

func (p Parts) sheet(ctx context.Context, ref adjustments.PaperRef, large bool) (sheet, error) {
	s, err := p.Signer.Show(ctx, ref, large)
	if err != nil {
		return sheet{}, err
	}
	return sheetOf(ref, s, p.Me())
}

// handOver asks what goes into the record before the screen is given out of hand.
func (p Parts) handOver(ref adjustments.PaperRef, who people.ParticipantID, s sheet) {
	there := kit.NewEntry().Limit(200)
	there.SetText(strings.Join(present(s, p.Me().Name), ", "))
	aloud := kit.NewEntry().Limit(120)
	words := kit.NewText("Nothing but this paper can be seen or reached until you type your passphrase. A signature that is not finished is not kept.").Wrap()
	var d *kit.Dialog
	form := kit.NewForm(p.Run, func() {
		d.Close()
		p.show(&kiosk{p: p, ref: ref, who: who, sheet: s, room: typed.Words(there), aloud: typed.Words(aloud), zoom: 1})
	}, kit.Show(words), kit.NewField("room", "Who is in the room?", there).Needed("Please say who is there."),
		kit.NewField("aloud", "Read aloud by", aloud).Hint("Only where somebody reads it out to them."))
	d = kit.ShowDialog(p.canvas(), kit.DialogSpec{Title: "Sign on this screen", Sub: s.title + ". To sign: " + called(s.turn()) + ".", Body: form, Main: "Hand over the screen"})
}

// turn are those whose turn it is: who is needed, or where they have signed, whoever else may.
func (s sheet) turn() []party {
	if open := s.open(); len(open) > 0 {
		return open
	}
	return s.may()
}

// present are those who are probably there.
func present(s sheet, me string) (list []string) {
	for _, p := range s.parties {
		if p.needed && p.name != "" && p.name != me {
			list = append(list, p.name)
		}
	}
	return append(list, me)
}

// show covers the window with the paper.
func (p Parts) show(k *kiosk) {
	k.header = kit.NewHeader(k.sheet.title, "").Wrap()
	k.view = kit.NewPaperView(k.sheet.pages)
	k.view.OnEnd(k.reachedEnd)
	k.smaller = kit.NewButton(kit.Outline, "Smaller", func() { k.zoomTo(k.zoom - 1) })
	k.larger = kit.NewButton(kit.Outline, "Larger", func() { k.zoomTo(k.zoom + 1) }).Icon("text-size")
	print := kit.NewCheckbox("Large print")
	print.OnChange(func() { k.large = print.On(); k.again() })
	k.body, k.foot = kit.Column(0), kit.Column(3)
	k.tools = kit.Flow(3, k.smaller, k.larger, kit.AtLeast(140, 0, print))
	content := kit.PadXY(8, 5, kit.Column(4, kit.TopRow(4, kit.Grow(k.header), kit.Column(0, k.leaver())), k.tools, kit.Grow(k.body), k.foot))
	k.cover = kit.ShowCover(p.canvas(), content, k.key, k.asked.Stop)
	k.reading()
}

// key lets the keys that read on do so wherever the keyboard is.
func (k *kiosk) key(e *fyne.KeyEvent) bool {
	return k.foot.Visible() && k.view.ReadOn(e)
}

// zoomTo shows the paper in another size.
func (k *kiosk) zoomTo(at int) {
	k.zoom = min(max(0, at), len(zooms)-1)
	k.view.Zoom(zooms[k.zoom])
	able(k.smaller, k.zoom > 0, "It is as small as it gets.")
	able(k.larger, k.zoom < len(zooms)-1, "It is as large as it gets.")
}

func able(b *kit.Button, on bool, why string) {
	if on {
		b.Enable()
	} else {
		b.Disable(why)
	}
}

// again shows the paper as it is now, in the print that is asked for.
func (k *kiosk) again() {
	large := k.large
	task.Go(k.asked.Next(), k.p.Run, func(ctx context.Context) (sheet, error) { return k.p.sheet(ctx, k.ref, large) }, func(s sheet, err error) {
		if err != nil {
			k.refuse(err)
			return
		}
		k.sheet = s
		k.reading()
	})
}

// reading shows the paper from its beginning; whoever signs has to come to its end first.
func (k *kiosk) reading() {
	k.view.Set(k.sheet.pages) // first of all: the view may stand at the end, where somebody before has read to
	k.zoomTo(k.zoom)
	k.read = false
	turn := called(k.sheet.turn())
	k.header.SetTitle(k.sheet.title)
	k.header.SetState("For " + turn + ". Please read all of it, to the end.")
	if k.aloud != "" {
		k.header.SetState("For " + turn + ". " + k.aloud + " reads it out. Please stop at any time and ask.")
	}
	k.body.Objects = []fyne.CanvasObject{kit.Grow(k.view)}
	k.foot.Objects = nil
	row := kit.Flow(3)
	for _, p := range k.sheet.parties {
		if p.signed != "" {
			row.Add(kit.AtLeast(0, 36, kit.Middle(kit.Row(1, kit.NewIcon("check", theme.Fits).Sized(18), kit.NewText(p.called()+" has signed")))))
			continue
		}
		b := kit.NewButton(kit.Outline, "Sign as "+p.called(), func() { k.signing(p) })
		b.Disable("Please read to the end first.")
		row.Add(b)
	}
	k.foot.Objects = []fyne.CanvasObject{row}
	k.foot.Show()
	k.tools.Show()
	k.cover.Relayout()
	k.p.canvas().Focus(k.view)
}

// reachedEnd lets whoever has come to the end sign.
func (k *kiosk) reachedEnd() {
	if k.read || len(k.foot.Objects) == 0 {
		return
	}
	k.read = true
	row, ok := k.foot.Objects[0].(*fyne.Container)
	if !ok {
		return
	}
	for _, o := range row.Objects {
		if b, ok := o.(*kit.Button); ok {
			b.Enable()
		}
	}
	k.cover.Relayout() // they are wider now
	k.cover.ToEnd()
}

// message shows a sentence in the middle of the screen, and what one can do.
func (k *kiosk) message(title, words string, actions ...fyne.CanvasObject) {
	k.foot.Hide()
	k.tools.Hide()
	k.header.SetState("")
	text := kit.Column(4, kit.NewText(title).Sized(theme.Page).Bold().Wrap(), kit.NewText(words).Sized(theme.Section).Wrap())
	if len(actions) > 0 {
		text.Add(kit.Flow(3, actions...))
	}
	k.body.Objects = []fyne.CanvasObject{kit.Grow(kit.PadXY(1, 12, kit.AtMost(720, text)))}
	k.cover.Relayout()
	if len(actions) > 0 {
		if f, ok := actions[0].(fyne.Focusable); ok {
			k.p.canvas().Focus(f)
		}
	}
}

// refuse ends the view of the paper: nothing of it stays to be seen. What the person does not allow, such as a word to avoid, is told once
// the specialist has the screen back: whoever signs for the employer is looking.
func (k *kiosk) refuse(err error) {
	k.sheet.pages = paper.Pages{}
	k.view.Set(k.sheet.pages)
	k.header.SetTitle("Signing has stopped")
	words := err.Error()
	if _, missing := people.RefusalOf(err); missing {
		k.refused, words = err, "Please hand the screen back to "+k.p.Me().Name+". What was signed before is kept."
	}
	k.message("This paper cannot be shown any more.", words)
}

// leave asks for the passphrase, or locks.
func (k *kiosk) leave() {
	pass := kit.NewPassword()
	var d *kit.Dialog
	var form *kit.Form
	busy := false
	form = kit.NewForm(k.p.Run, func() {
		if busy {
			return
		}
		busy = true
		secret := []byte(pass.Text())
		pass.Clear()
		task.Go(context.Background(), k.p.Run, func(ctx context.Context) (struct{}, error) {
			defer clear(secret)
			return struct{}{}, k.p.Signer.Confirm(ctx, secret)
		}, func(_ struct{}, err error) {
			busy = false
			switch {
			case !d.Open(): // they went back to the paper, and the screen is in other hands
				return
			case err != nil:
				form.SetErrors(wrong("pass", err))
				return
			}
			d.Close()
			k.cover.Close()
			k.p.done()
			if k.refused != nil {
				may.Fail(k.p.Nav, k.who, k.refused, nil)
			}
		})
	}, kit.NewField("pass", "Passphrase of "+k.p.Me().Name, pass).Needed("Please type your passphrase, or lock."))
	d = k.cover.Dialog(kit.DialogSpec{Title: "Leave the signing view", Sub: "For the employment specialist.", Body: form, Main: "Leave",
		Cancel: "Back to the paper", Extra: []*kit.Button{kit.NewButton(kit.Outline, "Lock", k.p.Lock).Icon("lock")}})
}
