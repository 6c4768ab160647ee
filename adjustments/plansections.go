package adjustments

import (
	"strings"

	"jobwright/internal/people"
)

// The sections of a plan, codes of wap_sections in their order. (facts.md f.1)
const (
	KeepsWell   = "WELL"
	AtMyBest    = "STYLE"
	ManagerHelp = "MGRHELP"
	MakesHarder = "TRIGGERS"
	EarlySigns  = "SIGNS"
	EffectWork  = "IMPACT"
	WouldHelp   = "SUPPORT"
	WhatWeDo    = "ACTIONS"
	ForMyself   = "SELF"
	UrgentHelp  = "CRISIS"
	AnyElse     = "OTHER"
	AgreedAdj   = "ADJ"
	PlanReviews = "REVIEW"
	PlanSigned  = "SIGN"
)

// SectionGuide is a section of a plan as the conversation about it needs it.
type SectionGuide struct {
	Code         string
	Label        string
	Prompt       string
	Examples     []string // in plain words: what others have written. Needs, never a diagnosis
	FilledBy     string   // "employee" or "both"
	ShareDefault bool     // the tick that a new plan begins with; urgent help never has it
	Optional     bool     // a plan is whole without it
}

// Words says whether the section is a text that somebody writes; adjustments, review and signatures are not.
func (g SectionGuide) Words() bool { return !fromElsewhere(g.Code) }

// fromElsewhere says that what a section holds is not written in it.
func fromElsewhere(code string) bool {
	return code == AgreedAdj || code == PlanReviews || code == PlanSigned
}

// Sections gives the sections of a plan in their order, from the code list wap_sections, with examples of our own.
func Sections(codes people.Codes) (list []SectionGuide) {
	for _, c := range codes.Offered("wap_sections") {
		g := SectionGuide{Code: c.Code, Label: c.Label, Prompt: c.Data["prompt"], FilledBy: c.Data["filled_by"], Examples: sectionExamples[c.Code]}
		g.ShareDefault = c.Data["shared_with_employer_default"] == "1" && c.Code != UrgentHelp
		g.Optional = c.Code == UrgentHelp || c.Code == AnyElse || c.Code == AgreedAdj || c.Code == PlanSigned
		list = append(list, g)
	}
	return list
}

// sectionExamples are what people might write, in plain words.
var sectionExamples = map[string][]string{
	KeepsWell: {
		"I sleep better when my shifts start at the same time each day.",
		"A walk at lunch clears my head.",
		"It helps to know on Friday what next week looks like.",
		"I feel good when I can finish one thing before the next begins.",
	},
	AtMyBest: {
		"I am calm, on time and good with details.",
		"I like to be shown a task once and then try it on my own.",
		"Please tell me things face to face, and then send me a short note.",
		"I ask a lot of questions at first. It means I want to get it right.",
	},
	ManagerHelp: {
		"A short chat each Monday about what comes first.",
		"Tell me early when plans change.",
		"Ask me how I am in a quiet place, not in front of others.",
		"Say clearly what went well and what to do another way.",
	},
	MakesHarder: {
		"Loud places, or many people talking at once.",
		"Changes at the last minute.",
		"Being called on in a big meeting without warning.",
		"Several people asking me for different things at the same time.",
	},
	EarlySigns: {
		"I go quiet and stop joining in.",
		"I skip my breaks or stay late.",
		"I make small mistakes that I do not often make.",
		"I answer messages late, or very shortly.",
	},
	EffectWork: {
		"I need more time to get started in the morning.",
		"It is harder to keep my mind on one thing.",
		"I can do all of my job, but phone calls cost me more.",
		"Most days nothing changes. On a bad day I need more breaks.",
	},
	WouldHelp: {
		"Start at 10 instead of 8 on the days after a bad night.",
		"A desk away from the door.",
		"Tasks written down, one under another.",
		"A few minutes outside when I need them.",
	},
	WhatWeDo: {
		"First I tell Grace that it is one of those days.",
		"Then we look together at what can wait.",
		"If it does not get better by the next day, I work from home or go home.",
		"Grace asks me before she calls anybody.",
	},
	ForMyself: {
		"I take my break outside and leave my phone behind.",
		"I write down the three things that matter today.",
		"I talk to my sister in the evening.",
		"I go swimming on Tuesdays, whatever happens.",
	},
	UrgentHelp: {
		"Please call my brother. The number is with HR.",
		"Stay with me and speak quietly.",
		"Please do not crowd round me, and do not touch me without asking.",
	},
	AnyElse: {
		"I would like only my manager to know about this plan.",
		"Please treat me like everybody else the rest of the time.",
		"Thank you for asking.",
	},
}

// Reuse is something of the profile that the person may take over into a section. It is offered one by one, and never put in by itself.
type Reuse struct {
	Section string // code of wap_sections
	Field   string // of the profile, as Section.From names it
	Label   string // where it comes from, for whoever chooses
	Words   string
}

// FromProfile gives what a profile offers for the sections of a plan. Pay, benefits, money, home and the past are never offered.
func FromProfile(p people.Profile, codes people.Codes) (list []Reuse) {
	add := func(section, field, label, words string) {
		if words = strings.TrimSpace(words); words != "" {
			list = append(list, Reuse{Section: section, Field: field, Label: label, Words: words})
		}
	}
	add(KeepsWell, "good_week", "A good week", p.GoodWeek)
	add(AtMyBest, "strengths", "Strengths, in their own words", p.Strengths)
	add(AtMyBest, "others_say", "What others say", p.OthersSay)
	add(AtMyBest, "surroundings", "Surroundings that suit", p.Surroundings)
	add(ManagerHelp, "supervised", "The way of being managed that suits", p.Supervised)
	add(EffectWork, "at_work", "Good days and bad days", p.AtWork)
	add(WouldHelp, "support", "Support that was talked about", p.Support)
	for _, n := range p.Needs {
		what := codes.Label("barrier_types", n.Barrier)
		add(MakesHarder, "needs.worse", "What makes it worse: "+what, n.Worse)
		add(EffectWork, "needs.when", "When it shows: "+what, n.When)
		add(WouldHelp, "needs.helps", "What helps: "+what, n.Helps)
	}
	return list
}
