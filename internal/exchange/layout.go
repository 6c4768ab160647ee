package exchange

// A layout is a file that is known by its own headers and needs no mapping.
type layout struct {
	title string // "Gender pay gap service, employers"
	kind  string
	// reader gives the way to read rows under a header; nil when the header is not of this layout.
	reader func(header []string) rowReader
	lost   bool // letters that the file itself has lost are left out: nobody here could mend them
}

// rowReader reads the cells of one row into our columns.
type rowReader func(line int, cells []string) (map[string]Value, []Problem)

// layouts lists what is recognised.
var layouts = []layout{gpgLayout, vcardLayout, postingLayout}

// layoutOf recognises a file by its header; kind "" = any.
func layoutOf(header []string, kind string) (layout, rowReader, bool) {
	for _, l := range layouts {
		if kind != "" && kind != l.kind {
			continue
		}
		if read := l.reader(header); read != nil {
			return l, read, true
		}
	}
	return layout{}, nil, false
}

// Recognised says in words which known layout a header is of, and the kind of record that it holds; "" = none.
func Recognised(header []string) (title, kind string) {
	l, _, known := layoutOf(header, "")
	if !known {
		return "", ""
	}
	return l.title, l.kind
}

// columnsAt finds columns of a header by name; -1 = not there.
func columnsAt(header []string, names ...string) []int {
	at := make([]int, len(names))
	for i, name := range names {
		at[i] = -1
		for j, h := range header {
			if columnName(h) == columnName(name) {
				at[i] = j
				break
			}
		}
	}
	return at
}
