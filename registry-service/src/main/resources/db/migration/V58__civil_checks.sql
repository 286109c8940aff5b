-- Orders to ask the civil registry about the unmatched of a region, and how far they are. The reason
-- stays: it is part of the record of reads.
create table civil_check (
    id           uuid primary key,
    actor        text not null,
    region       text collate "C" not null,
    way          text not null check (way in ('HTTP', 'FILE')),
    causes       text[] not null,
    reason       text not null,
    state        text not null check (state in ('WAITING', 'ASKING', 'SENT', 'TAKING', 'DONE', 'EXPIRED', 'CANCELLED')),
    questions    int not null default 0,
    tries        int not null default 0,
    not_before   timestamptz,
    trouble      text,
    upload       uuid,
    answer_hash  text,
    dropped      boolean not null default false,
    requested_at timestamptz not null,
    -- Whoever was written by a transaction before this one is among those whom it may be about.
    after_tx     bigint not null default pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
    sent_at      timestamptz,
    finished_at  timestamptz
);
create index civil_check_open on civil_check (requested_at)
    where state in ('WAITING', 'ASKING', 'SENT', 'TAKING');
create index civil_check_by_region on civil_check (region, requested_at);
-- Whom a check is about, each with a number of its own. What was asked is kept as a keyed hash, so
-- that an answer about data corrected since is known for one.
create table civil_question (
    check_id  uuid not null,
    no        int  not null,
    person_id uuid not null,
    state     text not null check (state in ('OPEN', 'ASKED', 'DONE')),
    tries     int  not null default 0,
    asked     uuid,
    outcome   text,
    said      text,
    upload    uuid,
    primary key (check_id, no)
);
-- Nobody is asked about twice at the same time.
create unique index civil_question_once on civil_question (person_id) where state <> 'DONE';
create index civil_question_open on civil_question (check_id, tries, no) where state = 'OPEN';
-- Answers and questions that have not become results.
create table civil_finding (
    check_id  uuid   not null,
    seq       bigint generated always as identity,
    upload    uuid,
    line      int    not null,
    no        int,
    person_id uuid,
    outcome   text   not null,
    primary key (check_id, seq)
);
