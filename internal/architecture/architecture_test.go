// Package architecture holds the rules of the house as tests: what may know what.
package architecture

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pkg is what `go list` says of a package.
type pkg struct {
	ImportPath   string
	Dir          string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,TestImports,XTestImports", "jobwright/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		p.ImportPath = strings.TrimPrefix(p.ImportPath, "jobwright/")
		all = append(all, p)
	}
	if len(all) < 10 {
		t.Fatalf("only %d packages found", len(all))
	}
	return all
}

// standard says that an import belongs to the standard library: its first element has no dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != "jobwright"
}

// The domain, lowest first. Each may import those before it and nothing else of ours.
var domain = []string{"internal/day", "internal/people", "employers", "internal/reports", "brokerage", "adjustments"}

func TestDomainImportsTheStandardLibraryOnly(t *testing.T) {
	for _, p := range packages(t) {
		place := index(domain, p.ImportPath)
		if place < 0 {
			continue
		}
		for _, dep := range p.Imports {
			ours := strings.TrimPrefix(dep, "jobwright/")
			if standard(dep) && dep != "database/sql" || index(domain[:place], ours) >= 0 {
				continue
			}
			t.Errorf("%s imports %s; the domain imports the standard library and the domain packages below it", p.ImportPath, dep)
		}
	}
}

// Each of these libraries has one place in the house.
func TestOnePlaceEach(t *testing.T) {
	rules := []struct {
		library string
		places  []string
	}{
		{"github.com/jung-kurt/gofpdf", []string{"internal/pdf"}},
		{"database/sql", []string{"internal/store", "internal/vault", "internal/bench"}},
		{"github.com/mattn/go-sqlite3", []string{"internal/store", "internal/vault", "internal/bench"}},
		{"jobwright/internal/pdf", []string{"jobwright", "internal/window", "internal/cli", "internal/desk", "internal/bench"}},
		{"jobwright/internal/store", []string{"jobwright", "internal/window", "internal/cli", "internal/desk", "internal/bench"}},
		{"jobwright/internal/vault", []string{"jobwright", "internal/window", "internal/cli", "internal/desk", "internal/store", "internal/bench"}},
	}
	for _, p := range packages(t) {
		for _, dep := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			for _, r := range rules {
				if (dep == r.library || strings.HasPrefix(dep, r.library+"/")) && !within(p.ImportPath, r.places) &&
					!strings.HasPrefix("jobwright/"+p.ImportPath, r.library) {
					t.Errorf("%s imports %s, whose place is %s", p.ImportPath, dep, strings.Join(r.places, ", "))
				}
			}
		}
	}
}

// A screen reaches another one by a route, never by an import, and never sees the store.
func TestScreensKnowOnlyTheirOwnDomain(t *testing.T) {
	screens := func(path string) bool { return strings.HasSuffix(path, "ui") && path != "internal/ui" }
	for _, p := range packages(t) {
		if !screens(p.ImportPath) {
			continue
		}
		for _, dep := range p.Imports {
			ours, is := strings.CutPrefix(dep, "jobwright/")
			if !is {
				continue
			}
			for _, never := range []string{"internal/store", "internal/vault", "internal/pdf", "internal/cli", "internal/desk"} {
				if within(ours, []string{never}) {
					t.Errorf("screen package %s imports %s", p.ImportPath, dep)
				}
			}
			if screens(ours) || ours == "internal/ui" {
				t.Errorf("screen package %s imports %s; use a nav.Route", p.ImportPath, dep)
			}
		}
	}
}

// fyne.Do stands in internal/ui/task and nowhere else: one way back to the screen's goroutine.
func TestFyneDoHasOnePlace(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && rel != "." || filepath.ToSlash(rel) == "internal/ui/task" {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && (s.Sel.Name == "Do" || s.Sel.Name == "DoAndWait") {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "fyne" {
					t.Errorf("%s calls fyne.%s; use internal/ui/task", rel, s.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func index(list []string, s string) int {
	for i, v := range list {
		if v == s {
			return i
		}
	}
	return -1
}

func within(path string, places []string) bool {
	for _, place := range places {
		if path == place || strings.HasPrefix(path, place+"/") {
			return true
		}
	}
	return false
}
