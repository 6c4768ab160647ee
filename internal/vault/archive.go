package vault

import (
	"archive/zip"
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"time"
)

// A backup file is a zip of stored files: manifest.json, keys.json, case.db. Its zip comment ends in the
// SHA-256 of everything before that, so that any flipped bit is noticed without a key; the manifest's MAC,
// under a key that stays when the data key is rotated, notices what somebody altered on purpose or made up.
const (
	backupExt      = ".cwbak"
	manifestName   = "manifest.json"
	manifestFormat = 1
	sealText       = "jobwright backup sha256:"
	sealLength     = 2 * sha256.Size
	maxDatabase    = 1 << 40
)

var errArchive = errors.New("backup file damaged")

// manifest describes a backup. Nothing in it is personal.
type manifest struct {
	Format     int       `json:"format"`
	ID         string    `json:"id"` // of the store
	At         time.Time `json:"at"`
	Sequence   int       `json:"sequence"`
	Generation int       `json:"generation"`
	Reason     string    `json:"reason"`
	Facts      Facts     `json:"facts"`
	Database   fileSum   `json:"database"`
	Keys       fileSum   `json:"keys"`
	MAC        string    `json:"mac"`
}

type fileSum struct {
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

func (m *manifest) mac(k *keys) string {
	c := *m
	c.MAC = ""
	h := hmac.New(sha256.New, derive(k.base[:], m.ID, "backup manifest mac"))
	h.Write(c.bytes())
	return hex.EncodeToString(h.Sum(nil))
}

func (m *manifest) authentic(k *keys) bool { return hmac.Equal([]byte(m.mac(k)), []byte(m.MAC)) }

func (m *manifest) bytes() []byte {
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic(err) // cannot happen: plain fields
	}
	return append(b, '\n')
}

func parseManifest(b []byte) (m manifest, err error) {
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%w: %w", errArchive, err)
	}
	if !bytes.Equal(m.bytes(), b) || m.Format != manifestFormat {
		return m, errArchive
	}
	return m, nil
}

func sumOf(b []byte) fileSum {
	h := sha256.Sum256(b)
	return fileSum{int64(len(b)), hex.EncodeToString(h[:])}
}

func sumFile(path string) (s fileSum, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	h := sha256.New()
	s.Size, err = io.Copy(h, f)
	s.SHA256 = hex.EncodeToString(h.Sum(nil))
	return s, err
}

// writeArchive makes the backup file at path and syncs it.
func writeArchive(path, database string, keyFile []byte, m manifest) (err error) {
	out, err := createPrivate(path)
	if err != nil {
		return err
	}
	h := sha256.New()
	defer func() { err = errors.Join(err, out.Close()) }()
	db, err := os.Open(database)
	if err != nil {
		return err
	}
	defer db.Close()
	w := &sealingWriter{to: out, sum: h}
	z := zip.NewWriter(w)
	for _, e := range []struct {
		name string
		from io.Reader
	}{{manifestName, bytes.NewReader(m.bytes())}, {keyName, bytes.NewReader(keyFile)}, {dbName, db}} {
		to, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := io.Copy(to, e.from); err != nil {
			return err
		}
	}
	if err := z.SetComment(sealText + string(bytes.Repeat([]byte("0"), sealLength))); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := w.seal(); err != nil {
		return err
	}
	return out.Sync()
}

// sealingWriter holds the last bytes back and writes the sum of all before them in their place.
type sealingWriter struct {
	to   io.Writer
	sum  hash.Hash
	tail []byte
}

func (w *sealingWriter) Write(b []byte) (int, error) {
	w.tail = append(w.tail, b...)
	if n := len(w.tail) - sealLength; n > 0 {
		w.sum.Write(w.tail[:n])
		if _, err := w.to.Write(w.tail[:n]); err != nil {
			return 0, err
		}
		w.tail = append(w.tail[:0], w.tail[n:]...)
	}
	return len(b), nil
}

func (w *sealingWriter) seal() error {
	_, err := io.WriteString(w.to, hex.EncodeToString(w.sum.Sum(nil)))
	return err
}

// checkSeal reads the whole file and compares it with the sum at its end.
func checkSeal(f *os.File) error {
	fi, err := f.Stat()
	if err != nil {
		return err
	}
	n := fi.Size() - sealLength
	if n <= int64(len(sealText)) {
		return errArchive
	}
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, n)); err != nil {
		return err
	}
	want := make([]byte, sealLength)
	if _, err := f.ReadAt(want, n); err != nil {
		return err
	}
	if hex.EncodeToString(h.Sum(nil)) != string(want) {
		return errArchive
	}
	return nil
}

// archive is an opened backup file whose seal, names and sums are right.
type archive struct {
	file     *os.File
	zip      *zip.Reader
	manifest manifest
	keys     *keyFile
}

func (a *archive) close() { a.file.Close() }

// openArchive opens a backup; whole reads it to the end and checks the seal.
func openArchive(path string, whole bool) (a *archive, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	a = &archive{file: f}
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	if whole {
		if err := checkSeal(f); err != nil {
			return nil, err
		}
	}
	return a, a.read()
}

func (a *archive) read() error {
	fi, err := a.file.Stat()
	if err != nil {
		return err
	}
	if a.zip, err = zip.NewReader(a.file, fi.Size()); err != nil {
		return fmt.Errorf("%w: %w", errArchive, err)
	}
	names := []string{manifestName, keyName, dbName}
	if len(a.zip.File) != len(names) {
		return errArchive
	}
	for i, e := range a.zip.File {
		if e.Name != names[i] || e.Method != zip.Store {
			return errArchive
		}
	}
	b, err := a.small(0)
	if err != nil {
		return err
	}
	if a.manifest, err = parseManifest(b); err != nil {
		return err
	}
	if b, err = a.small(1); err != nil {
		return err
	}
	if sumOf(b) != a.manifest.Keys {
		return errArchive
	}
	if a.keys, err = parseKeyFile(b); err != nil {
		return err
	}
	if a.keys.ID != a.manifest.ID {
		return errArchive
	}
	return nil
}

// small reads an entry that must be small.
func (a *archive) small(i int) ([]byte, error) {
	r, err := a.zip.File[i].Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errArchive, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxKeyFile+1))
	if err != nil || len(b) > maxKeyFile {
		return nil, errors.Join(errArchive, err)
	}
	return b, nil
}

// extract writes the database to path, synced, and compares it with the manifest.
func (a *archive) extract(path string) (err error) {
	r, err := a.zip.File[2].Open()
	if err != nil {
		return fmt.Errorf("%w: %w", errArchive, err)
	}
	defer r.Close()
	out, err := createPrivate(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(out, h), io.LimitReader(r, min(a.manifest.Database.Size, maxDatabase)+1))
	if err != nil {
		return err
	}
	if (fileSum{n, hex.EncodeToString(h.Sum(nil))}) != a.manifest.Database {
		return errArchive
	}
	return out.Sync()
}
