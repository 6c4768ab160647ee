// Package cli holds the sub-commands of the program, for scripts, schedulers and checks. It calls the same code
// as the window and holds no rules of its own.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"jobwright/internal/custody"
	"jobwright/internal/exchange"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

// The exit codes of every command.
const (
	Done     = 0
	Failed   = 1 // one plain line on standard error says what happened and what to do
	Wrong    = 2 // wrong usage
	BadInput = 3 // the input has bad rows, or a consent rule forbids it; nothing was written
)

// Usage names the commands, and the options that all of them share.
var Usage = `jobwright [STORE]                            open the window
jobwright new STORE [--recovery-file F] [--sample] [--as INITIALS] [--name NAME]
                                             make an encrypted store; the recovery code
                                             goes into F, or is shown on a terminal
jobwright import STORE KIND INPUT [--dry-run] [--map MAP.json] [--skip-bad]
                 [--add-staff] [--errors BAD.csv] [--json]
                                             read .csv or .xlsx; employer-people also .vcf,
                                             vacancies also a job advert as .json or .html
jobwright import STORE postcodes INPUT         OS Code-Point Open or the ONS Postcode Directory,
                                             .csv or .zip; the middle of each sector is kept
jobwright export STORE KIND OUTPUT           write .csv or .xlsx; employer-people also .vcf,
                                             next-steps also .ics
jobwright export STORE root OUTPUT.pem         the certificate with which others check our seals
jobwright search STORE WORDS… [--limit N] [--json]
jobwright match STORE (--person REF | --vacancy REF) [--limit N] [--all] [--json]
                                             rank jobs for a person, or people for a job,
                                             with reasons; --all also what takes no part
jobwright carve STORE --vacancy REF[,REF…] --person REF [--json]
                                             suggest the duties that make a job possible
jobwright document STORE (plan|agreement|carving|employer|subject-access) REF
                   [--copy person|employer|service] [--annex] [--named]
                   [--large-print] [--out X.pdf]
                                             a paper as PDF. A plan is made for the person
                                             where no copy is named, all others for the
                                             employer; a sealed agreement is the sealed file
                                             itself. --annex adds the person's own annex.
                                             A carving names nobody unless --named asks for
                                             it and the person allows it. Subject access is
                                             all that is held on a person; the same as .json,
                                             and their files, stand beside it
jobwright backup STORE DIR                   put a verified backup into another folder
jobwright restore BACKUP STORE               bring a backup back
jobwright check STORE [FILE.pdf] [--json]    read everything and say whether it is whole; or
                                             check a sealed PDF against the store
jobwright check FILE.pdf --root ROOT.pem [--json]
                                             check a sealed PDF without a store
jobwright help · jobwright version

Options of every command, before or after the names:
  --passphrase-file F      read the passphrase from F; without it you are asked
  --as INITIALS            who acts, where several people share a store; with new,
                           the first person, a lead (ME)
  --now 2026-11-24T09:00   fix the clock, as does JOBWRIGHT_NOW

Kinds: ` + exchange.KindNames() + `
Exit: 0 done, 1 failed, 2 wrong usage, 3 the input has bad rows, or a
person has not allowed what was asked for; nothing was written
`

// command is one sub-command: how many names it takes, its own options, and what it does.
type command struct {
	name        string
	least, most int // names that it takes; most -1 = any number
	takes       string
	options     string
	limit       int // how many are told without --limit; 0 = all
	run         func(context.Context, *call) error
}

var commands = []command{
	{"new", 1, 1, "STORE", "sample recovery-file name", 0, runNew},
	{"import", 3, 3, "STORE KIND INPUT", "dry-run map skip-bad add-staff errors json", 0, runImport},
	{"export", 3, 3, "STORE KIND OUTPUT", "", 0, runExport},
	{"search", 2, -1, "STORE WORDS…", "limit json", 20, runSearch},
	{"match", 1, 1, "STORE, and --person REF or --vacancy REF", "person vacancy limit all json", 0, runMatch},
	{"carve", 1, 1, "STORE, --vacancy REF and --person REF", "person vacancy json", 0, runCarve},
	{"document", 3, 3, "STORE, a document and REF", "copy annex named large-print out", 0, runDocument},
	{"backup", 2, 2, "STORE DIR", "", 0, runBackup},
	{"restore", 2, 2, "BACKUP STORE", "", 0, runRestore},
	{"check", 1, 2, "STORE or FILE.pdf", "json root", 0, runCheck},
}

// usageError is wrong usage, in words.
type usageError string

func (e usageError) Error() string { return string(e) }

// badInput says that an input has bad rows; what they are has been told already.
type badInput string

func (e badInput) Error() string { return string(e) }

// Command says whether the arguments name a sub-command, or ask for help. Anything else is for the window.
func Command(args []string) bool {
	name, _ := split(args)
	_, known := find(name)
	return known || asksHelp(args)
}

func asksHelp(args []string) bool {
	for _, a := range args {
		if a == "-h" || a == "-help" || a == "--help" {
			return true
		}
	}
	return len(args) > 0 && args[0] == "help"
}

func find(name string) (command, bool) {
	for _, c := range commands {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

// Run runs one command and gives its exit code.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if asksHelp(args) {
		io.WriteString(stdout, Usage)
		return Done
	}
	name, rest := split(args)
	c, known := find(name)
	if !known {
		fmt.Fprintln(stderr, words(Unknown(name)))
		return Wrong
	}
	in, err := parse(c, rest)
	if err == nil {
		in.stdin, in.stdout, in.stderr = stdin, stdout, stderr
		_, in.watched = isTerminal(stderr)
		err = c.run(ctx, in)
	}
	if err == nil {
		return Done
	}
	fmt.Fprintln(stderr, words(err))
	return code(err)
}

func code(err error) int {
	var usage usageError
	var input *exchange.InputError
	var bad badInput
	switch {
	case errors.As(err, &usage):
		return Wrong
	case errors.As(err, &input), errors.As(err, &bad):
		return BadInput
	}
	return Failed
}

// words says an error in one plain line.
func words(err error) string {
	var usage usageError
	var held *vault.Error
	var refused *custody.Refusal
	var kept *store.Error
	var path *fs.PathError
	var link *os.LinkError
	text := err.Error()
	switch {
	case errors.Is(err, context.Canceled):
		text = "The command was stopped before it had finished; nothing was changed."
	case errors.As(err, &usage):
		text += " Type “jobwright help” to see how each command is used."
	case errors.As(err, &refused):
		text = refused.Error()
	case errors.As(err, &held):
		text = held.Error()
	case errors.As(err, &kept):
		text = kept.Error()
	case errors.As(err, &path):
		text = fileWords(path.Path, path)
	case errors.As(err, &link):
		text = fileWords(link.New, link)
	}
	return strings.Join(strings.Fields(text), " ")
}

func fileWords(name string, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Sprintf("%s is not there. Please check the name.", name)
	case errors.Is(err, fs.ErrExist):
		return fmt.Sprintf("%s is there already. Please choose another name.", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf("%s may not be used. Please check who owns it.", name)
	case errors.Is(err, syscall.EISDIR):
		return fmt.Sprintf("%s is a folder, and a file is needed. Please check the name.", name)
	case errors.Is(err, syscall.EROFS):
		return fmt.Sprintf("Nothing can be written to %s: it is there to be read only. Please choose another folder.", name)
	}
	return fmt.Sprintf("%s could not be read or written. Please check the disk it lies on.", name)
}
