package desk

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
)

// A path names a value among what is held: its kind, its column, and the parts of a list down to it, as in "agreements.items.status".

// versionsOf are the kinds whose columns an earlier version holds in one of its own.
var versionsOf = map[string]string{"agreement-versions.content": "agreements", "plan-versions.content": "plans", "carving-versions.content": "carvings",
	"profile-versions.profile": "people.profile"}

// under is the path of a part of the value at another path.
func under(path, key string) string {
	if whole, is := versionsOf[path]; is {
		path = whole
	}
	return path + "." + snake(key)
}

// snake writes ChangedBy as changed_by: earlier versions call their parts so.
func snake(key string) string {
	var out strings.Builder
	last := ' '
	for _, r := range key {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(r))
		last = r
	}
	return out.String()
}

func lastPart(path string) string { return path[strings.LastIndex(path, ".")+1:] }

// plainNames are what columns and parts are called where their own name is not plain; that of a whole path goes before that of its end.
var plainNames = map[string]string{
	"ref": "Reference", "grp": "Group", "on_day": "Day", "on": "Day", "by": "By", "start_at": "Began at", "at": "When", "from": "From", "until": "Until", "to": "To", "hr": "HR contact",
	"contact_how": "How to reach you", "start_on": "Start", "exit_on": "Left us on", "exit_reason": "Why you left us", "profile_on": "Profile last changed", "profile_by": "Profile last changed by",
	"content_on": "Words last changed", "content_by": "Words last changed by", "changed_at": "Changed", "changed_by": "Changed by", "by_staff": "Noted by", "recorded_by": "Noted by",
	"words": "In words", "not_words": "Words to avoid", "how": "How you said so", "effect": "What taking it back meant", "permission": "How far we may go with employers",
	"disclosure": "What may be said", "audience": "Whom it is for", "to_whom": "To whom", "asked_back": "Asked back on", "pros": "What speaks for telling", "cons": "What speaks against telling",
	"wording": "Words we wrote together", "next_on": "Next talk or look", "talks.adjustments": "We explained adjustments", "talks.role": "We explained what we do",
	"sic": "Kind of business (official number)", "soc": "Kind of job", "hours": "Hours", "four_hours_on": "Four hours worked by", "carved": "A job made to fit", "competitive": "Open to everybody",
	"held_at_entry": "You had it when you came", "end_on": "Ended on", "debrief_on": "Talked over on", "interview_at": "Time of the interview", "needs_answer": "What the employer said to that",
	"job_title": "Job", "manager": "Line manager", "manager_role": "The manager's job", "number": "Version", "good_day": "A good day", "bad_day": "A bad day", "review_on": "To be looked at again on", "next_review": "Next look on", "triggers": "Looked at sooner when",
	"show_impact": "The employer may read how it affects work", "impact": "What is hard at work", "seers": "Who may see it", "signs": "What to do when signs show", "annex": "Your own notes",
	"reporting": "How to say that you are off", "emergency": "Whom to call", "items": "Adjustments", "declined": "Not agreed", "asked": "What was asked for", "code": "Kind",
	"atw": "Access to Work", "at_w": "Access to Work", "atw_ref": "Reference at Access to Work", "limb": "Kind of change in law", "pays": "Who pays", "who": "Who does it", "trial_to": "On trial until",
	"working": "Does it work", "category": "Sort", "evidence": "What shows it", "agreements.advice.from": "Advice from", "agreements.items.by": "To be done by", "plans.actions.by": "To be done by",
	"initials": "Papers show your initials only", "has_wrap": "You have a recovery plan of your own", "shares_wrap": "You will share parts of your recovery plan",
	"reached_page": "How far we got", "chosen_on": "You chose what to share on", "share": "Shared with the employer", "skipped": "Left out by you", "plans.sections.code": "Part", "plans.sections.from": "Taken from your profile",
	"because": "Why we looked", "there": "Who was there", "outcomes": "What we found", "item": "Adjustment", "reviews.outcomes.what": "Found",
	"party": "Who signed", "method": "How it was signed", "strokes": "Signature", "aspect": "Shape of the field signed in", "shown": "Check number of what was shown", "matches-shown.shown": "Jobs and how well they fit",
	"read_aloud_by": "Read aloud by", "room": "Who was in the room", "scan": "Scanned copy", "content": "What it said", "sealed.content": "Check number of what was signed",
	"sha256": "Check number of the file", "former": "Check number of the file before", "audit_seq": "Place in the record of who did what", "audit_hash": "Check number of the record of who did what",
	"fingerprint": "Check number of our seal", "size": "Size in bytes", "attachments.type": "Kind of file", "base_title": "Job it was made from", "carvings.number": "Version",
	"pay_known": "Pay is known", "savings_known": "Savings are known", "savings_from": "How we know the savings", "costs_known": "Costs are known", "costs_from": "How we know the costs",
	"known": "Known", "pence": "Amount", "to_cost": "An hour of theirs costs", "carvings.tasks.cost": "An hour costs", "carvings.tasks.to": "Who takes it", "back": "Taken in exchange", "keeps": "What stays, each week",
	"adapted": "How it is changed", "marginal": "Not a main part of the job", "done_by": "Done now by", "minutes": "How long", "times": "Times a week", "demands": "What it asks of people",
	"also_for": "Also for", "met": "Who was met", "signals": "Signs of work to be done", "heard": "What they told us", "logged_on": "Noted on", "due": "To be done by", "done_on": "Done on",
	"snoozed": "Times put off", "owner": "Who does it", "fit_before": "What fitted before", "score": "How well it fitted", "person_says": "What you said", "name": "Name",
	"people.profile.after": "The step after this job", "people.profile.goals.before": "Rated before, out of 10", "people.profile.goals.after": "Rated after, out of 10", "people.profile.goals.words": "Goal",
	"hours_min": "Fewest hours", "hours_max": "Most hours", "pay_min": "Lowest pay", "pay_min_unit": "Lowest pay is for each", "pay_unit": "Pay is for each", "zero_hours_ok": "A job without fixed hours is fine",
	"travel_max": "Longest way to work", "travel_modes": "Ways to travel", "travel_note": "About travel", "contracts_refused": "Contracts you do not want", "roles": "Jobs you want", "sectors": "Kinds of business you want",
	"refused_sectors": "Kinds of business you do not want", "refused_employers": "Employers you do not want", "liked_employers": "Employers you like", "at_work": "Good and bad days at work", "others_say": "What others say",
	"around": "Life around work", "supervised": "How you like to be managed", "digital": "Computers and phones", "helps": "What helps", "worse": "What makes it worse", "taught": "What it taught you",
	"level": "How much it matters", "people.profile.skills.level": "How well", "trained": "By a trained adviser", "reference": "Would give a reference"}

