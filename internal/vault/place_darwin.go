package vault

import "golang.org/x/sys/unix"

func systemGround(path string) (g ground) {
	var fs unix.Statfs_t
	if unix.Statfs(path, &fs) == nil {
		g.Network = fs.Flags&unix.MNT_LOCAL == 0
		g.ReadOnly = fs.Flags&unix.MNT_RDONLY != 0
	}
	g.Device = deviceOf(path)
	return g
}
