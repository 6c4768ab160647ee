package settingsui

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/custody"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// picture writes a file to choose.
func picture(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (w *world) useLogo(t *testing.T, path string) {
	t.Helper()
	find[*kit.PathField](t, w, "Picture").SetText(path)
	w.press(t, "Use this picture")
}

func TestALeadChoosesALogoAndTakesItAway(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.stored["service_name"] = "Northside Works"
	w.section("service")
	w.mustSee(t, "There is no logo yet.")
	if w.sees("Take the logo away") {
		t.Error("there is nothing to take away")
	}
	w.press(t, "Choose a picture")
	var wide bytes.Buffer
	if err := png.Encode(&wide, image.NewNRGBA(image.Rect(0, 0, 1800, 300))); err != nil {
		t.Fatal(err)
	}
	w.useLogo(t, picture(t, "wide.png", wide.Bytes()))
	size, err := png.DecodeConfig(bytes.NewReader(w.logo))
	if w.dialog() || err != nil || size.Width != 600 || size.Height != 100 {
		t.Fatalf("kept %d by %d, %v", size.Width, size.Height, err)
	}
	if w.sees("There is no logo yet.") || !strings.HasPrefix(w.lastSaid(), "The logo is kept") {
		t.Errorf("said %q", w.lastSaid())
	}
	first := w.logo
	w.press(t, "Choose another picture")
	w.useLogo(t, picture(t, "logo.png", papertest.Logo()))
	w.undo()
	if !bytes.Equal(w.logo, first) {
		t.Error("Undo did not bring the first one back")
	}
	w.press(t, "Take the logo away")
	if w.logo != nil || w.sees("Take the logo away") {
		t.Error("it is still there")
	}
	w.undo()
	if !bytes.Equal(w.logo, first) {
		t.Error("Undo did not bring it back")
	}
}

func TestTheTopOfAPaperIsShownAsItIsPrinted(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.stored["service_name"], w.logo = "Northside Works", papertest.Logo()
	x := w.section("service").(*serviceSection)
	has := func(kind paper.Kind, words string) bool {
		for _, op := range x.top.List[0].Ops {
			if op.Kind == kind && strings.Contains(op.Words, words) {
				return true
			}
		}
		return false
	}
	if !has(paper.Image, "") || !has(paper.Text, "Northside Works") {
		t.Error("the letterhead is not whole")
	}
	w.mustSee(t, "A lead can change this")
	if w.sees("Choose another picture") || w.sees("Take the logo away") {
		t.Error("a specialist may change it")
	}
}

func TestAFileThatIsNoLogoIsRefusedBesideItsField(t *testing.T) {
	w := newWorld(t, people.Lead)
	before := papertest.Logo()
	w.logo = before
	w.section("service")
	w.press(t, "Choose another picture")
	for path, want := range map[string]string{
		"": "Please choose the file", filepath.Join(t.TempDir(), "gone.png"): "There is no such file", t.TempDir(): "This is not a file",
		picture(t, "words.png", []byte("no picture")): "This is not a picture", picture(t, "half.png", before[:len(before)/2]): "This picture is damaged",
	} {
		w.useLogo(t, path)
		if f := find[*kit.Field](t, w, "Picture"); !w.dialog() || !strings.Contains(f.Wrong(), want) {
			t.Errorf("%s: the field says %q", path, f.Wrong())
		}
	}
	w.fail = &custody.Refusal{What: "The disk is full, so nothing was kept.", Do: "Please make room."}
	w.useLogo(t, picture(t, "logo.png", papertest.Logo()))
	w.mustSee(t, "The disk is full")
	if !bytes.Equal(w.logo, before) || !w.dialog() {
		t.Error("the one before is lost")
	}
}

func TestALeadSaysWhereTheServiceWorks(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("service")
	w.mustSee(t, "England")
	w.press(t, "Change")
	w.choose(t, "Where the service works: Northern Ireland")
	w.press(t, "Save changes")
	if len(w.stored) != 1 || w.stored["jurisdiction"] != "ni" {
		t.Errorf("kept %q", w.stored)
	}
	w.mustSee(t, "Northern Ireland")
}

func TestALeadSetsWhenAgreementsAreReviewed(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("programme")
	w.mustSee(t, "26 weeks")
	w.press(t, "Change")
	w.write(t, "First review after", "6")
	w.press(t, "Save changes")
	if w.stored["review_first_weeks"] != "6" {
		t.Errorf("kept %q", w.stored)
	}
	w.mustSee(t, "6 weeks")
}

func TestThePrivacyNoticeNamesABasisForEachPurpose(t *testing.T) {
	w := newWorld(t, people.Lead)
	w.section("privacy")
	w.press(t, "Change")
	w.write(t, "Who decides about the records", "Northside Trust")
	w.write(t, "Supporting people into work", "Public task, Article 6(1)(e);\n health or social care, Article 9(2)(h)")
	w.press(t, "Save changes")
	if w.stored["privacy_controller"] != "Northside Trust" || w.stored["privacy_basis_support"] != "Public task, Article 6(1)(e); health or social care, Article 9(2)(h)" || len(w.stored) != 2 {
		t.Errorf("kept %q", w.stored)
	}
	w.mustSee(t, "Northside Trust")
	w.press(t, "Look at it, print it")
	if len(w.papers) != 1 || w.papers[0].First != (paper.Request{Sort: paper.SortPrivacy}) {
		t.Errorf("%+v", w.papers)
	}
}
