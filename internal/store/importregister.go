package store

import (
	"strings"

	"jobwright/employers"
)

var importEmployers = importKind{
	name: "employers", title: "employers", kind: employerKind,
	key: func(v map[string]ImportValue) (string, string) {
		if v["paygap"].Text == "" {
			return refOrRow(v)
		}
		keys := paygapKeys(v["gpg_id"].Text, v["company_number"].Text, v["name"].Text, v["postcode"].Text, v["address"].Text)
		return keys[0], "name"
	},
	fresh: func(*importRun) *row { return employerRow(employers.Employer{ID: employers.EmployerID(NewID())}) },
	find: func(r *importRun, row staged) (*row, string, error) {
		v := row.Values
		if v["paygap"].Text != "" {
			old, err := r.byPaygap(v)
			return old, "", err
		}
		if ref := v["ref"].Text; ref != "" {
			id, err := r.employer(ref, false)
			if id == "" || err != nil {
				return nil, "", err
			}
			old, err := r.read(employerKind, "where id = ?", id)
			return old, "", err
		}
		return r.byMark(employerKind, v)
	},
	columns: sortedColumns(map[string]setter{
		"ref": ref, "name": text("name", true), "trading_name": text("trading_name", false), "former_name": text("former_name", false),
		"company_number": func(_ *importRun, to *row, v ImportValue) (string, error) {
			to.set("company_number", employers.WriteCompanyNumber(v.Text))
			return "", nil
		},
		"gpg_id": text("gpg_id", false), "sic": list("sic"), "size": setSize,
		"size_printed": text("size_printed", false), "address": text("address", false), "town": text("town", false), "postcode": text("postcode", false),
		"phone": text("phone", false), "email": text("email", false), "website": text("website", false), "motivations": list("motivations"),
		"lead_source": text("lead_source", false), "owner": staffRef("owner", false), "do_not_contact": text("do_not_contact", false), "notes": text("notes", false),
		"public_body": func(_ *importRun, to *row, v ImportValue) (string, error) {
			to.set("public_body", flag(v.Text == "yes"))
			if v.Text == "yes" && to.text("sector") == "" {
				to.set("sector", string(employers.Public))
			}
			return "", nil
		},
		"headcount": func(r *importRun, to *row, v ImportValue) (string, error) {
			was := to.int("headcount")
			reason, err := whole("headcount")(r, to, v)
			if now := to.int("headcount"); now != was {
				to.set("headcount_on", r.c.s.today())
			}
			return reason, err
		},
		"relationship": func(_ *importRun, to *row, v ImportValue) (string, error) {
			to.set("stage", stageOr(v.Text))
			return "", nil
		},
		"pledges": setPledges,
	}),
	check: func(line int, r *row) (out []ImportProblem) {
		for _, p := range problems(line, employerOf(r).Validate()) {
			if p.Column != "look_again_on" { // no file has it; the page of the employer asks for it
				out = append(out, p)
			}
		}
		return out
	},
	// The timeline says when a relation moved and when do-not-contact was set.
	beside: func(r *importRun, _ staged, old, next *row) ([]rewrite, []ImportProblem, error) {
		var told []rewrite
		for _, line := range r.c.s.movesOf(old, next) {
			told = append(told, rewrite{new: line})
		}
		return told, nil, nil
	},
}

// setSize sets the size. The printed band of another size goes with that; one of the same size is more than the code says, and stays.
func setSize(_ *importRun, to *row, v ImportValue) (string, error) {
	if size := employers.KeptSize(v.Text); size != to.text("size") {
		to.set("size", size)
		to.set("size_printed", "")
	}
	return "", nil
}

// setPledges makes the pledges those of the file. What is known of one beyond its code and level stays.
func setPledges(_ *importRun, to *row, v ImportValue) (string, error) {
	known := map[string]employers.Pledge{}
	for _, p := range unpackJSON[employers.Pledge](to.text("pledges")) {
		known[p.Code] = p
	}
	var now []employers.Pledge
	for part := range strings.SplitSeq(v.Text, ";") {
		if part == "" {
			continue
		}
		code, level, _ := strings.Cut(part, ":")
		p, is := known[code]
		if !is || level != "" && level != p.Level {
			p = employers.Pledge{Code: code, Level: level}
		}
		now = append(now, p)
	}
	to.set("pledges", packJSON(now))
	return "", nil
}

// paygapKeys tell the employers of the gender pay gap service apart, the surest first: by its own number, by company number, by
// name and place.
func paygapKeys(gpgID, company, name, postcode, address string) (keys []string) {
	if gpgID != "" {
		keys = append(keys, "gpg "+gpgID)
	}
	if number := employers.CompanyNumberKey(company); number != "" {
		keys = append(keys, "company "+number)
	}
	if len(keys) == 0 {
		place := squeezed(postcode)
		if place == "" {
			place = fold(strings.Join(strings.Fields(address), " "))
		}
		keys = append(keys, "name "+fold(name)+"\n"+place)
	}
	return keys
}

