// Package tour drives the real program as a person would: a display of its own, a mouse, a keyboard, and eyes
// that read the words on the screen. Its tests are the scripted tours; it knows nothing of the program's insides.
package tour

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Screen is a display that nobody else sees, and the home folder of whoever sits at it.
type Screen struct {
	display string
	server  *exec.Cmd
	Home    string // HOME, XDG_RUNTIME_DIR and TMPDIR of all programs started lie below it
	Shots   string // where pictures go; empty = nowhere
	app     *exec.Cmd
	log     bytes.Buffer
	seen    map[reading][]word
}

// StartScreen starts a display of the given size. Its number is chosen by the server, so that two tours never collide.
func StartScreen(home string, width, height int) (*Screen, error) {
	for _, tool := range []string{"Xvfb", "xdotool", "import", "tesseract"} {
		if _, err := exec.LookPath(tool); err != nil {
			return nil, fmt.Errorf("%s is missing: `make test` installs it", tool)
		}
	}
	for _, dir := range []string{".cache", "run", "tmp"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o700); err != nil {
			return nil, err
		}
	}
	number, child, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer number.Close()
	s := &Screen{Home: home, seen: map[reading][]word{}}
	s.server = exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp", "-noreset")
	s.server.ExtraFiles = []*os.File{child}
	if err := s.server.Start(); err != nil {
		return nil, err
	}
	child.Close()
	buf := make([]byte, 16)
	n, err := number.Read(buf)
	if err != nil {
		s.server.Process.Kill()
		return nil, fmt.Errorf("the display did not start: %w", err)
	}
	s.display = ":" + strings.TrimSpace(string(buf[:n]))
	for range 50 { // the number is told a moment before the display answers
		if s.command("xdotool", "getdisplaygeometry").Run() == nil {
			return s, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	s.Stop()
	return nil, errors.New("the display does not answer")
}

// Stop ends the program and the display.
func (s *Screen) Stop() {
	s.Kill()
	s.server.Process.Kill()
	s.server.Wait()
}

// Env is the environment of whoever sits at the screen.
func (s *Screen) Env() []string {
	env := []string{"DISPLAY=" + s.display, "HOME=" + s.Home, "XDG_RUNTIME_DIR=" + filepath.Join(s.Home, "run"),
		"TMPDIR=" + filepath.Join(s.Home, "tmp"), "XDG_CONFIG_HOME=" + filepath.Join(s.Home, ".config"),
		"LANG=C.UTF-8", "LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1", "OMP_THREAD_LIMIT=1", "FYNE_SCALE=1",
		"PATH=" + os.Getenv("PATH")}
	return env
}

// Start starts the program and waits for its window to be there and in front.
func (s *Screen) Start(program string, args ...string) error {
	s.app = exec.Command(program, args...)
	s.app.Env = s.Env()
	s.app.Stdout, s.app.Stderr = io.Discard, &s.log
	s.app.Dir = s.Home
	if err := s.app.Start(); err != nil {
		return err
	}
	deadline := time.Now().Add(60 * time.Second)
	for time.Now().Before(deadline) {
		if id := strings.Fields(s.out("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(s.app.Process.Pid))); len(id) > 0 {
			s.out("xdotool", "windowmove", id[0], "0", "0")
			s.out("xdotool", "windowfocus", "--sync", id[0])
			time.Sleep(500 * time.Millisecond)
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("no window appeared; the program said: %s", s.log.String())
}

// Kill ends the program as a power cut would, with no chance to save anything.
func (s *Screen) Kill() {
	if s.app != nil {
		s.app.Process.Kill()
		s.app.Wait()
		s.app = nil
	}
}

// Resize gives the program's window another size.
func (s *Screen) Resize(width, height int) {
	if id := strings.Fields(s.out("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(s.app.Process.Pid))); len(id) > 0 {
		s.out("xdotool", "windowsize", "--sync", id[0], strconv.Itoa(width), strconv.Itoa(height))
		time.Sleep(500 * time.Millisecond)
	}
}

// Log is what the program wrote to standard error.
func (s *Screen) Log() string { return s.log.String() }

// Type types plain letters.
func (s *Screen) Type(text string) {
	s.out("xdotool", "type", "--delay", "25", "--", text)
	time.Sleep(200 * time.Millisecond)
}

// Key presses keys one after another, each as xdotool names it: "ctrl+k", "Tab", "Return".
func (s *Screen) Key(keys ...string) {
	for _, k := range keys {
		s.out("xdotool", "key", "--delay", "40", k)
		time.Sleep(120 * time.Millisecond)
	}
}

// ClickAt moves the pointer in steps, as a hand does, and clicks.
func (s *Screen) ClickAt(x, y int) {
	s.out("xdotool", "mousemove", strconv.Itoa(x-6), strconv.Itoa(y-4))
	time.Sleep(40 * time.Millisecond)
	s.out("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y))
	time.Sleep(60 * time.Millisecond)
	s.out("xdotool", "click", "1")
	time.Sleep(350 * time.Millisecond)
}

// Click clicks in the middle of the given words, wherever they stand on the screen.
func (s *Screen) Click(words string) error {
	at, err := s.find(words, 20*time.Second)
	if err != nil {
		return err
	}
	s.ClickAt(at.x, at.y)
	return nil
}

// See waits until the words can be read on the screen.
func (s *Screen) See(words string) error {
	_, err := s.find(words, 30*time.Second)
	return err
}

// Sees says whether the words stand on the screen now.
func (s *Screen) Sees(words string) bool {
	_, err := s.find(words, 0)
	return err == nil
}

// Shot keeps a picture of the screen.
func (s *Screen) Shot(name string) error {
	if s.Shots == "" {
		return nil
	}
	if err := os.MkdirAll(s.Shots, 0o755); err != nil {
		return err
	}
	return s.picture(filepath.Join(s.Shots, name+".png"), "-strip")
}

func (s *Screen) picture(file string, more ...string) error {
	args := append([]string{"-window", "root"}, more...)
	if out, err := s.command("import", append(args, file)...).CombinedOutput(); err != nil {
		return fmt.Errorf("no picture of the screen: %w: %s", err, out)
	}
	return nil
}

func (s *Screen) command(name string, args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = s.Env()
	cmd.Cancel = func() error { cancel(); return cmd.Process.Kill() }
	return cmd
}

func (s *Screen) out(name string, args ...string) string {
	b, _ := s.command(name, args...).Output()
	return string(b)
}

type spot struct{ x, y int }

// word is one word read off the screen; line tells which words stand in one row.
type word struct {
	text       string
	line       string
	x, y, w, h int
}

// layouts are tesseract's ways to look for words in a picture: one finds words that stand alone, the other lines.
var layouts = []string{"11", "3"}

// find looks for words standing side by side until they are there or patience ends.
func (s *Screen) find(words string, patience time.Duration) (spot, error) {
	deadline := time.Now().Add(patience)
	for {
		file := filepath.Join(s.Home, "run", "seen.png")
		if err := s.picture(file); err != nil {
			return spot{}, err
		}
		seen, at, err := s.look(file, words)
		switch {
		case err != nil:
			return spot{}, err
		case at != nil:
			return *at, nil
		}
		if !time.Now().Before(deadline) {
			return spot{}, fmt.Errorf("the screen does not show %q; it shows: %s", words, strings.Join(seen, " "))
		}
		time.Sleep(lookAgain)
	}
}

// lookAgain is the pause before the screen is looked at again.
const lookAgain = 150 * time.Millisecond

// enlarged is how much the picture is enlarged before it is read: small type is read badly.
const enlarged = 2

// A message goes by itself after some seconds, and reading takes seconds on a busy machine. So pictures are taken first,
// for as long as messages take to come, and read afterwards.
const messagePictures, messagePause = 16, 700 * time.Millisecond

// SeeMessage looks for words that stay for a moment only, and keeps the picture that shows them under a name, if any.
func (s *Screen) SeeMessage(words, name string) error {
	folder, err := os.MkdirTemp(filepath.Join(s.Home, "run"), "message")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	var pictures []string
	for i := range messagePictures {
		file := filepath.Join(folder, fmt.Sprintf("%02d.png", i))
		if err := s.picture(file, "-strip"); err != nil {
			return err
		}
		pictures = append(pictures, file)
		time.Sleep(messagePause)
	}
	var seen []string
	for _, file := range pictures {
		var at *spot
		if seen, at, err = s.look(file, words); err != nil {
			return err
		}
		if at != nil {
			return s.keep(file, name)
		}
	}
	return fmt.Errorf("no message said %q; at last the screen showed: %s", words, strings.Join(seen, " "))
}

// keep puts a picture among those of the tour.
func (s *Screen) keep(file, name string) error {
	if s.Shots == "" || name == "" {
		return nil
	}
	picture, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.Shots, name+".png"), picture, 0o644)
}

// look reads a picture in every layout, and returns where the words stand, nil for nowhere, and all that was read.
func (s *Screen) look(picture, words string) (seen []string, at *spot, err error) {
	sum, err := pixels(picture)
	if err != nil {
		return nil, nil, err
	}
	for _, layout := range layouts {
		all, err := s.read(picture, reading{sum, layout})
		if err != nil {
			return nil, nil, err
		}
		if at, ok := place(all, words); ok {
			return nil, &at, nil
		}
		for _, w := range all {
			seen = append(seen, w.text)
		}
	}
	return seen, nil, nil
}

// reading is one way to read one picture. To read takes seconds, and a screen often stays as it is while several words are looked for:
// what was read of the same pixels is not read again.
type reading struct {
	pixels [sha256.Size]byte
	layout string
}

// pixels is what tells one picture from another, however its file was written.
func pixels(file string) (sum [sha256.Size]byte, err error) {
	picture, err := open(file)
	if err != nil {
		return sum, err
	}
	all := image.NewRGBA(picture.Bounds())
	draw.Draw(all, all.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return sha256.Sum256(all.Pix), nil
}

// read reads every word of a picture.
func (s *Screen) read(picture string, r reading) ([]word, error) {
	if all, ok := s.seen[r]; ok {
		return all, nil
	}
	file := filepath.Join(s.Home, "run", "prepared.png")
	if err := prepare(picture, file); err != nil {
		return nil, err
	}
	defer os.Remove(file)
	out, err := s.command("tesseract", file, "-", "--psm", r.layout, "tsv").Output()
	if err != nil {
		return nil, fmt.Errorf("the screen could not be read: %w", err)
	}
	s.seen[r] = wordsOf(string(out))
	return s.seen[r], nil
}

// wordsOf takes the words out of tesseract's table. Its columns are parted by tabs and nothing is quoted: a quotation mark in it is
// something that was read off the screen.
func wordsOf(table string) []word {
	var all []word
	for line := range strings.Lines(table) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) < 12 || row[0] == "level" || strings.TrimSpace(row[11]) == "" {
			continue
		}
		n := func(i int) int { v, _ := strconv.Atoi(row[i]); return v / enlarged }
		all = append(all, word{text: row[11], line: strings.Join(row[2:5], "."), x: n(6), y: n(7), w: n(8), h: n(9)})
	}
	return all
}

// place finds the wanted words next to each other in one line. Case, punctuation and the gaps between words are not
// read reliably and do not count.
func place(seen []word, words string) (spot, bool) {
	want := plain(words)
	for i := range seen {
		got := ""
		for k := i; k < len(seen) && seen[k].line == seen[i].line; k++ {
			got += plain(seen[k].text)
			if got == want && want != "" {
				return spot{(seen[i].x + seen[k].x + seen[k].w) / 2, seen[i].y + seen[i].h/2}, true
			}
			if !strings.HasPrefix(want, got) {
				break
			}
		}
	}
	return spot{}, false
}

// plain keeps small letters and figures. Our nought has a stroke through it and is often read as an eight.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '8' {
			return '0'
		}
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