// labelled is what a column or part is called to a person.
func labelled(path string) string {
	for _, name := range []string{path, lastPart(path)} {
		if words, is := plainNames[name]; is {
			return words
		}
	}
	return text.Capital(strings.ReplaceAll(strings.TrimSuffix(lastPart(path), "_day"), "_", " "))
}

// heldLists are the code lists of values.
var heldLists = map[string]string{"people.gender": "demographic_codes", "people.ethnicity": "demographic_codes", "people.grp": "demographic_codes", "people.status": "participant_statuses",
	"people.pathway": "referral_pathways", "people.referral_source": "referral_sources", "people.profile.contracts_refused": "contract_types", "people.profile.sectors": "sic2007_sections",
	"people.profile.refused_sectors": "sic2007_sections", "people.profile.needs.barrier": "barrier_types", "sessions.mode": "support_modes", "sessions.type": "support_types",
	"sessions.contents": "support_contents", "applications.interview_needs": "adjustment_catalogue", "jobs.source": "job_sources", "jobs.end_reason": "job_end_reasons",
	"jobs.contract": "contract_types", "outcomes.type": "outcome_types", "outcomes.source": "job_sources", "contacts.channel": "contact_channels", "contacts.purpose": "contact_purposes",
	"contacts.also_for": "contact_purposes", "contacts.signals": "hidden_job_signals", "carvings.kind": "carving_kinds", "carvings.adjustments": "adjustment_catalogue", "carvings.tasks.action": "task_actions",
	"carvings.tasks.demands.barrier": "barrier_types", "agreements.triggers": "review_triggers", "agreements.items.barriers": "barrier_types", "agreements.items.category": "adjustment_categories",
	"agreements.items.cost": "cost_bands", "agreements.items.code": "adjustment_catalogue", "agreements.items.status": "adjustment_statuses", "plans.triggers": "review_triggers",
	"plans.sections.code": "wap_sections", "plans.reached_page": "wap_sections", "reviews.because": "review_triggers"}

// heldChoices are the short lists of values.
var heldChoices = map[string][]employers.Choice{"agreements.status": adjustments.AgreementStatuses, "agreements.items.pays": adjustments.Payers, "agreements.items.atw": adjustments.AtWStatuses,
	"agreements.advice.from": adjustments.Advisers, "plans.status": adjustments.PlanStatuses, "reviews.outcomes.what": adjustments.ReviewOutcomes, "signatures.party": adjustments.Parties,
	"signatures.method": {{Code: adjustments.Drawn, Label: "By hand on the screen"}, {Code: adjustments.Typed, Label: "By typing the name"}, {Code: adjustments.Paper, Label: "On paper"},
		{Code: adjustments.Verbal, Label: "By word of mouth, with a witness"}},
	"carvings.status": brokerage.CarvingStatuses, "applications.stage": brokerage.ApplicationStages, "contacts.outcome": employers.ContactOutcomes,
	"people.profile.travel_modes": {{Code: "lift", Label: "Lift from somebody"}},
	"tasters.kind":                {{Code: "taster", Label: "Taster day"}, {Code: "trial", Label: "Work trial"}},
	"decisions.what":              {{Code: brokerage.DecidedShortlist, Label: "Chosen"}, {Code: brokerage.DecidedAgainst, Label: "Not for you"}, {Code: brokerage.DecidedBack, Label: "Taken back"}},
	"permissions.audience":        choices(people.Audiences),
	"permissions.how":             choices(people.Hows),
	"shared.audience":             append(choices(people.Audiences), employers.Choice{Code: people.ToThemselves, Label: "Yourself"}),
	"plans.reached_page":          {{Code: "choose", Label: "The choice of what to share"}},
	"agreements.items.limb":       {{Code: "1", Label: "How work is done"}, {Code: "2", Label: "The building or place"}, {Code: "3", Label: "A tool or help"}},
	"attachments.type":            {{Code: "application/pdf", Label: "PDF"}, {Code: "image/png", Label: "Picture"}, {Code: "image/jpeg", Label: "Picture"}}}

