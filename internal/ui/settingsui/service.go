package settingsui

import (
	"context"
	"os"

	"fyne.io/fyne/v2"

	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// Logo is the picture of the service on its papers, as PNG; nil = none.
type Logo interface {
	ServiceLogo(ctx context.Context) ([]byte, error)
	SaveServiceLogo(ctx context.Context, picture []byte) error
}

// serviceSection is the sheet of the service, and under it the logo with the top of a paper as it will be printed.
type serviceSection struct {
	*stored
	box     fyne.CanvasObject
	choose  *kit.Button
	remove  *kit.Button
	none    *kit.Text
	view    *kit.PaperView
	top     paper.Pages
	busy    *kit.Busy
	picture []byte
	asked   task.Latest
}

// paperTop is how high the top of a paper stands in the section, in units at a text scale of 1; the rest scrolls.
const paperTop = 190

func newService(s *Page) part {
	sheet := newStored(service())(s).(*stored)
	if s.p.Logo == nil {
		return sheet
	}
	x := &serviceSection{stored: sheet, view: kit.NewPaperView(paper.Pages{}), none: quiet("There is no logo yet."), busy: kit.NewBusy("Saving…", s.p.Run)}
	sheet.told = x.readLogo
	parts := []fyne.CanvasObject{quiet("It stands at the top left of every paper, at most 5 cm wide and 18 mm high. This is how the top of a paper looks.")}
	if s.may(people.ChangeSettings) {
		x.choose = kit.NewButton(kit.Outline, "Choose a picture…", x.choosePicture).Icon("folder")
		x.remove = kit.NewButton(kit.Outline, "Take the logo away", x.takeAway).Icon("close")
		parts = append(parts, kit.Flow(2, x.choose, x.remove))
	}
	parts = append(parts, x.none, kit.AtLeast(0, paperTop, x.view), busyLine(x.busy))
	x.box = kit.Column(2, sheet.content(), topic("Logo", parts...))
	return x
}

func (x *serviceSection) content() fyne.CanvasObject { return x.box }

func (x *serviceSection) close() {
	x.asked.Stop()
	x.stored.close()
}

// readLogo reads the logo anew, and shows it with what was read of the service.
func (x *serviceSection) readLogo(values map[string]string) {
	read(x.page, &x.asked, x.page.p.Logo.ServiceLogo, func(logo []byte) {
		x.showTop(paper.House{Service: values["service_name"], Contact: values["service_contact"], Logo: logo})
	})
}

// showTop shows the top of a paper of the service.
func (x *serviceSection) showTop(house paper.House) {
	x.picture = house.Logo
	has := len(house.Logo) > 0
	x.none.Set("There is no logo yet.")
	if has {
		x.none.Set(paper.LogoCaution(house.Logo))
	}
	setShown(x.none, !has || paper.LogoCaution(house.Logo) != "")
	if x.choose != nil {
		words := "Choose a picture…"
		if has {
			words = "Choose another picture…"
		}
		x.choose.SetWords(words)
		setShown(x.remove, has)
	}
	x.top = paper.Layout(paper.Document{Title: "A paper of the service", House: house, Blocks: []paper.Block{paper.Paragraph{Words: "So begins each paper that you save or print."}}})
	x.view.Set(x.top)
	x.box.Refresh()
	x.page.body.Refresh()
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
		return
	}
	o.Hide()
}

// choosePicture asks for a picture and keeps it, with a way back.
func (x *serviceSection) choosePicture() {
	file := kit.NewPathField(kit.OpenFile, ".png", ".jpg", ".jpeg")
	was := x.picture
	x.page.ask(question{title: "Logo of the service", sub: "It is made small enough for papers. The file itself stays as it is.", main: "Use this picture", words: "Reading the picture…",
		parts: []kit.Part{kit.NewField(logoField, "Picture, as PNG or JPEG", file).Needed("Please choose the file with the logo.")},
		work: func() func(context.Context) error {
			path := file.Text()
			return func(ctx context.Context) error {
				picture, err := readPicture(path)
				if err != nil {
					return err
				}
				return x.page.p.Logo.SaveServiceLogo(ctx, picture)
			}
		},
		done: func() {
			x.reload()
			x.page.p.Nav.Say("The logo is kept. New papers show it.", func() { x.keep(was, "The logo is as it was before.", nil) })
		}})
}

// takeAway leaves papers without a logo, with a way back.
func (x *serviceSection) takeAway() {
	was := x.picture
	x.keep(nil, "The logo is taken away. New papers have none.", func() { x.keep(was, "The logo is back.", nil) })
}

func (x *serviceSection) keep(picture []byte, said string, undo func()) {
	start(x.page, x.busy, alone(func(ctx context.Context) error { return x.page.p.Logo.SaveServiceLogo(ctx, picture) }), x.page.p.Nav.Fail, func(struct{}) {
		x.reload()
		x.page.p.Nav.Say(said, undo)
	})
}

// The field that asks for the file, and how large a file is read.
const (
	logoField = "logo"
	mostLogo  = 20 << 20
)

// readPicture reads a picture and makes it fit to be kept.
func readPicture(path string) ([]byte, error) {
	bad := func(words string) ([]byte, error) { return nil, people.FieldError{Field: logoField, Message: words} }
	info, err := os.Stat(path)
	switch {
	case err != nil && os.IsPermission(err):
		return bad("This file may not be read. Please copy it to a folder of your own.")
	case err != nil:
		return bad("There is no such file. Please choose it again.")
	case !info.Mode().IsRegular():
		return bad("This is not a file. Please choose a picture.")
	case info.Size() > mostLogo:
		return bad("This file is larger than 20 MB. Please save the picture smaller and choose that.")
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return bad("The file cannot be read. Please check that it is still there.")
	}
	picture, trouble := paper.KeepLogo(content)
	if trouble != "" {
		return bad(trouble)
	}
	return picture, nil
}
