package store

import (
	"context"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// viewer is who looks at the roster: what a next step says is for those alone who may see whom it is about.
type viewer struct {
	reach people.Reach
	me    string
	own   map[string]bool // participants of the own caseload
}

// viewer reads the caseload where it matters.
func (s *Store) viewer(ctx context.Context, who people.Staff) (viewer, error) {
	return s.viewerIn(ctx, s.files.Read(), who)
}

func (s *Store) viewerIn(ctx context.Context, q querier, who people.Staff) (viewer, error) {
	v := viewer{reach: people.May(who.Role, people.ViewParticipants), me: string(who.ID), own: map[string]bool{}}
	if v.reach != people.Own {
		return v, nil
	}
	see, args := s.visible(who, "p.id", "''")
	rows, err := q.QueryContext(ctx, "select p.id from participant p where "+see, args...)
	if err != nil {
		return v, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return v, err
		}
		v.own[id] = true
	}
	return v, rows.Err()
}

func (v viewer) sees(s openStep) bool {
	return v.knows(s.participant) || v.reach == people.Own && s.owner == v.me
}

// knows says that the viewer may see what is about a participant; empty = about nobody.
func (v viewer) knows(participant string) bool {
	return participant == "" || v.reach == people.All || v.reach == people.Own && v.own[participant]
}

// next is the earliest next step that the viewer may see; nil = none.
func (v viewer) next(l *line) *openStep {
	for i := range l.steps {
		if v.sees(l.steps[i]) {
			return &l.steps[i]
		}
	}
	return nil
}

// due is the day of the next step; empty = none.
func (v viewer) due(l *line) string {
	if n := v.next(l); n != nil {
		return n.due
	}
	return ""
}

// listed is a line as a screen shows it.
func (v viewer) listed(l *line) employers.Listed {
	out := employers.Listed{ID: employers.EmployerID(l.id), Name: l.name, Town: l.town, Section: l.section, Size: l.size, SizePrinted: l.printed, Stage: l.stage,
		Owner: people.StaffID(l.owner), DoNotContact: l.barred, LastContact: date(l.last)}
	if n := v.next(l); n != nil {
		out.NextStep, out.NextWhat, out.NextDue = employers.NextStepID(n.id), n.what, date(n.due)
	}
	return out
}

// matcher is a filter made ready for many lines.
type matcher struct {
	f         employers.Filter
	v         viewer
	terms     []string
	quiet     string // last contact on this day or before; empty = any
	lookAgain string
	expires   [2]string
	ids       map[string]bool
}

func (s *Store) matcher(f employers.Filter, v viewer) matcher {
	m := matcher{f: f, v: v, terms: findTerms(f.Words)}
	today := day.Of(s.now())
	if f.QuietWeeks > 0 {
		m.quiet = today.AddDays(-7 * f.QuietWeeks).String()
	}
	if f.LookAgain > 0 {
		m.lookAgain = today.AddDays(f.LookAgain).String()
	}
	if f.PledgeExpires > 0 {
		m.expires = [2]string{today.String(), today.AddDays(f.PledgeExpires).String()}
	}
	if f.IDs != nil {
		m.ids = map[string]bool{}
		for _, id := range f.IDs {
			m.ids[string(id)] = true
		}
	}
	return m
}

func (m *matcher) match(l *line) bool {
	f := &m.f
	switch {
	case len(f.Stages) > 0 && !slices.Contains(f.Stages, l.stage),
		len(f.Sections) > 0 && !slices.Contains(f.Sections, l.section),
		len(f.Sizes) > 0 && !l.sized(f.Sizes),
		len(f.Owners) > 0 && !slices.Contains(f.Owners, people.StaffID(l.owner)),
		len(f.Areas) > 0 && !slices.Contains(f.Areas, l.area) && !slices.Contains(f.Areas, l.district),
		f.Open && (l.stage < employers.StageMeet || l.stage > employers.StageWorking),
		f.DoNotContact && !l.barred,
		m.quiet != "" && l.last > m.quiet,
		m.lookAgain != "" && (l.stage != employers.StageResting || l.lookAgain == "" || l.lookAgain > m.lookAgain),
		len(f.Motivations) > 0 && !holdsAny(l.motivations, f.Motivations),
		len(f.Pledges) > 0 && !holdsAny(l.pledges, f.Pledges),
		m.expires[0] != "" && !m.expiring(l),
		m.ids != nil && !m.ids[l.id],
		f.NoNextStep && m.v.next(l) != nil:
		return false
	}
	return m.terms == nil || finds(m.terms, l.words, l.keys)
}

// sized says that the size or the band is among those wanted; "" is for those whose size is not known.
func (l *line) sized(wanted []string) bool {
	return slices.Contains(wanted, l.band) || l.size != "" && slices.Contains(wanted, l.size)
}

func (m *matcher) expiring(l *line) bool {
	return slices.ContainsFunc(unpack[string](l.expiries), func(d string) bool { return d >= m.expires[0] && d <= m.expires[1] })
}

func holdsAny(packed string, codes []string) bool {
	return slices.ContainsFunc(codes, func(c string) bool { return strings.Contains(packed, ";"+c+";") })
}

// findTerms is what a person typed as the beginnings of words to look for, each after a blank. Nothing but a number with what
// people put into telephone numbers is one word.
func findTerms(words string) []string {
	if digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, words); len(digits) >= 3 && strings.Trim(words, "0123456789 .-()/+") == "" {
		plain := strings.ReplaceAll(digits, "+", "")
		return []string{" " + nationalDigits(plain, strings.HasPrefix(digits, "+"))}
	}
	var out []string
	for _, t := range terms(words) {
		out = append(out, " "+t)
	}
	return out
}

// finds says that each term begins a word of one of the texts.
func finds(terms []string, texts ...string) bool {
next:
	for _, t := range terms {
		for _, text := range texts {
			if strings.Contains(text, t) {
				continue next
			}
		}
		return false
	}
	return true
}

// FindEmployers gives those that fit what was typed: first whose name begins with it, then by name, then by number, then by who
// works there. Each word typed must begin a word.
func (s *Store) FindEmployers(ctx context.Context, words string, limit int) (out []employers.Listed, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	v, err := s.viewer(ctx, who)
	if err != nil {
		return nil, s.plain(err)
	}
	terms, begin := findTerms(words), fold(words)
	if terms == nil {
		return nil, nil
	}
	var found [4][]*line
	err = s.withRoster(ctx, func(r *roster) error {
		for _, l := range r.candidates(terms) {
			switch {
			case !finds(terms, l.words, l.keys, l.people):
			case strings.HasPrefix(l.key, begin):
				found[0] = append(found[0], l)
			case finds(terms, l.words):
				found[1] = append(found[1], l)
			case finds(terms, l.words, l.keys):
				found[2] = append(found[2], l)
			default:
				found[3] = append(found[3], l)
			}
			if len(found[0]) == limit {
				break
			}
		}
		for _, l := range slices.Concat(found[:]...) {
			if len(out) < limit {
				out = append(out, v.listed(l))
			}
		}
		return nil
	})
	return out, s.plain(err)
}
