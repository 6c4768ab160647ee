package cli

import (
	"fmt"
	"strings"
)

// Unknown says that there is no command or store of this name, and which command is meant if one is close.
func Unknown(name string) error {
	text := fmt.Sprintf("There is no command or store called %s.", name)
	if c := nearest(name); c != "" {
		text += fmt.Sprintf(" Did you mean “jobwright %s”?", c)
	}
	return usageError(text)
}

// nearest is the command that was probably meant: two letters apart at most, and fewer than half of them.
func nearest(name string) (command string) {
	names := []string{"help", "version"}
	for _, c := range commands {
		names = append(names, c.name)
	}
	least := 3
	for _, n := range names {
		d := distance(strings.ToLower(name), n)
		if d < least && 2*d < len(n) {
			command, least = n, d
		}
	}
	return command
}

// distance is how many letters have to be added, taken out or changed to make a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
