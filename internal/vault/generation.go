package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A store's data lie in generation folders g000001, g000002 …; the file "current" names the one in force.
// A restore or a rotation builds the next one aside and then replaces "current": a database file is never
// renamed over another, so a stale log can never be played into it.
const (
	currentName = "current"
	dbName      = "case.db"
	backupsName = "backups"
	stateName   = "state.json"
	keepOld     = 30 * 24 * time.Hour
)

var (
	genPattern = regexp.MustCompile(`^g[0-9]{6}$`)
	errCurrent = errors.New("the name of the generation in force is lost")
)

func genName(n int) string { return fmt.Sprintf("g%06d", n) }

// readCurrent is the number of the generation in force.
func readCurrent(dir string) (int, error) {
	b, err := os.ReadFile(filepath.Join(dir, currentName))
	if err != nil {
		return 0, fmt.Errorf("%w: %w", errCurrent, err)
	}
	name, ended := strings.CutSuffix(string(b), "\n")
	if !ended || !genPattern.MatchString(name) {
		return 0, errCurrent
	}
	return strconv.Atoi(name[1:])
}

func writeCurrent(dir string, n int) error {
	return writeAtomic(filepath.Join(dir, currentName), []byte(genName(n)+"\n"))
}

// inForce says that "current" names generation n, even if writing it reported an error after that.
func inForce(dir string, n int) bool {
	now, err := readCurrent(dir)
	return err == nil && now == n
}

// generations are the numbers of all generation folders, in no order.
func generations(dir string) (all []int) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if genPattern.MatchString(e.Name()) {
			n, _ := strconv.Atoi(e.Name()[1:]) // six figures
			all = append(all, n)
		}
	}
	return all
}

// maxKnown bounds a number that a backup gives, which may be made up, so that there is room to count on.
const maxKnown = 900_000

// nextGeneration is a number that this store has never had: beyond its folders, "current", its backups, and
// also, which is that of a backup from elsewhere. A number used twice would be taken for an altered past.
func nextGeneration(dir string, ours func(*archive) bool, also int) int {
	last, _ := readCurrent(dir)
	for _, n := range generations(dir) {
		last = max(last, n)
	}
	known := []int{also}
	backups, _ := listBackups(filepath.Join(dir, backupsName), ours)
	for _, b := range backups {
		known = append(known, b.Generation)
	}
	for _, n := range known {
		if n <= maxKnown {
			last = max(last, n)
		}
	}
	return last + 1
}

// DropRetired removes at once the generations out of force, which are otherwise kept for thirty days: after an
// erasure they would still hold the person.
func (v *Vault) DropRetired(ctx context.Context) error {
	v.change.Lock()
	defer v.change.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	s := loadState(v.dir)
	for _, n := range generations(v.dir) {
		if n == v.gen {
			continue
		}
		err := ctx.Err()
		if err == nil {
			err = os.RemoveAll(filepath.Join(v.dir, genName(n)))
		}
		if err != nil {
			return failed("The data from before the last restore could not be removed.", err)
		}
		delete(s.Retired, genName(n))
	}
	return failed("The data from before the last restore were removed, but that could not be noted.", errors.Join(s.save(v.dir), syncDir(v.dir)))
}

// state is the small memory of a store outside the database: nothing in it is personal, and a lost one does no harm.
type state struct {
	Elsewhere time.Time            `json:"elsewhere"` // when a backup last went to another device
	Retired   map[string]time.Time `json:"retired"`   // generations out of force, since when
}

func loadState(dir string) (s state) {
	b, err := os.ReadFile(filepath.Join(dir, stateName))
	if err != nil || json.Unmarshal(b, &s) != nil {
		s = state{}
	}
	if s.Retired == nil {
		s.Retired = map[string]time.Time{}
	}
	return s
}

func (s state) save(dir string) error {
	b, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	return writeAtomic(filepath.Join(dir, stateName), append(b, '\n'))
}

// prune removes generations that were never put in force (a killed restore) and those out of force for
// thirty days; it notes when a generation was first seen out of force.
func prune(dir string, current int, now time.Time) error {
	s := loadState(dir)
	changed := false
	for _, n := range generations(dir) {
		name := genName(n)
		since, known := s.Retired[name]
		switch {
		case n == current:
			continue
		case n < current && !known:
			s.Retired[name] = now.UTC()
			changed = true
			continue
		case n < current && now.Sub(since) < keepOld:
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return err
		}
		delete(s.Retired, name)
		changed = true
	}
	if changed {
		return s.save(dir)
	}
	return nil
}
