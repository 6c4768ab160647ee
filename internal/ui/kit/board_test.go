package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// stages is a made-up board: an owner that moves items between its columns.
type stages struct {
	items map[string][]string
	board *Board[string]
}

func newStages(first int) *stages {
	s := &stages{items: map[string][]string{}}
	for i := range first {
		s.items["new"] = append(s.items["new"], fmt.Sprintf("Lead %d", i))
	}
	s.board = NewBoard(BoardOptions[string]{
		Name: "Leads", Columns: []BoardColumn{{ID: "new", Title: "New"}, {ID: "explore", Title: "Exploring"}, {ID: "ready", Title: "Ready"}}, Lines: 1,
		Face:  func(n string) CardFace { return CardFace{Title: n, Lines: []CardLine{{Text: "Short of people"}}} },
		Moved: s.moved,
	})
	s.show()
	return s
}

func (s *stages) show() {
	for _, id := range []string{"new", "explore", "ready"} {
		s.board.SetItems(id, s.items[id])
	}
}

func (s *stages) moved(item, from, to string) {
	s.items[from] = slices.DeleteFunc(s.items[from], func(x string) bool { return x == item })
	s.items[to] = append(s.items[to], item)
	s.show()
}

func TestBoardMovesCardsByKeys(t *testing.T) {
	s := newStages(3)
	w := shownIn(t, s.board, 900, 500)
	w.Canvas().Focus(s.board)
	s.board.TypedKey(key(fyne.KeyDown))
	right := &desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault}
	s.board.TypedShortcut(right)
	s.board.TypedShortcut(right)
	s.board.TypedShortcut(right)
	if got := s.items["ready"]; len(got) != 1 || got[0] != "Lead 1" {
		t.Fatalf("ready holds %v", got)
	}
	if item, ok := s.board.Current(); !ok || item != "Lead 1" {
		t.Errorf("selected %q: the card must stay selected", item)
	}
	s.board.TypedKey(key(fyne.KeyLeft))
	if item, _ := s.board.Current(); item != "Lead 0" {
		t.Errorf("left of ready, past the empty column, lies %q", item)
	}
}

func TestBoardPassesOtherShortcutsOn(t *testing.T) {
	s := newStages(1)
	w := shownIn(t, s.board, 900, 500)
	heard := false
	find := &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}
	KeysOf(w.Canvas()).Add(Shortcut{Keys: "Ctrl+K", What: "Search everything", Do: func() { heard = true }})
	s.board.TypedShortcut(find)
	if !heard {
		t.Error("Ctrl+K does not reach the window from the board")
	}
}

func TestBoardMovesCardsByDragging(t *testing.T) {
	s := newStages(3)
	w := shownIn(t, s.board, 900, 500)
	from := fyne.NewPos(60, boardHead()+20)
	test.Drag(w.Canvas(), from, 10, 0)
	if got := s.items["explore"]; len(got) != 0 {
		t.Errorf("a small drag moved %v", got)
	}
	test.Drag(w.Canvas(), fyne.NewPos(400, boardHead()+20), 340, 0) // the position is where the pointer arrives
	if got := s.items["explore"]; len(got) != 1 || got[0] != "Lead 0" {
		t.Errorf("exploring holds %v after dragging the first card there", got)
	}
}

func TestBoardDrawsOnlyTheCardsOnScreen(t *testing.T) {
	s := newStages(5_000)
	w := shownIn(t, s.board, 900, 500)
	w.Canvas().Focus(s.board)
	s.board.TypedKey(key(fyne.KeyEnd))
	if n := len(s.board.columns[0].views); n > 12 {
		t.Errorf("%d cards are drawn", n)
	}
	if item, _ := s.board.Current(); item != "Lead 4999" {
		t.Errorf("End leads to %q", item)
	}
}

