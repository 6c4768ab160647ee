package exchange

import "math"

// The national grid, by “A guide to coordinate systems in Great Britain” of the Ordnance Survey, annexes B and C.

// ellipsoid is the shape of the earth that a system of coordinates takes it to have.
type ellipsoid struct{ a, b float64 } // half axes in metres

var (
	airy1830 = ellipsoid{6377563.396, 6356256.909}
	wgs84    = ellipsoid{6378137.000, 6356752.3142}
)

func (e ellipsoid) e2() float64 { return 1 - e.b*e.b/(e.a*e.a) }

// The projection of the national grid.
const (
	gridScale = 0.9996012717
	gridLat   = 49 * math.Pi / 180
	gridLong  = -2 * math.Pi / 180
	gridEast  = 400000.0
	gridNorth = -100000.0
)

// FromGrid turns an easting and a northing in metres into latitude and longitude in degrees (WGS84), by the Helmert formula: good to
// about five metres.
func FromGrid(east, north float64) (lat, long float64) {
	lat, long = unproject(east, north)
	x, y, z := airy1830.cartesian(lat, long)
	lat, long = wgs84.degrees(helmert(x, y, z))
	return lat * 180 / math.Pi, long * 180 / math.Pi
}

// unproject gives latitude and longitude on the Airy ellipsoid, in radians.
func unproject(east, north float64) (lat, long float64) {
	e := airy1830
	n := (e.a - e.b) / (e.a + e.b)
	lat = gridLat
	for range 100 {
		lat += (north - gridNorth - meridian(e.b, n, lat)) / (e.a * gridScale)
		if math.Abs(north-gridNorth-meridian(e.b, n, lat)) < 1e-5 {
			break
		}
	}
	sin, cos, tan := math.Sin(lat), math.Cos(lat), math.Tan(lat)
	nu := e.a * gridScale / math.Sqrt(1-e.e2()*sin*sin)
	rho := e.a * gridScale * (1 - e.e2()) / math.Pow(1-e.e2()*sin*sin, 1.5)
	eta2 := nu/rho - 1
	t2, d := tan*tan, east-gridEast
	vii := tan / (2 * rho * nu)
	viii := tan / (24 * rho * math.Pow(nu, 3)) * (5 + 3*t2 + eta2 - 9*t2*eta2)
	ix := tan / (720 * rho * math.Pow(nu, 5)) * (61 + 90*t2 + 45*t2*t2)
	x := 1 / (cos * nu)
	xi := 1 / (cos * 6 * math.Pow(nu, 3)) * (nu/rho + 2*t2)
	xii := 1 / (cos * 120 * math.Pow(nu, 5)) * (5 + 28*t2 + 24*t2*t2)
	xiia := 1 / (cos * 5040 * math.Pow(nu, 7)) * (61 + 662*t2 + 1320*t2*t2 + 720*t2*t2*t2)
	d2 := d * d
	return lat - d2*(vii-d2*(viii-d2*ix)), gridLong + d*(x-d2*(xi-d2*(xii-d2*xiia)))
}

// meridian is the length of the meridian from the origin of the grid to a latitude.
func meridian(b, n, lat float64) float64 {
	n2, n3 := n*n, n*n*n
	less, more := lat-gridLat, lat+gridLat
	return b * gridScale * ((1+n+5*n2/4+5*n3/4)*less - (3*n+3*n2+21*n3/8)*math.Sin(less)*math.Cos(more) +
		(15*n2/8+15*n3/8)*math.Sin(2*less)*math.Cos(2*more) - 35*n3/24*math.Sin(3*less)*math.Cos(3*more))
}

// helmert turns cartesian coordinates of the national grid's datum into those of WGS84.
func helmert(x, y, z float64) (float64, float64, float64) {
	const second = math.Pi / 180 / 3600
	const rx, ry, rz = 0.1502 * second, 0.2470 * second, 0.8421 * second
	const scale = 1 - 20.4894e-6
	return 446.448 + scale*x - rz*y + ry*z, -125.157 + rz*x + scale*y - rx*z, 542.060 - ry*x + rx*y + scale*z
}

// cartesian gives the coordinates of a point on the ellipsoid.
func (e ellipsoid) cartesian(lat, long float64) (x, y, z float64) {
	sin := math.Sin(lat)
	nu := e.a / math.Sqrt(1-e.e2()*sin*sin)
	return nu * math.Cos(lat) * math.Cos(long), nu * math.Cos(lat) * math.Sin(long), (1 - e.e2()) * nu * sin
}

// degrees gives latitude and longitude, in radians, of a point near the ellipsoid.
func (e ellipsoid) degrees(x, y, z float64) (lat, long float64) {
	p := math.Hypot(x, y)
	lat = math.Atan2(z, p*(1-e.e2()))
	for range 10 {
		sin := math.Sin(lat)
		lat = math.Atan2(z+e.e2()*e.a/math.Sqrt(1-e.e2()*sin*sin)*sin, p)
	}
	return lat, math.Atan2(y, x)
}
