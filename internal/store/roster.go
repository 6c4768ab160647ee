package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jobwright/employers"
)

// roster is every employer as lists, finding and comparing need it, in memory: any filter and any order of a hundred thousand
// is then a matter of milliseconds, and no write has to keep a second table in step. It is read once, when it is first asked for,
// and after each change for the employers that the change touched.
type roster struct {
	mu    sync.RWMutex
	db    *sql.DB // which database it was read from; nil = not read yet
	lines map[string]*line
	order []*line // by name
	pairs *pairs  // those that may be one; nil = not looked for yet

	rankings map[ranked]*ranking // the other orders, made when they are first asked for
	index    index
	personal int // lines with a next step about a participant
}

// line is one employer of the roster. It never changes: a changed employer gets a new line.
type line struct {
	id, name, key                  string // key sorts by name
	trading, former                string
	words, keys, people            string // what finds it: words of its names; phones, postcodes and numbers; names of its people and sites. Each begins with a blank
	number                         string // company number key
	phones, postcodes              []string
	town, area, district           string
	section, size, printed, band   string
	stage, owner, lookAgain        string
	motivations, pledges, expiries string // as pack writes them
	last                           string // day of the last contact; empty = never
	barred                         bool   // must not be contacted
	steps                          []openStep
}

// openStep is a next step to do, with whom it is about.
type openStep struct{ id, what, due, owner, participant string }

// separator stands between the values that one column of a query carries: reading one text is much faster than reading twenty.
// No text holds it; if one did, its line would be wrong and nothing else.
const separator = "\x1f\x1e\x1f"

// The queries of the roster; each ends in its condition, to which one employer may be added.
const (
	rosterEmployers = `select id || x'1f1e1f' || name || x'1f1e1f' || trading_name || x'1f1e1f' || former_name || x'1f1e1f' || company_number || x'1f1e1f' || ref || x'1f1e1f' || sic || x'1f1e1f' || size
		|| x'1f1e1f' || size_printed || x'1f1e1f' || town || x'1f1e1f' || postcode || x'1f1e1f' || phone || x'1f1e1f' || motivations || x'1f1e1f' || pledges || x'1f1e1f' || stage || x'1f1e1f' || look_again_on
		|| x'1f1e1f' || owner || x'1f1e1f' || (do_not_contact <> '') || x'1f1e1f' || headcount from employer where deleted = 0`
	rosterPeople   = `select employer || x'1f1e1f' || name || x'1f1e1f' || phone from contact_person where deleted = 0 and left_on = ''`
	rosterSites    = `select employer || x'1f1e1f' || postcode || x'1f1e1f' || name from site where deleted = 0`
	rosterContacts = `select employer || x'1f1e1f' || max(on_day) from contact where deleted = 0`
	rosterSteps    = `select employer || x'1f1e1f' || id || x'1f1e1f' || what || x'1f1e1f' || due || x'1f1e1f' || owner || x'1f1e1f' || participant from next_step where deleted = 0 and employer <> '' and done_on = ''`
)

// stale are the employers whose lines a commit has made old; whoever needs the roster next reads them anew.
type stale struct {
	mu  sync.Mutex
	ids map[string]bool
	all bool
}

// staleMost is how many employers are read anew one by one; beyond that the roster is read as a whole.
const staleMost = 400

// outdate notes which lines a change has made old. A save does not wait until they are read again.
func (s *Store) outdate(c *change) {
	t := &s.stale
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.all = t.all || c.listedAll || len(t.ids)+len(c.listed) > staleMost; t.all {
		t.ids = nil
		return
	}
	if t.ids == nil {
		t.ids = map[string]bool{}
	}
	maps.Copy(t.ids, c.listed)
}

// take gives what is old and begins anew.
func (t *stale) take() (ids map[string]bool, all bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	ids, all = t.ids, t.all
	t.ids, t.all = nil, false
	return ids, all
}

func (t *stale) none() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.ids) == 0 && !t.all
}

// withRoster runs do while the roster is as the last commit left it and cannot change.
func (s *Store) withRoster(ctx context.Context, do func(*roster) error) error {
	r := &s.roster
	for {
		r.mu.RLock()
		if r.db != nil && r.db == s.files.Read() && s.stale.none() {
			defer r.mu.RUnlock()
			return do(r)
		}
		r.mu.RUnlock()
		if err := s.freshen(ctx); err != nil {
			return err
		}
	}
}

