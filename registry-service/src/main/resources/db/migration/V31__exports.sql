-- An order to take registry data out in bulk, and how far it is. The file lies sealed with the
-- process that made it, for a day. The reason stays: it is part of the record of reads.
create table export (
    id           uuid primary key,
    actor        text        not null,
    region       text        not null,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED')),
    spec         jsonb       not null,
    reason       text        not null,
    rows_done    bigint      not null default 0,
    rows_total   bigint,
    position     text,
    bytes        bigint,
    lease_until  timestamptz,
    requested_at timestamptz not null,
    finished_at  timestamptz
);
create index export_open on export (requested_at) where state in ('WAITING', 'RUNNING', 'DONE');
