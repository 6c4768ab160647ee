package brokerage

import (
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

// Matcher compares people with jobs by one set of rules. It is safe for several goroutines.
type Matcher struct {
	rules   Rules
	weights Weights             // normalised: they add to 1
	helps   map[string][]string // barriers that an adjustment of the catalogue lists, by its code
	listed  map[string][]string // codes of the catalogue that are still proposed for a barrier, by the barrier
	places  placeCache
}

// NewMatcher prepares rules for many comparisons. Weights below 0 count as 0; where all are 0 the usual ones count.
func NewMatcher(rules Rules) *Matcher {
	m := &Matcher{rules: rules, weights: rules.Weights.normal(), helps: map[string][]string{}, listed: map[string][]string{},
		places: placeCache{known: map[placeKey]readyPlace{}}}
	for _, a := range rules.Catalogue {
		m.helps[a.Code] = a.Barriers
		for _, b := range a.Barriers {
			if !a.Retired {
				m.listed[b] = append(m.listed[b], a.Code)
			}
		}
	}
	return m
}

// normal is the weights as shares of the whole.
func (w Weights) normal() Weights {
	sum := 0.0
	for _, one := range w {
		sum += max(0, one)
	}
	if !(sum > 0) {
		return UsualWeights.normal()
	}
	for i := range w {
		w[i] = max(0, w[i]) / sum
	}
	return w
}

// ReadySeeker is a person prepared for many comparisons: everything that would otherwise be read from text again for each job.
type ReadySeeker struct {
	*Seeker
	roles    []wantedRole
	sectors  uint32 // wanted, a bit for each letter
	refused  uint32
	skills   []uint64
	licences []uint64 // held today
	needs    []readyNeed
	modes    []travelMode
	window   window
	place    readyPlace
	general  stance
	named    []stance // toward employers that permits name
}

// wantedRole is a role that a person wants: a group of occupations by its SOC code, a title by its words, or both.
type wantedRole struct {
	soc   string
	words []uint64
}

// readyNeed is a need with what the catalogue knows of it.
type readyNeed struct {
	barrier string
	major   bool
	listed  bool // an adjustment that is still proposed lists it
}

// Seeker prepares a person. The person must not change while it is used.
func (m *Matcher) Seeker(s *Seeker) *ReadySeeker {
	p := &s.Profile
	r := &ReadySeeker{Seeker: s, sectors: letters(p.Sectors), refused: letters(p.RefusedSectors), window: windowOf(p.NotBefore, p.NotAfter),
		modes: modesOf(p.TravelModes), place: m.locate(s.Town, s.Postcode)}
	for _, role := range p.Roles {
		if role = strings.TrimSpace(role); role != "" {
			r.roles = append(r.roles, m.role(role))
		}
	}
	for _, skill := range p.Skills {
		r.skills = append(r.skills, phrase(skill.Name))
	}
	for _, l := range p.Licences {
		if l.HeldOn(m.rules.Today) {
			r.licences = append(r.licences, phrase(l.Name))
		}
	}
	for _, n := range p.Needs {
		r.needs = append(r.needs, readyNeed{n.Barrier, n.Level == people.Major, len(m.listed[n.Barrier]) > 0})
	}
	m.permitted(r)
	return r
}

// role reads a wanted role: figures are a SOC group, anything else is a title, and the name of a group is both.
func (m *Matcher) role(text string) wantedRole {
	if strings.Trim(text, "0123456789") == "" {
		return wantedRole{soc: text}
	}
	r := wantedRole{words: titleWords(nil, text)}
	for _, g := range m.rules.Groups {
		if strings.EqualFold(g.Label, text) {
			r.soc = g.Code
		}
	}
	return r
}

// stance is what a person's permits say about an employer.
type stance struct {
	employer string
	refused  bool // no contact, on file
	unnamed  bool // may not be named as a candidate yet
}

// permitted notes the person's stance in general and toward each employer that a permit names, ended ones too: what is taken back for one
// employer holds there whatever is said in general.
func (m *Matcher) permitted(r *ReadySeeker) {
	r.general = m.stance(r, "")
	for _, p := range r.Permits {
		if p.Employer != "" && !slices.ContainsFunc(r.named, func(s stance) bool { return s.employer == p.Employer }) {
			r.named = append(r.named, m.stance(r, p.Employer))
		}
	}
}

// stance is how people.MayShare reads the permits. That nothing is on file is no refusal here.
func (m *Matcher) stance(r *ReadySeeker, employer string) stance {
	a := people.MayShare(r.Permits, people.NameCandidate, people.D0, people.Toward{Employer: employer}, m.rules.Today)
	return stance{employer, a.NoContact(), !a.OK}
}

// toward is the stance toward an employer: what the permits that name them come to, or else what is said in general.
func (r *ReadySeeker) toward(id employers.EmployerID) stance {
	for _, s := range r.named {
		if s.employer == string(id) {
			return s
		}
	}
	return r.general
}

// ReadyOpening is a vacancy prepared for many comparisons.
type ReadyOpening struct {
	*Opening
	title     []uint64
	soc       string
	sections  uint32
	leading   uint32
	essential []uint64
	desirable []uint64
	licences  []neededLicence
	demands   []readyDemand
	least     int // minutes a week
	most      int // minutes a week; 0 = the hours are not known
	times     window
	place     readyPlace
	pay       readyPay
}

// neededLicence is a licence that the job needs.
type neededLicence struct {
	key      uint64
	name     string
	marginal bool // only marginal duties need it
}

// readyDemand is a demand of the job, each barrier once.
type readyDemand struct {
	barrier  string
	marginal bool // every duty with it is marginal
	covered  bool // an adjustment that the employer offers or has agreed lists it
}

// Opening prepares a vacancy. The vacancy must not change while it is used.
func (m *Matcher) Opening(o *Opening) *ReadyOpening {
	r := new(ReadyOpening)
	m.prepare(r, o)
	return r
}

// prepare fills r, and uses again what memory it has.
func (m *Matcher) prepare(r *ReadyOpening, o *Opening) {
	v := &o.Vacancy
	*r = ReadyOpening{Opening: o, soc: strings.TrimSpace(v.SOC), least: v.HoursMin, most: max(v.HoursMin, v.HoursMax), times: windowOf(v.FromTime, v.ToTime),
		title: titleWords(r.title[:0], v.Title), essential: phrases(r.essential[:0], v.Essential), desirable: phrases(r.desirable[:0], v.Desirable),
		demands: r.demands[:0], licences: r.licences[:0]}
	r.leading, r.sections = sectionsOf(o)
	r.place = m.locate(o.placed())
	m.gather(r)
	r.pay = m.payOf(v)
}

// sectionsOf are the sections of the site, or else those of the employer.
func sectionsOf(o *Opening) (leading, all uint32) {
	for _, code := range o.Vacancy.SIC {
		bit := letter(employers.Section(code))
		if leading == 0 {
			leading = bit
		}
		all |= bit
	}
	if all != 0 || len(o.Employer.Sections) == 0 {
		return leading, all
	}
	return letter(o.Employer.Sections[0]), letters(o.Employer.Sections)
}

// placed is where the job is: where the vacancy says, or else where the employer is.
func (o *Opening) placed() (town, postcode string) {
	if o.Vacancy.Town != "" || o.Vacancy.Postcode != "" {
		return o.Vacancy.Town, o.Vacancy.Postcode
	}
	return o.Employer.Town, o.Employer.Postcode
}

// gather collects what the duties and the vacancy ask for. What the vacancy names and no duty carries counts as essential.
func (m *Matcher) gather(r *ReadyOpening) {
	for i := range r.Duties {
		d := &r.Duties[i]
		for _, demand := range d.Demands {
			r.demand(demand.Barrier, d.Marginal, true)
		}
		for _, name := range d.Licences {
			r.licence(name, d.Marginal, true)
		}
	}
	for _, demand := range r.Vacancy.Demands {
		r.demand(demand.Barrier, false, false)
	}
	for _, name := range r.Vacancy.Licences {
		r.licence(name, false, false)
	}
	for i := range r.demands {
		r.demands[i].covered = m.resolves(r.Vacancy.Offers, r.demands[i].barrier) || m.resolves(r.Agreed, r.demands[i].barrier)
	}
}

// demand adds a demand; one that a duty carries as well is as essential as its duties are.
func (r *ReadyOpening) demand(barrier string, marginal, carried bool) {
	for i := range r.demands {
		if d := &r.demands[i]; d.barrier == barrier {
			d.marginal = d.marginal && (marginal || !carried)
			return
		}
	}
	r.demands = append(r.demands, readyDemand{barrier: barrier, marginal: marginal})
}

// licence adds a licence in the same way.
func (r *ReadyOpening) licence(name string, marginal, carried bool) {
	key := phrase(name)
	if key == 0 {
		return
	}
	for i := range r.licences {
		if l := &r.licences[i]; l.key == key {
			l.marginal = l.marginal && (marginal || !carried)
			return
		}
	}
	r.licences = append(r.licences, neededLicence{key, name, marginal})
}

// resolves says that one of the adjustments lists the barrier in the catalogue.
func (m *Matcher) resolves(adjustments []string, barrier string) bool {
	for _, code := range adjustments {
		for _, b := range m.helps[code] {
			if b == barrier {
				return true
			}
		}
	}
	return false
}

// letter is the bit of a section letter; letters is those of several.
func letter(section string) uint32 {
	if len(section) == 1 && section[0]|0x20 >= 'a' && section[0]|0x20 <= 'z' {
		return 1 << (section[0]&0x1f - 1)
	}
	return 0
}

func letters(sections []string) (bits uint32) {
	for _, s := range sections {
		bits |= letter(s)
	}
	return bits
}
