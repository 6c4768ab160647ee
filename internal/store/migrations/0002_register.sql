-- The employer register. Lists of codes and ids are one text such as ";DC;RLW;"; pledges and practice are JSON.
-- What lists and duplicates sort and compare by is not stored: the program reads it once and keeps it in memory.
create table employer (
	id text not null primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, name text not null, trading_name text not null, former_name text not null, company_number text not null, gpg_id text not null,
	public_body integer not null, sector text not null, sic text not null, size text not null, size_printed text not null,
	headcount integer not null, headcount_on text not null, address text not null, town text not null, postcode text not null,
	phone text not null, email text not null, website text not null, motivations text not null, pledges text not null, practice text not null,
	hiring text not null, hiring_route text not null, hard_to_fill text not null, shifts text not null, environment text not null,
	lead_source text not null, stage text not null, look_again_on text not null, relation integer not null, owner text not null,
	do_not_contact text not null, notice_given_on text not null, notes text not null, merged_into text not null
);
create index employer_ref on employer(ref) where ref <> '';
create index employer_merged on employer(merged_into) where merged_into <> '';

create table site (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, employer text not null references employer(id), name text not null, address text not null, town text not null, postcode text not null,
	access text not null, transport text not null
);
create index site_employer on site(employer);
create index site_ref on site(ref) where ref <> '';

create table contact_person (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, employer text not null references employer(id), site text not null, name text not null, role text not null, phone text not null,
	email text not null, can_hire text not null, prefers text not null, marketing text not null, left_on text not null
);
create index contact_person_employer on contact_person(employer);
create index contact_person_ref on contact_person(ref) where ref <> '';

-- met holds contact people.
create table contact (
	id text not null primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, on_day text not null, start_at text not null, employer text not null references employer(id), channel text not null, purpose text not null,
	also_for text not null, specialist text not null references staff(id), minutes integer not null, met text not null, outcome text not null,
	signals text not null, heard text not null, note text not null, event text not null, logged_on text not null
) without rowid; -- each index that a save does not touch spares it a page to write
create index contact_employer on contact(employer, on_day, id) where deleted = 0;
create index contact_staff on contact(specialist, on_day, id) where deleted = 0;
create index contact_ref on contact(ref) where ref <> '';

-- Apart from the contact, so that erasure finds them.
create table contact_participant (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	contact text not null, participant text not null
);
create index contact_participant_contact on contact_participant(contact);
create index contact_participant_participant on contact_participant(participant);

create table contact_review (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	staff text not null references staff(id), week text not null, supervisor text not null, on_day text not null, comment text not null
);
create index contact_review_staff on contact_review(staff, week);

-- attendees holds employers.
create table event (
	id text not null primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, on_day text not null, title text not null, kind text not null, place text not null, topics text not null, hosts text not null,
	offer_explained integer not null, attendees text not null, note text not null
);
create index event_day on event(on_day, id, attendees) where deleted = 0;
create index event_ref on event(ref) where ref <> '';

-- When the relation with an employer moved.
create table employer_stage (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	employer text not null references employer(id), on_day text not null, was text not null, stage text not null
);
create index employer_stage_employer on employer_stage(employer, on_day);

create table saved_filter (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	owner text not null references staff(id), name text not null, filter text not null, sort text not null, down integer not null,
	pinned integer not null, shared integer not null, place integer not null
);

-- Two employers that somebody has said are not the same.
create table not_duplicate (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	one text not null, other text not null
);

-- Nothing sorts next steps by their text. Each index that a save does not touch spares it pages to write.
drop index next_step_what;
alter table next_step drop column what_key;
update journal set before = case before when '' then '' else json_remove(before, '$.v[2]') end,
	after = case after when '' then '' else json_remove(after, '$.v[2]') end where kind = 'next-steps';
alter table next_step add column employer text not null default '';
alter table next_step add column contact text not null default '';
create index next_step_employer on next_step(employer, done_on, due, id, owner, participant) where deleted = 0 and employer <> '';
