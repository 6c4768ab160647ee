package desk

import (
	"context"
	"errors"

	"jobwright/assets"
	"jobwright/internal/exchange"
	"jobwright/internal/store"
)

// SampleHouse is the made-up service of the sample: a store that is to be filled with it begins with these settings, see Options.Begins.
var SampleHouse = map[string]string{"service_name": "Canalside Employment Service (made up)", "service_contact": "Canalside, 4 Towpath Yard, Sheffield, 0114 496 0100"}

// FillSample fills a fresh store with fictitious people and employers, dated around today. They come in the same way
// as any import, and whoever is at the desk becomes the lead of the fictitious team.
func (d *Desk) FillSample(ctx context.Context) error {
	for _, k := range exchange.Kinds { // in the order they need one another
		rows, err := exchange.Sample(assets.Sample, assets.Codes, k.Name, d.today(), d.Me().Initials)
		if err != nil {
			return err
		}
		if err := d.fill(ctx, k.Name, rows); err != nil {
			return err
		}
	}
	for _, fill := range []func(context.Context) error{d.Store().AddedByFirstContact, d.fillDetails, d.fillBrokerage} {
		if err := fill(ctx); err != nil {
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
	if _, err := stage(ctx, im, rows, nil); err != nil {
		return err
	}
	sum, err := im.Apply(ctx)
	if len(sum.Problems) > 0 {
		err = errors.Join(err, exchange.Problem(sum.Problems[0]).In(kind))
	}
	return err
}
