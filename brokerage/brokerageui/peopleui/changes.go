package peopleui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// showChanges shows what has changed in a profile since an earlier day, which can be chosen.
func (s *People) showChanges(page brokerage.PersonPage) {
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) ([]brokerage.ProfileVersion, error) {
		return s.p.People.ProfileVersions(ctx, page.Participant.ID)
	}, func(versions []brokerage.ProfileVersion, err error) {
		switch {
		case s.Forms.Closed():
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			s.openChanges(page, versions)
		}
	})
}

// mostVersions are how many earlier days are offered.
const mostVersions = 6

func (s *People) openChanges(page brokerage.PersonPage, versions []brokerage.ProfileVersion) {
	same := "The profile has not changed since it was first written."
	if len(versions) == 1 && !versions[0].On.IsZero() {
		same = "The profile was first written on " + text.Short(versions[0].On, s.today()) + ". What changes on a later day stands here."
	}
	versions = slices.DeleteFunc(slices.Clone(versions), func(v brokerage.ProfileVersion) bool { // the newest is as it stands now
		return len(people.Changed(v.Profile, page.Participant.Profile, s.namer(page))) == 0
	})
	versions = versions[:min(mostVersions, len(versions))]
	body := kit.Column(4, kit.NewText(same).Wrap())
	var d *kit.Dialog
	if len(versions) > 0 {
		names := make([]string, len(versions))
		for i, v := range versions {
			names[i] = "Since " + text.Short(v.On, s.today())
		}
		list, at := kit.Column(2), 0
		var chips *kit.ChoiceChips
		show := func() {
			chips.Choose(at)
			list.Objects = s.changesSince(versions[at], page)
			list.Refresh()
			if d != nil {
				d.Relayout()
			}
		}
		chips = kit.NewChoiceChips("Since when", names, func(i int) {
			if i >= 0 {
				at = i
			}
			show()
		})
		show()
		body = kit.Column(4, chips, list)
	}
	d = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "What has changed", Sub: "Profile of " + page.Participant.Name(), Body: body, Wide: 680, Cancel: "Close"})
}

// changesSince are the fields that differ from an earlier profile, each with what it said and says.
func (s *People) changesSince(was brokerage.ProfileVersion, page brokerage.PersonPage) []fyne.CanvasObject {
	changes := people.Changed(was.Profile, page.Participant.Profile, s.namer(page))
	var out []fyne.CanvasObject
	for _, c := range changes {
		words := kit.Column(0, kit.NewText(c.Label).Bold().Wrap())
		if len(c.Now) > 0 {
			words.Add(kit.NewText("Now: " + strings.Join(c.Now, "; ")).Wrap())
		}
		if len(c.Was) > 0 {
			words.Add(kit.NewText("Before: " + strings.Join(c.Was, "; ")).Tone(theme.Quiet).Wrap())
		}
		out = append(out, kit.Rule(), words)
	}
	return out
}

// namer names what a profile keeps as codes and ids.
func (s *People) namer(page brokerage.PersonPage) people.Namer {
	return func(list, code string) string {
		switch list {
		case "roles":
			return s.roleName(code)
		case "sic2007_sections":
			return s.sectorName(code)
		case "travel_modes":
			return travelMode(code)
		case "employers":
			return orWords(page.Employers[employers.EmployerID(code)], "an employer that is not listed any more")
		}
		return s.p.Codes.Label(list, code)
	}
}
