package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// reviewed lists the functions that hand SQL to the database that is not a constant text, and why that is safe.
var reviewed = map[string]string{
	"kinds.go find":              "statements of a kind are built at start from constants of the program",
	"change.go write":            "as above",
	"staff.go readRows":          "callers pass constant conditions; values are parameters",
	"nextstep.go CountNextSteps": "the condition is put together from constants, values are parameters",
	"search.go matching":         "as above",
	"search.go namesFirst":       "as above",
	"export.go rows":             "as above",
	"undo.go entries":            "one of two constants",
	"undo.go Tidy":               "a list of constants",
	"erase.go erase":             "the constant list of erasures",
	"erase.go scrub":             "a list of constants",
	"change.go add":              "as above",
	"searchindex.go eitherDoc":   "callers pass constants",
	"searchindex.go mergeSearch": "a list of constants",
	"searchindex.go waiting":     "the condition is put together from constants, values are parameters",
	"nextstep.go nextStepPage":   "as above",
	"may.go inCaseload":          "constants joined",
	"draft.go draftExec":         "callers pass constants",
	"draft.go readDrafts":        "callers pass constants",
	"migrate.go applyMigration":  "our own embedded files, and pragmas with a number",
	"inspect.go Inspect":         "table names are constants of the program",
	"audit.go lastAudit":         "constants joined",
	"subjectaccess.go entries":   "constants joined",
	"subjectaccess.go names":     "a list of constants",
	"audit.go Audit":             "constants joined",
	"audit.go verifyAudit":       "constants joined",
	"employerpage.go timeline":   "constants and the condition of what may be seen; values are parameters",
	"employerpage.go moments":    "the condition of what may be seen; values are parameters",
	"employerof.go EmployerOf":   "names of tables and columns are constants of the program",
	"search.go entitle":          "names of tables are constants of the program",
	"roster.go rosterRows":       "constants of the roster, with a constant condition",
	"rosterfind.go viewerIn":     "the condition of what may be seen, values are parameters",
	"statement.go run":           "callers are reviewed",
	"statement.go later":         "callers are reviewed",
	"behind.go ExecContext":      "callers are reviewed",
	"behind.go QueryContext":     "callers are reviewed",
	"behind.go QueryRowContext":  "callers are reviewed",
	"statement.go insert":        "callers are reviewed; for empty values a '' or 0 of its own",
	"statement.go queryRow":      "callers are reviewed",
	"statement.go prepared":      "callers are reviewed",
	"importstage.go flush":       "a prepared constant",
	"named.go countHeld":         "constants of a list",
	"readmany.go readMany":       "callers pass constant conditions; values are parameters",
	"caseload.go each3":          "callers pass constants and the condition of what may be seen; values are parameters",
	"vacancylist.go counts":      "callers pass constants",
	"matchcache.go readFirms":    "constants joined",
	"import.go anyOfKind":        "names of tables are constants of the program",
	"importrun.go begin":         "names of tables are constants of the program",
	"importrun.go read":          "callers pass constant conditions; values are parameters",
	"paperlist.go countPapers":   "constants and the condition of what may be seen; values are parameters",
	"paperlist.go eachNumber":    "callers pass constants",
	"signing.go record":          "statements of a kind are built at start from constants of the program",
	"importregister.go employer": "one of two constant conditions",
}

// What a person types never becomes part of a statement: every statement is a constant, or its function has been reviewed.
func TestStatementsAreConstant(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(fn, func(n ast.Node) bool {
				if arg := statement(n); arg != nil && !constant(arg) {
					key := name + " " + fn.Name.Name
					if used[key] = true; reviewed[key] == "" {
						t.Errorf("%s builds a statement; please make it a constant, or review it and list it here", key)
					}
				}
				return true
			})
		}
	}
	for key := range reviewed {
		if !used[key] {
			t.Errorf("%s is on the list and builds no statement", key)
		}
	}
}

// statement is the SQL argument of a call to the database, or nil.
func statement(n ast.Node) ast.Expr {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	plain := []string{"Exec", "Query", "QueryRow", "Prepare", "exec", "later", "insert", "queryRow"}
	switch name, withContext := strings.CutSuffix(sel.Sel.Name, "Context"); {
	case !slices.Contains(plain, name):
		return nil
	case withContext && len(call.Args) > 1:
		return call.Args[1]
	case !withContext && len(call.Args) > 0:
		return call.Args[0]
	}
	return nil
}

// constant says that an expression is made of string literals alone.
func constant(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return constant(e.X) && constant(e.Y)
	case *ast.ParenExpr:
		return constant(e.X)
	}
	return false
}

func TestMigrationsAreNumberedWithoutGaps(t *testing.T) {
	files, err := migrations()
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
}

// Every table with personal data is either a kind whose subject is known, or erased by name.
func TestEveryKindAboutAParticipantIsErased(t *testing.T) {
	for _, k := range kinds {
		if k.subject == "" {
			continue
		}
		if !slices.ContainsFunc(erasures, func(q string) bool { return strings.Contains(q, "from "+k.table+" where "+k.subject+" = ?") }) {
			t.Errorf("records of %s about a participant outlive an erasure", k.name)
		}
	}
}
