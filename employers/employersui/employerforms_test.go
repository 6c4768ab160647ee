package employersui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
)

func (o *office) employerForm() *employerFields {
	o.t.Helper()
	r, ok := o.form.(*recordForm)
	if !ok || r.name != employerForm {
		o.t.Fatalf("no form for an employer is open: %v", o.failed)
	}
	return r.fields.(*employerFields)
}

func TestAnEmployerNeedsOnlyAName(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.Show("new")
	o.save()
	if f := o.employerForm(); f.form.Field("name").Wrong() != "Please type the employer's name." {
		t.Error("an employer without a name was saved")
	}
	o.typed("Aldous Scaffolding")
	o.save()
	e := o.reg.list[len(o.reg.list)-1]
	if e.Name != "Aldous Scaffolding" || e.Owner != sam.ID || e.Stage != employers.StageNotMet || e.ID == "" {
		t.Errorf("%+v", e)
	}
	if o.said != "Added: Aldous Scaffolding" || o.undo == nil || o.form != nil || o.page.ID != string(e.ID) || len(o.drafts.kept) != 0 {
		t.Errorf("said %q, shows %q, drafts %v", o.said, o.page.ID, o.drafts.kept)
	}
}

func TestTheFormKeepsEverythingOfAnEmployer(t *testing.T) {
	reg := hallam()
	e := &reg.list[0]
	e.TradingName, e.FormerName, e.CompanyNumber, e.GPGID, e.Ref = "Hallam's", "Hallam Bread", "01234567", "99", "E-1"
	e.SizePrinted, e.HeadcountOn, e.NoticeGivenOn, e.Sector, e.Shifts = "10 to 49", day.New(2026, 5, 1), day.New(2026, 6, 1), employers.Private, "early"
	e.SIC, e.Motivations, e.Notes, e.Environment, e.HiringRoute = []string{"10710", "47240"}, append(e.Motivations, "AN OLD CODE"), "two lines\nhere", "hot", "word of mouth"
	e.Practice = append(e.Practice, employers.Practice{Code: "an old question", Answer: "yes"})
	was := *e
	o := openOffice(t, sam, reg)
	o.editEmployer("e0")
	got := o.employerForm().read()
	slices.Sort(got.Motivations)
	slices.Sort(was.Motivations)
	if a, b := mustJSON(t, got), mustJSON(t, was); a != b {
		t.Errorf("through the form\n%s became\n%s", b, a)
	}
	if o.employerForm().form.Dirty() {
		t.Error("a form that was only opened counts as changed")
	}
}

func TestALooksLikeListComesWhileOneTypes(t *testing.T) {
	reg := hallam()
	reg.alike = []employers.Alike{{Employer: reg.listed(reg.list[0]), Because: []string{"the same phone number"}}}
	o := openOffice(t, sam, reg)
	o.add()
	f := o.employerForm()
	if !f.alike.Hidden {
		t.Error("a list before anything was typed")
	}
	f.phone.SetText("0114 4960123")
	if f.alike.Hidden || reg.typed[len(reg.typed)-1].Phone != "0114 4960123" {
		t.Fatal("nothing looks like it")
	}
	f.openAlike("e0")
	if o.form != nil || o.page.ID != "e0" || len(o.drafts.kept) != 1 || !strings.Contains(o.said, "kept as a draft") {
		t.Errorf("shows %q, drafts %d, said %q", o.page.ID, len(o.drafts.kept), o.said)
	}
	o.OpenDraft(o.drafts.kept[0])
	if got := o.employerForm().phone.Text(); got != "0114 4960123" {
		t.Errorf("the draft holds %q", got)
	}
}

func TestTheFormOfAnEmployerGoesOnWhereItWasLeft(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.editEmployer("e0")
	f := o.employerForm()
	f.name.SetText("Hallam Bakers")
	f.leaveAndSay()
	f.dialog.Close()
	o.editEmployer("e0")
	if got := o.employerForm().name.Text(); got != "Hallam Bakers" {
		t.Errorf("opened with %q", got)
	}
}

