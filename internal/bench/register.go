package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jobwright/employers"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

const (
	register      = 10_812  // employers of the smaller register
	largeRegister = 100_000 // and of the larger
	contacts      = 250_000 // contact notes in the smaller one
	busyContacts  = 2_000   // contacts of one employer
	listRounds    = 30
)

// registerLines measure the lists of employers, the contact log and the search over its notes.
func registerLines(folder string) (lines []line) {
	step("%s employers", thousands(largeRegister))
	large := sealedStore(filepath.Join(folder, "large"+vault.Suffix))
	large.hire(1, largeRegister)
	lines = append(lines, large.lists(largeRegister)...)
	must(large.vault.Close())

	step("%s employers with %s contacts", thousands(register), thousands(contacts))
	b := sealedStore(filepath.Join(folder, "register"+vault.Suffix))
	b.hire(2, register)
	var took times
	took.timed(func() { b.talk(3, contacts, register) })
	lines = append(b.lists(register), append(lines, within("Import of "+thousands(contacts)+" contacts", took.median(), time.Minute, 1))...)
	step("searching contact notes")
	lines = append(lines, b.searchContacts()...)
	step("one employer")
	lines = append(lines, b.open()...)
	fresh := sealedStore(filepath.Join(folder, "fresh"+vault.Suffix))
	fresh.hire(4, few)
	lines = append(lines, fresh.saveContact(folder, "Saving one contact, against a bare one-row commit", 2), b.saveContact(folder, "– the same in the register with "+thousands(contacts)+" contacts", 0))
	must(fresh.vault.Close())
	must(b.vault.Close())
	return lines
}

var (
	firms = strings.Fields(`Hallam Pryce Quarry Mill Abbey Harbour Castle Meadow Ridge Orchard Station Bridge Weaver Cutler Fairfax Loxley Rivelin Norfolk Surrey Albion Crown Royal
		Golden Silver Crystal Northern Southern Eastern Western Central Summit Valley Forest River Lake Hill Stone Oak Ash Elm Birch Maple Willow Rowan Cedar Heron Falcon Kestrel`)
	trades = strings.Fields(`Bakery Laundry Cleaning Logistics Foods Engineering Joinery Print Motors Packaging Textiles Nursery School Academy Trust Hotel Brewery Catering Security Care
		Fabrications Plumbing Roofing Dairy Farms Fisheries Steel Glass Paper Plastics Tools Systems Software Media Studios Leisure Fitness Travel Coaches Haulage`)
	towns = strings.Fields("Sheffield Rotherham Barnsley Doncaster Chesterfield Leeds Hull York Derby Nottingham Lincoln Wakefield Bradford")
	areas = strings.Fields("S9 S1 S60 S70 DN1 S40 LS1 HU1 YO1 DE1 NG1 LN1 WF1 BD1")
	sizes = strings.Fields("MICRO SMALL MEDIUM LARGE")
	codes = strings.Fields("10710 56102 81210 49410 85200 86101 47110 84110 62020")
)

// firm is a made-up name: some stand more than once in a register, as in real ones.
func (w *writer) firm() string {
	pick := func(list []string) string { return list[w.n(len(list))] }
	name := pick(firms) + " " + pick(firms) + " " + pick(trades)
	if w.n(3) > 0 {
		name = fmt.Sprintf("%s %c%c", name, 'A'+w.n(26), 'A'+w.n(26))
	}
	return name + []string{" Limited", " Ltd", "", " plc"}[w.n(4)]
}

