-- Brokerage. Lists of codes and ids are one text such as ";HAND;SENS;"; lists of free texts and of structures are JSON. Money is pence,
-- hours are minutes a week; 0 = not known, unless a column beside says that it is known.
alter table participant add column phone text not null default '';
alter table participant add column email text not null default '';
alter table participant add column contact_how text not null default '';
alter table participant add column birth_date text not null default '';
alter table participant add column gender text not null default '';
alter table participant add column ethnicity text not null default '';
alter table participant add column area text not null default '';
alter table participant add column provider text not null default '';
alter table participant add column status text not null default '';
alter table participant add column pathway text not null default '';
alter table participant add column referral_source text not null default '';
alter table participant add column start_on text not null default '';
alter table participant add column exit_on text not null default '';
alter table participant add column exit_reason text not null default '';
alter table participant add column town text not null default '';
alter table participant add column postcode text not null default '';
alter table participant add column refused_employers text not null default '';
-- The vocational profile without the employers refused, as JSON; and when it was last written, and by whom.
alter table participant add column profile text not null default '';
alter table participant add column profile_on text not null default '';
alter table participant add column profile_by text not null default '';

-- A profile as it stood at the end of a day, kept when it is written anew on another.
create table profile_version (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, on_day text not null, by_staff text not null, profile text not null
);
create index profile_version_participant on profile_version(participant, on_day);

-- What a person allows. disclosure -1 = not yet discussed.
create table permit (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, participant text not null, audience text not null, employer text not null, permission integer not null, disclosure integer not null,
	words text not null, not_words text not null, how text not null, witness text not null, from_day text not null, until_day text not null,
	withdrawn text not null, effect text not null, recorded_by text not null
);
create index permit_participant on permit(participant, from_day);
create index permit_employer on permit(employer) where employer <> '';
create index permit_ref on permit(ref) where ref <> '';
create table talk (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, on_day text not null, by_staff text not null, pros text not null, cons text not null, adjustments integer not null,
	role integer not null, wording text not null, decision text not null, next_on text not null
);
create index talk_participant on talk(participant, on_day);
create table shared (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, employer text not null, audience text not null, to_whom text not null, on_day text not null, by_staff text not null,
	what text not null, asked_back text not null
);
create index shared_participant on shared(participant, on_day);
create index shared_employer on shared(employer) where employer <> '';

create table session (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, participant text not null, on_day text not null, start_at text not null, minutes integer not null, mode text not null, type text not null,
	contents text not null, place text not null, specialist text not null, note text not null
);
create index session_participant on session(participant, on_day, id) where deleted = 0;
create index session_ref on session(ref) where ref <> '';

create table vacancy (
	id text not null primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, employer text not null references employer(id), site text not null, title text not null, soc text not null, sic text not null,
	source text not null, hours_min integer not null, hours_max integer not null, days integer not null, from_time text not null, to_time text not null,
	nights text not null, weekends text not null, pay integer not null, pay_known integer not null, pay_unit text not null, pay_hours integer not null,
	contract text not null, remote text not null, town text not null, postcode text not null, start_on text not null, closing text not null,
	places integer not null, essential text not null, desirable text not null, licences text not null, demands text not null, offers text not null,
	realistic text not null, some_control text not null, secure text not null, how_to_apply text not null, contact_person text not null,
	description text not null, status text not null, lead text not null, carving text not null, added_on text not null default ''
);
create index vacancy_employer on vacancy(employer);
create index vacancy_status on vacancy(status, closing) where deleted = 0;
create index vacancy_ref on vacancy(ref) where ref <> '';
create table duty (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, vacancy text not null references vacancy(id), place integer not null, name text not null, minutes integer not null, times real not null,
	marginal integer not null, reason text not null, demands text not null, licences text not null, done_by text not null, cost integer not null,
	cost_known integer not null, undone integer not null, tools text not null
);
create index duty_vacancy on duty(vacancy, place);
create index duty_ref on duty(ref) where ref <> '';

create table lead (
	id text not null primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, employer text not null references employer(id), site text not null, need text not null, signals text not null, tasks text not null,
	hours integer not null, said_by text not null, said_on text not null, likely_start text not null, preferred text not null, stage text not null,
	moved_on text not null, owner text not null, contact text not null, vacancy text not null, carving text not null, closed_reason text not null,
	added_on text not null default ''
);
create index lead_employer on lead(employer);
create index lead_preferred on lead(preferred) where preferred <> '';
create index lead_ref on lead(ref) where ref <> '';
create table lead_move (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	lead text not null, on_day text not null, by_staff text not null, was text not null, now text not null
);
create index lead_move_lead on lead_move(lead);

