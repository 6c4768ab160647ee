package peopleui

import (
	"math"
	"strconv"
	"strings"
	"time"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
)

// readHours reads hours a week as people type them, 16 or 16.5 or 16:30, into minutes; empty is not said.
func readHours(s string) (int, error) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), "h"))
	if s == "" {
		return 0, nil
	}
	if h, m, ok := strings.Cut(s, ":"); ok {
		hours, err := strconv.Atoi(h)
		minutes, err2 := strconv.Atoi(m)
		if err != nil || err2 != nil || hours < 0 || hours > 168 || minutes < 0 || minutes > 59 {
			return 0, sentence("Please type hours such as 16 or 16.5.")
		}
		return hours*60 + minutes, nil
	}
	hours, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(hours >= 0 && hours <= 168) {
		return 0, sentence("Please type hours a week from 0 to 168, such as 16 or 16.5.")
	}
	return int(math.Round(hours * 60)), nil
}

// hoursText is minutes a week as hours to type: 16, 16.5; nothing for 0.
func hoursText(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return strconv.FormatFloat(math.Round(float64(minutes)/60*100)/100, 'f', -1, 64)
}

// readMoney reads pounds as people type them, 12.71 or £1,200, into pence; empty is not said.
func readMoney(s string) (int, error) {
	s = strings.NewReplacer("£", "", ",", "", " ", "").Replace(strings.TrimSpace(s))
	if s == "" {
		return 0, nil
	}
	pounds, err := strconv.ParseFloat(s, 64)
	if err != nil || !(pounds >= 0 && pounds <= 1e6) {
		return 0, sentence("Please type pounds such as 12.71.")
	}
	return int(math.Round(pounds * 100)), nil
}

// moneyText is pence as pounds to type: 12.71; nothing for 0.
func moneyText(pence int) string {
	if pence == 0 {
		return ""
	}
	return strings.TrimSuffix(strconv.FormatFloat(float64(pence)/100, 'f', 2, 64), ".00")
}

// readTime reads a time of day as people type it; empty is not said.
func readTime(s string) (string, error) {
	s = strings.NewReplacer(".", ":", " ", "").Replace(strings.TrimSpace(s))
	if s == "" {
		return "", nil
	}
	switch {
	case len(s) <= 2:
		s += ":00"
	case !strings.Contains(s, ":"):
		s = s[:len(s)-2] + ":" + s[len(s)-2:]
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return "", sentence("Please type a time such as 14:30.")
	}
	return t.Format("15:04"), nil
}

// readCount reads a whole number from 0 to most; empty is not said.
func readCount(s string, most int, wrong string) (int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > most {
		return 0, sentence(wrong)
	}
	return n, nil
}

// countText is a number to type; nothing for 0.
func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// hoursRange is hours a week in words: 16 to 24 hours a week; nothing where neither is said.
func hoursRange(least, most int) string {
	switch {
	case least == 0 && most == 0:
		return ""
	case least == most:
		return hoursText(least) + " hours a week"
	case most == 0:
		return hoursText(least) + " hours a week or more"
	case least == 0:
		return "up to " + hoursText(most) + " hours a week"
	}
	return hoursText(least) + " to " + hoursText(most) + " hours a week"
}

// payWords is pay in words: £12.71 an hour; nothing where it is not known.
func payWords(pence int, unit people.PayUnit) string {
	if pence == 0 {
		return ""
	}
	return text.RoundMoney(int64(pence)) + " " + unitWords[unit]
}

var unitWords = map[people.PayUnit]string{"": "an hour", people.Hourly: "an hour", people.Daily: "a day", people.Weekly: "a week",
	people.Monthly: "a month", people.Yearly: "a year"}

func payUnits() *kit.Choice {
	return kit.NewChoice(kit.Option{ID: string(people.Hourly), Title: "an hour"}, kit.Option{ID: string(people.Weekly), Title: "a week"},
		kit.Option{ID: string(people.Monthly), Title: "a month"}, kit.Option{ID: string(people.Yearly), Title: "a year"}, kit.Option{ID: string(people.Daily), Title: "a day"})
}

func yesNo() *kit.Choice {
	return kit.NewChoice(kit.Option{ID: string(people.Yes), Title: "Yes"}, kit.Option{ID: string(people.No), Title: "No"})
}

// dayNames are the days of the week in their order.
var dayNames = []struct {
	day         people.Days
	name, short string
}{{people.Mon, "Monday", "Mon"}, {people.Tue, "Tuesday", "Tue"}, {people.Wed, "Wednesday", "Wed"}, {people.Thu, "Thursday", "Thu"},
	{people.Fri, "Friday", "Fri"}, {people.Sat, "Saturday", "Sat"}, {people.Sun, "Sunday", "Sun"}}

// daysWords are days in words: Mon to Fri; Mon, Tue and Sat; any day.
func daysWords(d people.Days) string {
	switch d {
	case 0:
		return ""
	case people.AllWeek:
		return "any day"
	case people.AllWeek &^ people.Weekend:
		return "Mon to Fri"
	}
	var names []string
	for _, n := range dayNames {
		if d&n.day != 0 {
			names = append(names, n.short)
		}
	}
	return text.And(names...)
}

// ago is how long a day lies back, as a list says it: today, 7 days, 5 months.
func ago(d, today day.Date) string {
	n := today.Days(d)
	switch {
	case d.IsZero():
		return "never"
	case n < 0:
		return text.Short(d, today)
	case n == 0:
		return "today"
	case n < 100:
		return text.Count(n, "day", "days")
	case n < 730:
		return text.Count(n/30, "month", "months")
	}
	return text.Count(n/365, "year", "years")
}

// answerWords are a yes or no in words; nothing where it was not asked.
func answerWords(a people.Answer, yes, no string) string {
	switch a {
	case people.Yes:
		return yes
	case people.No:
		return no
	}
	return ""
}

// sentenceOf is words of a person as a sentence.
func sentenceOf(words string) string {
	words = text.Capital(strings.TrimSpace(words))
	if words != "" && !strings.ContainsAny(words[len(words)-1:], ".!?”") {
		words += "."
	}
	return words
}

// joined are the words that say something, with a dot between them.
func joined(words ...string) string {
	var some []string
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			some = append(some, w)
		}
	}
	return strings.Join(some, " · ")
}

// chosen is the id of what is chosen; empty where the field holds nothing, or words that match nothing.
func chosen(s *kit.SearchSelect) string {
	o, ok := s.Value()
	if !ok {
		return ""
	}
	return o.ID
}

// ids are the ids of options.
func ids(options []kit.Option) []string {
	var list []string
	for _, o := range options {
		list = append(list, o.ID)
	}
	return list
}

// typed is what stands in a field, without spaces around it.
func typed(in kit.Input) string { return strings.TrimSpace(in.Text()) }

// checked is a rule of a field that reads what was typed and forgets the value.
func checked[T any](in kit.Input, read func(string) (T, error)) func() error {
	return func() error { _, err := read(in.Text()); return err }
}

func weeks(n int) string { return text.Count(n, "week", "weeks") }

// lower is a title as it stands within a sentence; one that begins with two capitals, such as HGV driver, stays as it is.
func lower(title string) string {
	r := []rune(title)
	if len(r) > 1 && r[1] >= 'A' && r[1] <= 'Z' {
		return title
	}
	if len(r) > 0 {
		return strings.ToLower(string(r[:1])) + string(r[1:])
	}
	return title
}

// scoreNote is a score of a match, kept in tenths: matched at 81.5.
func scoreNote(tenths int) string {
	if tenths == 0 {
		return ""
	}
	return "matched at " + strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10)
}
