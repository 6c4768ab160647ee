-- Agreements, wellness plans, and what was signed of them. Lists of codes are one text such as ";PERIODIC;HEALTH;"; lists of free texts and of
-- structures are JSON. paper_kind is agreement or plan, paper the id of one, number the version of its content.
create table agreement (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, participant text not null, employer text not null, site text not null, job text not null, vacancy text not null,
	job_title text not null, manager text not null, manager_role text not null, hr text not null, number integer not null, status text not null,
	on_day text not null, review_on text not null, next_review text not null, triggers text not null, plan text not null, show_impact integer not null,
	impact text not null, good_day text not null, bad_day text not null, items text not null, declined text not null, reporting text not null,
	signs text not null, emergency text not null, advice text not null, seers text not null, annex text not null
);
-- Everything that a list sorts and chooses by, so that it reads no record before it shows it.
create index agreement_listed on agreement(participant, review_on, next_review, employer, status, id) where deleted = 0;
create index agreement_employer on agreement(employer) where employer <> '';
create index agreement_ref on agreement(ref) where ref <> '';

-- reached_page is where the conversation stopped; content_on and content_by say when the words were last changed, and by whom.
create table plan (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, participant text not null, employer text not null, job text not null, job_title text not null, manager text not null,
	manager_role text not null, number integer not null, status text not null, on_day text not null, review_on text not null, triggers text not null,
	agreement text not null, initials integer not null, chosen_on text not null, has_wrap text not null, shares_wrap text not null,
	reached_page text not null, content_on text not null, content_by text not null, sections text not null, actions text not null
);
create index plan_listed on plan(participant, review_on, employer, status, id) where deleted = 0;
create index plan_employer on plan(employer) where employer <> '';
create index plan_agreement on plan(agreement) where agreement <> '';
create index plan_ref on plan(ref) where ref <> '';

-- A paper as it stood when it was signed; a plan also at the end of a day on which it was written. Whole, as JSON.
create table agreement_version (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, paper text not null, number integer not null, on_day text not null, by_staff text not null, content text not null
);
create index agreement_version_paper on agreement_version(paper, number);
create index agreement_version_participant on agreement_version(participant);
create table plan_version (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, paper text not null, number integer not null, on_day text not null, by_staff text not null, content text not null
);
create index plan_version_paper on plan_version(paper, number);
create index plan_version_participant on plan_version(participant);

create table paper_review (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, paper_kind text not null, paper text not null, number integer not null, on_day text not null, because text not null,
	there text not null, outcomes text not null, note text not null, next_on text not null
);
create index paper_review_paper on paper_review(paper, on_day);
create index paper_review_participant on paper_review(participant);

-- What was signed stays as it was: no row of these three is ever changed, and only the erasure of the person takes one away.
create table signature (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, paper_kind text not null, paper text not null, number integer not null, party text not null, name text not null,
	role text not null, method text not null, strokes text not null, aspect real not null, shown text not null, read_aloud_by text not null,
	room text not null, note text not null, witness text not null, scan text not null, at integer not null, by_staff text not null
);
create unique index signature_once on signature(paper, number, party);
create index signature_participant on signature(participant);
create trigger signature_stays before update on signature begin select raise(abort, 'what was signed stays'); end;
-- A version as it was shown to the first who signed it: JSON.
create table showing (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, paper_kind text not null, paper text not null, number integer not null, view text not null, shown text not null
);
create unique index showing_once on showing(paper, number);
create index showing_participant on showing(participant);
create trigger showing_stays before update on showing begin select raise(abort, 'what was shown stays'); end;
create table sealed (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, paper_kind text not null, paper text not null, number integer not null, content text not null, sha256 text not null,
	former text not null, audit_seq integer not null, audit_hash text not null, fingerprint text not null, size integer not null,
	at integer not null, by_staff text not null
);
create unique index sealed_once on sealed(paper, number);
create index sealed_sha256 on sealed(sha256);
create index sealed_participant on sealed(participant);
create trigger sealed_stays before update on sealed begin select raise(abort, 'what was sealed stays'); end;
create table sealed_data (id text primary key, content blob not null);
create trigger sealed_data_stays before update on sealed_data begin select raise(abort, 'what was sealed stays'); end;

-- The keys of the service that seal papers, and pictures that stand on them. One row each.
create table seal_keys (
	id integer primary key check (id = 1), root_pem blob not null, cert_pem blob not null, root_key blob not null, seal_key blob not null
);
create table logo (id integer primary key check (id = 1), png blob not null);

-- The agreement or plan that a next step comes from.
alter table next_step add column paper text not null default '';
create index next_step_paper on next_step(paper) where paper <> '';
