package adjustments

// Fact is a piece of information, never advice.
type Fact struct {
	Title string
	Words string
	Check bool // the figure or rule is not certain: it is to be checked before anybody relies on it
}

// Limbs are the three parts of the duty with their names; see Item.Limb. (Equality Act 2010 s20; facts.md e.1)
var limbs = [...]string{"", "A way of working", "The building or place", "An aid or a helping service"}

// limbName is what a part of the duty is called; nothing for 0.
func limbName(limb int) string {
	if limb < 0 || limb >= len(limbs) {
		return ""
	}
	return limbs[limb]
}

// The places whose law may hold, as the setting names them.
const (
	England         = "england"
	Wales           = "wales"
	Scotland        = "scotland"
	NorthernIreland = "ni"
)

// Law says in plain words what the law asks of an employer, for the place where the service works; an unknown or empty place counts as
// Great Britain. It is information, not advice. (facts.md e.1: Equality Act 2010 s6, s20, s21, s60 and Schedule 8)
func Law(place string) []Fact {
	if place == NorthernIreland {
		return []Fact{
			{"The law in Northern Ireland", "In Northern Ireland another law holds: the Disability Discrimination Act 1995. It also asks employers to make reasonable adjustments. " +
				"The details differ from the rest of the UK.", true},
			{"Who pays", "The employer pays for reasonable adjustments. Northern Ireland has its own Access to Work. The cost is not passed on to the person.", true},
			notProof,
		}
	}
	return []Fact{
		{"When the duty holds", "An employer has to act when the way things are puts a disabled person at a real disadvantage, and the employer knows of it or should know of it.", false},
		{"1. " + limbs[1], "Where a rule, a habit or a way of working causes the disadvantage, the employer takes reasonable steps to avoid it. Examples are hours, breaks and how instructions are given.", false},
		{"2. " + limbs[2], "Where something about the building causes it, the employer takes it away, changes it, or gives a way round it. Examples are steps, doors and lighting.", false},
		{"3. " + limbs[3], "Where an aid or a helping service is missing, the employer provides it. Examples are a special chair, software or an interpreter.", false},
		{"Information", "Where the disadvantage is about information, it has to be given in a form that the person can use, where that is reasonable.", false},
		{"What is reasonable", "It depends on how well it would work, how practical it is, what it costs, what the employer can afford, how much it would disturb the work, and what help with the cost there is.", false},
		{"Who pays", "The employer pays for reasonable adjustments. The cost may not be passed on to the person. Access to Work is a grant for what goes beyond them.", false},
		notProof,
		{"Before a job offer", "Before an offer an employer may ask about health only for a few reasons, such as what the person needs for the interview.", false},
		{"If nothing is done", "Not making a reasonable adjustment is a form of discrimination. A union, Acas or an advice service can explain what somebody can do.", false},
	}
}

// notProof says that nobody has to prove anything here.
var notProof = Fact{"No proof is needed", "An employer may make adjustments for anybody. Nobody has to prove a disability, and Jobwright does not ask for it.", false}
