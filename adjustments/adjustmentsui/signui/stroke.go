package signui

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/id"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// signing is the step at which one party signs.
type signing struct {
	k          *kiosk
	party      party
	name, role *kit.Entry
	method     *kit.Choice
	pad        *kit.SignaturePad
	typedName  *kit.Entry
	note       *kit.Entry // of a typed name that is not the one on the paper
	wrong      *kit.Text
	sign       *kit.Button
	busy       bool
}

// signing shows the field to sign in.
func (k *kiosk) signing(who party) {
	s := &signing{k: k, party: who, name: kit.NewEntry().Limit(120), role: kit.NewEntry().Limit(120), pad: kit.NewSignaturePad(), typedName: kit.NewEntry().Limit(120), note: kit.NewEntry().Limit(300),
		wrong: kit.NewText("").Tone(theme.Stop).Wrap()}
	s.name.SetText(who.name)
	s.role.SetText(who.role)
	s.method = kit.NewChoice(kit.Option{ID: adjustments.Drawn, Title: "Draw it"}, kit.Option{ID: adjustments.Typed, Title: "Type the name"})
	s.method.SetValue(adjustments.Drawn)
	s.sign = kit.NewButton(kit.Filled, fmt.Sprintf("Sign version %d", k.ref.Number), s.save)

	undo := kit.NewButton(kit.Outline, "Take back a line", s.pad.Undo).Icon("undo")
	clear := kit.NewButton(kit.Outline, "Clear", s.pad.Clear)
	drawn := kit.Column(2, kit.NewText("Sign here with mouse, pen or finger.").Tone(theme.Quiet).Wrap(), kit.AtLeast(0, 170, s.pad), kit.Row(2, undo, clear))
	typing := kit.Column(4, kit.NewField("typed", "Type your name to sign", s.typedName),
		kit.NewField("note", "Is this not the name on the paper? Then please say who is signing, and why", s.note))
	typing.Hide()
	s.method.OnChange(func() {
		shown(typing, s.method.Value() == adjustments.Typed)
		shown(drawn, s.method.Value() == adjustments.Drawn)
		k.body.Refresh()
	})
	s.name.OnEnter(func() { k.p.canvas().Focus(s.role.Focus()) })
	s.role.OnEnter(func() { k.p.canvas().Focus(s.method.Focus()) })
	s.typedName.OnEnter(s.save)
	for _, changed := range []func(func()){s.pad.OnChange, s.name.OnChange, s.typedName.OnChange, s.note.OnChange} {
		changed(func() { s.say("") }) // what was missing is being given
	}

	k.header.SetState("")
	k.foot.Hide()
	k.tools.Hide()
	head := kit.Column(1, kit.NewText(by(who.code, k.ref.Number)).Sized(theme.Section).SemiBold().Wrap())
	if words := k.sheet.lastWords(k.ref, who.code); words != "" {
		head.Add(kit.NewText(words).Wrap())
	}
	form := kit.Column(4, head,
		kit.Row(4, kit.Grow(kit.NewField("name", "Name", s.name)), kit.Grow(kit.NewField("role", "Role", s.role))),
		kit.NewField("method", "How do you want to sign?", s.method), typing, drawn, s.wrong,
		kit.Row(3, s.sign, kit.NewButton(kit.Outline, "Back to the paper", k.reading)))
	k.body.Objects = []fyne.CanvasObject{kit.Grow(kit.PadXY(1, 4, kit.AtMost(700, form)))}
	k.cover.Relayout()
	k.p.canvas().Focus(s.name.Focus())
}

// by is what a party says by signing. A witness takes no side.
func by(party string, version int) string {
	if party == adjustments.Witness {
		return fmt.Sprintf("By signing, I say as a witness that this is version %d, and that I was there.", version)
	}
	return fmt.Sprintf("By signing, I agree to version %d of this paper as I have read it.", version)
}

func shown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// missing is what has to be there before the signature is kept.
func (s *signing) missing() string {
	switch {
	case typed.Words(s.name) == "":
		return "Please type your name."
	case s.method.Value() == adjustments.Drawn && s.pad.Empty():
		return "Please sign in the field first, or choose to type your name."
	case s.method.Value() == adjustments.Typed && typed.Words(s.typedName) == "":
		return "Please type your name to sign."
	}
	return ""
}

