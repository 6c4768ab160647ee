package employers

// Alike is an employer that another may be, with the reasons in plain words.
type Alike struct {
	Employer Listed
	Score    float64 // 0 to 1
	Because  []string
}

// Pair is two employers that may be one.
type Pair struct {
	A, B    Listed
	Score   float64 // 0 to 1
	Because []string
}
