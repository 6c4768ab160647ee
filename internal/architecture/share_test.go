package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// people.MayShare alone decides what a person's permission allows: nobody else compares one, or what may be said, with anything.
func TestOnlyMayShareWeighsPermissions(t *testing.T) {
	root, files := filepath.Join("..", ".."), 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		switch inside = filepath.ToSlash(inside); {
		case d.IsDir() && (inside == "internal/people" || inside != "." && strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(inside, ".go") || strings.HasSuffix(inside, "_test.go"):
			return nil
		}
		files++
		at := token.NewFileSet()
		file, err := parser.ParseFile(at, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if weighs(n) {
				t.Errorf("%s weighs a permission by itself; ask people.MayShare", at.Position(n.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files read, %v", files, err)
	}
}

// weighs says that a part of a program compares a permission or what may be said, or goes by it.
func weighs(n ast.Node) bool {
	dial := func(e ast.Expr) bool {
		s, ok := e.(*ast.SelectorExpr)
		return ok && (s.Sel.Name == "Permission" || s.Sel.Name == "Disclosure")
	}
	switch n := n.(type) {
	case *ast.BinaryExpr:
		switch n.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ:
			return dial(n.X) || dial(n.Y)
		}
	case *ast.SwitchStmt:
		return n.Tag != nil && dial(n.Tag)
	case *ast.CallExpr:
		f, ok := n.Fun.(*ast.Ident)
		return ok && (f.Name == "min" || f.Name == "max") && (dial(n.Args[0]) || dial(n.Args[len(n.Args)-1]))
	}
	return false
}