// hire imports n made-up employers.
func (b bench) hire(seed uint64, n int) {
	w := newWriter(seed)
	b.bring("employers", n, func(i int) map[string]string {
		v := map[string]string{"ref": fmt.Sprint("E", i), "name": w.firm(), "town": towns[w.n(len(towns))], "sic": codes[w.n(len(codes))], "size": sizes[w.n(4)],
			"postcode": fmt.Sprintf("%s %d%c%c", areas[w.n(len(areas))], w.n(10), 'A'+w.n(8), 'A'+w.n(8)), "phone": fmt.Sprintf("0114 496 %04d", w.n(10000)),
			"relationship": fmt.Sprint(w.n(5)), "owner": b.staff[w.n(len(b.staff))].Initials}
		if w.n(4) > 0 {
			v["company_number"] = fmt.Sprintf("%08d", 1_000_000+i)
		}
		if w.n(5) == 0 {
			v["pledges"], v["motivations"] = "DC:2", "CSR;STAFF"
		}
		return v
	})
}

// talk imports n made-up contacts with notes, over the last two years.
func (b bench) talk(seed uint64, n, among int) {
	w := newWriter(seed)
	b.bring("contacts", n, func(i int) map[string]string {
		on := today.AddDays(i*730/n - 730).String()
		return map[string]string{"ref": fmt.Sprint("C", i), "date": on, "logged_on": on, "employer_ref": fmt.Sprint("E", w.n(among)), "channel": []string{"F2F_SITE", "PHONE", "EMAIL"}[w.n(3)],
			"purpose": "LEARN", "specialist": b.staff[w.n(len(b.staff))].Initials, "outcome": "information", "note": w.note()}
	})
}

func (b bench) bring(kind string, n int, cells func(i int) map[string]string) {
	im := get(b.NewImport(ctx, kind, store.ImportOptions{}))
	for i := range n {
		v := map[string]store.ImportValue{}
		for column, text := range cells(i) {
			v[column] = store.ImportValue{Text: text}
		}
		must(im.Stage(ctx, store.ImportRow{Line: i + 2, Values: v}))
	}
	sum := get(im.Apply(ctx))
	must(im.Close(ctx))
	if sum.Created != n {
		must(fmt.Errorf("%d of %d %s were imported: %+v", sum.Created, n, kind, sum.Problems[:min(3, len(sum.Problems))]))
	}
}

// lists measure the list of employers, the field that chooses one, and what looks like one that is typed.
func (b bench) lists(n int) (lines []line) {
	var cold, first, worst times
	cold.timed(func() { must(b.Warm(ctx)) })
	for range listRounds {
		first.timed(func() { get(b.Employers(ctx, employers.Filter{}, employers.Order{})) })
	}
	var slowest string
	for name, f := range map[string]employers.Filter{"everybody": {}, "quiet": {QuietWeeks: 6}, "words": {Words: "hal mi"}, "sector and area": {Sections: []string{"C", "I"}, Areas: []string{"S"}},
		"motivation and pledge": {Motivations: []string{"CSR"}, Pledges: []string{"DC"}}, "open without next step": {Open: true, NoNextStep: true}, "almost none": {Words: "hallam mill bakery", Sizes: []string{"LARGE"}}} {
		for _, sort := range []string{"name", "sector", "size", "stage", "owner", "town", "last", "next"} {
			var took times
			for i := range listRounds / 3 {
				o := employers.Order{Sort: sort, Descending: i%2 == 1, Offset: i % 3 * 100}
				took.timed(func() { get(b.Employers(ctx, f, o)); get(b.CountEmployers(ctx, f)) })
			}
			if worst == nil || took.median() > worst.median() {
				worst, slowest = took, name+" by "+sort
			}
		}
	}
	of := " of " + thousands(n) + " employers"
	lines = append(lines,
		within("First page"+of+", by name", first.percentile(95), 10*time.Millisecond, len(first)),
		within("– any filter and order with its count, the slowest of 56: "+slowest, worst.median(), 30*time.Millisecond, len(worst)),
		within("– reading the list into memory, once after unlocking", cold.median(), 0, 1))
	var like, find times
	for _, name := range []string{"Hallam Mill Bakery Ltd", "pryce quarry haulage", "The Golden Valley Hotel", "Zz Unheard Of"} {
		for l := 2; l <= len(name); l++ {
			typed := employers.Employer{Name: name[:l], Phone: "0114 496 0123", Postcode: "S9 3AA"}
			like.timed(func() { get(b.LooksLike(ctx, typed, 5)) })
			find.timed(func() { get(b.FindEmployers(ctx, name[:l], 20)) })
		}
	}
	lines = append(lines,
		within("“Looks like” for each key"+of+", p95", like.percentile(95), 30*time.Millisecond, len(like)),
		within("– choosing an employer in a form, for each key, p95", find.percentile(95), 30*time.Millisecond, len(find)))
	if n == register {
		var pairs times
		pairs.timed(func() {
			_, _, err := b.Duplicates(ctx, 0, 50)
			must(err)
		})
		lines = append(lines, within("– finding all duplicates"+of, pairs.median(), 0, 1))
	}
	return lines
}

