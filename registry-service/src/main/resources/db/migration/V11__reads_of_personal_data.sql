-- Who looked at whose data, written before the answer goes out; ids only.
create table personal_read (
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    subject uuid        not null
);
create index personal_read_by_subject on personal_read (subject, at);
