// Package places knows where British towns lie, and postcode sectors where a file of postcodes was imported. Towns are those of the
// GeoNames gazetteer (see assets.Places for whose work that is).
package places

import (
	"encoding/csv"
	"strconv"
	"strings"
	"sync"

	"jobwright/assets"
	"jobwright/brokerage"
	"jobwright/employers"
)

// Map is what is known of places. It never changes and is safe for several goroutines.
type Map struct {
	sectors   map[string]brokerage.Spot // by sector: "S1 2"
	districts map[string]brokerage.Spot // by district: "S1", the middle of its sectors
}

// New is a map of all towns and of postcode sectors: latitude and longitude in degrees of the middle of each, "S1 2". There may be none.
func New(sectors map[string][2]float64) *Map {
	m := &Map{sectors: make(map[string]brokerage.Spot, len(sectors)), districts: map[string]brokerage.Spot{}}
	count := map[string]float64{}
	for code, at := range sectors {
		code = strings.ToUpper(strings.TrimSpace(code))
		if len(code) < 3 {
			continue
		}
		district, last := strings.TrimSpace(code[:len(code)-1]), code[len(code)-1:]
		code = district + " " + last
		m.sectors[code] = brokerage.Spot{Name: code, Lat: at[0], Lng: at[1]}
		d, n := m.districts[district], count[district]
		m.districts[district] = brokerage.Spot{Name: district, Lat: (d.Lat*n + at[0]) / (n + 1), Lng: (d.Lng*n + at[1]) / (n + 1)}
		count[district] = n + 1
	}
	return m
}

// Spots gives where a town and a postcode may lie. A postcode whose sector is known is certain; a district alone, "S9", is taken for its
// middle. Of a town it gives all places of the name; "Newport, Shropshire" is one of them.
func (m *Map) Spots(town, postcode string) (spots []brokerage.Spot, exact bool) {
	if s, ok := m.sector(postcode); ok {
		return []brokerage.Spot{s}, true
	}
	return named(town), false
}

func (m *Map) sector(postcode string) (brokerage.Spot, bool) {
	if len(m.sectors) == 0 {
		return brokerage.Spot{}, false
	}
	key := employers.PostcodeKey(postcode)
	if written := employers.WritePostcode(key); written != "" {
		if s, ok := m.sectors[written[:len(written)-2]]; ok {
			return s, true
		}
	}
	s, ok := m.districts[employers.District(postcode)]
	return s, ok
}

// named gives the towns of a name, or of the name before a comma within the area after it.
func named(town string) []brokerage.Spot {
	all := towns()
	if found := all[key(town)]; len(found) > 0 {
		return found
	}
	name, area, ok := strings.Cut(town, ",")
	if !ok {
		return nil
	}
	found := all[key(name)]
	for i, s := range found {
		if of := s.Name[strings.LastIndex(s.Name, ", ")+1:]; key(of) == key(area) {
			return found[i : i+1]
		}
	}
	return found
}

// otherNames are names that people use and the gazetteer does not.
var otherNames = map[string]string{"hull": "kingston upon hull", "londonderry": "derry"}

// key is how a name is compared: Saint is St, and hyphens are blanks.
func key(name string) string {
	words := strings.Fields(employers.NameKey(name))
	for i, w := range words {
		if w == "saint" {
			words[i] = "st"
		}
	}
	k := strings.Join(words, " ")
	if other := otherNames[k]; other != "" {
		return other
	}
	return k
}

// shortKey is a name without what tells it from others: "newcastle" for Newcastle upon Tyne. Empty = it has no such part.
func shortKey(key string) string {
	for _, between := range []string{" upon ", " on ", " under ", " in ", " by ", " le "} {
		if before, _, ok := strings.Cut(key, between); ok {
			return before
		}
	}
	return ""
}

// towns are the towns by their keys, read once.
var towns = sync.OnceValue(func() map[string][]brokerage.Spot {
	rows, err := csv.NewReader(strings.NewReader(assets.Places)).ReadAll()
	if err != nil {
		panic(err) // the file is a part of the program
	}
	all := make(map[string][]brokerage.Spot, len(rows))
	add := func(key string, s brokerage.Spot) {
		if key != "" {
			all[key] = append(all[key], s)
		}
	}
	for _, r := range rows[1:] {
		lat, _ := strconv.ParseFloat(r[2], 64)
		lng, _ := strconv.ParseFloat(r[3], 64)
		s := brokerage.Spot{Name: r[0], Lat: lat, Lng: lng}
		if r[1] != r[0] {
			s.Name += ", " + r[1]
		}
		add(key(r[0]), s)
		add(shortKey(key(r[0])), s)
	}
	return all
})
