// Package papertest makes up one paper of every sort, for tests and for the measurements. All people and firms in it are fictitious.
package papertest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/paper"
)

// Made is when the papers are made.
var Made = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

var (
	today = day.New(2026, 11, 24)
	house = adjustments.House{Service: "Don Valley Works", Contact: "12 Example Street, Sheffield, 0114 496 0000"}
)

// House is the service of the papers.
func House() paper.House { return paper.House(house) }

// Agreement is an agreement with so many adjustments.
func Agreement(items int) adjustments.AgreementView {
	v := adjustments.AgreementView{House: house, Number: 3, On: today, Person: "Sam Example", JobTitle: "Laundry and records assistant", Employer: "Brightwell Care Home", Site: "Rotherham", Manager: "Priya Sandhu", ManagerIs: "care manager", HR: "Mo Adams",
		Impact:    "Loud rooms make it hard to keep hold of what was said. Sudden changes of the rota take a day to get used to.",
		GoodDay:   "I work through a list on my own and ask when something is new.",
		BadDay:    "I need a quiet place for ten minutes, and then I go on.",
		Declined:  []adjustments.DeclinedView{{Asked: "Working from home on one day", Reason: "The laundry is on the site", Alternative: "A later start after a bad night, by text message", On: today, By: "Priya Sandhu"}},
		Reporting: "A text message to Priya by 7:30. No telephone call is needed.", Signs: "Priya asks in private whether a break would help, and takes one task off the list.", Emergency: "Jo Example, 07700 900123",
		Advice:   []adjustments.AdviceView{{From: "Occupational health", Requested: today.AddDays(-40), Received: today.AddDays(-12), Summary: "A slow start over four weeks, and headphones in the folding room."}, {From: "Access to Work", Requested: today.AddDays(-9)}},
		Seers:    []string{"Priya Sandhu", "HR", "the shift leads of the laundry"},
		ReviewOn: day.New(2027, 2, 23), Triggers: []string{"New line manager", "New role, site, hours or relocation", "Adjustment not working or another needed"}}
	for i := range items {
		v.Items = append(v.Items, agreed[i%len(agreed)])
	}
	return v
}

var agreed = []adjustments.ItemView{
	{Words: "Instructions are given in writing, one task at a time", About: "Communication and instructions", Who: "Priya Sandhu", By: day.New(2026, 12, 1), From: day.New(2026, 12, 1), Cost: "No cost", Pays: "It costs nothing"},
	{Words: "Noise-cancelling headphones may be worn in the folding room", About: "Equipment and technology", Who: "HR orders them", By: day.New(2026, 12, 8), TrialTo: day.New(2027, 1, 12), Cost: "£101 to £500", Pays: "The employer and Access to Work"},
	{Words: "Fixed shifts from 9:00 to 13:00, Monday to Friday; changes of the rota are told two weeks before", About: "Working hours and breaks", Who: "Priya Sandhu and the shift leads", By: day.New(2026, 12, 1), Cost: "No cost", Pays: "It costs nothing"},
	{Words: "A break of ten minutes in the garden room whenever it is needed", About: "Working hours and breaks", Who: "Sam Example says so to the shift lead", Cost: "No cost", Pays: "It costs nothing"},
}

