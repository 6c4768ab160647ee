package exchange

import (
	"archive/zip"
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The worked example of the Ordnance Survey's guide (Caister water tower), on the ellipsoid of the grid.
func TestTheGridIsUnprojectedAsTheGuideDoes(t *testing.T) {
	lat, long := unproject(651409.903, 313177.270)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"latitude", lat * 180 / math.Pi, 52 + 39.0/60 + 27.2531/3600},
		{"longitude", long * 180 / math.Pi, 1 + 43.0/60 + 4.5177/3600},
	} {
		if math.Abs(c.got-c.want) > 1e-8 {
			t.Errorf("%s is %.9f, want %.9f", c.what, c.got, c.want)
		}
	}
}

// Two points whose places by satellite are published: the Helmert formula is good to five metres or so, 0.0001 degrees.
func TestTheGridBecomesLatitudeAndLongitude(t *testing.T) {
	for _, c := range []struct {
		name                   string
		east, north, lat, long float64
	}{
		{"Caister water tower", 651409.903, 313177.270, 52 + 39.0/60 + 28.723/3600, 1 + 42.0/60 + 57.787/3600},
		{"Greenwich, the transit instrument", 538882, 177322, 51.47777, -0.00148},
	} {
		if lat, long := FromGrid(c.east, c.north); math.Abs(lat-c.lat) > 1e-4 || math.Abs(long-c.long) > 1e-4 {
			t.Errorf("%s lies at %.6f, %.6f; want %.6f, %.6f", c.name, lat, long, c.lat, c.long)
		}
	}
}

const (
	codePoint = `"S1 2JB",10,435300,387300,"E92000001","E19000001","E18000001","","E08000019","E05010861"
"S1 2JA",10,435100,387100,"E92000001","E19000001","E18000001","","E08000019","E05010861"
"S1 2ZZ",90,0,0,"E92000001","E19000001","E18000001","","E08000019","E05010861"
"DN551PT",10,452000,402000,"E92000001","","","","",""
`
	directory = "\ufeffpcd,pcds,dointr,doterm,lat,long\n\"S60 1AA\",S60 1AA,198001,,53.43,-1.35\nS60 1AB,S60 1AB,198001,,53.45,-1.37\n" +
		"S60 1AC,S60 1AC,198001,199906,10,10\nJE1 1AA,JE1 1AA,198001,,99.999999,0.000000\n"
)

func postcodeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPostcodeFilesGiveTheMiddleOfEachSector(t *testing.T) {
	grid, err := ReadPostcodes(t.Context(), postcodeFile(t, "s.csv", codePoint), nil)
	if err != nil {
		t.Fatal(err)
	}
	lat, long := FromGrid(435200, 387200)
	if at := grid["S1 2"]; len(grid) != 2 || at != [2]float64{lat, long} || math.Abs(lat-53.38) > 0.01 || math.Abs(long+1.47) > 0.01 {
		t.Errorf("Code-Point gives %v, the middle of Sheffield at %f, %f", grid, lat, long)
	}
	if _, known := grid["DN55 1"]; !known {
		t.Error("a postcode without a blank is not read")
	}
	degrees, err := ReadPostcodes(t.Context(), postcodeFile(t, "ONSPD.csv", directory), nil)
	if err != nil {
		t.Fatal(err)
	}
	if at := degrees["S60 1"]; len(degrees) != 1 || math.Abs(at[0]-53.44) > 1e-9 || math.Abs(at[1]+1.36) > 1e-9 {
		t.Errorf("the directory gives %v", degrees)
	}
}

func TestPostcodeFilesMayComeAsAZIP(t *testing.T) {
	path := filepath.Join(t.TempDir(), "codepo_gb.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	for name, content := range map[string]string{"Data/CSV/s.csv": codePoint, "Data/CSV/rotherham.csv": strings.ReplaceAll(codePoint, "S1 2", "S60 1"), "Doc/licence.txt": "words",
		"Doc/metadata.csv": "name,count\nS,2\n"} {
		e, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		e.Write([]byte(content))
	}
	w.Close()
	f.Close()
	got, err := ReadPostcodes(t.Context(), path, nil)
	if err != nil || len(got) != 3 || got["S60 1"] != got["S1 2"] || !IsPostcodes(path) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestReadingPostcodesCanBeStopped(t *testing.T) {
	path := postcodeFile(t, "s.csv", strings.Repeat(codePoint, tellEach))
	ctx, cancel := context.WithCancel(t.Context())
	got, err := ReadPostcodes(ctx, path, func(int) { cancel() })
	if !errors.Is(err, context.Canceled) || got != nil {
		t.Errorf("%d sectors, %v", len(got), err)
	}
}

func TestWhatIsNoPostcodeFileIsRefused(t *testing.T) {
	for _, content := range []string{"", "ref,name\nE1,Priory Bakery\n", "S1 2JB,10\n", "postcode,lat,long\nS1 2JB,1,2\n", codePoint[:4]} {
		path := postcodeFile(t, "x.csv", content)
		if got, err := ReadPostcodes(t.Context(), path, nil); err == nil || IsPostcodes(path) {
			t.Errorf("%q gives %v", content, got)
		}
	}
	if _, err := ReadPostcodes(t.Context(), filepath.Join(t.TempDir(), "none.csv"), nil); !os.IsNotExist(err) {
		t.Errorf("a missing file: %v", err)
	}
}
