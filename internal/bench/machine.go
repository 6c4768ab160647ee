package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// machine is what one must know of a computer to judge its times. It names neither host nor folder.
type machine struct {
	cores     int
	processor string
}

func thisMachine() machine {
	m := machine{cores: runtime.NumCPU(), processor: runtime.GOARCH}
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return m // not Linux
	}
	for _, l := range strings.Split(string(info), "\n") {
		if name, value, ok := strings.Cut(l, ":"); ok && strings.TrimSpace(name) == "model name" {
			m.processor = strings.TrimSpace(value)
			break
		}
	}
	return m
}

func (m machine) String() string {
	return fmt.Sprintf("%d cores, %s, %s", m.cores, m.processor, runtime.GOOS)
}

// settle waits until other programs leave the computer alone, but not for ever: what they take would be counted here.
func settle() {
	for range 120 {
		busy, all := processorTime()
		time.Sleep(500 * time.Millisecond)
		busy2, all2 := processorTime()
		if (busy2-busy)*10 <= all2-all {
			return
		}
	}
}

// processorTime is how long all processors were busy since the start of the computer, of how long in all.
func processorTime() (busy, all int) {
	stat, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0, 0 // not Linux
	}
	first, _, _ := strings.Cut(string(stat), "\n")
	for i, f := range strings.Fields(first)[1:] {
		n := get(strconv.Atoi(f))
		all += n
		if i != 3 && i != 4 { // idle, and waiting for the disk
			busy += n
		}
	}
	return busy, all
}