// Plan is a plan as one of its copies.
func Plan(copy string) adjustments.PlanView {
	v := adjustments.PlanView{House: house, Copy: copy, Number: 2, On: today, Person: "Sam Example", JobTitle: "Laundry and records assistant", Employer: "Brightwell Care Home", Manager: "Priya Sandhu",
		Actions:  []adjustments.ActionView{{What: "Ask in private whether a break would help", Who: "Priya Sandhu"}, {What: "Take ten minutes in the garden room", Who: "Sam Example"}, {What: "Show the garden room to new shift leads", Who: "Priya Sandhu", By: day.New(2026, 12, 4)}},
		Adjusted: []string{agreed[0].Words, agreed[1].Words}, ReviewOn: day.New(2027, 1, 19), Triggers: []string{"New line manager", "Return after sickness absence"}}
	seen, unseen := "", ""
	if copy != adjustments.ForEmployer {
		seen, unseen = "Your employer sees this section.", "Your employer does not see this section."
	}
	for _, s := range answers {
		v.Sections = append(v.Sections, adjustments.SectionView{Code: s[0], Title: s[1], Answer: s[2], Seen: seen})
	}
	if copy != adjustments.ForEmployer {
		v.Sections = append(v.Sections, adjustments.SectionView{Seen: unseen, Code: "CRISIS", Title: "If I need urgent help", Answer: "Ring Jo Example, 07700 900123. Please do not call my old manager."})
		v.WRAP = "Has a Wellness Recovery Action Plan of their own and may share parts of it. Nothing of it is kept here."
	}
	return v
}

var answers = [][3]string{
	{"WELL", "What keeps me well at work", "Knowing in the morning what the day will be. A short walk at noon. Working with Mei, who explains things once and then lets me get on."},
	{"STYLE", "How I work at my best", "I like lists, and I like to finish one thing before the next begins. Please write to me rather than ring. Tell me straight away if something is wrong; I would rather know."},
	{"MGRHELP", "What my manager can do", "Ten minutes together each Monday. Tell me two weeks before the rota changes."},
	{"TRIGGERS", "What can make things harder", "Two people talking to me at once. Alarms. Being moved to another floor without notice."},
	{"SIGNS", "Early warning signs", "I stop asking questions. I miss my breaks. I check the same thing again and again."},
	{"IMPACT", "How it may affect my work", "I get slower for a day or two, and I make more mistakes with numbers."},
	{"SUPPORT", "What would help", "Fewer tasks on that day, and no new ones."},
	{"ACTIONS", "What we will do when signs show", "We do these things, in this order:"},
	{"SELF", "Steps I take for myself", "I go outside. I write down what is on my mind and leave it in my locker."},
	{"OTHER", "Anything else", "I enjoy this job."},
}

// Signatures are a drawn and a verbal one.
func Signatures() []adjustments.Signature {
	at := time.Date(2026, 11, 24, 10, 12, 0, 0, time.UTC)
	return []adjustments.Signature{
		{Party: adjustments.Employee, Name: "Sam Example", Role: "Laundry and records assistant", Method: adjustments.Drawn, Strokes: scrawl(), Aspect: 0.35, ReadAloudBy: "Alex Example", Room: "Priya Sandhu, Alex Example", At: at},
		{Party: adjustments.Manager, Name: "Priya Sandhu", Role: "Care manager", Method: adjustments.Drawn, Strokes: scrawl(), Aspect: 0.35, Room: "Sam Example, Alex Example", At: at.Add(5 * time.Minute)},
	}
}

// scrawl is a line as a hand draws it, of some 240 points.
func scrawl() [][]adjustments.Point {
	var first, second []adjustments.Point
	for i := range 200 {
		t := float64(i) / 200
		first = append(first, adjustments.Point{X: 0.05 + 0.85*t, Y: 0.35 * (0.5 + 0.35*math.Sin(22*t)*(1-t))})
	}
	for i := range 40 {
		t := float64(i) / 40
		second = append(second, adjustments.Point{X: 0.1 + 0.7*t, Y: 0.35 * (0.85 + 0.05*math.Sin(9*t))})
	}
	return [][]adjustments.Point{first, second, {{X: 0.9, Y: 0.07}}}
}

// Check is what the last page of a sealed agreement says.
func Check(content string) paper.CheckFacts {
	return paper.CheckFacts{House: House(), Document: "Adjustment agreement", For: "Sam Example and Brightwell Care Home", ID: "0192f3a1-7c10-7a44-8a51-3f6d21c0a9b7", Version: 3, On: today, Content: content,
		AuditSeq: 1482, AuditHash: strings.Repeat("9f3c", 16), Fingerprint: strings.Repeat("b07e51d2", 8), Former: strings.Repeat("42ac11ee", 8), Unsigned: []string{"Mo Adams (HR)"}, At: Made.Add(2 * time.Hour)}
}

