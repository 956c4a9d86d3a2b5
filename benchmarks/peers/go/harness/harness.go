// Package harness is what every peer in Go shares; the same as harness.py, which says what it does.
package harness

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"sort"
	"strconv"
	"syscall"
)

const (
	repetitions = 5
	fewest      = 20
	most        = 100_000
)

// Fact is a column: quantity, choice or flag.
type Fact struct{ Name, Kind string }

// Test is fact, low, high.
type Test [3]int64

// Work is the workload: rules in order, cases as maps in which flags are bool and all else int64.
type Work struct {
	Facts []Fact   `json:"facts"`
	Rules [][]Test `json:"rules"`
	Cases []map[string]any
	count int
	until float64
}

// Must ends the program on an error.
func Must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Read takes FOLDER RULES SECONDS from the arguments.
func Read() *Work {
	w := &Work{}
	text, err := os.ReadFile(os.Args[1] + "/rules_" + os.Args[2] + ".json")
	Must(err)
	Must(json.Unmarshal(text, w))
	w.count = len(w.Rules)
	w.until, err = strconv.ParseFloat(os.Args[3], 64)
	Must(err)
	file, err := os.Open(os.Args[1] + "/cases.csv")
	Must(err)
	lines, err := csv.NewReader(file).ReadAll()
	Must(err)
	for _, line := range lines[1:] {
		one := map[string]any{}
		for f, fact := range w.Facts {
			value, err := strconv.ParseInt(line[f], 10, 64)
			Must(err)
			if fact.Kind == "flag" {
				one[fact.Name] = value == 1
			} else {
				one[fact.Name] = value
			}
		}
		w.Cases = append(w.Cases, one)
	}
	return w
}

// Version of a module that this program is built with.
func Version(module string) string {
	info, _ := debug.ReadBuildInfo()
	for _, dep := range info.Deps {
		if dep.Path == module {
			return dep.Version[1:]
		}
	}
	return ""
}

func cpu() float64 {
	var usage syscall.Rusage
	Must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return float64(usage.Utime.Nano() + usage.Stime.Nano())
}

func roundDown(fits float64) int {
	count := int(math.Max(fewest, math.Min(most, fits)))
	step := 1
	for step*10 <= count {
		step *= 10
	}
	for _, times := range []int{5, 2} {
		if times*step <= count {
			return times * step
		}
	}
	return step
}

// Measure times load, which makes the engine ready, and decide, which gives the row of one case.
func (w *Work) Measure(engine, version, way string, load func(), decide func(map[string]any) int) {
	start := cpu()
	load()
	loading := cpu() - start
	rows := make([]int, most)
	pass := func(count int) float64 {
		start := cpu()
		for i := 0; i < count; i++ {
			rows[i] = decide(w.Cases[i])
		}
		return cpu() - start
	}
	count := fewest
	pass(count)
	for {
		took := pass(count)
		more := roundDown(w.until * 1e9 / (math.Max(took, 1000) / float64(count)))
		if more <= count {
			break
		}
		count = more
	}
	times := []float64{}
	for i := 0; i < repetitions; i++ {
		times = append(times, pass(count))
	}
	sort.Float64s(times)
	sum := uint64(0)
	for _, row := range rows[:count] {
		sum = (sum*31 + uint64(row) + 1) % 4294967291
	}
	line, err := json.Marshal(map[string]any{
		"engine": engine, "version": version, "rules": w.count, "load_ms": loading / 1e6, "way": way, "mode": "single",
		"cases": count, "checksum": sum, "ns": times[repetitions/2] / float64(count),
	})
	Must(err)
	fmt.Println(string(line))
}
