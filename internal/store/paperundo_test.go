package store_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jobwright/adjustments"
	"jobwright/internal/people"
	"jobwright/internal/store/storetest"
)

// Whatever is saved, signed, taken back and done again, in whatever order: each version that somebody has signed is there with the words
// that were signed, and no number below it is given twice.
func TestEveryVersionThatWasSignedStays(t *testing.T) {
	team := storetest.Open(t, storetest.NewPlain(t))
	firm, sam := employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	rapid.Check(t, func(r *rapid.T) {
		s := storetest.NewSession(r, team).Ann
		must := func(err error) {
			if err != nil {
				r.Fatal(err)
			}
		}
		a := agreement(t, s, sam, firm)
		words := map[int]string{} // what was signed, by version
		now := func() *adjustments.Agreement {
			p, err := s.AgreementPage(ctx, a.ID)
			if people.IsGone(err) {
				return nil
			}
			must(err)
			have := map[int]string{p.Agreement.Number: p.Agreement.Items[0].Words}
			for _, v := range p.Versions {
				if _, twice := have[v.Number]; twice {
					r.Fatalf("version %d is there twice", v.Number)
				}
				have[v.Number] = v.Agreement.Items[0].Words
			}
			for number, said := range words {
				if have[number] != said {
					r.Fatalf("version %d was signed as %q and is %q", number, said, have[number])
				}
			}
			return &p.Agreement
		}
		for i := range rapid.IntRange(5, 25).Draw(r, "steps") {
			*team.Clock = team.Clock.Add(time.Minute)
			x := now()
			switch do := rapid.SampledFrom([]string{"words", "status", "agree", "employee", "manager", "undo", "undo", "redo", "delete"}).Draw(r, "do"); {
			case do == "undo":
				_, _ = s.Undo(ctx)
			case do == "redo":
				_, _ = s.Redo(ctx)
			case x == nil:
			case do == "words":
				x.Items[0].Words = fmt.Sprint("Words ", i)
				must(s.SaveAgreement(ctx, x))
			case do == "status":
				if x.Annex = fmt.Sprint("Annex ", i); x.Status == adjustments.AgreementSigned {
					x.Status = adjustments.AgreementInPlace
				}
				must(s.SaveAgreement(ctx, x))
			case do == "agree" && x.Status == adjustments.AgreementDraft:
				x.Status = adjustments.AgreementAgreed
				must(s.SaveAgreement(ctx, x))
			case do == "delete":
				if err := s.DeleteAgreement(ctx, x.ID, x.Version); (err == nil) != (len(words) == 0) {
					r.Fatalf("deleting what %d versions of were signed: %v", len(words), err)
				}
			case do == "employee" || do == "manager":
				if err := sign(s, refTo(x), do, fmt.Sprint("hash ", x.Number)); err == nil {
					words[x.Number] = x.Items[0].Words
				}
			}
		}
		if x := now(); x == nil && len(words) > 0 {
			r.Fatal("what was signed is gone")
		}
	})
}
