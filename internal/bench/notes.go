package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// vocabulary is what the made-up notes are written with, the frequent words first: as in real notes, a few words fill most of them.
var vocabulary = strings.Fields(`the with about rang manager shift visit meeting morning letter bakery hours interview trial employer warehouse
	kitchen weekend support travel reception assistant garden centre winter quiet adjustment packing cleaning school hospital library cafe
	contract break uniform rota induction start Monday Tuesday Wednesday Thursday Friday afternoon bus train lift timetable headset screen
	supervisor colleague buddy mentor training certificate hygiene forklift stock shelf till florist nursery laundry hotel brewery museum
	theatre farm stable boatyard joinery print studio depot canteen reading Müller Łódź Küchenhilfe Straße Zoë Núñez O’Neill Ångström Šárka Çelik
	wages payslip pension notice reference review feedback praise worry confident calm steady early late noisy bright lunch rest walk stairs desk
	apron gloves boots phone voicemail email diary map postcode parking bicycle umbrella sunshine frost spring summer autumn holiday jubilee xylophone`)

// writer writes made-up notes, the same ones from the same seed.
type writer struct{ r *rand.Rand }

func newWriter(seed uint64) *writer { return &writer{rand.New(rand.NewPCG(seed, 7))} }

func (w *writer) n(below int) int { return w.r.IntN(below) }

// note is 8 to 20 words, and a rare one, as names and references are.
func (w *writer) note() string {
	var words []string
	for range 7 + w.n(13) {
		words = append(words, vocabulary[int(float64(len(vocabulary))*w.r.Float64()*w.r.Float64())])
	}
	letter := func() rune { return 'a' + rune(w.n(26)) }
	return strings.Join(words, " ") + fmt.Sprintf(" %c%c%c%d", letter(), letter(), letter(), w.n(1000))
}

// queries are what people type: common and rare words, beginnings of words, several words, other letters, references, and
// what is not there.
var queries = []string{"rang", "manager", "meeting", "the", "with", "winter letter", "küchenhilfe", "kuchenhilfe", "lodz", "strasse", "müller", "bakery shift morning",
	"interview trial", "meeting garden", "quiet reception", "qu re", "ba sh", "adjustment tr", "xylophone", "jubilee holiday", "o'neill", "šárka", "celik",
	"zq", "abc1", "xyz9", "monday bus timetable", "train to", "no such word", "support travel assistant", "hygiene certificate", "forklift", "payslip wages pension",
	"the the the", "rang about the", "se", "st", "co"}