// Warm reads what the lists of employers need, so that the first of them does not wait. Whoever unlocks calls it in the background.
func (s *Store) Warm(ctx context.Context) error {
	return s.plain(s.withRoster(ctx, func(*roster) error { return nil }))
}

// freshen reads what is not as the database has it: all of the roster, or some lines. Nobody uses the roster meanwhile, so
// that what was read last is what stays.
func (s *Store) freshen(ctx context.Context) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // what is read serves everybody, and half of it would have to be read again
	r := &s.roster
	r.mu.Lock()
	defer r.mu.Unlock()
	ids, all := s.stale.take()
	db := s.files.Read()
	defer func() {
		if err != nil {
			r.db = nil // what was taken is not read: read everything next time
		}
	}()
	if r.db != db || all {
		return r.read(ctx, db)
	}
	for id := range ids {
		found, err := readLines(ctx, db, id)
		if err != nil {
			return err
		}
		r.replace(id, found[id])
	}
	return nil
}

// read reads the whole roster.
func (r *roster) read(ctx context.Context, db *sql.DB) error {
	lines, err := readLines(ctx, db, "")
	if err != nil {
		return err
	}
	r.db, r.lines, r.pairs, r.rankings, r.index, r.personal = db, lines, nil, map[ranked]*ranking{}, index{}, 0
	r.order = make([]*line, 0, len(lines))
	for _, l := range lines {
		r.order = append(r.order, l)
	}
	slices.SortFunc(r.order, byName)
	for _, l := range r.order {
		r.index.add(l)
		r.personal += l.personal()
	}
	return nil
}

// personal is 1 for a line with a next step about a participant, which not everybody may see.
func (l *line) personal() int {
	if slices.ContainsFunc(l.steps, func(s openStep) bool { return s.participant != "" }) {
		return 1
	}
	return 0
}

// replace puts a line in the place of the one an employer had; nil takes it away.
func (r *roster) replace(id string, now *line) {
	if old := r.lines[id]; old != nil {
		r.order = taken(r.order, old, byName)
		for _, k := range r.rankings {
			k.list = taken(k.list, old, k.compare)
		}
		r.index.drop(old)
		r.personal -= old.personal()
		delete(r.lines, id)
	}
	if now != nil {
		r.order = placed(r.order, now, byName)
		for _, k := range r.rankings {
			k.list = placed(k.list, now, k.compare)
		}
		r.index.add(now)
		r.personal += now.personal()
		r.lines[id] = now
	}
	if r.pairs != nil {
		r.pairs.replace(r, id, now)
	}
}

func taken(list []*line, old *line, compare func(a, b *line) int) []*line {
	i, _ := slices.BinarySearchFunc(list, old, compare)
	return slices.Delete(list, i, i+1)
}

func placed(list []*line, now *line, compare func(a, b *line) int) []*line {
	i, _ := slices.BinarySearchFunc(list, now, compare)
	return slices.Insert(list, i, now)
}

func byName(a, b *line) int {
	if n := strings.Compare(a.key, b.key); n != 0 {
		return n
	}
	return strings.Compare(a.id, b.id)
}

