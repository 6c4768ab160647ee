package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/internal/desk"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// documentSort is a paper that a command can make.
type documentSort struct {
	sort  paper.Sort
	usual string // the copy that is made where nobody says which
}

// documentSorts are the papers that a command can make.
var documentSorts = []documentSort{{paper.SortPlan, adjustments.ForPerson}, {paper.SortAgree, adjustments.ForEmployer}, {paper.SortCarving, adjustments.ForEmployer}, {paper.SortEmployer, adjustments.ForEmployer}, {paper.SortSubject, adjustments.ForPerson}}

// runDocument writes a paper as PDF. What the person does not allow ends in exit code 3, with nothing written.
func runDocument(ctx context.Context, c *call) (err error) {
	r, err := c.request()
	if err != nil {
		return err
	}
	if err := folderOf(c.out); err != nil {
		return err
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	made, files, replaced, err := c.save(ctx, d.Papers(), r)
	if err != nil {
		return refusedInput(err)
	}
	c.tellDocument(made, files, replaced)
	return nil
}

// tellDocument says what was written, and what to think of before it is handed over.
func (c *call) tellDocument(made paper.Made, files []string, replaced bool) {
	words := append([]string{made.LeftOut}, strings.TrimSpace(made.Caution))
	if made.Draft || made.Source.Draft {
		words = append(words, "This is a draft that may not go out yet. "+strings.Join(made.Open, " "))
	}
	if len(made.Sealed) > 0 {
		words = append(words, "This is the sealed file itself, as it was signed.")
	}
	if c.annex && len(files) == 1 {
		words = append(words, "This agreement has no annex.")
	}
	for _, w := range words {
		if w != "" {
			c.say("%s", w)
		}
	}
	for i, file := range files {
		end := "."
		if i == 0 && replaced {
			end = ". The file that was there before was replaced."
		}
		c.say("Written to %s%s", file, end)
	}
	c.say("It is not encrypted: please delete it when it is no longer needed.")
}

// save writes the paper and says which files it is in, and whether one was there before. Of an agreement or plan whose newest version is a
// draft it writes the version that holds until then, and says so.
func (c *call) save(ctx context.Context, papers desk.Papers, r paper.Request) (made paper.Made, files []string, replaced bool, err error) {
	if made, err = papers.Make(ctx, r); err != nil {
		return made, nil, false, err
	}
	if made.Source.Draft && r.Number == 0 {
		number, err := papers.InForce(ctx, r)
		if err != nil {
			return made, nil, false, err
		}
		if number > 0 {
			c.say("The newest version is still a draft. This is version %d, which holds until the new one is signed.", number)
			r.Number = number
			return c.save(ctx, papers, r)
		}
	}
	path := cmp.Or(c.out, made.Name)
	if ending := filepath.Ext(path); strings.ToLower(ending) != ".pdf" {
		path = strings.TrimSuffix(path, ending) + ".pdf"
	}
	_, was := os.Stat(path)
	files, err = papers.Save(ctx, r, path)
	return made, files, was == nil, err
}

// request is the paper that was asked for.
func (c *call) request() (paper.Request, error) {
	r := paper.Request{Sort: paper.Sort(c.names[1]), ID: c.names[2], Copy: c.copy, Named: c.named, Annex: c.annex, Large: c.largePrint, Draft: true}
	i := slices.IndexFunc(documentSorts, func(s documentSort) bool { return s.sort == r.Sort })
	if i < 0 {
		var names []string
		for _, s := range documentSorts {
			names = append(names, string(s.sort))
		}
		return r, usageError(fmt.Sprintf("%q is no document that can be made. The documents are: %s.", r.Sort, strings.Join(names, ", ")))
	}
	if r.Copy = cmp.Or(r.Copy, documentSorts[i].usual); !slices.Contains([]string{adjustments.ForPerson, adjustments.ForEmployer, adjustments.ForService}, r.Copy) {
		return r, usageError(fmt.Sprintf("%q is no copy. A copy is for the person, the employer or the service.", r.Copy))
	}
	ending := strings.ToLower(filepath.Ext(c.out))
	switch {
	case strings.TrimSpace(r.ID) == "":
		return r, usageError(fmt.Sprintf("Please give the reference of what the %s is about.", r.Sort))
	case r.Named && r.Sort != paper.SortCarving:
		return r, usageError("--named is for a carving: every other document says whom it is about.")
	case r.Sort == paper.SortEmployer && r.Copy == adjustments.ForPerson:
		return r, usageError("The sheet of an employer is for the employer or the service: leave out --copy, or write --copy service.")
	case r.Annex && (r.Sort != paper.SortAgree || r.Copy != adjustments.ForPerson):
		return r, usageError("The annex is the person's own, and goes with their copy of an agreement: --copy person --annex.")
	case r.Sort == paper.SortSubject && r.Copy != adjustments.ForPerson:
		return r, usageError("Subject access is for the person alone: leave out --copy.")
	case c.out != "" && ending != ".pdf" && !(ending == ".json" && r.Sort == paper.SortSubject):
		return r, usageError("A document is written as .pdf; the file's ending says so.")
	}
	return r, nil
}

// refusedInput makes a refusal for what somebody allows, or has not settled yet, one of the input: exit code 3.
func refusedInput(err error) error {
	var proposal brokerage.ProposalRefused
	var draft desk.StillDraft
	var field people.FieldError
	said := ""
	missing, refused := people.RefusalOf(err)
	switch {
	case errors.As(err, &proposal):
		said = proposal.Missing
	case refused:
		said = missing.Missing
	case errors.As(err, &draft):
		said = draft.Error()
	case errors.As(err, &field) && field.Field != "participant_ref":
		said = field.Message
	default:
		return err
	}
	return badInput(said + " Nothing was written.")
}
