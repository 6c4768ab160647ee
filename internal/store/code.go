package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"jobwright/assets"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Code is one entry of a code list.
type Code struct {
	List, Code, Label string
	Data              map[string]string // the list's other columns
	RetiredOn         day.Date          // no longer offered from this day; kept for what used it
	Local             bool              // added or changed here
}

// Rate is a dated amount: a minimum wage, a yearly limit.
type Rate struct {
	Code, Family, Label string
	Pence               int64
	Unit                string // "GBP per hour"
	From, To            day.Date
	Status              string // how sure the figure is
}

// editableLists may be added to and changed by leads (facts.md e.3: local adjustments; its targets are settings).
var editableLists = map[string]bool{"adjustment_catalogue": true, "referral_sources": true, "employer_lead_sources": true}

// loadCodes brings the code lists up to what the program carries, when that has changed. Local entries stay, and what is
// no longer carried is retired, never deleted.
func (s *Store) loadCodes(ctx context.Context) error {
	files := s.o.Codes
	if files == nil {
		files = assets.Codes
	}
	names, err := fs.Glob(files, "*.csv")
	if err != nil {
		return err
	}
	sum := sha256.New()
	io.WriteString(sum, loading)
	content := map[string][]byte{}
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		content[name] = b
		fmt.Fprintf(sum, "%s %d\n%s", name, len(b), b)
	}
	digest := hex.EncodeToString(sum.Sum(nil))
	var have string
	if err := s.files.Read().QueryRowContext(ctx, "select value from meta where key = 'codes'").Scan(&have); err != nil && !isNoRows(err) {
		return err
	}
	if have == digest {
		return nil
	}
	tx, err := s.files.Write().BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, name := range names {
		if err := loadList(ctx, tx, strings.TrimSuffix(name, ".csv"), content[name], s.today()); err != nil {
			return fmt.Errorf("code list %s: %w", name, err)
		}
	}
	if _, err := tx.ExecContext(ctx, "insert into meta (key, value) values ('codes', ?) on conflict (key) do update set value = excluded.value", digest); err != nil {
		return err
	}
	return tx.Commit()
}

// loading changes when the lists are read in another way, so that every store reads them anew.
const loading = "by their column code\n"

func loadList(ctx context.Context, tx *sql.Tx, list string, content []byte, today string) error {
	rows, err := csv.NewReader(strings.NewReader(string(content))).ReadAll()
	if err != nil || len(rows) < 2 {
		return fmt.Errorf("not a list: %v", err)
	}
	head := rows[0]
	if list == "statutory_rates" {
		return loadRates(ctx, tx, head, rows[1:])
	}
	if _, err := tx.ExecContext(ctx, "update code set retired_on = ? where list = ? and local = 0 and retired_on = ''", today, list); err != nil {
		return err
	}
	key := max(0, slices.Index(head, "code")) // some lists begin with their order
	for i, r := range rows[1:] {
		data := map[string]string{}
		label := r[key]
		for j, column := range head {
			if column == "label" || column == "name" && label == r[key] {
				label = r[j]
			} else if j != key && r[j] != "" && column != "source" {
				data[column] = r[j]
			}
		}
		b, err := json.Marshal(data)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `insert into code (list, code, label, sort, data, retired_on, local) values (?, ?, ?, ?, ?, '', 0)
			on conflict (list, code) do update set label = excluded.label, sort = excluded.sort, data = excluded.data, retired_on = '' where code.local = 0`,
			list, r[key], label, i, string(b))
		if err != nil {
			return err
		}
	}
	return nil
}

var yearAtEnd = regexp.MustCompile(`_[0-9]{4}$`)

func loadRates(ctx context.Context, tx *sql.Tx, head []string, rows [][]string) error {
	for _, r := range rows {
		cell := map[string]string{}
		for j, column := range head {
			cell[column] = r[j]
		}
		pounds, err := strconv.ParseFloat(cell["value"], 64)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `insert into rate (code, family, label, pence, unit, valid_from, valid_to, status) values (?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (code) do nothing`, cell["code"], yearAtEnd.ReplaceAllString(cell["code"], ""), cell["label"], int64(math.Round(pounds*100)), cell["unit"], cell["valid_from"], cell["valid_to"], cell["status"])
		if err != nil {
			return err
		}
	}
	return nil
}

// Codes lists a code list in its order, or all lists where none is named; retired codes only when asked for.
func (s *Store) Codes(ctx context.Context, list string, retired bool) ([]Code, error) {
	out, err := s.codes(ctx, s.files.Read(), list, retired)
	return out, s.plain(err)
}

