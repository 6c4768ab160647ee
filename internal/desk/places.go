package desk

import (
	"context"
	"maps"

	"jobwright/internal/exchange"
	"jobwright/internal/places"
	"jobwright/internal/store"
)

// findPlaces tells the store's matching where towns lie, and the postcode sectors that were imported.
func findPlaces(ctx context.Context, s *store.Store) error {
	sectors, err := s.PostcodeSectors(ctx)
	if err == nil {
		s.SetPlaces(places.New(sectors))
	}
	return err
}

// ReadPostcodes takes in a file of postcodes (see exchange.ReadPostcodes) and says how many sectors are new and how many were known.
// Sectors of which the file says nothing stay as they are, because such files come one for each area too.
func (d *Desk) ReadPostcodes(ctx context.Context, path string, progress Progress) (added, known int, err error) {
	found, err := exchange.ReadPostcodes(ctx, path, func(n int) {
		if progress != nil {
			progress(n, 0)
		}
	})
	if err != nil {
		return 0, 0, err
	}
	if err := ctx.Err(); err != nil {
		return 0, 0, err
	}
	all, err := d.Store().PostcodeSectors(ctx)
	if err != nil {
		return 0, 0, err
	}
	before := len(all)
	maps.Copy(all, found)
	if err := d.Store().SavePostcodeSectors(ctx, all); err != nil {
		return 0, 0, err
	}
	added = len(all) - before
	return added, len(found) - added, findPlaces(ctx, d.Store())
}
