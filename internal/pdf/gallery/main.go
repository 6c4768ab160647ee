// Command gallery makes a picture of each page of each document, in standard and in large print: go run ./internal/pdf/gallery FOLDER.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/pdf"
)

// The pictures are small, but every word can be read.
const (
	dots    = "90" // an inch
	colours = "32"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "Say the folder for the pictures: gallery FOLDER")
		os.Exit(2)
	}
	if err := draw(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func draw(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, print := range []struct {
		name  string
		large bool
	}{{"", false}, {"-large", true}} {
		for _, d := range papertest.Documents(print.large) {
			if err := pictures(folder, d.Name+print.name, paper.Layout(d.Document)); err != nil {
				return err
			}
		}
		if err := pictures(folder, "agreement-sealed"+print.name, papertest.Sealed(4, print.large)); err != nil {
			return err
		}
	}
	return pictures(folder, "other-scripts", paper.Layout(paper.AgreementPaper(papertest.OtherScripts(), papertest.Made, false)))
}

// pictures writes one PNG a page.
func pictures(folder, name string, pages paper.Pages) error {
	var b bytes.Buffer
	if err := pdf.Write(&b, pages); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	cmd := exec.Command("pdftoppm", "-r", dots, "-png", "-", filepath.Join(folder, name))
	cmd.Stdin = &b
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: pdftoppm: %w: %s", name, err, out)
	}
	files, err := filepath.Glob(filepath.Join(folder, name+"-[0-9]*.png"))
	if err != nil {
		return err
	}
	if out, err := exec.Command("mogrify", append([]string{"-strip", "+dither", "-colors", colours}, files...)...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: mogrify: %w: %s", name, err, out)
	}
	return nil
}
