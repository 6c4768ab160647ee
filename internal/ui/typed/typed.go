// Package typed reads numbers as people type them into fields, and writes them as they would: hours, pounds, times of day.
package typed

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
)

// Sentence is an error in words for the person at the screen.
type Sentence string

func (s Sentence) Error() string { return string(s) }

// Sentences are those of joined errors, one each; that of a people.FieldError is its message.
func Sentences(err error) (out []string) {
	var wrong people.FieldError
	switch e := err.(type) {
	case nil:
	case interface{ Unwrap() []error }:
		for _, x := range e.Unwrap() {
			out = append(out, Sentences(x)...)
		}
	default:
		if errors.As(err, &wrong) {
			return []string{wrong.Message}
		}
		out = append(out, err.Error())
	}
	return out
}

// Words is what stands in a field, without spaces around it.
func Words(in kit.Input) string { return strings.TrimSpace(in.Text()) }

// Rule is the rule of a field that reads what was typed and forgets the value.
func Rule[T any](in kit.Input, read func(string) (T, error)) func() error {
	return func() error {
		_, err := read(in.Text())
		return err
	}
}

// Hours reads hours a week, 16 or 16.5 or 16:30, into minutes; 0 where nothing is typed.
func Hours(s string) (int, error) {
	const wrong = Sentence("Please type hours a week from 0 to 168, such as 16 or 16.5.")
	s = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), "h"))
	if s == "" {
		return 0, nil
	}
	if h, m, ok := strings.Cut(s, ":"); ok {
		hours, err := strconv.Atoi(h)
		minutes, err2 := strconv.Atoi(m)
		if err != nil || err2 != nil || hours < 0 || hours > 167 || minutes < 0 || minutes > 59 {
			return 0, wrong
		}
		return hours*60 + minutes, nil
	}
	hours, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(hours >= 0 && hours <= 168) {
		return 0, wrong
	}
	return int(math.Round(hours * 60)), nil
}

// HoursText is minutes as hours to type: 16, 16.5; nothing for 0.
func HoursText(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return strconv.FormatFloat(math.Round(float64(minutes)/60*100)/100, 'f', -1, 64)
}

// Pounds reads pounds, 12.71 or £1,200, into pence; known is false where nothing is typed, because nothing is not 0.
func Pounds(s string) (pence int, known bool, err error) {
	s = strings.NewReplacer("£", "", ",", "", " ", "").Replace(strings.TrimSpace(s))
	if s == "" {
		return 0, false, nil
	}
	pounds, e := strconv.ParseFloat(s, 64)
	if e != nil || !(pounds >= 0 && pounds <= 1e6) {
		return 0, false, Sentence("Please type pounds, such as 12.71.")
	}
	return int(math.Round(pounds * 100)), true, nil
}

// PoundsText is pence as pounds to type: 12.71, 13; nothing where they are not known.
func PoundsText(pence int, known bool) string {
	if !known {
		return ""
	}
	return strings.TrimSuffix(strconv.FormatFloat(float64(pence)/100, 'f', 2, 64), ".00")
}

// PoundsRule is the rule of a field for pounds.
func PoundsRule(in kit.Input) func() error {
	return func() error {
		_, _, err := Pounds(in.Text())
		return err
	}
}

// Time reads a time of day, 9 or 9.30 or 1430; empty where nothing is typed.
func Time(s string) (string, error) {
	s = strings.NewReplacer(".", ":", " ", "").Replace(strings.TrimSpace(s))
	switch {
	case s == "":
		return "", nil
	case len(s) <= 2:
		s += ":00"
	case !strings.Contains(s, ":"):
		s = s[:len(s)-2] + ":" + s[len(s)-2:]
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return "", Sentence("Please type a time such as 14:30.")
	}
	return t.Format("15:04"), nil
}

// Minutes reads the minutes that something takes; 0 where nothing is typed.
func Minutes(s string) (int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 168*60 {
		return 0, Sentence("Please type minutes from 0 to 10,080, such as 30.")
	}
	return n, nil
}

// Times reads how many times a week, 5 or 0.5; 0 where nothing is typed.
func Times(s string) (float64, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(n >= 0 && n <= 1000) {
		return 0, Sentence("Please type how many times a week, such as 5. Every second week is 0.5.")
	}
	return n, nil
}

// TimesText is a number of times to type; nothing for 0.
func TimesText(n float64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// Count reads a whole number from 0 to most; 0 where nothing is typed.
func Count(most int) func(string) (int, error) {
	return func(s string) (int, error) {
		if s = strings.TrimSpace(s); s == "" {
			return 0, nil
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 || n > most {
			return 0, Sentence("Please type a whole number up to " + text.Number(most) + ".")
		}
		return n, nil
	}
}

// CountText is a number to type; nothing for 0.
func CountText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// PayUnits is a field for what a figure of pay is for.
func PayUnits() *kit.Choice {
	return kit.NewChoice(kit.Option{ID: string(people.Hourly), Title: "an hour"}, kit.Option{ID: string(people.Weekly), Title: "a week"},
		kit.Option{ID: string(people.Monthly), Title: "a month"}, kit.Option{ID: string(people.Yearly), Title: "a year"}, kit.Option{ID: string(people.Daily), Title: "a day"})
}

// PerUnit says what a figure of pay is for: an hour, a week.
func PerUnit(u people.PayUnit) string {
	switch u {
	case people.Daily:
		return "a day"
	case people.Weekly:
		return "a week"
	case people.Monthly:
		return "a month"
	case people.Yearly:
		return "a year"
	}
	return "an hour"
}

// YesNo is a field for a yes or no that may be left open.
func YesNo() *kit.Choice {
	return kit.NewChoice(kit.Option{ID: string(people.Yes), Title: "Yes"}, kit.Option{ID: string(people.No), Title: "No"}, kit.Option{ID: "", Title: "Not known"})
}