func TestAnEmployerIsNotAlikeToItself(t *testing.T) {
	reg := hallam()
	reg.alike = []employers.Alike{{Employer: reg.listed(reg.list[0])}}
	o := openOffice(t, sam, reg)
	o.editEmployer("e0")
	f := o.employerForm()
	f.name.SetText("Hallam Bakers")
	if !f.alike.Hidden {
		t.Error("it looks like itself")
	}
}

func TestEscapeKeepsTheDraftAndDiscardHasAWayBack(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.add()
	o.typed("Aldous")
	o.key(fyne.KeyEscape)
	if o.form != nil || len(o.drafts.kept) != 1 || o.drafts.kept[0].Title != "Employer: Aldous" {
		t.Fatalf("drafts %+v", o.drafts.kept)
	}
	o.OpenDraft(o.drafts.kept[0])
	f := o.employerForm()
	if f.name.Text() != "Aldous" {
		t.Fatalf("the draft has %q", f.name.Text())
	}
	f.discard()
	if len(o.drafts.kept) != 0 || o.undo == nil {
		t.Fatal("not discarded, or no way back")
	}
	o.undo()
	if len(o.drafts.kept) != 1 {
		t.Error("the draft does not come back")
	}
}

func TestClosingTheStoreKeepsWhatIsTyped(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.add()
	o.typed("Aldous")
	if err := o.Close(); err != nil || len(o.drafts.kept) != 1 {
		t.Errorf("%v, drafts %+v", err, o.drafts.kept)
	}
}

func TestWhatTheStoreFindsWrongStandsUnderItsField(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.add()
	o.typed("Aldous")
	o.reg.fail = people.FieldError{Field: "headcount", Message: "Too many."}
	o.save()
	if f := o.employerForm(); f.form.Field("headcount").Wrong() != "Too many." {
		t.Error("it is not said under the field")
	}
	o.reg.fail = errors.New("the disk is full")
	o.save()
	if o.failed == nil || len(o.drafts.kept) != 1 {
		t.Error("a failure is not said, or the draft not kept")
	}
}

func TestNobodysChangeIsOverwrittenUnasked(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.editEmployer("e0")
	o.typed("The ")
	o.reg.list[0].Version, o.reg.list[0].Town, o.reg.list[0].ChangedBy = 5, "Tinsley", ruth.ID
	o.save()
	if o.form == nil || o.reg.list[0].Version != 5 {
		t.Fatal("saved over a newer one")
	}
	o.key(fyne.KeyReturn) // load the newer one
	if f := o.employerForm(); f.town.Text() != "Tinsley" || f.name.Text() != "Hallam Bakery" {
		t.Errorf("the form has %q in %q", f.name.Text(), f.town.Text())
	}
	o.employerForm().town.SetText("Darnall")
	o.save()
	if o.form != nil || o.reg.list[0].Town != "Darnall" || o.reg.list[0].Version != 6 {
		t.Errorf("%+v", o.reg.list[0])
	}
}

func TestAPersonIsAddedAndChanged(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.press("Add person")
	o.typed("Mo Farrow")
	o.save()
	p := o.reg.people[len(o.reg.people)-1]
	if p.Name != "Mo Farrow" || p.Employer != "e0" || p.CanHire != "" || o.said != "Saved: Mo Farrow, Hallam Bakery" {
		t.Errorf("%+v, said %q", p, o.said)
	}
	if !strings.Contains(o.words(), "Edit Mo Farrow") {
		t.Error("the page does not show them")
	}
	o.editPerson(o.reg.list[0], o.reg.people[0])
	o.form.(*recordForm).form.Field("left_on").Input().SetText("1 Nov 2026")
	o.save()
	if o.reg.people[0].LeftOn != day.New(2026, 11, 1) || o.reg.people[0].CanHire != employers.Hires || o.reg.people[0].Version != 2 {
		t.Errorf("%+v", o.reg.people[0])
	}
}

