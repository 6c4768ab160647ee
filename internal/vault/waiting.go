package vault

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"
)

const (
	guessName = "guesses"
	longest   = 60 * time.Second
)

// guesses are the wrong tries since the last success. They lie in the store's folder, so that starting
// the program anew does not forget them.
type guesses struct {
	Failed int       `json:"failed"`
	Last   time.Time `json:"last"`
}

// wait is 1, 2, 4 … 60 seconds after the first, second, third … failure.
func (g guesses) wait() time.Duration {
	if g.Failed <= 0 {
		return 0
	}
	if g.Failed > 6 {
		return longest
	}
	return min(time.Second<<(g.Failed-1), longest)
}

// until is when the next try is allowed. A clock that was put back counts as having just failed, so that
// nobody is locked out for longer than the wait.
func (g guesses) until(now time.Time) (at time.Time, must bool) {
	last := g.Last
	if now.Before(last) {
		last = now
	}
	at = last.Add(g.wait())
	return at, now.Before(at)
}

// loadGuesses reads the count; a file that is missing or cannot be understood counts as none.
func loadGuesses(dir string) (g guesses) {
	b, err := os.ReadFile(filepath.Join(dir, guessName))
	if err != nil || json.Unmarshal(b, &g) != nil || g.Failed < 0 {
		return guesses{}
	}
	return g
}

func (g guesses) save(dir string) error {
	if g.Failed == 0 {
		err := os.Remove(filepath.Join(dir, guessName))
		if os.IsNotExist(err) {
			return nil
		}
		return err
	}
	b, err := json.Marshal(g)
	if err != nil {
		return err
	}
	return writeAtomic(filepath.Join(dir, guessName), b)
}

// admit refuses while a wait is on. After the clock was put back it starts the wait anew and remembers that.
func (g guesses) admit(dir string, now time.Time) error {
	at, must := g.until(now)
	if !must {
		return nil
	}
	if now.Before(g.Last) {
		g.Last = now
		g.save(dir) // on a read-only medium the wait is still shown
	}
	return waiting(at)
}

// fail counts one more wrong try.
func (g guesses) fail(dir string, now time.Time) {
	g.Failed++
	g.Last = now.UTC()
	g.save(dir) // on a read-only medium there is nowhere to count
}
