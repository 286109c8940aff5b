-- Who belongs in an export, settled in one statement when it is begun: whoever moves while the file
-- is written is in it once. Empty again once the file is there.
create table export_row (
    export_id uuid   not null,
    seq       bigint not null,
    id        uuid   not null,
    primary key (export_id, seq)
);
drop index export_open;
create index export_open on export (requested_at) where state in ('WAITING', 'RUNNING', 'DONE', 'FAILED');
-- Who is at work on one is the lease's to say.
alter table export drop column lease_until;
