package main

import (
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"jobwright/internal/desk"
	"jobwright/internal/people"
	"jobwright/internal/vault"
	"jobwright/internal/vault/pagevfs"
)

const (
	importRounds  = 5
	contactImport = 250_000
	mostMemory    = 200 << 20 // bytes that an import may hold
)

// importLines measure the import of a file as the command and the import page do it: the file is read, checked, staged, backed
// up and written, with journal, audit entry and search.
func importLines(folder string) []line {
	step("importing %s employers", thousands(register))
	path := filepath.Join(folder, "employers.csv")
	writePayGap(path, register)
	var floor, first, again times
	for i := range importRounds {
		floor.timed(func() { bareImport(path, filepath.Join(folder, fmt.Sprintf("bare%d.db", i))) })
		d := newDesk(filepath.Join(folder, fmt.Sprintf("import%d%s", i, vault.Suffix)))
		first.timed(func() { importFile(d, "employers", path, register, nil) })
		again.timed(func() { importFile(d, "employers", path, 0, nil) })
		must(d.Close(ctx))
	}
	return append([]line{
		ratio(fmt.Sprintf("Import of %s employers from the pay gap service’s file; reading it and bare SQL", thousands(register)), first.median(), floor.median(), 12, len(first)),
		within("– in time", first.median(), 1500*time.Millisecond, len(first)),
		ratio("– the same file again, all unchanged; the first import", again.median(), first.median(), 1, len(again)),
	}, contactLines(folder)...)
}

// contactLines measure the largest import, and the memory that it takes, in a process of its own: what other measurements have left
// in memory is none of the import's.
func contactLines(folder string) []line {
	step("importing %s contacts", thousands(contactImport))
	var seen imported
	runProgram(nil, &seen, "contacts", folder)
	return []line{
		within(fmt.Sprintf("Import of %s contacts from a file, with progress", thousands(contactImport)), seen.Took, time.Minute, 1),
		{what: "– memory that the program holds meanwhile, at most", measured: fmt.Sprint(seen.Most>>20, " MB"), value: float64(seen.Most >> 20), limit: mostMemory >> 20, unit: "MB", rounds: 1},
	}
}

// imported is what a child tells of its import.
type imported struct {
	Took time.Duration
	Most int64 // bytes resident at any time, from the start of the process
}

// importContacts imports the contacts into a register, as the program does, and tells.
func importContacts(folder string) {
	employers, path := filepath.Join(folder, "referenced.csv"), filepath.Join(folder, "contacts.csv")
	w := newWriter(13)
	writeCSV(employers, []string{"ref", "name", "town"}, register, func(i int) []string { return []string{fmt.Sprint("E", i), w.firm(), towns[w.n(len(towns))]} })
	writeContacts(path, contactImport)
	d := newDesk(filepath.Join(folder, "contacts"+vault.Suffix))
	importFile(d, "employers", employers, register, nil)
	var took times
	took.timed(func() { importFile(d, "contacts", path, contactImport, func(int, int) {}) })
	must(d.Close(ctx))
	must(json.NewEncoder(os.Stdout).Encode(imported{took.median(), status("VmHWM")}))
}

// newDesk makes an encrypted store and opens it for changes.
func newDesk(folder string) *desk.Desk {
	d, _, err := desk.Create(ctx, folder, people.Staff{Name: "Lena Lead", Initials: initials}, passphrase, desk.Options{KDF: &cheap})
	must(err)
	get(d.Check(ctx))
	return d
}

// importFile imports a file and makes sure that so many records were created.
func importFile(d *desk.Desk, kind, path string, created int, progress desk.Progress) {
	im := get(d.Read(ctx, desk.Source{Path: path, Kind: kind}, progress))
	sum := get(im.Apply(ctx, progress))
	must(im.Close(ctx))
	if sum.Created != created || sum.Updated+sum.Bad > 0 {
		must(fmt.Errorf("%d of %d %s were created, %d changed: %+v", sum.Created, created, kind, sum.Updated, sum.Problems[:min(3, len(sum.Problems))]))
	}
}

// bareImport is the floor: the rows of the file in one table of a plain SQLite file, in one transaction.
func bareImport(path, to string) {
	db := get(sql.Open(pagevfs.Driver, pagevfs.DSN(to, "", false)))
	db.SetMaxOpenConns(1)
	f := get(os.Open(path))
	defer f.Close()
	rows := csv.NewReader(f)
	get(rows.Read())
	get(db.Exec("create table employer (id integer primary key, name text, address text, company_number text, sic text, link text, size text, current text)"))
	tx := get(db.Begin())
	insert := get(tx.Prepare("insert into employer (name, address, company_number, sic, link, size, current) values (?, ?, ?, ?, ?, ?, ?)"))
	for {
		r, err := rows.Read()
		if err == io.EOF {
			break
		}
		must(err)
		get(insert.Exec(r[0], r[1], r[2], r[3], r[4], r[5], r[6]))
	}
	must(tx.Commit())
	must(db.Close())
}

// writePayGap writes made-up employers as the gender pay gap service does.
func writePayGap(path string, n int) {
	w := newWriter(11)
	writeCSV(path, []string{"EmployerName", "Address", "CompanyNumber", "SicCodes", "CompanyLinkToGPGInfo", "EmployerSize", "CurrentName"}, n, func(i int) []string {
		name, town := w.firm(), w.n(len(towns))
		address := fmt.Sprintf("%s House,\r\n%d %s Road,\r\n%s,\r\nEngland,\r\n%s %d%c%c", firms[w.n(len(firms))], 1+w.n(200), firms[w.n(len(firms))], towns[town], areas[town], w.n(10), 'A'+w.n(8), 'A'+w.n(8))
		sic := codes[w.n(len(codes))]
		if w.n(4) == 0 {
			sic += ",\r\n" + codes[w.n(len(codes))]
		}
		return []string{name, address, fmt.Sprint(1_000_000 + i), sic, "https://www.example.org/gender-pay-gap/" + fmt.Sprint(i), []string{"250 to 499", "500 to 999", "1000 to 4999"}[w.n(3)], name}
	})
}

// writeContacts writes made-up contacts with those employers; every third names somebody met, every fifth ends in a next step.
func writeContacts(path string, n int) {
	w := newWriter(12)
	writeCSV(path, []string{"ref", "date", "employer_ref", "channel", "purpose", "minutes", "met", "outcome", "heard", "note", "next_step", "next_date", "logged_on"}, n, func(i int) []string {
		on := today.AddDays(i*730/n - 730)
		met, next, due := "", "", ""
		if i%3 == 0 {
			met = []string{"Anna", "Ben", "Cara", "Dev"}[w.n(4)] + " " + firms[w.n(len(firms))]
		}
		if i%5 == 0 {
			next, due = "Ring about the "+firms[w.n(len(firms))]+" shift", on.AddDays(14).String()
		}
		return []string{fmt.Sprint("C", i), on.String(), fmt.Sprint("E", w.n(register)), []string{"F2F_SITE", "PHONE", "EMAIL"}[w.n(3)], "LEARN", "30", met, "information", "", w.note(), next, due, on.String()}
	})
}

func writeCSV(path string, header []string, n int, row func(i int) []string) {
	f := get(os.Create(path))
	w := csv.NewWriter(f)
	must(w.Write(header))
	for i := range n {
		must(w.Write(row(i)))
	}
	w.Flush()
	must(w.Error())
	must(f.Close())
}
