package desk

import (
	"slices"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/store"
)

// The sample has agreements and plans at every step of their way, and everything that it has sealed checks.
func TestTheSampleHoldsPapersAtEveryStep(t *testing.T) {
	p, d := at(t)
	p.check(d)
	p.must(d.FillSample(ctx))
	agreements, plans, err := d.Store().Papers(ctx)
	p.must(err)
	statuses, sealed, due := map[string]int{}, 0, 0
	week := d.today().AddDays(7)
	for _, a := range agreements {
		statuses[a.Agreement.Status]++
		if next := a.Agreement.NextReviewOn(); !next.IsZero() && !week.Before(next) {
			due++
		}
		page, err := d.Store().AgreementPage(ctx, a.Agreement.ID)
		p.must(err)
		for _, x := range page.Sealed {
			sealed++
			file, _, err := d.SealedFile(ctx, x.Paper)
			p.must(err)
			if c, err := d.CheckPDF(ctx, file); err != nil || !c.OK {
				t.Errorf("%s: %v %v", a.Agreement.Ref, c.Problems, err)
			}
		}
		if a.Agreement.Ref == "SAMPLE-A03" && (a.Agreement.Number != 2 || len(a.Signed) > 0 || a.InForce != 1) {
			t.Errorf("%s: version %d, signed %v, in force %d", a.Agreement.Ref, a.Agreement.Number, a.Signed, a.InForce)
		}
	}
	if len(agreements) != 6 || sealed < 4 || due == 0 || statuses[adjustments.AgreementDraft] == 0 || statuses[adjustments.AgreementAgreed] < 2 || statuses[adjustments.AgreementReview] == 0 {
		t.Errorf("%d agreements, %v, %d sealed, %d due", len(agreements), statuses, sealed, due)
	}
	var refs []string
	for _, w := range plans {
		refs = append(refs, w.Plan.Ref)
		if w.Sealed {
			sealed++
		}
	}
	if len(plans) != 4 || sealed < 5 {
		t.Errorf("%v, %d sealed", refs, sealed)
	}
	for _, kind := range []string{"agreement", "plan"} {
		found, err := d.Store().Search(ctx, "sample-"+map[string]string{"agreement": "a01", "plan": "w01"}[kind], 10)
		p.must(err)
		if !slices.ContainsFunc(found.Hits, func(h store.Hit) bool { return h.Kind == kind }) {
			t.Errorf("search finds no %s: %+v", kind, found.Hits)
		}
	}
	// Whatever can be made of the sample is made, in both prints.
	for _, r := range []paper.Request{{Sort: paper.SortAgree, ID: "SAMPLE-A04"}, {Sort: paper.SortAgree, ID: "SAMPLE-A02"}, {Sort: paper.SortPlan, ID: "SAMPLE-W02"}, {Sort: paper.SortPlan, ID: "SAMPLE-W02", Copy: adjustments.ForEmployer},
		{Sort: paper.SortEmployer, ID: "SAMPLE-E014"}, {Sort: paper.SortEmployer, ID: "SAMPLE-E014", Copy: adjustments.ForService}, {Sort: paper.SortAtW, ID: "SAMPLE-A02"}, {Sort: paper.SortPrivacy},
		{Sort: paper.SortSubject, ID: "SAMPLE-R12"}} {
		for _, large := range []bool{false, true} {
			r.Large = large
			if made, err := d.Papers().Make(ctx, r); err != nil || len(made.Pages.List) == 0 {
				t.Errorf("%+v: %v", r, err)
			}
		}
	}
}
