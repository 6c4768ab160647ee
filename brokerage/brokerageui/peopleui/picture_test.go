package peopleui

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/theme"
)

func picture(t *testing.T, d *desk, name string) {
	f, err := os.Create("/tmp/b4/dpics/" + name + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	png.Encode(f, d.w.Canvas().Capture())
}

func TestPictures(t *testing.T) {
	_ = test.NewWindow
	d := open(t, sam, caseload())
	d.Show("jo")
	d.w.Resize(fyne.NewSize(1300, 2600))
	picture(t, d, "page")
	d.w.Resize(fyne.NewSize(1300, 850))
	d.LogSession("jo")
	picture(t, d, "session")
	d.discard()
	for _, x := range profileSteps {
		d.editProfile("jo", x.part)
		picture(t, d, "profile-"+x.part)
		d.discard()
	}
	for _, x := range []string{permitForm, talkForm, applicationForm, tasterForm, jobForm, outcomeForm, stepForm} {
		d.add(x, "jo")
		picture(t, d, "form-"+x)
		d.discard()
	}
	d.editPerson("jo")
	picture(t, d, "form-person")
	d.discard()
	d.press("Withdraw")
	picture(t, d, "withdraw")
}

func TestPicturesLarge(t *testing.T) {
	d := openIn(t, sam, caseload(), theme.Look{Mode: theme.Dark, TextScale: 2}, fyne.NewSize(1300, 850))
	picture(t, d, "dark200-list")
	d.Show("jo")
	picture(t, d, "dark200")
	d.page.scroll.ScrollToOffset(fyne.NewPos(0, 4200))
	picture(t, d, "dark200b")
	d.LogSession("jo")
	picture(t, d, "dark200-session")
	d.discard()
	d.editProfile("jo", "helps")
	picture(t, d, "dark200-helps")
	d.discard()
	d = openIn(t, sam, caseload(), theme.Look{Mode: theme.Dark, TextScale: 1}, fyne.NewSize(900, 700))
	d.Show("jo/permissions")
	picture(t, d, "dark900")
}
