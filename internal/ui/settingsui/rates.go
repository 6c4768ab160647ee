package settingsui

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Rate is a dated amount: a minimum wage, a yearly limit. Several of one family follow one another in time.
type Rate struct {
	Code, Family, Label, Unit string
	Status                    string // how sure the figure is
	Pence                     int64
	From, To                  day.Date // zero = open
}

// Rates are the dated amounts of the store, by family, the newest first.
type Rates interface {
	Rates(ctx context.Context) ([]Rate, error)
	SetRate(ctx context.Context, r Rate) error
}

// rates is the section about dated amounts.
type rates struct {
	page   *Page
	box    *fyne.Container
	list   *kit.RowList[Rate]
	rows   kit.Held[Rate]
	high   kit.RowsHigh
	latest task.Latest

	resuming task.Latest
}

func newRates(s *Page) part {
	r := &rates{page: s, high: rowsOnPage(true)}
	var action fyne.CanvasObject
	words := "Amounts that change with the year, such as minimum wages. What was worked out with an older amount keeps it."
	if s.may(people.ChangeRates) {
		action = kit.NewButton(kit.Filled, "Add an amount", r.add).Icon("plus")
	} else {
		words += " A lead can add new ones."
	}
	r.list = kit.NewRowList(kit.ListOptions[Rate]{
		Name: "Rates", Run: s.p.Run, Source: r.rows.Source(), Failed: s.p.Nav.Fail, TwoLines: true, Key: func(x Rate) string { return x.Code },
		Columns: []kit.ListColumn[Rate]{
			{ID: "what", Title: "What", Width: 15, Grow: true, Fixed: true, Cell: func(x Rate) kit.Cell {
				return kit.Cell{Text: x.Label, Bold: s.holds(x), Second: sure(x.Status)}
			}},
			{ID: "amount", Title: "Amount", Width: 7, Fixed: true, Align: fyne.TextAlignTrailing, Cell: func(x Rate) kit.Cell {
				return kit.Cell{Text: text.RoundMoney(x.Pence), Second: strings.TrimPrefix(x.Unit, "GBP "), Bold: s.holds(x)}
			}},
			{ID: "from", Title: "From", Width: 7.5, Fixed: true, Cell: func(x Rate) kit.Cell { return kit.Cell{Text: dayOr(x.From, "always"), Tone: theme.Quiet} }},
			{ID: "to", Title: "To", Width: 7.5, Fixed: true, Cell: func(x Rate) kit.Cell { return kit.Cell{Text: dayOr(x.To, "until changed"), Tone: theme.Quiet} }},
		},
	})
	r.list.Remember(s.p.Settings, "rates")
	r.box = kit.Column(5, heading("Rates", words, action), r.high.Around(r.list))
	return r
}

// holds says that an amount is the one of today.
func (s *Page) holds(r Rate) bool {
	today := s.today()
	return !today.Before(r.From) && (r.To.IsZero() || !r.To.Before(today))
}

// ended ends each amount the day before the next of its family begins; a family's newest comes first.
func ended(list []Rate) []Rate {
	list = slices.Clone(list)
	for i := 1; i < len(list); i++ {
		last := list[i-1].From.AddDays(-1)
		if newer := list[i-1].Family == list[i].Family && list[i].From.Before(list[i-1].From); newer && (list[i].To.IsZero() || last.Before(list[i].To)) {
			list[i].To = last
		}
	}
	return list
}

func dayOr(d day.Date, words string) string {
	if d.IsZero() {
		return words
	}
	return d.Time().Format("2 Jan 2006")
}

// sure is how sure a figure is, in words.
func sure(status string) string {
	switch {
	case status == "" || status == "found":
		return ""
	case strings.HasPrefix(status, "UNVERIFIED"):
		return "An estimate. Please check it."
	}
	return text.Capital(status)
}

func (r *rates) reload() {
	read(r.page, &r.latest, r.page.p.Rates.Rates, r.show)
}

func (r *rates) show(list []Rate) {
	list = ended(list)
	r.rows.Set(list)
	r.high.Rows = len(list)
	r.list.Reload()
	r.box.Refresh()
	r.page.body.Refresh()
}

// families are the amounts that can be continued, each once with the amount of today, and the newest of each.
func (r *rates) families() (options []kit.Option, newest map[string]Rate) {
	newest = map[string]Rate{}
	for _, x := range r.rows.All() {
		if _, known := newest[x.Family]; !known {
			newest[x.Family] = x
			options = append(options, kit.Option{ID: x.Family, Title: x.Label})
		}
		if o := &options[len(options)-1]; o.ID == x.Family && r.page.holds(x) {
			o.Note = "now " + text.RoundMoney(x.Pence) + " " + strings.TrimPrefix(x.Unit, "GBP ")
		}
	}
	return options, newest
}

// add asks for a new amount of a family, from a day on.
func (r *rates) add() {
	r.ask(func(title func() string) *keeping { return r.page.keeping(rateDraft, "", 0, title) })
}

// ask shows the form of a new amount; keep makes its draft from the title.
func (r *rates) ask(keep func(title func() string) *keeping) {
	options, newest := r.families()
	what, amount, from := kit.NewSearchSelect(r.page.p.Run, kit.FindIn(options)), kit.NewEntry().Limit(12).Example("13.10"), kit.NewDateField(r.page.today)
	var made Rate
	r.page.ask(question{title: "Add an amount", sub: "It takes the place of the one before it from its first day on.", main: "Add the amount", words: "Saving…",
		keeping: keep(func() string {
			if chosen, ok := what.Value(); ok {
				return "New amount: " + chosen.Title
			}
			return "New amount"
		}),
		parts: []kit.Part{kit.NewField("what", "What", what).Needed("Please choose which amount."),
			kit.Beside(kit.NewField("value", "Amount in pounds", amount).Needed("Please type the amount.").Check(func() error { _, err := pence(amount.Text()); return err }),
				kit.NewField("from", "Holds from", from).Needed("Please give the first day."))},
		work: func() func(context.Context) error {
			chosen, _ := what.Value()
			made = newest[chosen.ID]
			made.Pence, _ = pence(amount.Text())
			made.From, _ = from.Value()
			made.To, made.Status = day.Date{}, "added here"
			made.Code = made.Family + "_" + strings.ReplaceAll(made.From.String(), "-", "")
			return func(ctx context.Context) error { return r.page.p.Rates.SetRate(ctx, made) }
		},
		done: func() {
			r.reload()
			r.page.p.Nav.Say(made.Label+": "+text.RoundMoney(made.Pence)+" from "+text.Long(made.From)+".", nil)
		}})
}

var poundsForm = regexp.MustCompile(`^\d{1,9}(\.\d{1,2})?$`)

// pence reads an amount in pounds: 13.10, £13.10, 69,260.
func pence(s string) (int64, error) {
	s = strings.NewReplacer("£", "", ",", "", " ", "").Replace(s)
	if !poundsForm.MatchString(s) {
		return 0, people.FieldError{Field: "value", Message: "Please type an amount such as 13.10."}
	}
	pounds, rest, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(pounds+(rest + "00")[:2], 10, 64)
	if err == nil && n == 0 {
		err = people.FieldError{Field: "value", Message: "Please type an amount above nothing."}
	}
	return n, err
}

func (r *rates) content() fyne.CanvasObject { return r.box }

func (r *rates) close() {
	r.latest.Stop()
	r.resuming.Stop()
	r.list.Close()
}
