package desk

import (
	"context"
	"errors"
	"fmt"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// House is the service as its papers name it.
func (d *Desk) House(ctx context.Context) (paper.House, error) {
	name, contact, err := d.Store().Service(ctx)
	if err != nil {
		return paper.House{}, err
	}
	logo, err := d.Store().ServiceLogo(ctx)
	return paper.House{Service: name, Contact: contact, Logo: logo}, err
}

// carvingPaper is the proposal of a carving. It obeys what the person allows, whoever the copy is for, because paper is passed on:
// brokerage.ProposalRefused says what is missing.
func carvingPaper(ctx context.Context, d *Desk, r paper.Request) (outgoing, error) {
	named := r.Named || r.Copy == adjustments.ForPerson
	in, err := d.proposalOf(ctx, r.ID, named)
	if err != nil {
		return outgoing{}, err
	}
	in.Named = named
	p, err := brokerage.MakeProposal(in)
	if err != nil {
		return outgoing{}, err
	}
	house, err := d.House(ctx)
	if err != nil {
		return outgoing{}, err
	}
	out := d.of(paper.CarvingProposal(p, house, d.o.now(), r.Large), "carvings:"+string(in.Carving.ID))
	out.LeftOut, out.Caution, out.Draft, out.Open = p.LeftOut, p.Caution, p.Draft, p.Open
	if told := p.Told(); told != "" && outside(r.Copy) && !p.Draft {
		out.shared = d.sharedWith(in.Carving.Participant, string(in.Carving.Employer), people.ToEmployer, "", told)
	}
	return out, nil
}

// proposalOf gathers what the proposal of a carving is made of. Somebody whom one may not see, or who is gone, has allowed nothing that is
// known here, and the proposal can only be made without the name.
func (d *Desk) proposalOf(ctx context.Context, ref string, named bool) (in brokerage.ProposalInput, err error) {
	s := d.Store()
	listed, err := s.Carvings(ctx, "", false)
	if err != nil {
		return in, err
	}
	for _, l := range listed {
		if ref != "" && (l.Carving.Ref == ref || string(l.Carving.ID) == ref) {
			in.Carving, in.Employer = l.Carving, l.EmployerName
		}
	}
	if in.Carving.ID == "" {
		return in, NotFound(fmt.Sprintf("No carving that you may see has the reference %s. Please check it.", ref))
	}
	if in.Carving.Participant != "" {
		person, err := s.OpenParticipant(ctx, in.Carving.Participant)
		var denied people.Denied
		switch unseen := people.IsGone(err) || errors.As(err, &denied); {
		case err == nil:
			in.Person = &person
			if in.Permits, err = s.Permits(ctx, person.ID); err != nil {
				return in, err
			}
		case named || !unseen:
			return in, err
		}
	}
	kinds, err := s.Codes(ctx, "carving_kinds", true)
	if err != nil {
		return in, err
	}
	for _, k := range kinds {
		in.Kinds = append(in.Kinds, people.Code{Code: k.Code, Label: k.Label, Data: k.Data})
	}
	in.Rules, err = s.Rules(ctx)
	return in, err
}
