package pagevfs

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	comments = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)
	spaces   = regexp.MustCompile(`\s+`)
)

// declarations splits a C header into its constants, types and functions, with
// comments and layout taken out. Conditions and include guards are left out.
func declarations(source string) map[string]bool {
	all := map[string]bool{}
	var rest strings.Builder
	for line := range strings.Lines(comments.ReplaceAllString(source, "")) {
		if !strings.HasPrefix(strings.TrimSpace(line), "#") {
			rest.WriteString(line)
		} else if f := strings.Fields(line); len(f) > 2 && f[0] == "#define" {
			all[strings.Join(f, " ")] = true
		}
	}
	depth, start, body := 0, 0, rest.String()
	for i, c := range body {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		case ';':
			if depth == 0 {
				all[strings.TrimSpace(spaces.ReplaceAllString(body[start:i], " "))] = true
				start = i + 1
			}
		}
	}
	return all
}

// A copied declaration that no longer is SQLite's own would corrupt memory.
func TestOurCopyOfTheHeaderIsThatOfThePinnedSQLite(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/mattn/go-sqlite3").Output()
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "sqlite3-binding.h"))
	if err != nil {
		t.Fatal(err)
	}
	ours, err := os.ReadFile("sqlite3vfs.h")
	if err != nil {
		t.Fatal(err)
	}
	// Their file begins a C++ block that would swallow the rest.
	source := strings.NewReplacer(`extern "C" {`, "").Replace(string(theirs))
	known, copied := declarations(source), declarations(string(ours))
	if len(copied) < 25 {
		t.Errorf("only %d declarations found in our copy", len(copied))
	}
	for d := range copied {
		if !known[d] {
			t.Errorf("not in SQLite's header: %s", d)
		}
	}
}
