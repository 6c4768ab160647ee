package desk

import (
	"context"
	"errors"
	"io"

	"jobwright/assets"
	"jobwright/internal/exchange"
	"jobwright/internal/store"
)

// sampleKinds in the order they need one another.
var sampleKinds = []string{"staff", "leave", "next-steps"}

// FillSample fills a fresh store with fictitious people and next steps, dated around today. They come in the same way
// as any import, and whoever is at the desk becomes the lead of the fictitious team.
func (d *Desk) FillSample(ctx context.Context) error {
	for _, kind := range sampleKinds {
		rows, err := exchange.Sample(assets.Sample, assets.Codes, kind, d.today(), d.Me().Initials)
		if err != nil {
			return err
		}
		if err := d.fill(ctx, kind, rows); err != nil {
			return err
		}
	}
	me, err := d.Store().Person(ctx, d.Me().ID)
	if err == nil {
		d.sit(me)
	}
	return err
}

func (d *Desk) fill(ctx context.Context, kind string, rows *exchange.Records) (err error) {
	im, err := d.Store().NewImport(ctx, kind, store.ImportOptions{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, im.Close(ctx)) }()
	if err := Stage(ctx, im, rows, nil); err != nil {
		return err
	}
	_, err = im.Apply(ctx)
	return err
}

// Stage hands every record of a file to an import; progress, if any, hears of every thousandth.
func Stage(ctx context.Context, im *store.Import, rows *exchange.Records, progress func(done int)) error {
	for n := 1; ; n++ {
		rec, err := rows.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		row := store.ImportRow{Line: rec.Line, Cells: rec.Cells, Values: map[string]store.ImportValue{}}
		for name, v := range rec.Values {
			row.Values[name] = store.ImportValue(v)
		}
		for _, p := range rec.Bad {
			row.Bad = append(row.Bad, store.ImportProblem(p))
		}
		if err := im.Stage(ctx, row); err != nil {
			return err
		}
		if progress != nil && n%1000 == 0 {
			progress(n)
		}
	}
}
