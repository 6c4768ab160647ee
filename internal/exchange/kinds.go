package exchange

import (
	"slices"
	"strings"
)

// Type says how the cells of a column are written.
type Type int

// The types of columns.
const (
	Text          Type = iota // a few lines of text
	Ref                       // somebody's reference for a record; Of names the kind
	Person                    // staff by ref, name or initials
	Date                      // becomes 2026-11-24
	Time                      // becomes 09:30
	YesNo                     // becomes yes or no
	Money                     // pounds; becomes pence
	Whole                     // a whole number
	Share                     // 0 to 1
	Code                      // one code or label of List or of Choices
	Codes                     // several, split at ; becomes codes joined with ;
	Levelled                  // codes with a level, HAND:major;SENS
	SIC                       // five-digit codes or sections; becomes codes joined with ;
	Size                      // a code of List, or a band as the gender pay gap service prints it
	Pledges                   // codes with an optional level, DC:2;RLW
	Heard                     // signals of List and free words between them, split at ;
	CompanyNumber             // becomes padded to eight
	Phone                     // as it stands; has a digit
	Email                     // as it stands; has an @
	Hours                     // decimal hours a week; becomes minutes
	Number                    // 0 or more, with decimals
	Days                      // days of the week; becomes mon;tue
	Words                     // words of people's own, split at ;
	SOC                       // an occupation group; becomes one or two digits
	Roles                     // titles and occupation groups, split at ;
)

// Column describes one column of a kind.
type Column struct {
	Name    string
	Type    Type
	Needed  bool
	Of      string      // Ref: the kind that it refers to
	List    string      // Code, Codes, Levelled: the code list in assets
	Part    string      // Code: the part of a list that holds several, named in its column list; empty = all
	What    string      // Code, Codes, Levelled: one of the list, for messages: "a barrier type"
	Choices [][2]string // Code, Codes: the codes and labels themselves, where no list holds them
	Levels  [][2]string // Levelled: the levels, the first is the one left out
	Most    int         // Whole, Number: the largest number; Money: the most pence of an hour, 0 = any
	Help    string      // for the import screen: how to write it, when that is not plain
}

// Kind describes one kind of record in a file, as formats.md lists them.
type Kind struct {
	Name    string // as on the command line
	Title   string // as on a screen
	Columns []Column
}

// Names gives the names of the columns in the order of an export.
func (k Kind) Names() []string {
	names := make([]string, len(k.Columns))
	for i, c := range k.Columns {
		names[i] = c.Name
	}
	return names
}

// Column gives the column called name.
func (k Kind) Column(name string) (Column, bool) {
	i := slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return k.Columns[i], true
}

// KindNamed finds a kind by the name it has on the command line.
func KindNamed(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds[i], true
}

// KindNames joins the names of all kinds for a message.
func KindNames() string {
	var names []string
	for _, k := range Kinds {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}
