package vault

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// Backup is one backup file.
type Backup struct {
	Path       string
	At         time.Time
	Sequence   int
	Generation int
	Reason     string
	OffDevice  bool // on another disk, on the network or in a sync folder
	Facts      Facts
}

var backupPattern = regexp.MustCompile(`^[0-9]{8}T[0-9]{6}Z-([0-9]{6,})\.cwbak$`)

// Backup makes a backup while the store is in use, reads it back from end to end, and thins out old ones.
// reason is a fixed word of the program ("before import"), never anything personal: it stands in clear.
func (v *Vault) Backup(ctx context.Context, reason string) (Backup, error) {
	v.change.Lock()
	defer v.change.Unlock()
	return v.backup(ctx, reason)
}

func (v *Vault) backup(ctx context.Context, reason string) (Backup, error) {
	if err := v.writable(); err != nil {
		return Backup{}, err
	}
	b, err := v.makeBackup(ctx, reason)
	if isDamage(err) {
		return Backup{}, v.damaged(err)
	}
	if err != nil {
		return Backup{}, failed("The backup could not be made.", err)
	}
	v.thin()
	return b, nil
}

func (v *Vault) makeBackup(ctx context.Context, reason string) (b Backup, err error) {
	folder := filepath.Join(v.dir, backupsName)
	if !exists(folder) {
		if err := mkdirPrivate(folder); err != nil {
			return b, err
		}
	}
	aside := filepath.Join(folder, tmpMark+"backup")
	if err := os.RemoveAll(aside); err != nil {
		return b, err
	}
	if err := mkdirPrivate(aside); err != nil {
		return b, err
	}
	defer os.RemoveAll(aside)
	db := filepath.Join(aside, dbName)
	if err := copyDatabase(ctx, v.db.read, db, v.kf, v.keys); err != nil {
		return b, err
	}
	m, err := v.describe(ctx, db, reason, nextSequence(folder))
	if err != nil {
		return b, err
	}
	part := filepath.Join(aside, "backup")
	if err := writeArchive(part, db, v.kf.bytes(), m); err != nil {
		return b, err
	}
	path := filepath.Join(folder, fmt.Sprintf("%s-%06d%s", m.At.Format("20060102T150405Z"), m.Sequence, backupExt))
	if err := v.readBack(part); err != nil {
		return b, err
	}
	if err := renameDurable(part, path); err != nil {
		return b, err
	}
	return backupOf(path, m), nil
}

// describe checks the copied database and makes its manifest.
func (v *Vault) describe(ctx context.Context, db, reason string, sequence int) (m manifest, err error) {
	m = manifest{Format: manifestFormat, ID: v.kf.ID, At: v.o.now().UTC().Truncate(time.Second),
		Sequence: sequence, Generation: v.gen, Reason: reason, Keys: sumOf(v.kf.bytes())}
	if m.Facts, err = inspectFile(ctx, db, v.kf, v.keys, v.o); err != nil {
		return m, err
	}
	if m.Database, err = sumFile(db); err != nil {
		return m, err
	}
	m.MAC = m.mac(v.keys)
	return m, nil
}

// readBack checks a written backup file as a restore would read it.
func (v *Vault) readBack(path string) error {
	a, err := openArchive(path, true)
	if err != nil {
		return err
	}
	defer a.close()
	if !a.manifest.authentic(v.keys) || !a.keys.authentic(v.keys) {
		return errArchive
	}
	return nil
}

// BackupTo makes a backup and puts a copy into another folder, best on another device, and reads it back
// from there. Network drives and sync folders are welcome. The store remembers when, see NewestElsewhere,
// unless the folder lies on the store's own disk: then Backup.OffDevice is false.
func (v *Vault) BackupTo(ctx context.Context, dir string) (Backup, error) {
	v.change.Lock()
	defer v.change.Unlock()
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Backup{}, failed("The folder could not be found.", err)
	}
	if inside(dir, v.dir) {
		return Backup{}, refuse(Exists, "This folder lies inside the store itself.", "Choose a folder on another device.")
	}
	b, err := v.backup(ctx, "copy elsewhere")
	if err != nil {
		return Backup{}, err
	}
	to := filepath.Join(dir, filepath.Base(b.Path))
	if err := v.copyOut(to, b.Path); err != nil {
		return Backup{}, &Error{Kind: Failed, Err: err, What: "The backup could not be copied to this folder.",
			Do: "Check that the device is connected, has free space and can be written, then try again."}
	}
	b.Path = to
	if b.OffDevice = offDevice(dir, v.dir); !b.OffDevice {
		return b, nil
	}
	s := loadState(v.dir)
	s.Elsewhere = b.At
	if err := s.save(v.dir); err != nil {
		return Backup{}, failed("The backup was copied, but its date could not be noted.", err)
	}
	return b, nil
}

