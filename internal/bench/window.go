package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"jobwright/internal/tour"
)

const windowRounds = 7

// seen is what a child tells of its window.
type seen struct {
	Frame    time.Duration // to the frame in question
	Resident int64         // bytes, after everything and a collection
}

// windowLines measure the program's window against an empty one, each in a process of its own, in turns.
func windowLines(folder, store string) []line {
	screen := get(tour.StartScreen(filepath.Join(folder, "home"), 1400, 900))
	defer screen.Stop()
	var empty, full times
	var emptyMemory, fullMemory []int64
	for range windowRounds {
		settle()
		e := openWindow(screen, "empty")
		settle()
		f := openWindow(screen, "full", store)
		empty, full = append(empty, e.Frame), append(full, f.Frame)
		fmt.Fprintf(os.Stderr, "          an empty window in %s, a usable one in %s\n", short(e.Frame), short(f.Frame))
		emptyMemory, fullMemory = append(emptyMemory, e.Resident), append(fullMemory, f.Resident)
	}
	slices.Sort(emptyMemory)
	slices.Sort(fullMemory)
	e, f := emptyMemory[windowRounds/2], fullMemory[windowRounds/2]
	return []line{
		ratio("From the key to a usable window with 250,000 records, against the first frame of an empty window", full.median(), empty.median(), 1.5, windowRounds),
		{"Resident memory after a tour, against the empty window", megabytes(f), megabytes(e), float64(f) / float64(e), 2.2, "×", windowRounds},
	}
}

func megabytes(bytes int64) string { return fmt.Sprintf("%d MB", bytes/1_000_000) }

// openWindow has a child open a window on the screen.
func openWindow(screen *tour.Screen, kind string, args ...string) (s seen) {
	runProgram(screen.Env(), &s, kind, args...)
	return s
}
