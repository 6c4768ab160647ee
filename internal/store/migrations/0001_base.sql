-- People who work here, their leave, and who covers whose caseload.
create table staff (
	id text not null primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, name text not null, initials text not null, initials_key text not null, role text not null,
	fte real not null, team text not null, supervisor text not null, from_day text not null, to_day text not null, slot_tag text not null
);
create unique index staff_initials on staff(initials_key) where deleted = 0 and initials_key <> '';
create unique index staff_name on staff(name, id); -- the order of lists sorted by a person
create unique index staff_slot on staff(slot_tag) where deleted = 0 and slot_tag <> '';
create table leave (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	staff text not null references staff(id), from_day text not null, to_day text not null
);
create index leave_staff on leave(staff, from_day);
create table cover (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	staff text not null references staff(id), for_staff text not null references staff(id), from_day text not null, to_day text not null
);
create index cover_staff on cover(staff, from_day);

create table participant (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, first_name text not null, last_name text not null, name_key text not null, specialist text not null, grp text not null
);
create index participant_specialist on participant(specialist);
create index participant_name on participant(name_key, id) where deleted = 0;
create index participant_ref on participant(ref) where ref <> '';

-- The partial indexes hold what lists filter by, so that pages and counts never touch the rows they skip.
create table next_step (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, what text not null, what_key text not null, due text not null, owner text not null references staff(id),
	participant text not null, done_on text not null, snoozed integer not null
);
create index next_step_due on next_step(due, id, owner, participant) where deleted = 0 and done_on = '';
create index next_step_what on next_step(what_key, id, owner, participant) where deleted = 0 and done_on = '';
create index next_step_owner on next_step(owner, due, id, participant) where deleted = 0 and done_on = '';
create index next_step_done on next_step(done_on, id, owner, participant, due) where deleted = 0 and done_on <> '';
create index next_step_participant on next_step(participant) where participant <> '';
create index next_step_ref on next_step(ref) where ref <> '';

-- One row holds a record before and after a change, as JSON; empty = there was none. A batch is what one save changed, the unit
-- of undo: its rows follow each other, batch is the id of the first, and that one alone has the label.
-- subject and subject_before are the participants it is about, so that erasure finds it. partial = undo may leave rows out,
-- undone and kept (= undo left this row alone) say what became of it.
create table journal (
	id integer primary key, batch integer not null, label text not null, actor text not null, at integer not null,
	partial integer not null, undone integer not null,
	kind text not null, record text not null, subject text not null, subject_before text not null,
	before text not null, after text not null, kept integer not null
);
create index journal_subject on journal(subject) where subject <> '';
create index journal_subject_before on journal(subject_before) where subject_before <> '';

-- The chain of who did what. It holds keyed hashes of rows, never their content.
create table audit (
	seq integer primary key check (seq >= 1),
	at integer not null, mono integer not null, actor text not null, action text not null, object text not null,
	before blob not null, after blob not null, note text not null,
	prev blob not null check (length(prev) = 32), hash blob not null check (length(hash) = 32)
);
create trigger audit_no_update before update on audit begin select raise(abort, 'audit is append-only'); end;
create trigger audit_no_delete before delete on audit begin select raise(abort, 'audit is append-only'); end;
create trigger audit_in_order before insert on audit
	when new.seq <> (select coalesce(max(seq), 0) + 1 from audit)
		or new.prev <> coalesce((select hash from audit order by seq desc limit 1), zeroblob(32))
begin select raise(abort, 'audit out of order'); end;
-- The reasons given for opening a record outside the own caseload: apart from the chain, because erasure must reach them.
create table opened_anyway (
	id text primary key, participant text not null, staff text not null, at integer not null, reason text not null
);
create index opened_anyway_participant on opened_anyway(participant);

-- What search finds. docid grows with every change, so the newest come first. The index is brought up to date every few hundred
-- changes: until then new documents wait in search_wait, and those gone are still in the index. Search looks at all.
create table search_doc (
	docid integer primary key, kind text not null, record text not null, ref text not null, title text not null,
	owner text not null, subject text not null, words text not null, keys text not null, gone integer not null
);
create unique index search_doc_record on search_doc(record, kind) where gone = 0;
create index search_doc_gone on search_doc(gone) where gone = 1;
create table search_wait (
	docid integer primary key, kind text not null, record text not null, ref text not null, title text not null,
	owner text not null, subject text not null, words text not null, keys text not null, gone integer not null
);
create index search_doc_subject on search_doc(subject) where subject <> '';
create virtual table search using fts4(content="search_doc", words, keys, tokenize=unicode61 "remove_diacritics=2", order=desc, prefix="1,2,3,4");

-- Unsaved forms. Not journalled, not audited.
create table draft (
	staff text not null, form text not null, key text not null, body text not null, saved_at integer not null,
	primary key (staff, form, key)
);

create table attachment (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	subject text not null, about_kind text not null, about text not null, name text not null, type text not null, size integer not null
);
create index attachment_about on attachment(about);
create index attachment_subject on attachment(subject) where subject <> '';
create table attachment_data (id text primary key, content blob not null);

-- Code lists. Codes are retired with a day, never deleted. local = 1: changed or added here, kept when the lists are loaded anew.
create table code (
	list text not null, code text not null, label text not null, sort integer not null, data text not null,
	retired_on text not null, local integer not null,
	primary key (list, code)
);
create table rate (
	code text primary key, family text not null, label text not null, pence integer not null, unit text not null,
	valid_from text not null, valid_to text not null, status text not null
);
create index rate_family on rate(family, valid_from);
create table setting (key text primary key, value text not null);
create table meta (key text primary key, value text not null);

-- Rows of an import on their way in: inside the store, so that nothing lies about unencrypted and memory stays low.
create table import_row (
	run text not null, n integer not null, line integer not null, cells text not null,
	identity text not null, record text not null, fate text not null, problem text not null,
	primary key (run, n)
);
create index import_row_identity on import_row(run, identity);
-- Which record an identity without a ref was imported as.
create table import_identity (
	kind text not null, identity text not null, record text not null, subject text not null,
	primary key (kind, identity)
);
create index import_identity_record on import_identity(record);
