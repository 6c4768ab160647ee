-- The day on which an employer was added, by the clock of the store; empty for those added before it was noted, whose id tells it.
alter table employer add column added_on text not null default '';
