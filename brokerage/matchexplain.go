package brokerage

import (
	"fmt"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

// telling puts what one criterion found in words. The words go by the case that the judgement found, never by a rule of their own.
type telling struct {
	*Finding
	m       *Matcher
	s       *ReadySeeker
	o       *ReadyOpening
	found   found
	missing *[]string
}

// tell has the words of each criterion.
var tell = [Criteria]func(*telling){(*telling).role, (*telling).sector, (*telling).skills, (*telling).licences, (*telling).hours,
	(*telling).days, (*telling).travel, (*telling).demands, (*telling).pay, (*telling).contract, (*telling).employer}

// explain adds the findings to a result.
func (m *Matcher) explain(s *ReadySeeker, o *ReadyOpening, r *Result) {
	var j Judgement
	m.Judge(s, o, &j)
	r.Findings = make([]Finding, Criteria)
	for c := range r.Findings {
		f := &r.Findings[c]
		*f = Finding{Criterion: Criterion(c), Verdict: j.found[c].verdict, Weight: m.weights[c], Value: j.found[c].value}
		tell[c](&telling{f, m, s, o, j.found[c], &r.Missing})
	}
	if len(s.Profile.Needs) == 0 {
		r.Missing = append(r.Missing, "what the person needs at work")
	}
	if len(o.Duties) == 0 {
		r.Missing = append(r.Missing, "the duties of the job")
	}
}

func (t *telling) say(format string, args ...any) { t.Because = fmt.Sprintf(format, args...) }

// settle says what would settle the criterion.
func (t *telling) settle(by Settle, field, action string) {
	t.Settle, t.Field, t.Action = by, field, action
}

// lacks says what is not recorded.
func (t *telling) lacks(what string) { *t.missing = append(*t.missing, what) }

// sections gives the short names of sections of activity.
func sections(bits uint32) string {
	var names []string
	for i := range 26 {
		if bits&(1<<i) != 0 {
			names = append(names, employers.SectionName(string(rune('A'+i))))
		}
	}
	return strings.Join(names, ", ")
}

func (t *telling) role() {
	var wanted []string
	for _, r := range t.s.Profile.Roles {
		if r = strings.TrimSpace(r); r != "" {
			wanted = append(wanted, t.roleWords(r))
		}
	}
	t.Wants, t.Offers = orNotRecorded(strings.Join(wanted, ", ")), orNotRecorded(t.o.Vacancy.Title)
	if group := t.roleWords(t.o.soc); group != t.o.soc {
		t.Offers += " (" + inside(group) + ")"
	}
	switch n, of := t.found.n, t.found.m; {
	case t.found.why == noRoles:
		t.say("Nobody has recorded yet which work they want.")
		t.settle(SettleProfile, "roles", "Ask which work they want")
		t.lacks("the work that the person wants")
	case t.found.why == roleOther:
		t.say("This is another kind of work than they named. It may still interest them.")
		t.settle(SettleStep, "roles", "Ask whether this work could interest them")
	case of == 1:
		t.say("This is the work they want.")
	case n == 1:
		t.say("This is the work they want most.")
	default:
		t.say("This is choice %d of the %d kinds of work they want.", n, of)
	}
}

// roleWords is a wanted role in words: the name of a group, or what was typed.
func (t *telling) roleWords(role string) string {
	for _, g := range t.m.rules.Groups {
		if g.Code == role {
			return g.Label
		}
	}
	return role
}

func (t *telling) sector() {
	refused := ""
	if t.s.refused != 0 {
		refused = "not " + inside(sections(t.s.refused))
	}
	t.Wants = orNotRecorded(joined(sections(t.s.sectors), refused))
	t.Offers = orNotRecorded(joined(sections(t.o.leading), sections(t.o.sections&^t.o.leading)))
	switch t.found.why {
	case sectorWanted:
		t.say("They want to work in this sector.")
	case sectorRefused:
		t.say("They do not want to work in this sector.")
		t.settle(SettleProfile, "refused_sectors", "Change the profile if they see it otherwise now")
	case sectorUnknown:
		t.say("Nobody has recorded yet what this employer does.")
		t.settle(SettleVacancy, "sic", "Record the sector of the job")
		t.lacks("the sector of the job")
	case noSectors:
		t.say("Nobody has recorded yet which sectors they want.")
		t.settle(SettleProfile, "sectors", "Ask which sectors they want")
		t.lacks("the sectors that the person wants")
	default:
		t.say("This sector is not among those they named. It may still interest them.")
		t.settle(SettleStep, "sectors", "Ask whether this sector could interest them")
	}
}

// lack are those of the names that are not held.
func lack(names []string, held []uint64) (missing []string) {
	for _, n := range names {
		if key := phrase(n); key != 0 && !slices.Contains(held, key) {
			missing = append(missing, strings.TrimSpace(n))
		}
	}
	return missing
}

func (t *telling) skills() {
	v := &t.o.Vacancy
	var has []string
	for _, s := range t.s.Profile.Skills {
		has = append(has, s.Name)
	}
	t.Wants = orNotRecorded(strings.Join(has, ", "))
	if len(has) > 0 {
		t.Wants = "Can do: " + strings.Join(has, ", ")
	}
	needs, likes := "", ""
	if len(t.o.essential) > 0 {
		needs = "needs " + strings.Join(v.Essential, ", ")
	}
	if len(t.o.desirable) > 0 {
		likes = "would like " + strings.Join(v.Desirable, ", ")
	}
	t.Offers = "No special skills asked for"
	if needs+likes != "" {
		t.Offers = orNotRecorded(strings.Trim(needs+"; "+likes, "; "))
	}
	switch {
	case t.found.why == skillsMissing:
		missing := lack(v.Essential, t.s.skills)
		t.say("Not recorded of them: %s. Could it be learned on the job?", listing(missing, " and "))
		t.settle(SettleStep, "skills", "Ask the employer whether it could be learned on the job")
		if len(has) == 0 {
			t.settle(SettleProfile, "skills", "Record what they can do, or ask whether it could be learned on the job")
			t.lacks("the skills of the person")
		}
	case needs+likes == "":
		t.say("The job asks for no special skills.")
	case likes == "":
		t.say("They have the skills that the job needs.")
	case t.found.n == t.found.m:
		t.say("They have the skills that the job needs and those it would like.")
	case needs == "":
		t.say("The job would like skills, of which they have %d of %d. None must be there at the start.", t.found.n, t.found.m)
	default:
		t.say("They have the skills that the job needs, and %d of %d that it would like.", t.found.n, t.found.m)
	}
}

func (t *telling) licences() {
	var has, needed, marginal, missing []string
	for _, l := range t.s.Profile.Licences {
		name := l.Name
		switch {
		case !l.Until.IsZero() && l.Until.Before(t.m.rules.Today):
			name += " (ran out on " + onDay(l.Until) + ")"
		case !l.Until.IsZero():
			name += " (until " + onDay(l.Until) + ")"
		}
		has = append(has, name)
	}
	for _, l := range t.o.licences {
		needed = append(needed, l.name)
		switch held := slices.Contains(t.s.licences, l.key); {
		case !held && l.marginal:
			marginal = append(marginal, l.name)
		case !held:
			missing = append(missing, l.name)
		}
	}
	t.Wants, t.Offers = orNotRecorded(strings.Join(has, ", ")), "None needed"
	if len(has) > 0 {
		t.Wants = "Holds: " + strings.Join(has, ", ")
	}
	if len(needed) > 0 {
		t.Offers = "Needs " + strings.Join(needed, ", ")
	}
	switch t.found.why {
	case noLicences:
		t.say("The job needs no licence.")
	case licencesHeld:
		t.say("They hold what the job needs.%s", t.endsBefore())
	case licenceMarginal:
		t.say("They do not hold %s. Only side duties need it, and those could be carved out.", listing(marginal, " and "))
		t.settle(SettleCarve, "", "Carve out the duties that need it")
	default:
		t.say("The job cannot be done without %s, and they do not hold it today.", listing(missing, " and "))
		t.settle(SettleProfile, "licences", "Record the licence, or plan how to get it")
	}
}

// endsBefore warns where a licence that is needed runs out before the job starts.
func (t *telling) endsBefore() string {
	for _, l := range t.s.Profile.Licences {
		key := phrase(l.Name)
		needed := slices.ContainsFunc(t.o.licences, func(n neededLicence) bool { return n.key == key })
		if needed && !l.Until.IsZero() && l.Until.Before(t.o.Vacancy.Start) {
			return " It runs out on " + onDay(l.Until) + ", before the job starts."
		}
	}
	return ""
}

func (t *telling) hours() {
	p, v := &t.s.Profile, &t.o.Vacancy
	t.Wants = "Any hours"
	if w := hoursBetween(p.HoursMin, p.HoursMax); w != "" {
		t.Wants = orNotRecorded(w)
	}
	most := v.HoursMax
	if most == 0 {
		most = v.HoursMin
	}
	t.Offers = orNotRecorded(hoursBetween(v.HoursMin, most))
	switch t.found.why {
	case hoursFit:
		if p.HoursMin == 0 && p.HoursMax == 0 {
			t.say("They have set no limit to their hours.")
			return
		}
		t.say("The hours lie within what they want.")
		if p.HoursMin > t.o.least || p.HoursMax > 0 && p.HoursMax < t.o.most {
			t.say("Some of the hours on offer are those they want.")
		}
	case hoursMore:
		t.say("The job has %s, more than they want. A part of it could be carved out.", weekHours(t.o.least))
		t.settle(SettleCarve, "", "Carve the job down to their hours")
	case hoursLess:
		t.say("The job has %s, fewer than they want.", weekHours(t.o.most))
		t.settle(SettleStep, "hours_min", "Ask whether more hours could be had, or fewer would do")
	default:
		t.say("Nobody has recorded yet how many hours the job has.")
		t.settle(SettleVacancy, "hours_min", "Ask how many hours a week it is")
		t.lacks("the hours of the job")
	}
}

func (t *telling) contract() {
	p, v := &t.s.Profile, &t.o.Vacancy
	var refused []string
	for _, c := range p.ContractsRefused {
		refused = append(refused, inside(label(t.m.rules.Contracts, c)))
	}
	if p.ZeroHoursOK == people.No && !slices.Contains(p.ContractsRefused, ZeroHours) {
		refused = append(refused, inside(label(t.m.rules.Contracts, ZeroHours)))
	}
	t.Wants, t.Offers = "Any contract", orNotRecorded(label(t.m.rules.Contracts, v.Contract))
	if len(refused) > 0 {
		t.Wants = "Not " + strings.Join(refused, ", not ")
	}
	switch t.found.why {
	case contractFits:
		t.say("They have not refused this kind of contract.")
	case contractRefused:
		t.say("They do not want this kind of contract.")
		t.settle(SettleStep, "contracts_refused", "Ask the employer for another kind of contract")
	case zeroUnasked:
		t.say("The contract promises no hours. Nobody has talked with them about that yet.")
		t.settle(SettleProfile, "zero_hours_ok", "Talk about contracts without set hours")
		t.lacks("whether the person would work without set hours")
	default:
		t.say("Nobody has recorded yet what kind of contract it is.")
		t.settle(SettleVacancy, "contract", "Ask what kind of contract it is")
		t.lacks("the contract of the job")
	}
}

func (t *telling) employer() {
	e := &t.o.Employer
	t.Wants, t.Offers = "No employer refused", "Not known to us yet"
	if len(t.s.Profile.RefusedEmployers) > 0 {
		t.Wants = "Has refused some employers"
	}
	switch {
	case e.DoNotContact:
		t.Offers = "Must not be contacted"
	case e.Hired:
		t.Offers = "Has hired, adjusted or offered before"
	case t.found.why == employerOpen:
		t.Offers = "In touch with us"
	}
	switch t.found.why {
	case employerOpen:
		t.say("We know this employer, and nothing speaks against it.")
	case employerBarred:
		t.say("This employer must not be contacted.")
	case employerRefused:
		t.Wants = "Not this employer"
		t.say("They do not want to work for this employer.")
		t.settle(SettleProfile, "refused_employers", "Change the profile if they see it otherwise now")
	case employerForbidden:
		t.Wants = "No contact about them"
		t.say("They do not want us to be in contact with this employer about them.")
		t.settle(SettlePermission, "", "Talk about it, and record what they allow")
	default:
		t.say("We do not know this employer yet.")
		t.settle(SettleStep, "", "Get to know the employer")
	}
}
