package store_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

func TestCodeListsAreLoadedAndRetired(t *testing.T) {
	team := open(t)
	for list, want := range map[string]int{"contact_channels": 12, "barrier_types": 26, "adjustment_catalogue": 124, "ips25_items": 25} {
		codes, err := team.Lead.Codes(ctx, list, false)
		must(t, err)
		if len(codes) != want || codes[0].Label == "" || codes[0].Label == codes[0].Code {
			t.Errorf("%s has %d codes, the first %+v", list, len(codes), codes[0])
		}
	}
	codes, _ := team.Lead.Codes(ctx, "contact_channels", false)
	gone := codes[3].Code
	must(t, team.Lead.Retire(ctx, "contact_channels", gone, today))
	if left, _ := team.Lead.Codes(ctx, "contact_channels", false); len(left) != 11 {
		t.Errorf("%d are offered", len(left))
	}
	all, err := team.Lead.Codes(ctx, "contact_channels", true)
	must(t, err)
	if len(all) != 12 || all[3].Code != gone || all[3].RetiredOn != today {
		t.Errorf("a retired code was lost or moved: %+v", all[3])
	}
	if err := team.Lead.Retire(ctx, "contact_channels", "NO_SUCH", today); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestOnlySomeListsCanBeAddedTo(t *testing.T) {
	team := open(t)
	must(t, team.Lead.SaveCode(ctx, store.Code{List: "adjustment_catalogue", Code: "LOCAL_1", Label: "A quiet room at noon"}))
	if err := team.Lead.SaveCode(ctx, store.Code{List: "barrier_types", Code: "X", Label: "x"}); !errors.Is(err, store.ErrRefused) {
		t.Errorf("got %v", err)
	}
	codes, _ := team.Lead.Codes(ctx, "adjustment_catalogue", false)
	if last := codes[len(codes)-1]; last.Code != "LOCAL_1" || !last.Local {
		t.Errorf("got %+v", last)
	}
}

func TestNewListsKeepWhatIsLocal(t *testing.T) {
	f := storetest.NewPlain(t)
	list := func(text string) store.Options {
		return store.Options{Now: now, Codes: fstest.MapFS{"adjustment_catalogue.csv": {Data: []byte("code,label,source\n" + text)}}}
	}
	s, err := store.Open(ctx, f, list("A,First,\nB,Second,\nC,Third,\n"))
	must(t, err)
	lead, err := s.Begin(ctx, people.Staff{Name: "Lena Lead"})
	must(t, err)
	must(t, s.As(lead.ID).SaveCode(ctx, store.Code{List: "adjustment_catalogue", Code: "B", Label: "Our second"}))
	s, err = store.Open(ctx, f, list("A,First of all,\nB,Second,\n"))
	must(t, err)
	codes, err := s.Codes(ctx, "adjustment_catalogue", true)
	must(t, err)
	var got []string
	for _, c := range codes {
		got = append(got, c.Code+" "+c.Label+" "+c.RetiredOn.String())
	}
	if s := strings.Join(got, "; "); s != "A First of all ; B Our second ; C Third 2026-11-25" {
		t.Errorf("got %s", s)
	}
}

func TestRatesHoldOnTheirDays(t *testing.T) {
	team := open(t)
	for _, c := range []struct {
		family string
		on     day.Date
		pence  int64
	}{
		{"NLW", day.New(2026, time.March, 31), 1221}, {"NLW", day.New(2026, time.April, 1), 1271}, {"RLW_LON", today, 1480}, {"ATW_CAP", day.New(2026, time.March, 31), 5720000}, {"ATW_CAP", today, 6926000},
	} {
		r, err := team.Ann.Rate(ctx, c.family, c.on)
		if err != nil || r.Pence != c.pence {
			t.Errorf("%s on %s: %+v %v", c.family, c.on, r, err)
		}
	}
	if _, err := team.Ann.Rate(ctx, "NLW", day.New(2024, 1, 1)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	must(t, team.Lead.SetRate(ctx, store.Rate{Code: "NLW_2027", Family: "NLW", Label: "x", Pence: 1320, Unit: "GBP per hour", From: day.New(2027, time.April, 1)}))
	if r, err := team.Ann.Rate(ctx, "NLW", day.New(2027, time.May, 1)); err != nil || r.Pence != 1320 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestSettings(t *testing.T) {
	team := open(t)
	if n, err := team.Ann.SettingInt(ctx, "auto_lock_minutes"); err != nil || n != 5 {
		t.Errorf("%d %v", n, err)
	}
	must(t, team.Lead.SetSetting(ctx, "auto_lock_minutes", "10"))
	if n, _ := team.Ann.SettingInt(ctx, "auto_lock_minutes"); n != 10 {
		t.Errorf("%d", n)
	}
	for _, bad := range []string{"0", "16", "soon", ""} {
		if err := team.Lead.SetSetting(ctx, "auto_lock_minutes", bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
	if _, err := team.Lead.Setting(ctx, "no_such"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestTheServiceIsNamedInWords(t *testing.T) {
	team := open(t)
	if name, contact, err := team.Ann.Service(ctx); err != nil || name != "" || contact != "" {
		t.Errorf("a new store calls its service %q, reached at %q, %v", name, contact, err)
	}
	most := strings.Repeat("Ŵ", 80)
	must(t, team.Lead.SetSettings(ctx, map[string]string{"service_name": " " + most, "service_contact": "1 Made-Up Lane, 0114 496 0000 "}))
	if name, contact, err := team.Ann.Service(ctx); err != nil || name != most || contact != "1 Made-Up Lane, 0114 496 0000" {
		t.Errorf("%q, %q, %v", name, contact, err)
	}
	for _, bad := range []string{most + "x", "two\nlines", "a\ttab", "a\u2028line", "turned \u202e round", "\x00", "\xff"} {
		var wrong people.FieldError
		if err := team.Lead.SetSetting(ctx, "service_name", bad); !errors.As(err, &wrong) || wrong.Field != "service_name" {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if err := team.Ann.SetSetting(ctx, "service_name", "Ann's"); !denied(err) {
		t.Errorf("a specialist named the service: %v", err)
	}
	must(t, team.Lead.SetSetting(ctx, "service_name", ""))
	if name, _, _ := team.Ann.Service(ctx); name != "" {
		t.Errorf("the name cannot be taken away: %q", name)
	}
}

func TestSettingsChangeTogetherOrNotAtAll(t *testing.T) {
	team := open(t)
	err := team.Lead.SetSettings(ctx, map[string]string{"support_months": "18", "caseload_target": "none", "journal_days": "0"})
	for _, words := range []string{"from 1 to 100", "from 1 to 365"} {
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%q is not said: %v", words, err)
		}
	}
	if n, _ := team.Lead.SettingInt(ctx, "support_months"); n != 12 {
		t.Errorf("half of the change was kept: %d", n)
	}
	must(t, team.Lead.SetSettings(ctx, map[string]string{"support_months": "18", "same_employer": "1"}))
	if n, _ := team.Lead.SettingInt(ctx, "support_months"); n != 18 {
		t.Errorf("%d", n)
	}
}

func TestDrafts(t *testing.T) {
	team := open(t)
	seq, _ := head(t, team)
	must(t, team.Ann.SaveDraft(ctx, "next-step", "", `{"what":"Ri"}`))
	must(t, team.Ann.SaveDraft(ctx, "next-step", "", `{"what":"Ring"}`))
	must(t, team.Ben.SaveDraft(ctx, "next-step", "", `{"what":"Ben's"}`))
	d, err := team.Ann.Draft(ctx, "next-step", "")
	if err != nil || d.Body != `{"what":"Ring"}` || !d.SavedAt.Equal(storetest.Now) {
		t.Errorf("%+v %v", d, err)
	}
	if list, _ := team.Ann.Drafts(ctx); len(list) != 1 {
		t.Errorf("%d drafts", len(list))
	}
	must(t, team.Ann.DropDraft(ctx, "next-step", ""))
	if _, err := team.Ann.Draft(ctx, "next-step", ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if list, _ := team.Ben.Drafts(ctx); len(list) != 1 {
		t.Error("Ben's draft went with Ann's")
	}
	if after, _ := head(t, team); after != seq {
		t.Error("drafts are in the audit chain")
	}
}

func TestAttachments(t *testing.T) {
	team := open(t)
	var docx bytes.Buffer
	z := zip.NewWriter(&docx)
	w, err := z.Create("word/document.xml")
	must(t, err)
	_, err = w.Write([]byte("<w/>"))
	must(t, err)
	must(t, z.Close())
	png := []byte("\x89PNG\r\n\x1a\n0000")
	for name, content := range map[string][]byte{"CV.PDF": []byte("%PDF-1.7\n"), "scan.png": png, "job.docx": docx.Bytes(), `C:\papers\note.txt`: []byte("Grüße\n"), "x.jpg": []byte("\xff\xd8\xff\xe0")} {
		a := store.Attachment{About: "e1", Name: name}
		must(t, team.Ann.Attach(ctx, &a, content))
		got, data, err := team.Ben.Attachment(ctx, a.ID)
		if err != nil || !bytes.Equal(data, content) || got.Size != len(content) || strings.ContainsAny(got.Name, `\/`) {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
	for name, content := range map[string][]byte{"run.exe": []byte("MZ"), "cv.pdf": png, "a.png": []byte("<html>"), "big.txt": bytes.Repeat([]byte("a"), store.MaxAttachment+1), "empty.txt": nil, "a.odt": docx.Bytes(), "b.txt": {0xff, 0xfe, 0}} {
		if err := team.Ann.Attach(ctx, &store.Attachment{About: "e1", Name: name}, content); !errors.Is(err, store.ErrRefused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	list, err := team.Ann.Attachments(ctx, "e1")
	must(t, err)
	if len(list) != 5 {
		t.Fatalf("%d files", len(list))
	}
	must(t, team.Ann.Detach(ctx, list[0].ID, list[0].Version))
	if left, _ := team.Ann.Attachments(ctx, "e1"); len(left) != 4 {
		t.Errorf("%d files", len(left))
	}
	_, err = team.Ann.Undo(ctx)
	must(t, err)
	if _, data, err := team.Ann.Attachment(ctx, list[0].ID); err != nil || len(data) == 0 {
		t.Errorf("not brought back: %v", err)
	}
}

func TestTheVersionOfThePrivacyNoticeCountsItsChanges(t *testing.T) {
	team := open(t)
	version := func() int {
		n, err := team.Reader.SettingInt(ctx, "privacy_version")
		must(t, err)
		return n
	}
	must(t, team.Lead.SetSetting(ctx, "service_name", "Northside Works"))
	if version() != 1 {
		t.Errorf("at first version %d", version())
	}
	must(t, team.Lead.SetSettings(ctx, map[string]string{"privacy_controller": "Northside Trust", "privacy_basis_support": "Public task; Article 9(2)(h)"}))
	must(t, team.Lead.SetSettings(ctx, map[string]string{"privacy_controller": "Northside Trust"})) // says the same
	must(t, team.Lead.SetSetting(ctx, "privacy_retention", "six years"))
	if version() != 3 {
		t.Errorf("after two changes version %d", version())
	}
}
