package vault

import (
	"path/filepath"
	"strings"
)

// place says on what kind of ground a path lies. Tests put other answers in.
var place = placeOf

// ground is what place found out.
type ground struct {
	Network  bool
	Sync     string // the service's name, or ""
	ReadOnly bool
	Device   uint64 // tells disks apart; 0 is not known
}

// placeOf looks at the path or, while it does not exist, at the nearest folder above it.
func placeOf(path string) ground {
	real := nearest(path)
	g := systemGround(real)
	g.Sync = syncService(path)
	if g.Sync == "" {
		g.Sync = syncService(real)
	}
	return g
}

// nearest is the deepest existing folder of path, links followed.
func nearest(path string) string {
	p, err := filepath.Abs(path)
	if err != nil {
		p = path
	}
	for {
		if real, err := filepath.EvalSymlinks(p); err == nil {
			return real
		}
		up := filepath.Dir(p)
		if up == p {
			return p
		}
		p = up
	}
}

// syncFolders maps the beginning of a folder's name, in lower case, to the service that copies it about.
var syncFolders = map[string]string{
	"onedrive":         "OneDrive",
	"dropbox":          "Dropbox",
	"google drive":     "Google Drive",
	"googledrive":      "Google Drive",
	"my drive":         "Google Drive",
	"icloud drive":     "iCloud",
	"iclouddrive":      "iCloud",
	"icloud":           "iCloud",
	"mobile documents": "iCloud",
	"cloudstorage":     "a cloud service",
	"nextcloud":        "Nextcloud",
}

// syncService names the service whose folder a path lies in. "OneDrive - Example Trust" counts, "dropbox-notes" does not.
func syncService(path string) string {
	for _, part := range strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		part = strings.ToLower(part)
		for name, service := range syncFolders {
			if part == name || strings.HasPrefix(part, name+" ") {
				return service
			}
		}
	}
	return ""
}

// checkPlace refuses a folder that cannot hold a live store: on network drives locks and syncs are not
// to be trusted, and sync services copy a database in the middle of a change. Backups may lie there.
func checkPlace(dir string) error {
	g := place(dir)
	switch {
	case g.Sync != "":
		return refuse(SyncFolder, "This folder is kept in step by "+g.Sync+", which can spoil a store that is open.",
			"Choose a folder on this computer's own disk; backups may go into this one.")
	case g.Network:
		return refuse(Network, "This folder is on a network drive, where a store is not safe while it is open.",
			"Choose a folder on this computer's own disk; backups may go on the network.")
	}
	return nil
}
