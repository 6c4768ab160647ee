package carveui

import (
	"jobwright/brokerage"
	"jobwright/internal/paper"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/printing"
)

// askProposal shows the proposal as it will be printed, first without the name. What stands in it and what the person allows is read from
// the store each time, so all changes are stored before.
func (st *studio) askProposal() {
	if st.s.p.Documents != nil {
		st.settled(st.showProposal)
	}
}

func (st *studio) showProposal() {
	c := st.w.carving
	ask := printing.Ask{Title: "Proposal for " + st.w.employer, Sub: c.Title, First: paper.Request{Sort: paper.SortCarving, ID: string(c.ID), Copy: paper.ForEmployer},
		Names: st.w.person(), Permits: string(c.Participant)}
	if st.s.p.mayChange() {
		goes := kit.NewCheckbox("It goes to the employer now")
		goes.Set(isDraft(c))
		ask.Also, ask.Done = goes, func() {
			if goes.On() {
				st.sent(c.ID)
			}
		}
	}
	st.s.p.Documents(ask)
}

// sent notes that the employer has the proposal now.
func (st *studio) sent(id brokerage.CarvingID) {
	if c := st.w.carving; c.ID == id && isDraft(c) {
		c.Status = brokerage.CarvingSent
		st.apply(c, "Saved, and with the employer: "+c.Title)
	}
}

func isDraft(c brokerage.Carving) bool { return c.Status == "" || c.Status == brokerage.CarvingDraft }