func (s *Store) codes(ctx context.Context, q querier, list string, retired bool) (out []Code, err error) {
	rows, err := q.QueryContext(ctx, "select list, code, label, data, retired_on, local from code where (list = ? or ? = '') and (retired_on = '' or retired_on > ? or ?) order by list, sort, code", list, list, s.today(), retired)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c Code
		var data, gone string
		if err := rows.Scan(&c.List, &c.Code, &c.Label, &data, &gone, &c.Local); err != nil {
			return nil, err
		}
		c.RetiredOn = date(gone)
		if err := json.Unmarshal([]byte(data), &c.Data); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// SaveCode adds a local entry or changes one, in the lists that may be edited. Leads only.
func (s *Store) SaveCode(ctx context.Context, v Code) error {
	if !editableLists[v.List] {
		return refused("This list is the same in every service and cannot be changed.", "Its entries can be retired.")
	}
	if v.Code = strings.TrimSpace(v.Code); v.Code == "" || strings.TrimSpace(v.Label) == "" {
		return people.FieldError{Field: "label", Message: "Please give a code and a label."}
	}
	if v.Data == nil {
		v.Data = map[string]string{}
	}
	data, err := json.Marshal(v.Data)
	if err != nil {
		return err
	}
	return s.change(ctx, "code list", people.ChangeRates, func(c *change) error {
		_, err := c.tx.ExecContext(c.ctx, `insert into code (list, code, label, sort, data, retired_on, local) values (?, ?, ?, (select coalesce(max(sort), 0) + 1 from code where list = ?), ?, '', 1)
			on conflict (list, code) do update set label = excluded.label, data = excluded.data, local = 1`, v.List, v.Code, v.Label, v.List, string(data))
		if err != nil {
			return err
		}
		c.kinds["codes"] = true
		return c.appendAudit("change", "code:"+v.List+"/"+v.Code, nil, c.hash(string(data)), "")
	})
}

// Retire ends the use of a code from a day on (zero = brings it back). What used it keeps it. Leads only.
func (s *Store) Retire(ctx context.Context, list, code string, from day.Date) error {
	return s.change(ctx, "code list", people.ChangeRates, func(c *change) error {
		res, err := c.tx.ExecContext(c.ctx, "update code set retired_on = ?, local = 1 where list = ? and code = ?", from.String(), list, code)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return notFound()
		}
		c.kinds["codes"] = true
		return c.appendAudit("retire", "code:"+list+"/"+code, nil, nil, from.String())
	})
}

// Rate is the amount of a family (NLW, RLW_LON, ATW_CAP …) that holds on a day; ErrNotFound when none is known.
func (s *Store) Rate(ctx context.Context, family string, on day.Date) (Rate, error) {
	var r Rate
	var from, to string
	err := s.files.Read().QueryRowContext(ctx, `select code, family, label, pence, unit, valid_from, valid_to, status from rate
		where family = ? and valid_from <= ? and (valid_to = '' or valid_to >= ?) order by valid_from desc limit 1`, family, on.String(), on.String()).
		Scan(&r.Code, &r.Family, &r.Label, &r.Pence, &r.Unit, &from, &to, &r.Status)
	r.From, r.To = date(from), date(to)
	if isNoRows(err) {
		return r, &Error{Kind: ErrNotFound, What: "No rate is on file for " + on.Time().Format("2 January 2006") + ".", Do: "Please ask a lead to add it under Settings."}
	}
	return r, s.plain(err)
}

// Rates lists all rates, by family, the newest first.
func (s *Store) Rates(ctx context.Context) ([]Rate, error) {
	rows, err := s.files.Read().QueryContext(ctx, "select code, family, label, pence, unit, valid_from, valid_to, status from rate order by family, valid_from desc, code")
	if err != nil {
		return nil, s.plain(err)
	}
	defer rows.Close()
	var out []Rate
	for rows.Next() {
		var r Rate
		var from, to string
		if err := rows.Scan(&r.Code, &r.Family, &r.Label, &r.Pence, &r.Unit, &from, &to, &r.Status); err != nil {
			return nil, s.plain(err)
		}
		r.From, r.To = date(from), date(to)
		out = append(out, r)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Family < out[j].Family })
	return out, s.plain(rows.Err())
}

// SetRate adds or changes a dated amount. Leads only.
func (s *Store) SetRate(ctx context.Context, r Rate) error {
	if r.Code == "" || r.Family == "" || r.Pence <= 0 || r.From.IsZero() {
		return people.FieldError{Field: "value", Message: "Please give an amount and the day from which it holds."}
	}
	return s.change(ctx, "rate", people.ChangeRates, func(c *change) error {
		_, err := c.tx.ExecContext(c.ctx, `insert into rate (code, family, label, pence, unit, valid_from, valid_to, status) values (?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (code) do update set label = excluded.label, pence = excluded.pence, unit = excluded.unit, valid_from = excluded.valid_from, valid_to = excluded.valid_to, status = excluded.status`,
			r.Code, r.Family, r.Label, r.Pence, r.Unit, r.From.String(), r.To.String(), r.Status)
		if err != nil {
			return err
		}
		c.kinds["rates"] = true
		return c.appendAudit("change", "rate:"+r.Code, nil, nil, fmt.Sprint(r.Pence))
	})
}