// paygapIndex finds employers by the keys above.
type paygapIndex struct {
	at     map[string]string // key → id
	gpgIDs map[string]string // id → its number with the service
}

func (r *importRun) paygapIndex() (*paygapIndex, error) {
	x := &paygapIndex{map[string]string{}, map[string]string{}}
	rows, err := r.c.tx.QueryContext(r.c.ctx, "select id, gpg_id, company_number, name, former_name, postcode, address from employer where deleted = 0 or merged_into <> '' order by deleted, id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	add := func(id string, keys []string) {
		for _, k := range keys {
			if x.at[k] == "" {
				x.at[k] = id
			}
		}
	}
	for rows.Next() {
		var id, gpgID, company, name, former, postcode, address string
		if err := rows.Scan(&id, &gpgID, &company, &name, &former, &postcode, &address); err != nil {
			return nil, err
		}
		add(id, paygapKeys(gpgID, company, name, postcode, address))
		if gpgID == "" && employers.CompanyNumberKey(company) == "" && former != "" {
			add(id, paygapKeys("", "", former, postcode, address))
		}
		if gpgID != "" {
			x.gpgIDs[id] = gpgID
		}
	}
	return x, rows.Err()
}

// byPaygap finds the employer of a row of the service. One that came without the service's number is found by the next key.
func (r *importRun) byPaygap(v map[string]ImportValue) (*row, error) {
	if r.empty[employerKind] {
		return nil, nil
	}
	if r.paygap == nil {
		var err error
		if r.paygap, err = r.paygapIndex(); err != nil {
			return nil, err
		}
	}
	gpgID := v["gpg_id"].Text
	keys := paygapKeys(gpgID, v["company_number"].Text, v["name"].Text, v["postcode"].Text, v["address"].Text)
	if gpgID != "" && employers.CompanyNumberKey(v["company_number"].Text) == "" {
		keys = append(keys, paygapKeys("", "", v["name"].Text, v["postcode"].Text, v["address"].Text)...)
	}
	for _, k := range keys {
		id := r.paygap.at[k]
		if other := r.paygap.gpgIDs[id]; id != "" && (gpgID == "" || other == "" || other == gpgID) {
			if gpgID != "" {
				r.paygap.gpgIDs[id] = gpgID // the next row with its company number is somebody else
			}
			return r.read(employerKind, "where id = ?", id)
		}
	}
	return nil, nil
}

const noEmployer = "No employer here has this reference. Please check it, or import the employer first."

// employer finds an employer by its reference or its own id; "" = nobody knows it. With follow, one that was merged with another
// is that other.
func (r *importRun) employer(ref string, follow bool) (string, error) {
	memo := ref
	if !follow {
		memo = "\x00" + ref
	}
	if id, known := r.employers[memo]; known || r.empty[employerKind] {
		return id, nil
	}
	const rest = " and (deleted = 0 or merged_into <> '') order by deleted, id limit 1"
	var id, merged string
	find := func(where string, arg string) error {
		err := r.c.queryRow("select id, merged_into from employer where "+where+rest, arg).Scan(&id, &merged)
		if isNoRows(err) {
			id, merged = "", ""
			return nil
		}
		return err
	}
	err := find("ref = ? and ref <> ''", ref)
	if err == nil && id == "" && len(ref) == idLength {
		err = find("id = ?", ref)
	}
	for n := 0; err == nil && follow && merged != "" && n < 100; n++ {
		err = find("id = ?", merged)
	}
	if err == nil && id != "" {
		r.employers[memo] = id
	}
	return id, err
}

// employerRef sets a column to an employer.
func employerRef(needed bool) setter {
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		if v.Erase {
			if needed {
				return cannotErase, nil
			}
			to.set("employer", "")
			return "", nil
		}
		id, err := r.employer(v.Text, true)
		if err != nil || id == "" {
			return noEmployer, err
		}
		to.set("employer", id)
		return "", nil
	}
}

var importSites = importKind{
	name: "sites", title: "sites", kind: siteKind, key: refOrRow,
	fresh: func(*importRun) *row { return siteRow(employers.Site{ID: employers.SiteID(NewID())}) },
	find:  byRefOrMark(siteKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "employer_ref": employerRef(true), "name": text("name", true), "address": text("address", false), "town": text("town", false),
		"postcode": text("postcode", false), "access": text("access", false), "transport": text("transport", false),
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, siteOf(r).Validate()) },
}
