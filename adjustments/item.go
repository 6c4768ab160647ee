package adjustments

// The statuses of an adjustment that rules speak of, codes of adjustment_statuses. No status counts as agreed.
const (
	ItemIdea      = "IDEA" // talked about with the person only
	ItemAsked     = "ASKED"
	ItemAdvice    = "ADVICE"
	ItemAgreed    = "AGREED"
	ItemTrial     = "TRIAL"
	ItemInPlace   = "INPLACE"
	ItemChanged   = "CHANGED"
	ItemDeclined  = "DECLINED"
	ItemWithdrawn = "WITHDRAWN"
	ItemEnded     = "ENDED"
)

// Stopped says that the adjustment is closed: declined, no longer wanted or ended.
func (i Item) Stopped() bool {
	return i.Status == ItemDeclined || i.Status == ItemWithdrawn || i.Status == ItemEnded
}

// OnPaper says that the adjustment stands among what the parties sign: it is more than an idea, and was not stopped.
func (i Item) OnPaper() bool { return i.Status != ItemIdea && !i.Stopped() }

// Waits says that the adjustment is still to come: it is on the paper and not in place.
func (i Item) Waits() bool { return i.OnPaper() && i.Status != ItemInPlace && i.Status != ItemChanged }
