-- Who is to be erased again after a database from before the erasure was restored: ids, never names.
create table erasure_replay (
    person_id   uuid primary key,
    basis       text not null,
    money_until date
);
-- Whose numbers were given back, because records of money under them need not be kept any more.
create table erasure_released (
    person_id uuid primary key
);
-- Reads go when their time is over.
create index personal_read_by_time on personal_read using brin (at);
