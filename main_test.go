package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/internal/cli"
	"jobwright/internal/window"
)

func TestNoWindowOpensOnWhatIsNoStore(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"folder", "s.jobwright"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"bogus":                              "There is no command or store called bogus. Type “jobwright help”",
		"imprt":                              "“jobwright import”",
		filepath.Join(dir, "none.jobwright"): "There is no store at",
		filepath.Join(dir, "folder"):         "ends in .jobwright",
	} {
		for _, args := range [][]string{{name}, {name, "more", "words"}, {"--now", "2026-11-24T09:00", name}} {
			var out, errs bytes.Buffer
			if code := run(context.Background(), args, nil, &out, &errs); code != cli.Wrong || !strings.Contains(errs.String(), want) || strings.Count(errs.String(), "\n") != 1 {
				t.Errorf("%q ends with %d and says %q", args, code, errs.String())
			}
		}
	}
	for _, args := range [][]string{nil, {filepath.Join(dir, "s.jobwright")}, {filepath.Join(dir, "s.jobwright") + string(filepath.Separator), "--now", "2026-11-24T09:00"}} {
		if _, err := windowOptions(args); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func TestTheVersionIsPrinted(t *testing.T) {
	for _, arg := range []string{"version", "--version"} {
		var out bytes.Buffer
		if code := run(context.Background(), []string{arg}, nil, &out, nil); code != cli.Done || out.String() != "Jobwright "+window.Version+"\n" {
			t.Errorf("%s ends with %d and prints %q", arg, code, out.String())
		}
	}
}
