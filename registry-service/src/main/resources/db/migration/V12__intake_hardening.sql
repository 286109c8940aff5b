-- What a dry run would have claimed; null where it would have given back. Empty once it is over.
create table trial_claim (
    intake_id uuid  not null references intake,
    value     bytea not null,
    holder    uuid,
    primary key (intake_id, value)
);

-- A warning speaks of a row that was taken in all the same.
alter table intake_error add column warning boolean not null default false;

-- Regions are dated: a village ends, others follow it, records still speak of it.
alter table region
    add column valid_from  date,
    add column valid_until date,
    add column successors  text[] not null default '{}';
