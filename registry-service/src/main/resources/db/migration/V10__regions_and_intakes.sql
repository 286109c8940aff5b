-- Reference data, written at start from the region files of this office.
create table region (
    code  text primary key,
    name  text not null,
    level text not null
);

-- A pair of family files on its way into the log. `progress` moves together with the errors of a
-- batch, after the batch is committed; `state` only forward.
create table intake (
    id             uuid primary key,
    owner          text        not null,
    actor          text        not null,
    dry_run        boolean     not null,
    state          text        not null check (state in ('RECEIVED', 'CHECKING', 'TRIAL', 'REVIEW', 'LOADING',
        'DONE', 'REFUSED', 'FAILED', 'CANCELLED')),
    sorted         boolean     not null default true,
    progress       jsonb       not null,
    -- Everything up to this id is done.
    last_family_id text,
    failure_code   text,
    failure_detail text,
    received_at    timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    -- As of when the files are, and whether they are the whole list.
    as_of          date,
    whole          boolean     not null default false,
    -- Whether a person looks at it first; what it would have done; who has decided, and why not.
    review         boolean     not null default false,
    preview        jsonb,
    reviewed_by    text,
    reviewed_at    timestamptz,
    review_reason  text,
    -- Under which its files lie, and whether they were deleted since.
    upload         uuid        not null,
    swept          boolean     not null default false
);
create index intake_unswept on intake (finished_at) where not swept;
create index intake_open on intake (received_at) where state in ('RECEIVED', 'CHECKING', 'TRIAL', 'LOADING');
create index intake_by_owner on intake (owner, received_at desc);

-- Uploads that are coming in, or never became an intake: their files are swept up after a day.
create table intake_upload (
    upload    uuid primary key default gen_random_uuid(),
    intake_id uuid        not null,
    begun_at  timestamptz not null
);

-- The files an intake gives back, each in the parts that its batches have added to it.
create table intake_part (
    intake_id uuid   not null references intake,
    file      text   not null,
    place     bigint not null,
    name      text   not null,
    primary key (intake_id, file, place)
);

-- What is wrong with rows: places and codes, never values.
create table intake_error (
    intake_id    uuid   not null references intake,
    seq          bigint not null,
    file         text   not null,
    line         bigint not null,
    column_name  text   not null,
    code         text   not null,
    message      text   not null,
    other_person uuid,
    primary key (intake_id, seq)
);

-- Rows whose NIK another person holds: one of the two is wrong, an officer finds out which.
create table suspected_duplicate (
    id            uuid primary key,
    owner         text        not null,
    holder_person uuid        not null,
    intake_id     uuid        not null references intake,
    file          text        not null,
    line          bigint      not null,
    found_at      timestamptz not null
);
create index suspected_duplicate_by_owner on suspected_duplicate (owner, id);

-- Households that a whole list has named, while it is loaded; and those it did not name, for a
-- person to look at.
create table intake_seen (
    intake_id    uuid not null references intake,
    household_id uuid not null,
    primary key (intake_id, household_id)
);
create table intake_absent (
    intake_id    uuid not null references intake,
    household_id uuid not null,
    -- What a delisting has come to; null before, and while it is under way.
    outcome      text check (outcome in ('DELISTED', 'UNCHANGED', 'RESTORED')),
    primary key (intake_id, household_id)
);

-- The decision to take those who are absent off the lists: one proposes, another approves.
create table intake_delisting (
    intake_id    uuid primary key references intake,
    state        text        not null check (state in
        ('PROPOSED', 'REFUSED', 'DELISTING', 'DELISTED', 'RESTORING', 'RESTORED')),
    reason       text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    reversed_by  text,
    reversed_at  timestamptz,
    reversed_why text
);
create index intake_delisting_open on intake_delisting (intake_id)
    where state in ('DELISTING', 'RESTORING');
