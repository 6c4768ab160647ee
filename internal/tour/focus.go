package tour

import (
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"time"
)

// The control that has the keyboard wears a ring. It is looked for right above and below the words of the control.
const (
	ringNear = 8  // pixels from the middle of the words, where letters end
	ringFar  = 34 // where the ring of a high button is
	mostTabs = 60
)

// ringColour is that of the ring in the light look; its edge is a little paler.
var ringColour = color.RGBA{R: 0x0B, G: 0x6E, B: 0x5F, A: 0xFF}

const paler = 40 // of 255

// TabTo presses a key, Tab or Shift+Tab, until the control with the given words has the keyboard.
func (s *Screen) TabTo(words, key string) error {
	at, err := s.find(words, 20*time.Second)
	if err != nil {
		return err
	}
	before, err := s.image()
	if err != nil {
		return err
	}
	for i := range mostTabs {
		s.Key(key)
		now, err := s.image()
		switch {
		case err != nil:
			return err
		case ringed(now, before, at):
			return nil
		case i == 0 && ringed(before, now, at): // it had the keyboard already
			s.Key(map[string]string{"Tab": "shift+Tab", "shift+Tab": "Tab"}[key])
			return nil
		}
	}
	return fmt.Errorf("%s never led to %q", key, words)
}

// ringed says that a picture has a ring around a spot that the other one does not have.
func ringed(picture, other image.Image, at spot) bool {
	side := func(way int) bool {
		for d := ringNear; d <= ringFar; d++ {
			if y := at.y + way*d; isRing(picture.At(at.x, y)) && !isRing(other.At(at.x, y)) {
				return true
			}
		}
		return false
	}
	return side(-1) && side(1)
}

func isRing(c color.Color) bool {
	got := color.RGBAModel.Convert(c).(color.RGBA)
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= paler }
	return near(got.R, ringColour.R) && near(got.G, ringColour.G) && near(got.B, ringColour.B)
}

// image is what the screen shows.
func (s *Screen) image() (image.Image, error) {
	file := filepath.Join(s.Home, "run", "ring.png")
	if err := s.picture(file); err != nil {
		return nil, err
	}
	return open(file)
}
