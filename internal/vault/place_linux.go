package vault

import "golang.org/x/sys/unix"

// Kinds of file system that reach over a network or through another program (statfs magic numbers).
var networkMagic = map[uint32]bool{
	0x00006969: true, // NFS
	0x0000517B: true, // SMB
	0xFE534D42: true, // SMB2
	0xFF534D42: true, // CIFS
	0x65735546: true, // FUSE
	0x00C36400: true, // Ceph
	0x5346414F: true, // AFS
	0x73757245: true, // Coda
	0x0000564C: true, // NCP
}

func systemGround(path string) (g ground) {
	var fs unix.Statfs_t
	if unix.Statfs(path, &fs) == nil {
		g.Network = networkMagic[uint32(fs.Type)]
		g.ReadOnly = fs.Flags&unix.ST_RDONLY != 0
	}
	g.Device = deviceOf(path)
	return g
}