// save keeps the signature.
func (s *signing) save() {
	if s.busy {
		return
	}
	if words := s.missing(); words != "" {
		s.say(words)
		return
	}
	k := s.k
	sig := &adjustments.Signature{ID: id.New(), Paper: k.ref, Party: s.party.code, Name: typed.Words(s.name), Role: typed.Words(s.role), Method: s.method.Value(),
		Shown: k.sheet.shown, ReadAloudBy: k.aloud, Room: k.room, At: k.p.Now(), By: k.p.Me().ID}
	if sig.Method == adjustments.Drawn {
		sig.Strokes, sig.Aspect = points(s.pad.Strokes()), s.pad.Aspect()
	} else {
		sig.Name, sig.Note = typed.Words(s.typedName), typed.Words(s.note)
	}
	s.busy = true
	s.sign.Disable("It is being kept.")
	task.Go(context.Background(), k.p.Run, func(ctx context.Context) (*adjustments.Sealed, error) { return k.p.Signer.Sign(ctx, sig, nil) }, func(sealed *adjustments.Sealed, err error) {
		s.busy = false
		s.sign.Enable()
		if errors.As(err, new(paper.NotSealed)) { // the signature is kept; why there is no seal is for the specialist
			k.refused, err = err, nil
		}
		switch {
		case !k.cover.Open():
			k.toldLate(err)
		case err != nil:
			s.failed(err)
		default:
			k.signed(sig, sealed != nil)
		}
	})
}

// toldLate says to the specialist, who has left the view meanwhile, what became of a signature.
func (k *kiosk) toldLate(err error) {
	switch err = cmp.Or(err, k.refused); {
	case k.p.locked():
	case err != nil:
		may.Fail(k.p.Nav, k.who, err, nil)
	default:
		k.p.Nav.Say("The signature is kept.", nil)
		k.p.done()
	}
}

// failed says why the signature was not kept. What the person does not allow any more ends the view.
func (s *signing) failed(err error) {
	if _, missing := people.RefusalOf(err); missing {
		s.k.refuse(err)
		return
	}
	s.say(plain(err))
}

func (s *signing) say(words string) {
	if s.wrong.Words() != words {
		s.wrong.Set(words)
		s.k.body.Refresh()
	}
}

// plain is the sentence of an error that names a field, or the error itself.
func plain(err error) string {
	var field people.FieldError
	if errors.As(err, &field) {
		return field.Message
	}
	return err.Error()
}

// wrong puts what is wrong beside a field.
func wrong(field string, err error) error {
	var named people.FieldError
	if errors.As(err, &named) {
		return err
	}
	return people.FieldError{Field: field, Message: err.Error()}
}

// points are drawn lines as the record keeps them.
func points(strokes [][]paper.Point) [][]adjustments.Point {
	out := make([][]adjustments.Point, len(strokes))
	for i, stroke := range strokes {
		for _, p := range stroke {
			out[i] = append(out[i], adjustments.Point{X: p.X, Y: p.Y})
		}
	}
	return out
}

// signed says thank you and whose turn it is.
func (k *kiosk) signed(sig *adjustments.Signature, sealed bool) {
	for i := range k.sheet.parties {
		if k.sheet.parties[i].code == sig.Party {
			k.sheet.parties[i].signed = sig.Name
		}
	}
	k.p.done()
	open := k.sheet.open()
	switch {
	case sealed:
		k.message("Signed and sealed. Thank you.", "Everybody has signed. Please hand the screen back to "+k.p.Me().Name+", who gives you your copy.", k.leaver())
	case len(open) == 0:
		k.message("Signed by everybody. Thank you.", "Your signatures are kept. The seal could not be made yet: "+k.p.Me().Name+" can do that on the page of the paper.", k.leaver())
	default:
		next := kit.NewButton(kit.Filled, "I am "+open[0].called(), k.again)
		k.message("Thank you, "+sig.Name+".", "Please hand the screen to "+called(open)+".", next, k.leaver())
	}
}

func (k *kiosk) leaver() *kit.Button {
	return kit.NewButton(kit.Outline, "Leave…", k.leave).Icon("lock")
}
