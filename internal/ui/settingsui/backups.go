package settingsui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// backups is the section about copies of the store.
type backups struct {
	page               *Page
	box, elsewhere     *fyne.Container
	list               *kit.RowList[custody.Backup]
	rows               kit.Held[custody.Backup]
	high               kit.RowsHigh
	count              *kit.SectionHeading
	backing, restoring *kit.Busy
	now                *kit.Button
	latest             task.Latest
}

func newBackups(s *Page) part {
	b := &backups{page: s, backing: kit.NewBusy("Making a backup and checking it…", s.p.Run),
		restoring: kit.NewBusy("Bringing the backup back…", s.p.Run),
		elsewhere: kit.Column(0), high: rowsOnPage(false), count: kit.NewSection("Backups in this store", "")}
	b.list = kit.NewRowList(b.options())
	b.list.Remember(s.p.Settings, "backups")
	b.now = kit.NewButton(kit.Filled, "Back up now", b.backUp).Icon("drive")
	buttons := []fyne.CanvasObject{b.now, kit.NewButton(kit.Outline, "Copy to another device…", b.copyTo).Icon("export")}
	if s.may(people.Restore) {
		buttons = append(buttons, kit.NewButton(kit.Outline, "Bring back from a file…", b.fromFile).Icon("import").Plain())
	}
	words := "A backup is made every two hours of work and when the store locks or closes. Each is encrypted and read back before it counts."
	if !s.may(people.Restore) {
		words += " A team lead can bring a backup back."
	}
	b.box = kit.Column(4, heading("Backups", words, nil),
		kit.Column(1, kit.Flow(2, buttons...), busyLine(b.backing, b.restoring)),
		topic("On another device", b.elsewhere),
		kit.Column(2, b.count, b.high.Around(b.list)),
		topic("Where they lie", s.place(filepath.Join(s.p.Custodian.Folder(), "backups"))))
	return b
}

func (b *backups) options() kit.ListOptions[custody.Backup] {
	o := kit.ListOptions[custody.Backup]{
		Name: "Backups", Run: b.page.p.Run, Source: b.rows.Source(), Failed: b.page.p.Nav.Fail,
		Key: func(c custody.Backup) string { return c.Path },
		Columns: []kit.ListColumn[custody.Backup]{
			{ID: "when", Title: "When", Width: 11, Fixed: true, Cell: func(c custody.Backup) kit.Cell {
				return kit.Cell{Text: text.Capital(b.moment(c.At)), Bold: true}
			}},
			{ID: "why", Title: "Why", Width: 9, Grow: true, Fixed: true, Cell: func(c custody.Backup) kit.Cell { return kit.Cell{Text: text.Capital(reasonInWords(c.Reason))} }},
			{ID: "records", Title: "Records", Width: 6, Fixed: true, Align: fyne.TextAlignTrailing, Figures: true, Cell: func(c custody.Backup) kit.Cell {
				return kit.Cell{Text: text.Number(int(c.Records))}
			}},
			{ID: "size", Title: "Size", Width: 6, Fixed: true, Align: fyne.TextAlignTrailing, Figures: true, Cell: func(c custody.Backup) kit.Cell {
				return kit.Cell{Text: size(c.Bytes), Tone: theme.Quiet}
			}},
		},
		Empty: kit.NewEmpty("drive", "No backup yet", "The first is made when the store locks or closes, or now with Back up now.", nil),
	}
	if b.page.may(people.Restore) {
		o.Opened = b.bringBack
		o.Actions = []kit.Action[custody.Backup]{{Words: "Bring back…", Icon: "undo", Key: "B", Do: b.bringBack}}
	}
	return o
}

// reasonInWords is why a backup was made: locking closes the store too.
func reasonInWords(reason string) string {
	if reason == "when closing" {
		return "when locking or closing"
	}
	return reason
}

// moment is a point in time as people say it: today 14:02, yesterday 16:40, Tue 24 Nov 16:40.
func (b *backups) moment(t time.Time) string {
	now := b.page.p.Now()
	words := text.Moment(t.In(now.Location()), now)
	if len(words) == len("15:04") {
		return "today " + words
	}
	return words
}

