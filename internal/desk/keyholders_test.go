package desk

import (
	"errors"
	"strings"
	"testing"

	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/vault"
)

func TestKeyholders(t *testing.T) {
	p, d := at(t)
	who := p.colleague(d, "AE", people.Specialist, pass)
	made := len(p.backups(d))
	p.must(d.TakeKey(ctx, who.ID))
	if n := len(p.backups(d)) - made; n != 1 {
		t.Errorf("%d backups for one key", n)
	}
	holders, err := d.Keyholders(ctx)
	p.must(err)
	for _, h := range holders {
		if h.Key != (h.Staff.Initials == "LL") {
			t.Errorf("%s has a key: %v", h.Staff.Initials, h.Key)
		}
	}
	var refused *custody.Refusal
	if err := d.TakeKey(ctx, d.Me().ID); !errors.As(err, &refused) {
		t.Errorf("one's own key: %v", err)
	}
	unnamed := people.Staff{Name: "No Initials", Role: people.Specialist}
	p.must(d.Store().SaveStaff(ctx, &unnamed))
	var field people.FieldError
	if err := d.GiveKey(ctx, unnamed.ID, next); !errors.As(err, &field) {
		t.Errorf("somebody without initials: %v", err)
	}
	p.must(d.GiveKey(ctx, who.ID, next))
	who, err = d.Store().Person(ctx, who.ID)
	p.must(err)
	if err := d.Store().DeleteStaff(ctx, who.ID, who.Version); err == nil {
		t.Error("somebody with a key was deleted")
	}
	p.must(d.vault.RemovePerson(ctx, who.SlotTag)) // a key that is gone, though noted, stands in nobody's way
	p.must(d.Store().DeleteStaff(ctx, who.ID, who.Version))
	p.close(d)
}

func (p *place) backups(d *Desk) []custody.Backup {
	p.Helper()
	list, err := d.Backups(ctx)
	p.must(err)
	return list
}

func TestALeaverDoesNotGetIn(t *testing.T) {
	p, d := at(t)
	who := p.colleague(d, "AE", people.Lead, pass)
	who.To = day.Of(p.clock)
	p.must(d.Store().SaveStaff(ctx, &who))
	b, err := d.BackupNow(ctx)
	p.must(err)
	p.close(d)
	p.close(p.open("AE", pass)) // the last day
	p.clock = p.clock.AddDate(0, 0, 1)
	if _, err := p.tryOpen(vault.Secret{Initials: "AE", Passphrase: pass}, false); err == nil || !strings.Contains(err.Error(), "25 November 2026") {
		t.Errorf("a leaver: %v", err)
	}
	if err := Restore(ctx, b.Path, p.folder, vault.Secret{Initials: "AE", Passphrase: pass}, p.options()); !denied(err) {
		t.Errorf("a leaver restores: %v", err)
	}
}
