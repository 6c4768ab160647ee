package vault

import (
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

func lastGeneration(dir string) (last int) {
	for _, n := range generations(dir) {
		last = max(last, n)
	}
	return last
}

// state is the small memory of a store outside the database: nothing in it is personal, and a lost one does no harm.
type state struct {
	Elsewhere time.Time            `json:"elsewhere"` // when a backup last went into another folder
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
