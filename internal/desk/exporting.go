package desk

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"jobwright/internal/exchange"
)

// Export writes every record of a kind that the person at the desk may see to a file whose ending, one of
// exchange.Formats, says the form. It says how many. The file is not encrypted.
func (d *Desk) Export(ctx context.Context, kind, path string) (n int, err error) {
	return d.ExportOnly(ctx, kind, nil, path)
}

// ExportOnly is Export of the records with these ids; nil means all.
func (d *Desk) ExportOnly(ctx context.Context, kind string, ids map[string]bool, path string) (n int, err error) {
	k, known := exchange.KindNamed(kind)
	if !known {
		return 0, fmt.Errorf("no kind %s", kind)
	}
	each := func(yield func(map[string]string) error) error {
		return d.Store().ExportOnly(ctx, k.Name, ids, func(cells map[string]string) error {
			n++
			return yield(cells)
		})
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ics":
		return d.ExportCalendar(ctx, path, false)
	case ".vcf":
		err = exchange.WriteFile(path, func(to io.Writer) error { return exchange.WriteCards(to, each) })
	default:
		names := k.Names()
		cells := make([]string, len(names))
		err = exchange.WriteTable(path, k, func(write func([]string) error) error {
			return each(func(values map[string]string) error {
				for i, name := range names {
					cells[i] = values[name]
				}
				return write(cells)
			})
		})
	}
	return n, err
}
