package brokerage

import (
	"unicode"
	"unicode/utf8"

	"jobwright/employers"
)

// Words are compared by 64-bit FNV-1a of their folded letters: nothing has to be kept or allocated for them, and the same words give
// the same key on every machine.
const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)

// emptyWords say nothing of what somebody does.
var emptyWords = func() map[uint64]bool {
	set := map[uint64]bool{}
	for _, w := range []string{"assistant", "worker", "officer", "staff", "junior", "senior", "trainee", "and", "of", "the"} {
		set[hashWord(w)] = true
	}
	return set
}()

var hashedAnd = hashWord("and")

func hashWord(w string) uint64 {
	h := uint64(hashBasis)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * hashPrime
	}
	return h
}

// titleWords adds the keys of the words of a job title to keys: lower case, without accents, parted by whatever is no letter, and without
// the words that say nothing of what is done. A single letter is what an apostrophe left over.
func titleWords(keys []uint64, title string) []uint64 {
	eachWord(title, false, func(key uint64, letters int) {
		if letters > 1 && !emptyWords[key] {
			keys = append(keys, key)
		}
	})
	return keys
}

// phrase is the key of a skill or licence: its words in their order, figures too, however they are parted, without "and". 0 = no words.
func phrase(text string) uint64 {
	h, words := uint64(hashBasis), 0
	eachWord(text, true, func(key uint64, _ int) {
		if key != hashedAnd {
			h = (h ^ key) * hashPrime
			words++
		}
	})
	if words == 0 {
		return 0
	}
	return h
}

// phrases adds the keys of all that say something.
func phrases(keys []uint64, texts []string) []uint64 {
	for _, text := range texts {
		if key := phrase(text); key != 0 {
			keys = append(keys, key)
		}
	}
	return keys
}

// eachWord gives the key and the length of each folded word.
func eachWord(text string, figures bool, give func(key uint64, letters int)) {
	h, n := uint64(hashBasis), 0
	add := func(b byte) { h, n = (h^uint64(b))*hashPrime, n+1 }
	end := func() {
		if n > 0 {
			give(h, n)
		}
		h, n = hashBasis, 0
	}
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			i += size
			plain := employers.PlainLetter(unicode.ToLower(r))
			if plain == " " {
				end()
				continue
			}
			for k := range len(plain) {
				add(plain[k])
			}
			continue
		case c >= 'A' && c <= 'Z':
			add(c | 0x20)
		case c >= 'a' && c <= 'z' || figures && c >= '0' && c <= '9':
			add(c)
		default:
			end()
		}
		i++
	}
	end()
}