// backupsRead is what one reading of the section gives.
type backupsRead struct {
	list      []custody.Backup
	elsewhere time.Time
	known     bool
}

func (b *backups) reload() {
	keep := b.page.p.Custodian
	read(b.page, &b.latest, func(ctx context.Context) (r backupsRead, err error) {
		r.elsewhere, r.known = keep.NewestElsewhere()
		r.list, err = keep.Backups(ctx)
		return r, err
	}, b.show)
}

func (b *backups) show(r backupsRead) {
	b.rows.Set(r.list)
	b.high.Rows = len(r.list)
	b.count.Set("Backups in this store", text.Number(len(r.list)))
	b.elsewhere.Objects = []fyne.CanvasObject{b.advice(r)}
	b.list.Reload()
	b.box.Refresh()
	b.page.body.Refresh()
}

const week = 7 * 24 * time.Hour

// advice is how old the newest copy elsewhere is, and what to do about it.
func (b *backups) advice(r backupsRead) fyne.CanvasObject {
	const weekly = "Copy the store to another device once a week: if this computer is lost or breaks, only that copy helps."
	switch now := b.page.p.Now(); {
	case !r.known:
		return kit.NewBanner(kit.Warning, "There is no copy on another device yet. "+weekly)
	case now.Sub(r.elsewhere) > week:
		return kit.NewBanner(kit.Warning, "The newest copy on another device is from "+b.moment(r.elsewhere)+", "+text.Ago(r.elsewhere, now)+". "+weekly)
	default:
		return signed(kit.NewIcon("check", theme.Fits).Means("Good"),
			sentence("The newest copy is from "+b.moment(r.elsewhere)+", "+text.Ago(r.elsewhere, now)+". "+weekly))
	}
}

// backUp makes a backup at once.
func (b *backups) backUp() {
	start(b.page, b.backing, b.page.p.Custodian.BackupNow, b.page.p.Nav.Fail, func(c custody.Backup) {
		b.reload()
		b.page.p.Nav.Say("Backed up and read back: "+whatIsIn(c)+".", nil)
	})
}

// whatIsIn is a backup in numbers.
func whatIsIn(c custody.Backup) string {
	return text.Count(int(c.Records), "record", "records") + ", " + size(c.Bytes)
}

// copyTo asks for a folder on another device and copies the store there.
func (b *backups) copyTo() {
	folder := kit.NewPathField(kit.Folder)
	var made custody.Backup
	b.page.ask(question{title: "Copy to another device", main: "Copy and read back", words: "Copying and checking the copy…",
		sub:   "Choose a folder on a USB stick or another disk. The copy is encrypted and opens with the same passphrases.",
		parts: []kit.Part{kit.NewField("folder", "Folder", folder).Needed("Please choose a folder.")},
		work: func() func(context.Context) error {
			to := strings.TrimSpace(folder.Text())
			return func(ctx context.Context) (err error) {
				made, err = b.page.p.Custodian.BackupTo(ctx, to)
				return err
			}
		},
		done: func() {
			b.reload()
			b.page.p.Nav.Say(copied(made), nil)
		}})
}

// copied says what a copy is worth: one on the same disk goes with it, and Today does not count it.
func copied(made custody.Backup) string {
	if !made.OffDevice {
		return "Copied and read back: " + whatIsIn(made) + ". But this folder is on the same disk as the store: if the disk is lost, so is the copy."
	}
	return "Copied and read back: " + whatIsIn(made) + ". You can take the device out once the computer says so."
}

func (b *backups) content() fyne.CanvasObject { return b.box }

func (b *backups) close() {
	b.latest.Stop()
	b.list.Close()
}

// size is a file's size in words, by thousands as file managers count.
func size(bytes int64) string {
	switch {
	case bytes >= 1_000_000_000:
		return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
	case bytes >= 1_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return text.Number(int(bytes+999)/1000) + " kB"
}