// Sealed is an agreement with its signatures and how to check it.
func Sealed(items int, large bool) paper.Pages {
	signed := paper.Layout(paper.AgreementPaper(Agreement(items), Made, large))
	return paper.SealedPages(signed, Signatures(), Check(paper.Layout(paper.AgreementPaper(Agreement(items), Made, false)).Hash()), large)
}

// Named is a document with the name of its sort.
type Named struct {
	Name string
	paper.Document
}

// Documents are one of every sort but the sealed agreement.
func Documents(large bool) []Named {
	lines := paper.AgreementPaper(Agreement(4), Made, large)
	lines.Blocks = append(lines.Blocks, paper.SignatureLines([]paper.Party{{Is: "Employee", Name: "Sam Example"}, {Is: "Line manager", Name: "Priya Sandhu"}, {Is: "HR", Name: "Mo Adams"}, {Is: "Employment specialist, as witness"}})...)
	draft := Agreement(2)
	draft.Draft, draft.Open = true, []string{"Nobody is named as line manager.", "It is open who pays for adjustment 2."}
	told := feedback
	told.House.Logo = Logo()
	return []Named{
		{"agreement", lines}, {"agreement-draft", paper.AgreementPaper(draft, Made, large)},
		{"agreement-own-notes", paper.Annex(House(), "Sam Example", "I did not want to write down why alarms are hard for me. Alex knows, and that is enough.", 3, today, Made, large)},
		{"plan-person", paper.PlanPaper(Plan(adjustments.ForPerson), Made, large)}, {"plan-employer", paper.PlanPaper(Plan(adjustments.ForEmployer), Made, large)},
		{"review-letter", paper.ReviewLetter(reviewed, Made, large)}, {"feedback", paper.FeedbackToReferrer(told, Made, large)}, {"access-to-work", paper.AccessToWorkList(atw, Made, large)},
		{"employer-profile", paper.EmployerSheet(employer, Made, large)}, {"privacy-notice", paper.PrivacyNotice(paper.PrivacyFacts{House: House(), Controller: "Example Council", Version: 1, On: today}, Made, large)},
		{"carving-proposal", proposal(large)}, {"matches", paper.MatchList("Sam Example", matches, House(), today, Made, large)},
	}
}

var reviewed = paper.ReviewFacts{House: House(), Person: "Sam Example", JobTitle: "Laundry and records assistant", Employer: "Brightwell Care Home", Manager: "Priya Sandhu", Version: 3, On: day.New(2027, 2, 23), Why: "The day had come", There: "Sam Example, Priya Sandhu, Alex Example",
	Outcomes: []paper.ReviewLine{{Words: agreed[0].Words, Found: "It works"}, {Words: agreed[1].Words, Found: "Change it", Note: "The headphones press after an hour; lighter ones are tried"}, {Words: agreed[2].Words, Found: "Stop it", Note: "Sam would like one afternoon"}},
	Note:     "Mei is a good person to ask when Priya is away.", NextOn: day.New(2027, 8, 24)}

var feedback = paper.FeedbackFacts{House: House(), To: "Example Road Surgery", Person: "Sam Example", StartedOn: day.New(2026, 5, 18), On: today, Status: "Sam has been in work for eight weeks and wants to stay.", Support: []string{"We met 14 times.", "We found a job that was not advertised, and shaped it with the employer.", "Two adjustments were agreed."},
	Job: "Laundry and records assistant", JobSince: day.New(2026, 9, 28), Next: "We go on meeting once a month until March.", Agreed: "2 November 2026, in writing"}

