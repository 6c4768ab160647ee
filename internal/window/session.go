package window

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2/container"

	"jobwright/employers"
	"jobwright/employers/employersui"
	"jobwright/employers/employersui/logui"
	"jobwright/internal/desk"
	"jobwright/internal/people"
	"jobwright/internal/ui"
	"jobwright/internal/ui/importui"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/settingsui"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/todayui"
)

// session is the window while a store is open.
type session struct {
	w        *Window
	desk     *desk.Desk
	shell    *ui.Shell
	codes    *codeLists
	steps    *employersui.NextSteps
	setup    *settingsui.Page // made at once: Today may open a draft of its forms
	register register
	broking  broking
	agreeing agreeing
	leaving  leaving
	idle     *ui.IdleWatch
	ended    chan struct{}
	rows     chan struct{} // closed when Today has its rows for the first time
}

func newSession(w *Window, d *desk.Desk) *session {
	s := &session{w: w, desk: d, codes: newCodeLists(d), ended: make(chan struct{}), rows: make(chan struct{})}
	parts := ui.Parts{
		Window: w.window, Run: w.run, Now: w.o.Now,
		Places: slices.Concat(
			[]ui.Place{{Page: "today", Name: "Today", Icon: "today", Keys: "Alt+1", Make: s.today, Count: s.dueCount}},
			s.registerPlaces(), s.brokeragePlaces(), s.agreementPlaces(), s.eventPlaces(),
			[]ui.Place{{Page: "settings", Name: "Settings", Icon: "sliders", Keys: "Ctrl+,", Bottom: true, Make: s.settings}}),
		Commands: s.commands, Finder: finder{d}, Undoer: undoer{d}, Lock: w.lock, Visited: w.settings.SetPage,
	}
	if s.mayChange() {
		parts.Main, parts.MainWord, parts.MainKeys = func(nav.Navigator) { s.logger().Log() }, "Log contact", "Ctrl+L"
		parts.Keys = []kit.Shortcut{{Keys: "Ctrl+N", What: "New next step", Do: func() { s.steps.New("") }}}
	}
	parts.Keys = append(parts.Keys, s.brokerageKeys()...)
	s.shell = ui.NewShell(parts)
	s.steps = employersui.NewNextSteps(employersui.Parts{
		Store: d.Store(), Staff: d.Store(), Me: d.Me, Drafts: s.drafts(), Now: w.o.Now, Run: w.run, Nav: s.shell, Undo: s.shell.Undo, ReadOnly: d.ReadOnly,
		Week:   func() { s.shell.Open(nav.Route{Page: "week"}) },
		Finder: d.Store(), LogContact: func(at []employers.EmployerID, out employers.NextStepID) { s.logger().LogAt(at, out) },
	})
	s.setup = settingsui.New(settingsui.Parts{
		Custodian: d, Staffing: d.Store(), Leaving: d.Store(), Rates: rates{d}, Stored: d.Store(), Logo: d.Store(), Drafts: s.drafts(), Settings: w.settings, Appearance: w.applyLook,
		Closed: w.leave, Files: func() { s.shell.Open(nav.Route{Page: importui.Route}) }, Now: w.o.Now, Run: w.run, Nav: s.shell, Documents: s.documents().ShowPapers, Version: Version,
	})
	s.steps.OnState(sync.OnceFunc(func() {
		close(s.rows)
		if w.o.Ready != nil {
			w.o.Ready(s.shell)
		}
	}))
	return s
}

// ground is what every screen with forms stands on.
func (s *session) ground() sheet.Ground {
	return sheet.Ground{Me: s.desk.Me, Drafts: s.drafts(), Layouts: s.w.settings, Now: s.w.o.Now, Run: s.w.run, Nav: s.shell, Undo: s.shell.Undo, ReadOnly: s.desk.ReadOnly}
}

// mayChange says that the person may work in this store: a colleague who only reads, and a copy to read, have nothing to log.
func (s *session) mayChange() bool {
	return people.Check(s.desk.Me().Role, people.ChangeRegister) == nil && !s.desk.ReadOnly()
}

// start shows the shell where somebody was, checks the store behind it, and watches for idleness.
func (s *session) start(was left) {
	kit.OnActivity(func() { s.idle.Touch() })
	s.idle = ui.NewIdleWatch(wallClock, s.autoLock(), func() {
		s.w.run.UI(func() { s.w.leave("Locked because nobody was there. " + allKept) })
	})
	s.w.window.SetContent(kit.On(theme.Background, container.NewStack(kit.NewActivityGround(), s.shell.Content())))
	s.w.window.SetOnDropped(s.dropped)
	s.shell.Start(was.at)
	s.goOn(was.forms)
	go s.idle.Run(time.Second, s.ended)
	s.check()
	go s.everyMinute()
}

// wallClock is the computer's clock without Go's own count of time, which stands still while the computer sleeps.
func wallClock() time.Time { return time.Now().Round(0) }

// locked says that the store was locked since: what was asked for before is not shown any more.
func (s *session) locked() bool { return s.w.open.Load() != s }

// stop ends everything but the store; the window closes that. The error says what was typed and could not be kept.
func (s *session) stop() error {
	close(s.ended)
	s.leaving.begin()
	kit.OnActivity(func() {})
	s.w.window.SetOnDropped(nil)
	// Each keeps an open form as a draft, also where its page was never shown.
	return errors.Join(s.steps.Close(), s.setup.Close(), s.closeRegister(), s.closeBrokerage(), s.closeAgreements(), s.shell.Close())
}

