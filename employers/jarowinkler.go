package employers

// jaroWinkler is the similarity of two words after Jaro and Winkler, from 0 to 1: letters in common and in order, with more
// weight on the beginning. Words are compared by bytes; keys hold few letters beyond ASCII.
func jaroWinkler(a, b string) float64 {
	if a == b {
		return 1
	}
	common, swapped := commonLetters(a, b)
	if common == 0 {
		return 0
	}
	m := float64(common)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(swapped)/2)/m) / 3
	prefix := 0
	for prefix < min(4, len(a), len(b)) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*0.1*(1-jaro)
}

// commonLetters counts the letters that both words hold near the same place, and how many of them stand in another order.
func commonLetters(a, b string) (common, swapped int) {
	reach := max(0, max(len(a), len(b))/2-1)
	var fromA, fromB []byte
	used := make([]bool, len(b))
	for i := range len(a) {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if !used[j] && a[i] == b[j] {
				used[j] = true
				fromA = append(fromA, a[i])
				break
			}
		}
	}
	for j, is := range used {
		if is {
			fromB = append(fromB, b[j])
		}
	}
	for i := range fromA {
		if fromA[i] != fromB[i] {
			swapped++
		}
	}
	return len(fromA), swapped
}
