package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
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
