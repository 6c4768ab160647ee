package store

import (
	"archive/zip"
	"bytes"
	"context"
	"net/http"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"jobwright/internal/people"
)

// MaxAttachment is the largest file that can be attached, in bytes.
const MaxAttachment = 10 << 20

// Attachment is a file kept with a record: a CV, a scan of a signed paper, a job description. It lies in the encrypted store.
type Attachment struct {
	ID        string
	Subject   people.ParticipantID // whom it is about; empty = nobody
	AboutKind string               // kind and id of the record it belongs to
	About     string
	Name      string // as the person's file was called, without folders
	Type      string // the MIME type found in its content
	Size      int
	At        time.Time
	By        people.StaffID
	Version   int
}

var attachmentKind = &kind{name: "attachments", table: "attachment", act: people.ChangeRegister, subject: "subject", employer: []string{"about"},
	columns: cols("subject about_kind about name type size:i"),
	doc: func(r *row) doc {
		return doc{title: r.text("name"), text: r.text("name"), subject: r.text("subject")}
	},
}

func attachmentOf(r *row) Attachment {
	return Attachment{ID: r.id, Version: r.version, Subject: people.ParticipantID(r.text("subject")), AboutKind: r.text("about_kind"), About: r.text("about"),
		Name: r.text("name"), Type: r.text("type"), Size: int(r.vals[r.k.at["size"]].(int64)), At: time.UnixMilli(r.changedAt), By: people.StaffID(r.changedBy)}
}

// Attach keeps a file with a record. The type is read from the content and must fit the name.
func (s *Store) Attach(ctx context.Context, a *Attachment, content []byte) error {
	kind, err := attachmentType(a.Name, content)
	if err != nil {
		return err
	}
	if a.ID == "" {
		a.ID = NewID()
	}
	a.Name, a.Type, a.Size = path.Base(strings.ReplaceAll(a.Name, `\`, "/")), kind, len(content)
	r := attachmentKind.row(a.ID, a.Version, false, string(a.Subject), a.AboutKind, a.About, a.Name, a.Type, int64(a.Size))
	err = s.change(ctx, "file attached", people.ChangeRegister, func(c *change) error {
		if err := c.put(r); err != nil {
			return err
		}
		_, err := c.tx.ExecContext(c.ctx, "insert into attachment_data (id, content) values (?, ?) on conflict (id) do nothing", a.ID, content)
		return err
	})
	if err == nil {
		a.Version = r.version
	}
	return err
}

// Attachments lists the files of a record, newest first.
func (s *Store) Attachments(ctx context.Context, about string) ([]Attachment, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return nil, err
	}
	see, args := s.visible(who, "subject", "''")
	rows, err := readRows(ctx, s.files.Read(), attachmentKind, "where about = ? and deleted = 0 and "+see+" order by id desc", append([]any{about}, args...)...)
	out := make([]Attachment, len(rows))
	for i, r := range rows {
		out[i] = attachmentOf(r)
	}
	return out, s.plain(err)
}

// Attachment is one file with its content.
func (s *Store) Attachment(ctx context.Context, id string) (Attachment, []byte, error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return Attachment{}, nil, err
	}
	see, args := s.visible(who, "subject", "''")
	rows, err := readRows(ctx, s.files.Read(), attachmentKind, "where id = ? and deleted = 0 and "+see, append([]any{id}, args...)...)
	if err != nil {
		return Attachment{}, nil, s.plain(err)
	}
	if len(rows) == 0 {
		return Attachment{}, nil, notFound()
	}
	var content []byte
	err = s.files.Read().QueryRowContext(ctx, "select content from attachment_data where id = ?", id).Scan(&content)
	return attachmentOf(rows[0]), content, s.plain(err)
}

// Detach takes a file away; undo brings it back.
func (s *Store) Detach(ctx context.Context, id string, version int) error {
	return s.change(ctx, "file taken away", people.ChangeRegister, func(c *change) error {
		old, err := attachmentKind.find(c.ctx, c.tx, id)
		if err != nil {
			return err
		}
		if old != nil && old.text("about_kind") == signatureKind.name {
			return refused("This scan belongs to a signature, so it stays.", "A change of the paper makes a new version, to be signed again.")
		}
		return c.del(attachmentKind, id, version)
	})
}

// attachmentTypes are the endings that may be attached and what their content must be.
var attachmentTypes = map[string]string{
	".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".txt": "text/plain",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".odt": "application/vnd.oasis.opendocument.text",
}

// attachmentType is the MIME type of a file that may be attached; the content decides, the name must agree.
func attachmentType(name string, content []byte) (string, error) {
	want, ok := attachmentTypes[strings.ToLower(path.Ext(name))]
	switch {
	case !ok:
		return "", refused("Files of this type cannot be attached.", "Please use PDF, PNG, JPEG, Word (docx), OpenDocument (odt) or plain text.")
	case len(content) > MaxAttachment:
		return "", refused("This file is larger than 10 MB.", "Please make it smaller, for example by scanning with fewer dots.")
	case len(content) == 0:
		return "", refused("This file is empty.", "Please check it and choose it again.")
	}
	found := http.DetectContentType(content)
	switch {
	case strings.HasPrefix(found, want):
		if want == "text/plain" && !utf8.Valid(content) {
			break
		}
		return want, nil
	case found == "application/zip" && isOffice(content, want):
		return want, nil
	}
	return "", refused("The content of this file does not fit its name.", "Please save it again in the program it comes from and attach that.")
}

// isOffice looks into a zip for the part that makes it a text document.
func isOffice(content []byte, want string) bool {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if f.Name == "word/document.xml" && strings.HasSuffix(want, "wordprocessingml.document") || f.Name == "content.xml" && strings.HasSuffix(want, "opendocument.text") {
			return true
		}
	}
	return false
}