func TestASiteIsAdded(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.press("Add site")
	o.typed("Depot")
	o.save()
	if site := o.reg.sites[len(o.reg.sites)-1]; site.Name != "Depot" || site.Employer != "e0" {
		t.Errorf("%+v", site)
	}
}

// A colleague may have added the same pledge meanwhile.
func TestSavingOverANewerEmployerAddsNoPledgeTwice(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.press("Add pledge")
	r := o.form.(*recordForm)
	r.form.Field("pledge").Input().(*kit.SearchSelect).Choose(o.option("employer_pledges", "ERS"))
	e := &o.reg.list[0]
	e.Pledges = append(slices.Clone(e.Pledges), employers.Pledge{Code: "ERS"})
	had := len(e.Pledges)
	e.Version, e.ChangedBy = 5, ruth.ID
	r.form.Save()
	over, ok := onscreen.Find[*kit.Button](o.w, "Save mine over it")
	if !ok {
		t.Fatal("nothing asks which is to hold")
	}
	over.Press()
	if len(o.reg.list[0].Pledges) != had || r.form.Field("pledge").Wrong() == "" {
		t.Errorf("%+v", o.reg.list[0].Pledges)
	}
}

func TestAPledgeIsAddedOnce(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.press("Add pledge")
	form := o.form.(*recordForm).form
	o.typed("dis")
	o.key(fyne.KeyReturn)
	o.form.(*recordForm).form.Save()
	if form.Field("pledge").Wrong() == "" {
		t.Error("one pledge stands there twice")
	}
	o.key(fyne.KeyEscape)
	o.editPledge(o.reg.list[0], 0)
	o.form.(*recordForm).form.Field("expires").Input().SetText("1 Mar 2029")
	o.form.(*recordForm).form.Save()
	if p := o.reg.list[0].Pledges; len(p) != 3 || p[0].Expires != day.New(2029, 3, 1) || p[0].Level != "1" || o.said != "Saved: Disability Confident, Hallam Bakery" {
		t.Errorf("%+v, said %q", p, o.said)
	}
}

func TestDraftsOfStoredRecordsComeBack(t *testing.T) {
	o := openOffice(t, sam, hallam())
	open := map[string]func(){
		employerForm: func() { o.editEmployer("e0") },
		personForm:   func() { o.editPerson(o.reg.list[0], o.reg.people[1]) },
		siteForm:     func() { o.editSite(o.reg.list[0], o.reg.sites[0]) },
		pledgeForm:   func() { o.editPledge(o.reg.list[0], 1) },
	}
	for name, do := range open {
		do()
		r := o.form.(*recordForm)
		field := "name"
		if name == pledgeForm {
			field = "note"
		}
		r.form.Field(field).Input().SetText("typed " + name)
		o.key(fyne.KeyEscape)
		i := slices.IndexFunc(o.drafts.kept, func(d nav.Draft) bool { return d.Form == name })
		if i < 0 || !slices.Contains(o.FormNames(), name) {
			t.Errorf("%s: no draft", name)
			continue
		}
		o.OpenDraft(o.drafts.kept[i])
		r, _ = o.form.(*recordForm)
		if r == nil || r.name != name || r.form.Field(field).Input().Text() != "typed "+name || r.of.Version != 1 {
			t.Errorf("%s does not come back", name)
			continue
		}
		r.form.Save()
		if o.form != nil || len(o.drafts.kept) != 0 {
			t.Errorf("%s is not saved, or leaves its draft", name)
		}
		o.reg.list[0].Version = 1
	}
}

func TestTheFormGoesFromFieldToFieldByEnter(t *testing.T) {
	o := openOffice(t, sam, hallam())
	o.add()
	f := o.employerForm()
	for _, want := range []fyne.Focusable{f.name.Focus(), f.phone.Focus(), f.postcode.Focus(), f.town.Focus(), f.sector.Focus()} {
		if got := o.w.Canvas().Focused(); got != want {
			t.Fatalf("the focus is on %T %v", got, got)
		}
		o.key(fyne.KeyReturn)
	}
}
