// Jobwright is a desktop app with which UK supported-employment and IPS services run their work with employers.
// Without a sub-command it opens the window; with one it is a tool for scripts and checks (docs: jobwright help).
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"jobwright/internal/cli"
	"jobwright/internal/vault"
	"jobwright/internal/window"
)

func main() {
	if err := vault.HardenProcess(); err != nil {
		fmt.Fprintln(os.Stderr, "Jobwright could not switch off crash files that may hold what is in memory:", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program: a command, or the window. It gives the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) > 0 && strings.TrimLeft(args[0], "-") == "version" {
		fmt.Fprintln(stdout, "Jobwright", window.Version)
		return cli.Done
	}
	if cli.Command(args) {
		return cli.Run(ctx, args, stdin, stdout, stderr)
	}
	o, err := windowOptions(args)
	if err != nil {
		fmt.Fprintln(stderr, err, "Type “jobwright help” to see how it is used.")
		return cli.Wrong
	}
	if err := window.Run(ctx, o); err != nil {
		fmt.Fprintln(stderr, err)
		return cli.Failed
	}
	return cli.Done
}

// windowOptions reads what may follow the program's name when it opens the window: a store, and --now before or after it.
func windowOptions(args []string) (o window.Options, err error) {
	flags := flag.NewFlagSet("jobwright", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	now := flags.String("now", "", "")
	err = flags.Parse(args)
	if err == nil && flags.NArg() > 0 {
		o.Store = flags.Arg(0)
		if err := isStore(o.Store); err != nil {
			return o, err
		}
		err = flags.Parse(flags.Args()[1:])
	}
	if err != nil || flags.NArg() > 0 {
		return o, sentence("jobwright opens one store, and knows no other option here than --now.")
	}
	o.Now, o.Fixed, err = cli.Clock(*now)
	return o, err
}

// isStore refuses what no window opens on: a name that is no command either, or a folder that is not there.
func isStore(name string) error {
	info, err := os.Stat(name)
	named := strings.HasSuffix(filepath.Base(name), vault.Suffix)
	switch {
	case named && err == nil && info.IsDir():
		return nil
	case named:
		return sentence("There is no store at " + name + ".")
	case err == nil:
		return sentence(name + " is no store: the name of a store ends in " + vault.Suffix + ".")
	}
	return cli.Unknown(name)
}

// sentence is an error in words for the person who started the program.
type sentence string

func (s sentence) Error() string { return string(s) }
