package settingsui

import (
	"fyne.io/fyne/v2"

	"jobwright/assets"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// about is the section about the program itself.
type about struct{ box fyne.CanvasObject }

func newAbout(s *Page) part {
	version := s.p.Version
	if version == "" {
		version = "built from source, without a version number"
	}
	return &about{box: kit.Column(6,
		heading("About Jobwright", "Makes jobs fit people. Version: "+version+".", nil),
		topic("Where the store lies", s.place(s.p.Custodian.Folder())),
		topic("Network", sentence("Jobwright never uses the network. Nothing is sent anywhere, and nothing is looked up.")),
		topic("Keyboard", sentence("Everything can be done from the keyboard. Ctrl+K searches and starts anything; Ctrl+/ shows every key.")),
		topic("Screen readers", sentence("Buttons, fields and lists carry names for screen readers. On Windows and macOS they are spoken in a build made for it; on Linux not yet. Text up to 200% and the high contrast colours work everywhere.")),
		topic("Licences", sentence("Jobwright is free software under the MIT licence. Its typeface, Atkinson Hyperlegible Next, comes under the SIL Open Font License. "+assets.PlacesAttribution+" The licences of the libraries stand beside the source.")),
	)}
}

func (a *about) content() fyne.CanvasObject { return a.box }
func (a *about) reload()                    {}
func (a *about) close()                     {}

// place shows a path with a button that copies it.
func (s *Page) place(path string) fyne.CanvasObject {
	copyIt := kit.NewButton(kit.Outline, "Copy", func() {
		kit.Copy(path)
		s.p.Nav.Say("The path is on the clipboard.", nil)
	}).Icon("copy").Plain().Slim()
	return kit.Column(2, sentence(path), kit.Start(copyIt))
}

// toneOf colours the sign of a reach; the words beside it say the same.
func toneOf(r people.Reach) fyne.ThemeColorName {
	switch r {
	case people.All:
		return theme.Fits
	case people.Own, people.Figures:
		return theme.Adjust
	}
	return theme.Quiet
}
