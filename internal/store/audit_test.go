package store_test

import (
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

const dropTriggers = "drop trigger audit_no_update; drop trigger audit_no_delete; drop trigger audit_in_order;"

// Eight ways to tamper: each is refused by the database, or named by the check.
func TestTamperingIsNoticed(t *testing.T) {
	for name, c := range map[string]struct {
		sql  string
		want string // what the check says; empty = the database refuses the statement
	}{
		"edit":           {dropTriggers + "update audit set actor = 'x' where seq = 5", "entry 5 has been changed"},
		"delete middle":  {dropTriggers + "delete from audit where seq = 5", "entry 5 is missing"},
		"delete tail":    {dropTriggers + "delete from audit where seq > 7", "is gone, and all after it"},
		"swap":           {dropTriggers + "update audit set seq = 1000 where seq = 5", "entry 5 is missing"},
		"forged hash":    {dropTriggers + "update audit set hash = zeroblob(32) where seq = 9", "entry 9 has been changed"},
		"trigger update": {"update audit set actor = 'x' where seq = 5", ""},
		"trigger delete": {"delete from audit where seq = 9", ""},
		"forged insert":  {"insert into audit select seq + 5, at, mono + 9, actor, action, object, before, after, note, hash, zeroblob(32) from audit where seq = 9", ""},
		"replace":        {"insert or replace into audit select * from audit where seq = 5", ""},
	} {
		t.Run(name, func(t *testing.T) {
			team := open(t)
			for _, what := range []string{"a", "b", "c", "d", "e", "f"} {
				*team.Clock = team.Clock.AddDate(0, 0, -1) // a clock that goes back keeps the order
				step(t, team.Ann, what)
			}
			seq, head := head(t, team)
			if n, err := team.Lead.VerifyAudit(ctx, seq, head); err != nil || n != seq || n < 10 {
				t.Fatalf("%d entries, %v", n, err)
			}
			_, err := team.Files.Write().Exec(c.sql)
			if c.want == "" {
				if err == nil {
					t.Fatal("the database took it")
				}
				return
			}
			must(t, err)
			_, err = team.Lead.VerifyAudit(ctx, seq, head)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestAuditHoldsNoContent(t *testing.T) {
	team := open(t)
	step(t, team.Ann, "zebrawort")
	list, err := team.Lead.Audit(ctx, 0, 100)
	must(t, err)
	last := list[0]
	if last.Action != "create" || !strings.HasPrefix(last.Object, "next-steps:") || last.Actor != string(team.Ann.Actor()) || len(last.After) != 32 || len(last.Before) != 0 {
		t.Errorf("got %+v", last)
	}
	var n int
	must(t, team.Files.Read().QueryRow("select count(*) from audit where note like '%zebra%' or object like '%zebra%' or cast(after as text) like '%zebra%'").Scan(&n))
	if n != 0 {
		t.Error("the chain holds what was written")
	}
	if _, err := team.Ann.Audit(ctx, 0, 10); !errors.As(err, new(people.Denied)) {
		t.Errorf("a specialist read the chain: %v", err)
	}
}

func TestNotesNeedNobodySignedIn(t *testing.T) {
	team := open(t)
	must(t, team.Lead.As("").Note(ctx, "unlock failed", "store", "2 times"))
	must(t, team.Reader.Note(ctx, "export", "next-steps", "12 records"))
	list, err := team.Lead.Audit(ctx, 0, 2)
	must(t, err)
	if list[0].Action != "export" || list[1].Action != "unlock failed" || list[1].Actor != "" {
		t.Errorf("got %+v", list)
	}
}

func TestInspect(t *testing.T) {
	team := open(t)
	step(t, team.Ann, "Ring the bakery")
	facts, err := store.Inspect(ctx, team.Files.Read(), team.Files.Subkey("audit"))
	must(t, err)
	entries, err := team.Lead.Audit(ctx, 0, 1)
	must(t, err)
	if facts.Schema != 5 || facts.Records != 5 || facts.AuditEntries != 5 || facts.AuditHead != hex.EncodeToString(entries[0].Hash) {
		t.Errorf("got %+v", facts)
	}
	if _, err := store.Inspect(ctx, team.Files.Read(), []byte("another key")); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("with another key: %v", err)
	}
	empty, err := store.Inspect(ctx, storetest.NewPlain(t).Read(), nil)
	if err != nil || empty.Records != 0 {
		t.Errorf("an empty database: %+v %v", empty, err)
	}
}

// head is the number and the hash of the newest entry.
func head(t *testing.T, team storetest.Team) (int64, string) {
	t.Helper()
	facts, err := store.Inspect(ctx, team.Files.Read(), team.Files.Subkey("audit"))
	must(t, err)
	return facts.AuditEntries, facts.AuditHead
}
