package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// The test reads the store's files byte by byte for the words that were about the person.
func TestErasureLeavesNoTrace(t *testing.T) {
	files := storetest.NewPlain(t)
	team := storetest.Open(t, files)
	p := people.Participant{FirstName: "Zebrafirst", LastName: "Zebralast", Ref: "ZEBRAREF", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	p.FirstName = "Zebraother"
	must(t, team.Ann.SaveParticipants(ctx, "renamed", &p))
	n := employers.NextStep{What: "zebrastep with the baker", Due: today, Owner: team.Ann.Actor(), Participant: p.ID}
	must(t, team.Ann.SaveNextSteps(ctx, "added", &n))
	moved := n
	moved.What, moved.Participant = "nothing about anybody", ""
	must(t, team.Ann.SaveNextSteps(ctx, "changed", &moved)) // the journal still knows whom it was about
	second := employers.NextStep{What: "zebrasecond", Due: today, Owner: team.Ann.Actor(), Participant: p.ID}
	must(t, team.Ann.SaveNextSteps(ctx, "added", &second))
	must(t, team.Ann.DeleteNextStep(ctx, second.ID, 1))
	must(t, team.Ann.SaveDraft(ctx, "next-step", "", `{"what":"zebradraft","participant":"`+string(p.ID)+`"}`))
	must(t, team.Ann.SaveDraft(ctx, "next-step", "2", `{"what":"keep this"}`))
	must(t, team.Ann.Attach(ctx, &store.Attachment{Subject: p.ID, About: string(p.ID), Name: "zebracv.txt"}, []byte("zebracontent")))
	_, err := team.Ben.OpenAnyway(ctx, p.ID, "zebrareason")
	must(t, err)
	_, err = importRows(t, team.Ann, "next-steps", store.ImportOptions{}, table("what=zebraimport, due=2026-12-01, participant_ref=ZEBRAREF"))
	must(t, err)
	mention := step(t, team.Ben, "Lunch with Zebraother Zebralast")

	if _, err := team.Ann.Erase(ctx, p.ID, "asked for it"); !errors.As(err, new(people.Denied)) {
		t.Errorf("a specialist may erase: %v", err)
	}
	if !bytes.Contains(everything(t, files.Path), []byte("zebracontent")) {
		t.Fatal("the search for traces does not see what is there")
	}
	out, err := team.Lead.Erase(ctx, p.ID, "asked for it")
	must(t, err)
	if len(out.Mentions) != 1 || out.Mentions[0].ID != string(mention.ID) {
		t.Errorf("mentions %+v", out.Mentions)
	}
	data := everything(t, files.Path)
	for _, word := range []string{"Zebrafirst", "ZEBRAREF", "zebrastep", "zebrasecond", "zebradraft", "zebracv", "zebracontent", "zebrareason", "zebraimport"} {
		if bytes.Contains(bytes.ToLower(data), bytes.ToLower([]byte(word))) {
			t.Errorf("%q is still in the file", word)
		}
	}
	if d, err := team.Ann.Drafts(ctx); err != nil || len(d) != 1 {
		t.Errorf("drafts %+v, %v", d, err)
	}
	if got, err := team.Ann.NextStep(ctx, n.ID); err != nil || got.What != "nothing about anybody" {
		t.Errorf("a step that is about nobody any more is gone: %v", err)
	}
	if _, err := team.Lead.VerifyAudit(ctx, 0, ""); err != nil {
		t.Errorf("the chain is broken: %v", err)
	}
	list, err := team.Lead.Batches(ctx, 100)
	must(t, err)
	for _, b := range list {
		if _, err := team.Lead.UndoBatch(ctx, b.ID); err == nil {
			if _, err := team.Lead.Participant(ctx, p.ID); err == nil {
				t.Error("undo brought an erased person back")
			}
		}
	}
}

// everything is all bytes of the store's files.
func everything(t *testing.T, path string) []byte {
	t.Helper()
	names, err := filepath.Glob(path + "*")
	must(t, err)
	var all []byte
	for _, name := range names {
		b, err := os.ReadFile(name)
		must(t, err)
		all = append(all, b...)
	}
	return all
}
