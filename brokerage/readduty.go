package brokerage

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// How people write how long something takes and how often: 30 min, 1.5 hours, 5 times, 5 x a week, daily.
var (
	dutyLength = regexp.MustCompile(`(?i)\b(\d+(?:[.,]\d+)?)\s*(minutes|mins|min|m|hours|hour|hrs|hr|h)\b`)
	dutyTimes  = regexp.MustCompile(`(?i)(?:\b(\d+(?:[.,]\d+)?)\s*(?:times|time|x\b|×)|[x×]\s*(\d+(?:[.,]\d+)?)\b)(?:\s*(?:a|per|each|every)\s*week)?`)
	dutyOften  = regexp.MustCompile(`(?i)\b(every day|each day|a day|daily|every weekday|weekdays|once a week|weekly|every week|twice a week)\b`)
	dutyTail   = regexp.MustCompile(`(?i)\b(a|per|each|every) week\b`)
)

// oftenTimes is how many times a week a word means; a working week has five days.
var oftenTimes = map[string]float64{"every day": 5, "each day": 5, "a day": 5, "daily": 5, "every weekday": 5, "weekdays": 5,
	"once a week": 1, "weekly": 1, "every week": 1, "twice a week": 2}

// ReadDuties reads duties as people jot them down, one a line: fold towels, 30 min, 5 times a week. What a line does not say stays
// unknown. Their ids and places are not set.
func ReadDuties(text string) (out []Duty) {
	for _, line := range strings.Split(text, "\n") {
		if d := readDuty(line); d.Name != "" {
			out = append(out, d)
		}
	}
	return out
}

func readDuty(line string) (d Duty) {
	rest := strings.TrimLeft(strings.TrimSpace(line), "-•*· ")
	if m := dutyLength.FindStringSubmatch(rest); m != nil {
		n, _ := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
		if strings.HasPrefix(strings.ToLower(m[2]), "h") {
			n *= 60
		}
		d.Minutes = int(math.Round(min(n, weekMinutes+1)))
		rest = strings.Replace(rest, m[0], "", 1)
	}
	if m := dutyTimes.FindStringSubmatch(rest); m != nil {
		d.Times, _ = strconv.ParseFloat(strings.Replace(m[1]+m[2], ",", ".", 1), 64)
		rest = strings.Replace(rest, m[0], "", 1)
	} else if m := dutyOften.FindString(rest); m != "" {
		d.Times = oftenTimes[strings.ToLower(m)]
		rest = strings.Replace(rest, m, "", 1)
	}
	if d.Times > 0 {
		rest = dutyTail.ReplaceAllString(rest, "")
	}
	d.Name = strings.Trim(strings.Join(strings.Fields(rest), " "), " ,;:-–")
	for strings.Contains(d.Name, ", ,") || strings.Contains(d.Name, " ,") {
		d.Name = strings.NewReplacer(", ,", ",", " ,", ",").Replace(d.Name)
	}
	return d
}
