package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/theme"
)

func TestEveryControlCanBeDrawn(t *testing.T) {
	test.NewTempApp(t)
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.Name] {
			t.Errorf("two entries are called %s", e.Name)
		}
		seen[e.Name] = true
		if p := panel(e, theme.Look{Mode: theme.Light}); oneColour(p) {
			t.Errorf("%s draws nothing", e.Name)
		}
	}
}

// unseen are the parts of the kit that draw nothing themselves.
var unseen = []string{"NewActivityGround"}

func TestEveryControlOfTheKitIsInTheGallery(t *testing.T) {
	drawn := map[string]bool{}
	for _, file := range parse(t, ".") {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				drawn[s.Sel.Name] = true
			}
			return true
		})
	}
	maker := regexp.MustCompile(`^(New|Show|Ask|Confirm)[A-Z]?|^ErrorBox$|^CodeCard$`)
	makers := 0
	for _, file := range parse(t, "..") {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv != nil || !f.Name.IsExported() || !maker.MatchString(f.Name.Name) {
				continue
			}
			makers++
			if !drawn[f.Name.Name] && !slices.Contains(unseen, f.Name.Name) {
				t.Errorf("the gallery does not show what kit.%s makes", f.Name.Name)
			}
		}
	}
	if makers < 30 {
		t.Errorf("only %d makers of controls were found", makers)
	}
}

// parse reads the Go files of a folder but for its tests.
func parse(t *testing.T, folder string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func oneColour(p image.Image) bool {
	b := p.Bounds()
	first := p.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if p.At(x, y) != first {
				return false
			}
		}
	}
	return true
}
