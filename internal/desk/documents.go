package desk

import (
	"context"
	"errors"
	"fmt"
	"io"

	"jobwright/brokerage"
	"jobwright/internal/exchange"
	"jobwright/internal/paper"
	"jobwright/internal/pdf"
	"jobwright/internal/people"
)

// Document is a paper that can be written to a file.
type Document struct {
	Name    string // what the file is called where nobody says: no names of people, nothing about health
	LeftOut string // what was left out, and why; empty = nothing
	Caution string // what to think of before it goes out; empty = nothing
	Draft   bool   // it may be looked at, and may not go out yet
	Open    []string
	pages   paper.Pages
	shared  *people.Shared // what is noted once it is written
}

// Copy says what a paper is to be like.
type Copy struct {
	Named    bool // with the name of the person
	Employer bool // it goes to the employer, so that a named one is noted with what was shared
	Large    bool // large print
}

// House is the service as its papers name it.
func (d *Desk) House(ctx context.Context) (paper.House, error) {
	name, contact, err := d.Store().Service(ctx)
	return paper.House{Service: name, Contact: contact}, err
}

// CarvingDocument is the proposal of the carving with this reference or id. It obeys what the person allows, whoever the copy is for,
// because paper is passed on: brokerage.ProposalRefused says what is missing.
func (d *Desk) CarvingDocument(ctx context.Context, ref string, how Copy) (Document, error) {
	in, err := d.proposalOf(ctx, ref)
	if err != nil {
		return Document{}, err
	}
	in.Named = how.Named
	p, err := brokerage.MakeProposal(in)
	if err != nil {
		return Document{}, err
	}
	house, err := d.House(ctx)
	if err != nil {
		return Document{}, err
	}
	page := paper.CarvingProposal(p, house, d.o.now(), how.Large)
	out := Document{Name: page.FileName + ".pdf", LeftOut: p.LeftOut, Caution: p.Caution, Draft: p.Draft, Open: p.Open, pages: paper.Layout(page)}
	if how.Named && how.Employer && !p.Draft {
		out.shared = &people.Shared{Participant: in.Carving.Participant, Employer: string(in.Carving.Employer), Audience: people.ToEmployer, On: in.Rules.Today, By: d.Me().ID,
			What: fmt.Sprintf("named carving proposal, version %d", p.Number)}
	}
	return out, nil
}

// proposalOf gathers what the proposal of a carving is made of.
func (d *Desk) proposalOf(ctx context.Context, ref string) (in brokerage.ProposalInput, err error) {
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
		if err != nil {
			return in, err
		}
		in.Person = &person
		if in.Permits, err = s.Permits(ctx, person.ID); err != nil {
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

// WriteDocument writes a paper as PDF, whole or not at all, and notes that it was made and what went out with it.
func (d *Desk) WriteDocument(ctx context.Context, doc Document, path string) error {
	if err := exchange.WriteFile(path, func(to io.Writer) error { return pdf.Write(to, doc.pages) }); err != nil {
		return err
	}
	if d.Store().Writable() != nil {
		return nil // neither a read-only copy nor a damaged store keeps notes
	}
	err := d.Store().Note(ctx, "print", "carvings", doc.Name)
	if doc.shared != nil {
		err = errors.Join(err, d.Store().NoteShared(ctx, *doc.shared))
	}
	return err
}