func TestCardsThatWrapSayWhatTheyAreAbout(t *testing.T) {
	long := CardFace{Title: "Send two dates for a first meeting to Wren & Daughter", Lines: []CardLine{{Icon: "employers", Text: "Wren & Daughter Opticians"}, {Text: "5 days late"}}}
	short := CardFace{Title: "Ring", Lines: []CardLine{{Text: "Hallam"}}}
	b := NewBoard(BoardOptions[CardFace]{Name: "Week", Columns: []BoardColumn{{ID: "fri", Title: "Fri"}, {ID: "sat", Title: "Sat", Slim: true}, {ID: "sun", Title: "Sun", Slim: true}},
		Wrap: true, Face: func(f CardFace) CardFace { return f }})
	b.SetItems("fri", []CardFace{short})
	w := shownIn(t, b, 480, 500)
	low := b.cardHigh()
	b.SetItems("fri", []CardFace{long, short})
	b.SetItems("sun", []CardFace{short})
	text := breakCard(long, 140, true, shaped)
	if got := strings.Join(append(text.title, text.below[0]...), "|"); len(text.title) < 2 || len(text.title) > 3 || len(text.below[0]) != 2 || strings.Contains(got, "…") {
		t.Errorf("the card says %q", got)
	}
	if high := b.cardHigh(); high <= low || high != breakCard(long, b.columns[0].views[0].box.Size().Width, true, shaped).high() {
		t.Errorf("cards are %v high, before %v", high, low)
	}
	_, fri := b.Span("fri")
	_, sat := b.Span("sat")
	x, sun := b.Span("sun")
	if sat > fri/2+1 || sun != fri || x+sun > 480 {
		t.Errorf("the days are %v, %v and %v wide", fri, sat, sun)
	}
	if col, row := b.place(fyne.NewPos(x+5, boardHead()+5)); col != 2 || row != 0 {
		t.Errorf("Sunday's card is found at %d, %d", col, row)
	}
	w.Resize(fyne.NewSize(1400, 500))
	if b.cardHigh() >= low+2*20 && b.cardHigh() > breakCard(long, 400, true, shaped).high() {
		t.Errorf("in a wide window cards stay %v high", b.cardHigh())
	}
}

func TestAllCardsAreAsHighAsTheOneThatNeedsMost(t *testing.T) {
	words := strings.Fields("Avenue Tailor WAVE Müller Łódź file LTVAY trays pile up every Friday, and nobody clears them — “not yet” jjjlii Wren & Daughter 12")
	var faces []CardFace
	for i := range 300 {
		face := CardFace{Title: strings.Join(words[i%7:i%7+3], " "), Lines: []CardLine{{Icon: "clock"}, {}}}
		for k := range 1 + i%17 {
			face.Lines[i%2].Text += words[(i*5+k*3)%len(words)] + " "
		}
		faces = append(faces, face)
	}
	for from := 0; from < len(faces); from += 10 {
		b := NewBoard(BoardOptions[CardFace]{Name: "Cards", Columns: []BoardColumn{{ID: "one", Title: "One"}}, Wrap: true, Face: func(f CardFace) CardFace { return f }})
		b.SetItems("one", faces[from:from+10])
		shownIn(t, b, float32(160+from), 500)
		most := cardHeight(1)
		for _, f := range faces[from : from+10] {
			_, w := b.span(0)
			most = max(most, breakCard(f, w, true, shaped).high())
		}
		if high := b.cardHigh(); high != most {
			t.Errorf("cards from %d on are %v high, the highest needs %v", from, high, most)
		}
	}
}

func TestACardStaysSelectedAmongOthersOfTheSameTitle(t *testing.T) {
	items := map[string][]int{"new": {1, 2}, "ready": {3}}
	var b *Board[int]
	b = NewBoard(BoardOptions[int]{Name: "Leads", Columns: []BoardColumn{{ID: "new", Title: "New"}, {ID: "ready", Title: "Ready"}},
		Face: func(int) CardFace { return CardFace{Title: "Hallam Bakery"} }, Key: func(n int) string { return fmt.Sprint(n) },
		Moved: func(n int, from, to string) {
			items[from] = slices.DeleteFunc(items[from], func(x int) bool { return x == n })
			items[to] = append(items[to], n)
			b.SetItems(from, items[from])
			b.SetItems(to, items[to])
		}})
	b.SetItems("new", items["new"])
	b.SetItems("ready", items["ready"])
	shownIn(t, b, 900, 500)
	b.Select("new", 1)
	b.Carry(1)
	if now, _ := b.Current(); now != 2 {
		t.Errorf("%d is selected after 2 has moved", now)
	}
}

func TestAColumnThatLosesCardsLeavesNoGapBelowTheLast(t *testing.T) {
	b := NewBoard(BoardOptions[int]{Name: "Numbers", Columns: []BoardColumn{{ID: "one", Title: "One"}}, Face: func(n int) CardFace { return CardFace{Title: itoa(n)} }})
	b.SetItems("one", make([]int, 30))
	shownIn(t, b, 400, 500)
	b.scroll(0, 1e9)
	b.SetItems("one", make([]int, 10))
	if at := b.columns[0].offset; at != b.most(0) || at == 0 {
		t.Errorf("a column of 10 cards stands scrolled by %v, at most %v", at, b.most(0))
	}
	b.SetItems("one", make([]int, 1))
	if at := b.columns[0].offset; at != 0 {
		t.Errorf("a column of one card stands scrolled by %v", at)
	}
}
