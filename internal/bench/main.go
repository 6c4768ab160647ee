// Command bench measures what the program promises about speed and writes docs/performance.md. Ratios compare two things
// within one run, in turns, because the speed of a machine changes from hour to hour. It is no test: CI does not time anything.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jobwright/internal/vault"
)

func main() {
	out := flag.String("o", "", "file to write the table to")
	child := flag.String("child", "", "for the program itself: what to measure in a process of its own")
	only := flag.String("only", "", "measure these alone, by comma: saving, lists, search, unlock, import, register, brokerage, match, documents, window")
	flag.Parse()
	defer func() {
		switch f := recover().(type) {
		case nil:
		case failure:
			fmt.Fprintln(os.Stderr, "The measurement failed:", f.error)
			os.Exit(2)
		default:
			panic(f)
		}
	}()
	if *child != "" {
		runChild(*child, flag.Args())
		return
	}
	lines := measure(*only)
	fmt.Print(markdown(lines))
	if *out != "" {
		must(os.WriteFile(*out, []byte(page(lines, thisMachine(), time.Now())), 0o644))
	}
	for _, l := range lines {
		if !l.passed() {
			fmt.Fprintln(os.Stderr, "A limit was missed.")
			os.Exit(1)
		}
	}
}

// measure does everything in a folder that is gone afterwards.
func measure(only string) (lines []line) {
	folder := get(os.MkdirTemp("", "jobwright-bench-"))
	defer os.RemoveAll(folder)
	asked := func(parts ...string) bool {
		for _, p := range parts {
			if only == "" || strings.Contains(","+only+",", ","+p+",") {
				return true
			}
		}
		return false
	}
	if asked("unlock") {
		step("unlocking with %d slots", slots)
		lines = append(lines, unlockLines(folder)...)
	}
	if asked("import") {
		lines = append(lines, importLines(folder)...)
	}
	if asked("register") {
		lines = append(lines, registerLines(folder)...)
	}
	if asked("brokerage") {
		lines = append(lines, brokerageLines(folder)...)
	}
	if asked("match") {
		lines = append(lines, matchLines()...)
	}
	if asked("documents") {
		lines = append(lines, documentLines(folder)...)
	}
	if asked("saving", "lists", "search", "window") {
		lines = append(storeLines(folder, asked), lines...)
	}
	return lines
}

// storeLines measure what needs stores full of records; the same store grows from line to line.
func storeLines(folder string, asked func(...string) bool) (lines []line) {
	sealed := sealedStore(filepath.Join(folder, "full"+vault.Suffix))
	plain := plainStore(folder)
	if asked("saving") {
		step("saving one record")
		first := saveLine(folder, sealed, 0, 2)
		step("the same work on an encrypted and on a plain store of %s records", thousands(importSize*imports))
		same := sameWork(sealed, plain)
		lines = append(lines, first, saveLine(folder, sealed, importSize*imports, 0))
		lines = append(lines, same...)
	} else {
		sealed.fill(0, importSize*imports)
	}
	if asked("lists") {
		step("the first page and scrolling")
		short := sealedStore(filepath.Join(folder, "short"+vault.Suffix))
		short.fill(0, few)
		lines = append(lines, pageLines(short, sealed)...)
		must(short.vault.Close())
		lines = append(lines, scrollLines()...)
	}
	if asked("search", "window") {
		step("filling up to %s records", thousands(notesSearched))
		sealed.fill(99, notesSearched-importSize*imports)
	}
	if asked("search") {
		step("search as you type")
		lines = append(lines, searchLine(sealed)...)
	}
	must(sealed.vault.Close())
	if asked("window") {
		step("windows")
		lines = append(windowLines(folder, sealed.vault.Dir()), lines...)
	}
	return lines
}

// step waits for a quiet moment and tells whoever waits what is going on.
func step(format string, args ...any) {
	settle()
	fmt.Fprintf(os.Stderr, "%s  %s …\n", time.Now().Format("15:04:05"), fmt.Sprintf(format, args...))
}