-- participant is empty while nobody in particular is thought of.
create table carving (
	id text not null primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, employer text not null references employer(id), site text not null, lead text not null, vacancies text not null, participant text not null,
	kind text not null, title text not null, base_title text not null, status text not null, number integer not null, tasks text not null, hours integer not null,
	pattern text not null, pay integer not null, pay_known integer not null, supervisor text not null, buddy text not null, equipment text not null,
	adjustments text not null, need text not null, savings integer not null, savings_known integer not null, savings_from text not null,
	costs integer not null, costs_known integer not null, costs_from text not null, trial_from text not null, trial_to text not null, review_on text not null,
	decision text not null, decided_by text not null, decided_on text not null, added_on text not null default ''
);
create index carving_employer on carving(employer);
create index carving_participant on carving(participant) where participant <> '';
create index carving_ref on carving(ref) where ref <> '';
-- A carving as the employer got it, whole, as JSON.
create table carving_version (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	carving text not null, participant text not null, number integer not null, on_day text not null, by_staff text not null, content text not null
);
create index carving_version_carving on carving_version(carving, number);
create index carving_version_participant on carving_version(participant) where participant <> '';

create table application (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, participant text not null, vacancy text not null references vacancy(id), stage text not null, on_day text not null, interview_on text not null,
	interview_at text not null, interview_needs text not null, needs_answer text not null, outcome text not null, feedback text not null
);
create index application_participant on application(participant);
create index application_vacancy on application(vacancy);
create index application_ref on application(ref) where ref <> '';
create table taster (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, employer text not null, vacancy text not null, kind text not null, from_day text not null, to_day text not null,
	fit_before text not null, score integer not null, feedback text not null, person_says text not null
);
create index taster_participant on taster(participant);
create index taster_employer on taster(employer) where employer <> '';
create table job (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, participant text not null, employer text not null, title text not null, soc text not null, sic text not null, start_on text not null,
	four_hours_on text not null, hours integer not null, pay integer not null, pay_unit text not null, contract text not null, source text not null,
	vacancy text not null, carving text not null, carved text not null, competitive text not null, held_at_entry integer not null, end_on text not null,
	end_reason text not null, debrief_on text not null
);
create index job_participant on job(participant, start_on);
create index job_employer on job(employer) where employer <> '';
create index job_vacancy on job(vacancy) where vacancy <> '';
create index job_ref on job(ref) where ref <> '';
create table outcome (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	ref text not null, participant text not null, on_day text not null, type text not null, source text not null, job text not null, sic text not null, evidence text not null
);
create index outcome_participant on outcome(participant, on_day);
create index outcome_ref on outcome(ref) where ref <> '';

-- What a named person decided about a proposed match, and minutes of a way that somebody found out.
create table decision (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, vacancy text not null, what text not null, reason text not null, score integer not null, by_staff text not null, on_day text not null
);
create index decision_participant on decision(participant, vacancy);
create table journey (
	id text primary key,
	version integer not null, changed_at integer not null, changed_by text not null, deleted integer not null,
	participant text not null, vacancy text not null, minutes integer not null, note text not null
);
create index journey_participant on journey(participant, vacancy);
-- Which jobs were shown for a person on a day, with their scores in tenths of a point: JSON by vacancy.
create table match_shown (
	participant text not null, on_day text not null, staff text not null, shown text not null,
	primary key (participant, on_day, staff)
);

-- The middle of each postcode sector, in degrees, from a postcode file.
create table postcode_sector (sector text not null primary key, lat real not null, lng real not null) without rowid;

alter table next_step add column vacancy text not null default '';
alter table next_step add column lead text not null default '';
alter table next_step add column job text not null default '';
create index next_step_vacancy on next_step(vacancy) where vacancy <> '';
create index next_step_lead on next_step(lead) where lead <> '';
create index next_step_job on next_step(job) where job <> '';
create index outcome_job on outcome(job) where job <> '';
create index contact_hired on contact(employer) where outcome in ('adjustment', 'offer') and deleted = 0;