// check reads the whole store behind the open window; until it has passed, nothing can be changed.
func (s *session) check() {
	words := "Checking the store. You can read already; changes wait a moment."
	if s.desk.ReadOnly() {
		words = readOnly + " It is being checked."
	}
	s.notice(kit.NewBanner(kit.Info, words))
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-s.ended; cancel() }()
	task.Go(ctx, s.w.run, func(ctx context.Context) (struct{}, error) {
		select { // the rows come first: the check would only slow them
		case <-s.rows:
		case <-time.After(time.Second): // another page was opened, or the rows could not be read
		}
		_ = s.codes.load(ctx) // if it fails, the first screen that needs them reads them
		if _, err := s.desk.Check(ctx); err != nil {
			return struct{}{}, err
		}
		go s.desk.Store().Warm(ctx) // if it fails, the list of employers says so itself
		return struct{}{}, nil
	}, func(_ struct{}, err error) {
		if err != nil {
			s.unchecked(err)
			return
		}
		s.notice(nil)
		s.shell.Refresh()
	})
}

// unchecked says why the check did not pass: damage, or something in its way that may be gone at the next try.
func (s *session) unchecked(err error) {
	if desk.IsDamage(err) {
		s.damaged(err)
		return
	}
	s.notice(kit.NewBanner(kit.Warning, "The store could not be checked. "+ui.Words(err)+" You can read; changes wait until the check has passed.",
		kit.NewButton(kit.Outline, "Check again", s.check)))
}

// damaged says what the check found, and offers the newest backup. The store stays open for reading.
func (s *session) damaged(err error) {
	words := ui.Words(err) + " You can look at everything, but change nothing."
	s.notice(kit.NewBanner(kit.Trouble, words, kit.NewButton(kit.Outline, "Show the backups", s.backups)))
}

func (s *session) backups() { s.shell.Open(nav.Route{Page: "settings", ID: "backups"}) }

// readOnly stands over a store that was opened as a copy to read.
const readOnly = "This is a read-only copy. You can look at everything and change nothing."

// notice shows a banner, or the standing one: a read-only copy, a fixed clock.
func (s *session) notice(b *kit.Banner) {
	switch {
	case b != nil:
		s.shell.Banner(b)
	case s.desk.ReadOnly():
		s.shell.Banner(kit.NewBanner(kit.Info, readOnly))
	case s.w.o.Fixed:
		s.shell.Banner(kit.NewBanner(kit.Warning, "The clock is fixed at "+s.w.o.Now().Format("Monday 2 January 2006, 15:04")+"."))
	default:
		s.shell.Banner(nil)
	}
}

// everyMinute makes the automatic backup when it is due. One that fails is said in a banner: nobody asked for it.
func (s *session) everyMinute() {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		select {
		case <-s.ended:
			return
		case <-tick.C:
			if err := s.desk.BackupIfDue(context.Background()); err != nil {
				s.w.run.UI(func() { s.noBackup(err) })
			}
		}
	}
}

// noBackup says that the automatic backup failed, until the person has dealt with it.
func (s *session) noBackup(err error) {
	s.notice(kit.NewBanner(kit.Warning, "The automatic backup was not made. "+ui.Words(err), kit.NewButton(kit.Outline, "Show the backups", func() {
		s.notice(nil)
		s.backups()
	})))
}

// autoLock is the idle time after which the store locks, as the team has set it.
func (s *session) autoLock() time.Duration {
	return time.Duration(s.desk.AutoLock(context.Background())) * time.Minute
}

// changed takes over a new setting after a commit and says when it was. Screens reload by themselves after what they changed.
func (s *session) changed(kinds []string) {
	if slices.Contains(kinds, "settings") {
		s.idle.SetAfter(s.autoLock())
	}
	if slices.Contains(kinds, "codes") {
		s.codes.forget()
	}
	at := s.w.o.Now()
	s.w.run.UI(func() { s.shell.Saved(at) })
}

func (s *session) today(n nav.Navigator) nav.Screen {
	p := todayui.Parts{
		FirstName: func() string { first, _, _ := strings.Cut(s.desk.Me().Name, " "); return first },
		Now:       s.w.o.Now, Panel: s.steps, Comings: append([]nav.Comings{logui.NewComing(s.desk.Store(), s.desk.Me, s.codes.list)}, slices.Concat(s.brokerageComings(), s.agreementComings())...),
		Drafts: s.drafts(), Drafters: s.drafters(),
		NewestCopy: s.desk.NewestElsewhere, Run: s.w.run, Nav: n,
	}
	if s.mayChange() {
		p.Week = logui.NewWeekMarks(s.logParts())
	}
	return todayui.New(p)
}

func (s *session) settings(nav.Navigator) nav.Screen { return s.setup }

// commands are what the command box can start.
func (s *session) commands(n nav.Navigator) []nav.Command {
	section := func(id string) func(string) {
		return func(string) { n.Open(nav.Route{Page: "settings", ID: id}) }
	}
	var list []nav.Command
	if s.mayChange() {
		list = append(s.registerCommands(n), nav.Command{Title: "New next step", Keys: "Ctrl+N", Icon: "plus", TakesArg: true, Run: s.steps.New})
	}
	list = append(list, s.brokerageCommands(n)...)
	list = append(list, s.agreementCommands(n)...)
	return append(list, []nav.Command{
		{Title: "Back up now", Icon: "drive", Run: section("backups")},
		{Title: "Change passphrase", Icon: "key", Run: section("me")},
		{Title: "Staff and keys", Icon: "people", Run: section("team")},
		{Title: "Looks: dark, contrast, text size", Icon: "text-size", Run: section("appearance")},
	}...)
}