func (b bench) searchContacts() []line {
	if found := get(b.Search(ctx, "rang", 20)); found.Total != 200 || found.Exact || len(found.Hits) != 20 {
		must(errors.New("search does not give the newest 20 of 200+"))
	}
	states := typed()
	for _, q := range states {
		get(b.Search(ctx, q, 20))
	}
	var took times
	for range searchRounds {
		for _, q := range states {
			took.timed(func() { get(b.Search(ctx, q, 20)) })
		}
	}
	return []line{within("Search as you type over "+thousands(contacts)+" contact notes and "+thousands(register)+" employers, p95", took.percentile(95), 15*time.Millisecond, len(took))}
}

// open measures the page of an employer with very many contacts.
func (b bench) open() []line {
	e := employers.Employer{Name: "Busy Bakery"}
	must(b.SaveEmployer(ctx, &e))
	p := employers.ContactPerson{Employer: e.ID, Name: "Anna Brandt", CanHire: employers.Hires}
	must(b.SavePerson(ctx, &p))
	w := newWriter(9)
	var l employers.Logged
	for i := range busyContacts {
		l.Contacts = append(l.Contacts, &employers.Contact{On: today.AddDays(-i), Employer: e.ID, Channel: "PHONE", Specialist: b.Actor(), Met: []employers.PersonID{p.ID}, Note: w.note()})
	}
	must(b.SaveContacts(ctx, l))
	var took times
	for range 50 {
		took.timed(func() {
			get(b.EmployerPage(ctx, e.ID))
			rows, total, err := b.Timeline(ctx, e.ID, 0, 10)
			must(err)
			if len(rows) != 10 || total != busyContacts+1 {
				must(fmt.Errorf("the timeline has %d of %d", len(rows), total))
			}
		})
	}
	read := within("Reading the page of an employer with "+thousands(busyContacts)+" contacts", took.median(), 10*time.Millisecond, len(took))
	return append([]line{read}, b.drawPage(e.ID)...)
}

// saveContact measures one saved contact against one bare row.
func (b bench) saveContact(folder, what string, limit float64) line {
	path := filepath.Join(folder, "bare-contact.db")
	bare := newPlain(path)
	defer os.Remove(path)
	defer bare.close()
	_, err := bare.write.Exec("create table bare (id text primary key, what text, due text, owner text)")
	must(err)
	listed := get(b.Employers(ctx, employers.Filter{}, employers.Order{Limit: 500}))
	var floor, save times
	for i := range saves {
		w := newWriter(uint64(5000 + i))
		text, id := w.note(), store.NewID()
		floor.timed(func() {
			_, err := bare.write.Exec("insert into bare values (?, ?, ?, ?)", id, text, today.String(), string(b.Actor()))
			must(err)
		})
		c := &employers.Contact{On: today, Employer: listed[i%len(listed)].ID, Channel: "F2F_SITE", Purpose: "LEARN", Specialist: b.Actor(), Outcome: "information", Note: text}
		save.timed(func() { must(b.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}})) })
	}
	return ratio(what, save.median(), floor.median(), limit, saves)
}