// readLines reads the lines of all employers, or of one, in one state of the database.
func readLines(ctx context.Context, db *sql.DB, one string) (map[string]*line, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	lines, same := map[string]*line{}, interner{}
	of := func(do func(*line, []string)) func([]string) {
		return func(v []string) {
			if l := lines[v[0]]; l != nil {
				do(l, v)
			}
		}
	}
	for _, q := range []struct {
		all, of, end string
		do           func(v []string)
	}{
		{rosterEmployers, " and id = ?", "", func(v []string) { lines[v[0]] = newLine(v, same) }},
		{rosterPeople, " and employer = ?", "", of(func(l *line, v []string) { l.addPerson(v[1], v[2]) })},
		{rosterSites, " and employer = ?", "", of(func(l *line, v []string) { l.addPostcode(v[1]); l.people += wordsOf(v[2]) })},
		{rosterContacts, " and employer = ?", " group by employer", of(func(l *line, v []string) { l.last = same.text(v[1]) })},
		{rosterSteps, " and employer = ?", " order by employer, due, id", of(func(l *line, v []string) {
			l.steps = append(l.steps, openStep{strings.Clone(v[1]), strings.Clone(v[2]), same.text(v[3]), same.text(v[4]), strings.Clone(v[5])})
		})},
	} {
		if err := rosterRows(ctx, tx, q.all, q.of, q.end, one, q.do); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

func rosterRows(ctx context.Context, tx *sql.Tx, query, of, end, one string, do func([]string)) error {
	var args []any
	if one != "" {
		query, args = query+of, []any{one}
	}
	rows, err := tx.QueryContext(ctx, query+end, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var values string
		if err := rows.Scan(&values); err != nil {
			return err
		}
		v := strings.Split(values, separator)
		do(append(v, make([]string, 24-min(24, len(v)))...))
	}
	return rows.Err()
}

// interner gives equal texts one place in memory: sizes, stages, owners, towns and days repeat.
type interner map[string]string

func (i interner) text(s string) string {
	if s == "" {
		return ""
	}
	if known, ok := i[s]; ok {
		return known
	}
	s = strings.Clone(s)
	i[s] = s
	return s
}

// newLine is a line from the values of rosterEmployers.
func newLine(v []string, same interner) *line {
	l := &line{id: v[0], name: v[1], key: fold(v[1]), trading: v[2], former: v[3], size: same.text(v[7]), printed: same.text(v[8]), town: same.text(v[9]), motivations: same.text(v[12]),
		stage: same.text(v[14]), lookAgain: same.text(v[15]), owner: same.text(v[16]), barred: v[17] == "1"}
	e := employers.Employer{Name: l.name, TradingName: l.trading, FormerName: l.former, CompanyNumber: v[4], SIC: unpack[string](v[6]), Postcode: v[10], Phone: v[11], Size: v[7], SizePrinted: v[8]}
	e.Headcount, _ = strconv.Atoi(v[18])
	l.band = same.text(e.Band())
	l.section, l.area, l.district = same.text(e.Section()), same.text(employers.Area(e.Postcode)), same.text(employers.District(e.Postcode))
	if v[13] != "" {
		l.pledges, l.expiries = pledgeMarks(v[13])
	}
	l.words = wordsOf(l.name, l.trading, l.former)
	l.number = employers.CompanyNumberKey(e.CompanyNumber)
	l.keys = wordsOf(v[5], e.CompanyNumber)
	if l.number != "" && !strings.EqualFold(l.number, e.CompanyNumber) {
		l.keys += " " + fold(l.number)
	}
	l.addPostcode(e.Postcode)
	l.addPhone(e.Phone)
	return l
}

// names are the keys of all its names.
func (l *line) names() (keys []string) {
	for _, name := range []string{l.name, l.trading, l.former} {
		if name != "" {
			keys = append(keys, employers.NameKey(name))
		}
	}
	return keys
}

// pledgeMarks are the codes of pledges and the days on which they expire, as pack writes them.
func pledgeMarks(text string) (codes, expiries string) {
	var c, e []string
	for _, p := range unpackJSON[employers.Pledge](text) {
		c = append(c, p.Code)
		e = append(e, p.Expires.String())
	}
	return pack(c), pack(e)
}

func (l *line) addPerson(name, phone string) {
	l.people += wordsOf(name)
	l.addPhone(phone)
}

func (l *line) addPhone(phone string) {
	key := employers.PhoneKey(phone)
	if key != "" && !slices.Contains(l.phones, key) {
		l.phones = append(l.phones, key)
	}
	for _, p := range phones(phone) {
		l.keys += " " + p.digits
	}
}

func (l *line) addPostcode(postcode string) {
	key := employers.PostcodeKey(postcode)
	if key == "" || slices.Contains(l.postcodes, key) {
		return
	}
	l.postcodes = append(l.postcodes, key)
	l.keys += wordsOf(postcode) + " " + fold(key)
}

// wordsOf are the words of texts as they are found, each after a blank.
func wordsOf(texts ...string) string {
	var b strings.Builder
	for _, t := range texts {
		for _, w := range tokens(fold(t)) {
			b.WriteByte(' ')
			b.WriteString(w)
		}
	}
	return b.String()
}