var atw = paper.AtWFacts{House: House(), Person: "Sam Example", JobTitle: "Laundry and records assistant", Employer: "Brightwell Care Home", Site: "Rotherham", Hours: "20 hours", Pay: "£12.71 an hour", Begins: day.New(2026, 9, 28), Manager: "Priya Sandhu", On: today,
	Items: []paper.AtWItem{{Words: agreed[1].Words, About: "Noise", Cost: "£101 to £500", Pays: "The employer and Access to Work", Status: "Asked for", Ref: "AtW 0042", Evidence: "Advice of occupational health, 12 November 2026"}, {Words: "Taxi to early shifts", About: "Travelling", Cost: "Paid by the journey", Pays: "Access to Work", Status: "To be asked for"}},
	Rates: []string{"Most in a year: £69,260, from April 2026. Check it."}, Gather: []string{"The first payslip.", "A quote for the headphones."}}

var employer = paper.EmployerFacts{House: House(), Name: "Brightwell Care Home", TradingName: "Brightwell", On: today, About: [][2]string{{"Business", "Residential care"}, {"Size", "50 to 249 people"}, {"How they hire", "By word of mouth and the notice board"}, {"Hard to fill", "Laundry, evenings"}},
	Does: [][2]string{{"HR on site", "Yes"}, {"Knows Access to Work", "No"}}, Pledges: []string{"Disability Confident, level 2, since 4 March 2025"}, Motivations: []string{"To keep good staff"}, Address: "1 Example Lane\nRotherham", Phone: "01709 496 0000", Email: "office@brightwell.example",
	Sites:  []paper.SiteFacts{{Name: "Main house", Address: "1 Example Lane, Rotherham", Access: "Step-free from the car park", Transport: "Bus 22 from Rotherham, every 20 minutes"}},
	People: []paper.PersonFacts{{Name: "Priya Sandhu", Role: "Care manager", Hires: "Yes", Reach: "01709 496 0001"}, {Name: "Mo Adams", Role: "HR", Hires: "No", Reach: "mo@brightwell.example"}}, Relation: "Third cup of tea: a match is being looked for", Open: []string{"Records assistant, 12 hours a week"}, Next: []string{"Ring Priya about the trial, 1 December 2026"}, Notes: "Park behind the laundry."}

// OtherScripts is an agreement with names in scripts that papers can set, and in some that they can only spell.
func OtherScripts() adjustments.AgreementView {
	v := Agreement(3)
	v.Person, v.Manager, v.Site = "Łukasz Żółć", "Ελένη Παπαδοπούλου", "Nguyễn Thị Ánh House"
	v.Items[0].Who, v.Items[1].Who, v.Items[2].Who = "Яна Шевченко", "محمد علي الأمين", "王小明"
	v.Items[2].Words = "Rota in two languages: שבוע הבא, अगले सप्ताह 😀"
	return v
}

// Hostile are texts as people paste them and worse: other scripts, pictures, marks that turn the reading direction round, control
// characters, a name of 200 letters, an answer of 10,000 words.
func Hostile() []string {
	var words strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&words, "word%d ", i)
	}
	return []string{"Łukasz Żółć", "Nguyễn Thị Ánh", "Яна Шевченко", "Ελένη Παπαδοπούλου", "محمد علي الأمين", "שרה לוי", "प्रिया शर्मा", "王小明", "Siân Llŷr", "Café 😀👩‍🦽 ok ☺", "evil\u202egnp.exe\u202c end", "nul\x00 bell\a tab\t end\r\n next\u2028line",
		strings.Repeat("Wolfeschlegelsteinhausenbergerdorff", 6)[:200], words.String(), "<script>alert(1)</script> & \"quotes\"", "e\u0301 combined, a\u0308\u0323 stacked", "bad \xff\xfe bytes", strings.Repeat("😀", 300), "line\n\n\nmore\n"}
}

// Logo is a picture for the house: a green disc on nothing.
func Logo() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 240, 120))
	for y := range 120 {
		for x := range 240 {
			if math.Hypot(float64(x-120)/2, float64(y-60)) < 55 {
				img.Set(x, y, color.NRGBA{0x0B, 0x6E, 0x5F, 0xFF})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // it is made of nothing from outside
	}
	return b.Bytes()
}
