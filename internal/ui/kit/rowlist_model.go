package kit

import (
	"context"

	"jobwright/internal/ui/task"
)

// Rows are read in pages of 100; a few pages around the place on screen are kept.
const (
	pageRows  = 100
	pagesKept = 12
)

// rowModel keeps the pages of a list that were read and reads those that are missing.
type rowModel[T any] struct {
	source  Source[T]
	run     task.Runner
	order   Order
	total   int
	loaded  bool
	pages   map[int][]T
	recent  []int        // page numbers, the last used at the end
	asked   map[int]bool // pages on their way
	live    task.Latest  // cancels everything asked before a reload
	ctx     context.Context
	arrived func()
	failed  func(error)
}

// row returns a row, or asks for its page and says that it is not there yet.
func (m *rowModel[T]) row(i int) (row T, ok bool) {
	if i < 0 || i >= m.total {
		return row, false
	}
	n := i / pageRows
	if page, have := m.pages[n]; have {
		if at := i % pageRows; at < len(page) {
			m.use(n)
			return page[at], true
		}
		return row, false
	}
	m.ask(n)
	return row, false
}

func (m *rowModel[T]) use(n int) {
	if k := len(m.recent); k > 0 && m.recent[k-1] == n {
		return
	}
	for i, p := range m.recent {
		if p == n {
			m.recent = append(m.recent[:i], m.recent[i+1:]...)
			break
		}
	}
	m.recent = append(m.recent, n)
}

func (m *rowModel[T]) ask(n int) {
	if m.asked[n] || m.ctx == nil {
		return
	}
	m.asked[n] = true
	order := m.order
	task.Go(m.ctx, m.run, func(ctx context.Context) ([]T, error) {
		return m.source.Page(ctx, order, n*pageRows, pageRows)
	}, func(rows []T, err error) {
		delete(m.asked, n)
		if err != nil {
			m.fail(err)
			return
		}
		m.keep(n, rows)
		m.arrived()
	})
}

func (m *rowModel[T]) keep(n int, rows []T) {
	m.pages[n] = rows
	m.use(n)
	for len(m.recent) > pagesKept {
		delete(m.pages, m.recent[0])
		m.recent = m.recent[1:]
	}
}

// snapshot is what a reload brings at once, so that the screen changes once.
type snapshot[T any] struct {
	total int
	pages map[int][]T
}

// reload counts the rows and reads the pages from row first to last, then swaps them in.
func (m *rowModel[T]) reload(first, last int, done func()) {
	ctx := m.live.Next()
	order := m.order
	task.Go(ctx, m.run, func(ctx context.Context) (snapshot[T], error) {
		return m.read(ctx, order, first, last)
	}, func(s snapshot[T], err error) {
		if err != nil {
			m.fail(err)
			return
		}
		m.ctx, m.total, m.loaded = ctx, s.total, true
		m.pages, m.asked, m.recent = map[int][]T{}, map[int]bool{}, nil
		for n, rows := range s.pages {
			m.keep(n, rows)
		}
		done()
	})
}

func (m *rowModel[T]) read(ctx context.Context, order Order, first, last int) (snapshot[T], error) {
	total, err := m.source.Count(ctx)
	if err != nil {
		return snapshot[T]{}, err
	}
	s := snapshot[T]{total: total, pages: map[int][]T{}}
	last = min(last, total-1)
	for n := max(0, min(first, last)) / pageRows; n*pageRows <= last; n++ {
		rows, err := m.source.Page(ctx, order, n*pageRows, pageRows)
		if err != nil {
			return snapshot[T]{}, err
		}
		s.pages[n] = rows
	}
	return s, nil
}

func (m *rowModel[T]) fail(err error) {
	if m.failed != nil {
		m.failed(err)
	}
}

func (m *rowModel[T]) stop() { m.live.Stop() }
