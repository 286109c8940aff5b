-- What anybody may know of how many there are: counted once a month, rounded before it is stored, so
-- that nobody, here neither, can subtract one day's table from another's.
create table public_table (
    month      text     not null,
    subject    text     not null,
    regency    text     not null,
    counted_on date     not null,
    places     text[]   not null,
    counts     bigint[] not null,
    primary key (month, subject, regency)
);
