package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

// call is one command as it was typed.
type call struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	watched        bool     // somebody sits before stderr
	names          []string // what stands beside the options: STORE, KIND, …
	clock          func() time.Time

	passphraseFile, as, name                  string
	recoveryFile, mapFile, errorsFile         string
	person, vacancy, copy, out                string
	root                                      string
	named, largePrint, annex                  bool
	sample, dryRun, skipBad, addStaff, asJSON bool
	all                                       bool
	limit                                     int
}

// takesValue lists the options that are followed by a value.
var takesValue = map[string]bool{"passphrase-file": true, "as": true, "now": true, "recovery-file": true, "map": true, "errors": true, "limit": true, "name": true,
	"person": true, "vacancy": true, "copy": true, "out": true, "root": true}

// split finds the command among the arguments: the first that is neither an option nor an option's value.
func split(args []string) (name string, rest []string) {
	for i := 0; i < len(args); i++ {
		option, isOption := strings.CutPrefix(args[i], "-")
		if !isOption {
			return args[i], append(append([]string{}, args[:i]...), args[i+1:]...)
		}
		if takesValue[strings.TrimPrefix(option, "-")] {
			i++
		}
	}
	return "", nil
}

// parse reads options and names in any order; behind -- everything is a name.
func parse(c command, args []string) (*call, error) {
	in := &call{}
	var now string
	own := map[string]bool{}
	for o := range strings.FieldsSeq(c.options) {
		own[o] = true
	}
	set := flag.NewFlagSet(c.name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	text := func(to *string, name string) { set.StringVar(to, name, "", "") }
	yes := func(to *bool, name string) {
		if own[name] {
			set.BoolVar(to, name, false, "")
		}
	}
	text(&in.passphraseFile, "passphrase-file")
	text(&in.as, "as")
	text(&now, "now")
	for name, to := range map[string]*string{"recovery-file": &in.recoveryFile, "map": &in.mapFile, "errors": &in.errorsFile, "name": &in.name,
		"person": &in.person, "vacancy": &in.vacancy, "copy": &in.copy, "out": &in.out, "root": &in.root} {
		if own[name] {
			text(to, name)
		}
	}
	yes(&in.sample, "sample")
	yes(&in.dryRun, "dry-run")
	yes(&in.skipBad, "skip-bad")
	yes(&in.addStaff, "add-staff")
	yes(&in.asJSON, "json")
	yes(&in.all, "all")
	yes(&in.named, "named")
	yes(&in.largePrint, "large-print")
	yes(&in.annex, "annex")
	if own["limit"] {
		set.IntVar(&in.limit, "limit", c.limit, "")
	}
	for len(args) > 0 {
		if err := set.Parse(args); err != nil {
			return nil, usageError(fmt.Sprintf("%s: %v.", c.name, err))
		}
		left := set.Args()
		if consumed := len(args) - len(left); consumed > 0 && args[consumed-1] == "--" {
			in.names = append(in.names, left...)
			break
		}
		if len(left) == 0 {
			break
		}
		in.names, args = append(in.names, left[0]), left[1:]
	}
	if n := len(in.names); n < c.least || c.most >= 0 && n > c.most {
		return nil, usageError(fmt.Sprintf("%s needs: %s.", c.name, c.takes))
	}
	var err error
	in.clock, _, err = Clock(now)
	return in, err
}

// Clock gives the clock that --now (or, when that is empty, JOBWRIGHT_NOW) asks for, and whether it stands still.
func Clock(now string) (clock func() time.Time, fixed bool, err error) {
	if now == "" {
		now = os.Getenv("JOBWRIGHT_NOW")
	}
	if now == "" {
		return time.Now, false, nil
	}
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339} {
		if at, err := time.ParseInLocation(form, now, time.Local); err == nil {
			return func() time.Time { return at }, true, nil
		}
	}
	return nil, false, usageError(fmt.Sprintf("%q is no time for the clock. Please write it as 2026-11-24T09:00.", now))
}

const longestPassphrase = 4096 // bytes

// passphrase reads the passphrase from its file, or asks for it on the terminal without showing it. The caller clears it.
func (c *call) passphrase(prompt string) ([]byte, error) {
	if c.passphraseFile != "" {
		return readPassphrase(c.passphraseFile)
	}
	terminal, is := isTerminal(c.stdin)
	if !is {
		return nil, usageError("There is no terminal to type the passphrase on. Please give it with --passphrase-file.")
	}
	fmt.Fprint(c.stderr, prompt)
	pass, err := term.ReadPassword(int(terminal.Fd()))
	fmt.Fprintln(c.stderr)
	if err != nil {
		return nil, plain("The passphrase could not be read. Please try again.")
	}
	return pass, nil
}

// readPassphrase takes the file's content without the end of its line.
func readPassphrase(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	pass, err := io.ReadAll(io.LimitReader(f, longestPassphrase+1))
	if err != nil {
		return nil, err
	}
	if len(pass) > longestPassphrase {
		clear(pass)
		return nil, plain("The passphrase file is too long. Please check that it is the right one.")
	}
	return bytes.TrimSuffix(bytes.TrimSuffix(pass, []byte("\n")), []byte("\r")), nil
}

// plain is a failure in words for a person.
type plain string

func (p plain) Error() string { return string(p) }

// isTerminal says whether somebody sits at the other end.
func isTerminal(stream any) (*os.File, bool) {
	f, is := stream.(*os.File)
	return f, is && term.IsTerminal(int(f.Fd()))
}

// progress tells a person at a terminal how far a long command is; a script is told nothing.
func (c *call) progress(format string, values ...any) {
	if c.watched {
		fmt.Fprintf(c.stderr, "\r\x1b[K"+format, values...)
	}
}

func (c *call) say(format string, values ...any) { fmt.Fprintf(c.stdout, format+"\n", values...) }

// document prints the one JSON document of a command.
func (c *call) document(v any) error {
	e := json.NewEncoder(c.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