// copyOut copies a backup out of the store; some media know no modes and no syncing of folders, which is no hindrance.
func (v *Vault) copyOut(to, from string) error {
	part := filepath.Join(filepath.Dir(to), tmpMark+filepath.Base(to))
	os.Remove(part)
	if err := copyFile(part, from, createPlain); err != nil {
		os.Remove(part)
		return err
	}
	if err := v.readBack(part); err != nil {
		os.Remove(part)
		return err
	}
	if err := os.Rename(part, to); err != nil {
		return err
	}
	syncDir(filepath.Dir(to))
	return nil
}

// offDevice says that a copy in dir outlives the disk that home lies on. A disk that cannot be told does not count.
func offDevice(dir, home string) bool {
	there, here := place(dir), place(home)
	return there.Network || there.Sync != "" || there.Device != 0 && here.Device != 0 && there.Device != here.Device
}

// inside says that dir is root or lies in it.
func inside(dir, root string) bool {
	rel, err := filepath.Rel(nearest(root), nearest(dir))
	return err == nil && filepath.IsLocal(rel)
}

// NewestElsewhere is when a backup was last put on another device, and whether that ever happened.
func (v *Vault) NewestElsewhere() (time.Time, bool) {
	at := loadState(v.dir).Elsewhere
	return at, !at.IsZero()
}

// Backups lists the store's own backups in its folder, newest first, as their manifests say: only CheckBackup
// and Restore read them to the end. What is no backup, not readable, or not of this store, is left out.
func (v *Vault) Backups() ([]Backup, error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return listBackups(filepath.Join(v.dir, backupsName), v.ours())
}

// ours tells the store's own backups from those of another store and from made-up ones. After Close only the
// id is left to go by. The caller holds v.change or v.mu, or the vault is not yet open.
func (v *Vault) ours() func(*archive) bool {
	if v.keys == nil {
		return ofStore(v.kf.ID)
	}
	return func(a *archive) bool { return a.manifest.ID == v.kf.ID && a.manifest.authentic(v.keys) }
}

// ofStore tells backups by their store's id; "" takes all.
func ofStore(id string) func(*archive) bool {
	return func(a *archive) bool { return id == "" || a.manifest.ID == id }
}

// listBackups lists those of the backups in a folder that are ours, newest first.
func listBackups(folder string, ours func(*archive) bool) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		return nil, failed("The folder with the backups could not be read.", err)
	}
	var all []Backup
	for _, e := range entries {
		if !backupPattern.MatchString(e.Name()) {
			continue
		}
		path := filepath.Join(folder, e.Name())
		if a, err := openArchive(path, false); err == nil {
			if ours(a) {
				all = append(all, backupOf(path, a.manifest))
			}
			a.close()
		}
	}
	slices.SortFunc(all, func(a, b Backup) int { return newer(b, a) })
	return all, nil
}

// newer orders by number, because a clock may have been put back.
func newer(a, b Backup) int {
	if a.Sequence != b.Sequence {
		return a.Sequence - b.Sequence
	}
	return a.At.Compare(b.At)
}

func backupOf(path string, m manifest) Backup {
	return Backup{Path: path, At: m.At, Sequence: m.Sequence, Generation: m.Generation, Reason: m.Reason, Facts: m.Facts}
}

// newestBackup is the newest of our backups whose file is whole to the last bit, or nil.
func newestBackup(dir string, ours func(*archive) bool) *Backup {
	all, _ := listBackups(filepath.Join(dir, backupsName), ours)
	for _, b := range all {
		if a, err := openArchive(b.Path, true); err == nil {
			a.close()
			return &b
		}
	}
	return nil
}

// nextSequence counts on from the names in the folder, readable or not.
func nextSequence(folder string) int {
	last := 0
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if m := backupPattern.FindStringSubmatch(e.Name()); m != nil {
			n, _ := strconv.Atoi(m[1])
			last = max(last, n)
		}
	}
	return last + 1
}

// thin removes the store's own backups that retention does not keep. Other files are left alone.
func (v *Vault) thin() {
	folder := filepath.Join(v.dir, backupsName)
	all, err := listBackups(folder, v.ours())
	if err != nil {
		return
	}
	keep := retained(all)
	for i, b := range all {
		if !keep[i] {
			os.Remove(b.Path)
		}
	}
	syncDir(folder)
}

// CheckBackup reads a backup of this store to the end, as a restore would, and says what is in it.
func (v *Vault) CheckBackup(ctx context.Context, path string) (Backup, error) {
	v.change.Lock()
	defer v.change.Unlock()
	if v.keys == nil {
		return Backup{}, closed()
	}
	a, err := openBackup(path)
	if err != nil {
		return Backup{}, err
	}
	defer a.close()
	if a.manifest.ID != v.kf.ID {
		return Backup{}, otherStore()
	}
	if !a.keys.authentic(v.keys) {
		return Backup{}, olderKeys()
	}
	tmp, err := os.MkdirTemp("", "jobwright-")
	if err != nil {
		return Backup{}, failed("There was no room to check the backup.", err)
	}
	defer os.RemoveAll(tmp)
	if err := a.unpack(ctx, filepath.Join(tmp, dbName), v.keys, v.o); err != nil {
		return Backup{}, err
	}
	return backupOf(path, a.manifest), nil
}
