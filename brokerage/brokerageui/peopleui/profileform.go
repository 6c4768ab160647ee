package peopleui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/sheet"
)

// profileFields are the fields of one step of the profile.
type profileFields struct {
	parts []kit.Part
	made  func() // the form has been made; may be nil
	fill  func(people.Profile)
	read  func(people.Profile) people.Profile // the profile with what the fields hold
}

// step is one section of the profile in the guided conversation.
type step struct {
	part, title string
	edit        string // what its button on the page edits
	say         string // how to begin
	fields      func(s *People, page brokerage.PersonPage) *profileFields
}

// profileSteps are the sections in the order in which one goes through them: what somebody can do and wants comes first.
var profileSteps []step

func init() {
	profileSteps = []step{
		{"goals", "Goals and strengths", "goals", "Begin with what they are good at and would love to do. Use their own words.", goalFields},
		{"wants", "What they want", "wishes", "Which work, where, with whom. The order of the roles counts.", wantFields},
		{"hours", "Hours and pay", "hours and pay", "A limit that stays empty is no limit.", hourFields},
		{"travel", "Travel", "travel", "How far is fine on a good day, and on a bad one?", travelFields},
		{"brings", "What they bring", "skills", "Skills from work, home and elsewhere. Licences with the day on which they end.", bringFields},
		{"history", "Work so far", "work so far", "What each job taught counts more than its dates.", historyFields},
		{"helps", "What helps", "what helps", "What gets in the way at work, and what helps. No diagnosis needed.", helpFields},
		{"money", "Money notes", "money notes", "Jobwright warns and keeps notes. What somebody is entitled to, an adviser works out.", moneyFields},
	}
}

// profileStep finds a step by its part; the first where there is none of that name.
func profileStep(part string) step {
	for _, x := range profileSteps {
		if x.part == part {
			return x
		}
	}
	return profileSteps[0]
}

// editProfile opens one step of a person's profile.
func (s *People) editProfile(id people.ParticipantID, part string) {
	s.edit(profileForm, id, part, s.versionOf(id))
}

// makeProfile makes the form of one step of the profile, with the others a click away.
func makeProfile(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	who.Version = of.Version
	at := 0
	for i, x := range profileSteps {
		if x.part == of.ID {
			at = i
		}
	}
	this := profileSteps[at]
	f := this.fields(s, page)
	sh := &sheet.Sheet{Heading: this.title, Sub: who.Name() + ". " + this.say, Main: "Save", Wide: 820, Made: f.made}
	names := make([]string, len(profileSteps))
	for i, x := range profileSteps {
		names[i] = x.title
	}
	chips := kit.NewChoiceChips("Steps of the profile", names, nil)
	goOn := func(to int) {
		next := profileSteps[to].part
		if !sh.Form.Dirty() {
			sh.Close()
			s.editProfile(who.ID, next)
			return
		}
		if sh.Form.Validate() {
			sh.SaveThen(func() { s.edit(profileForm, who.ID, next, 0) })
			return
		}
		chips.Choose(at)
	}
	chips = kit.NewChoiceChips("Steps of the profile", names, func(i int) {
		if i < 0 || i == at {
			chips.Choose(at)
			return
		}
		goOn(i)
	})
	chips.Choose(at)
	sh.Parts = append([]kit.Part{kit.Show(chips)}, f.parts...)
	if at+1 < len(profileSteps) {
		sh.Extra = []*kit.Button{kit.NewButton(kit.Outline, "Save, next: "+profileSteps[at+1].title, func() { goOn(at + 1) })}
		sh.Keys = []kit.Shortcut{{Keys: "Ctrl+Shift+Enter", What: "Save and go to the next step", Do: func() { goOn(at + 1) }}}
	}
	sh.Title = func() string { return "Profile of " + who.Name() + ": " + this.title }
	sh.Fill = func() { f.fill(who.Profile) }
	sh.Write = func() func(context.Context) error {
		saving := who
		saving.Profile = f.read(who.Profile)
		return func(ctx context.Context) error { return s.p.People.SaveParticipants(ctx, "profile changed", &saving) }
	}
	stored, rebase := storedPerson, func(now brokerage.PersonPage) { who = now.Participant }
	sh.Newer = s.newer(profileForm, of, stored, rebase)
	sh.Said = func() string { return "Saved: profile of " + who.Name() + ", " + lower(this.title) }
	return sh
}
