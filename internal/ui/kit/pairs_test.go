package kit

import (
	"strings"
	"testing"
)

func TestAComparisonStandsInTwoColumnsAsWideAsEachOther(t *testing.T) {
	was, is := NewText("short"), NewText(strings.Repeat("What is agreed takes some lines. ", 12)).Wrap()
	below := NewText("below")
	shownIn(t, Column(1, Halves(was, is), below), 700, 400)
	if was.Size().Width != is.Size().Width || is.Position().X < 340 {
		t.Errorf("%v and %v wide, the second at %v", was.Size().Width, is.Size().Width, is.Position().X)
	}
	if is.Size().Height < is.MinSize().Height {
		t.Error("the longer one is cut")
	}
}
