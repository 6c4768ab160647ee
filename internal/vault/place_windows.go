package vault

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

func systemGround(path string) (g ground) {
	vol := filepath.VolumeName(path)
	if strings.HasPrefix(vol, `\\`) {
		g.Network = true
		return g
	}
	root, err := windows.UTF16PtrFromString(vol + `\`)
	if err != nil {
		return g
	}
	g.Network = windows.GetDriveType(root) == windows.DRIVE_REMOTE
	var serial, flags uint32
	if windows.GetVolumeInformation(root, nil, 0, &serial, nil, &flags, nil, 0) == nil {
		g.Device = uint64(serial)
		g.ReadOnly = flags&windows.FILE_READ_ONLY_VOLUME != 0
	}
	return g
}