func choices(codes []people.Code) (out []employers.Choice) {
	for _, c := range codes {
		out = append(out, employers.Choice{Code: c.Code, Label: c.Label})
	}
	return out
}

// coded says a code in words; false where the value at the path is none.
func (t telling) coded(path, code string) (string, bool) {
	if code == "" {
		return "", false
	}
	for _, c := range heldChoices[path] {
		if c.Code == code {
			return c.Label, true
		}
	}
	if path == "jobs.soc" { // it may be finer than the groups that have a name
		group, known := t.codes.Find("soc2020_submajor_groups", code[:min(2, len(code))])
		return group.Label, known
	}
	if list, is := heldLists[path]; is {
		return t.codes.Label(list, code), true
	}
	if path == "plans.sections.from" {
		return labelled("people.profile." + code), true
	}
	return "", false
}

// measures say numbers by what they count.
var measures = map[string]func(n int) string{
	"people.profile.days": func(n int) string { return brokerage.WeekdayWords(people.Days(n)) },
	"jobs.hours":          aWeek, "carvings.hours": aWeek, "people.profile.hours_min": aWeek, "people.profile.hours_max": aWeek, "carvings.tasks.keeps": aWeek,
	"sessions.minutes": text.Minutes, "contacts.minutes": text.Minutes, "journeys.minutes": text.Minutes, "carvings.tasks.minutes": text.Minutes, "people.profile.travel_max": text.Minutes,
	"jobs.pay": money, "carvings.pay": money, "carvings.savings": money, "carvings.costs": money, "people.profile.pay_min": money, "pence": money,
	"agreements.show_impact": yes, "carvings.pay_known": yes, "carvings.savings_known": yes, "carvings.costs_known": yes, "plans.initials": yes, "talks.adjustments": yes, "talks.role": yes,
	"jobs.held_at_entry": yes, "tasters.score": outOf, "decisions.score": outOf}

func aWeek(minutes int) string { return text.Minutes(minutes) + " a week" }
func money(pence int) string   { return text.Money(int64(pence)) }
func outOf(tenths int) string  { return brokerage.Points(tenths) + " out of 100" }
func yes(int) string           { return "yes" }

// counted says a number at a path; 0 says nothing, but for a permission, which begins with it.
func (t telling) counted(path string, n float64) string {
	switch path {
	case "permissions.permission":
		return t.codes.Label("contact_permissions", people.Permission(n).Code())
	case "permissions.disclosure":
		return t.codes.Label("disclosure_levels", people.Disclosure(n).Code())
	}
	if n == 0 {
		return ""
	}
	if lastPart(path) == "at" {
		return moment(int64(n))
	}
	if words, is := t.coded(path, strconv.Itoa(int(n))); is {
		return words
	}
	say := measures[path]
	if say == nil {
		say = measures[lastPart(path)]
	}
	switch {
	case say != nil:
		return say(int(n))
	case strings.HasPrefix(path, "matches-shown.shown."):
		return outOf(int(n))
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// idShape is what an id looks like: one that names nothing here says nothing to a person, and stands in the data beside the paper.
var idShape = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// own names what the records call each other by an id.
func (t telling) own() map[string]string {
	out := map[string]string{}
	for _, h := range t.held.Holdings {
		for _, r := range h.Rows {
			for _, column := range []string{"title", "ref", "name"} {
				if words, is := r.Values[column].(string); is && words != "" && idShape.MatchString(r.ID) && out[r.ID] == "" {
					out[r.ID] = words
				}
			}
			var items []adjustments.Item
			if list, is := r.Values["items"].(json.RawMessage); is && json.Unmarshal(list, &items) == nil {
				for _, i := range items {
					out[i.ID] = i.Words
				}
			}
		}
	}
	return out
}

// timed says a moment or a day in words; false where it is neither.
func timed(v string) (string, bool) {
	if on, err := day.Parse(v); err == nil {
		return on.Long(), true
	}
	if at, err := time.Parse(time.RFC3339, v); err == nil {
		return moment(at.UnixMilli()), true
	}
	return "", false
}

// heldActions are what the record of who did what calls what was done, where that is not plain.
var heldActions = map[string]string{"create": "added", "change": "changed", "delete": "deleted", "view": "looked at", "export": "made a file", "print": "printed", "sign": "signed", "seal": "sealed",
	"bring back": "brought back", "open anyway": "opened from another caseload", "import": "read in from a file"}
