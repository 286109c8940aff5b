-- By when each step of a proposal is done in a month, for each cadence the ministry and Statistics
-- Indonesia have had: data of the office, which a new regulation changes and no release of ours.
create table proposal_calendar (
    source   text  not null,
    step     text  not null,
    months   int[] not null,
    from_day int   not null check (from_day between 1 and 31),
    to_day   int   not null check (to_day between from_day and 31),
    primary key (source, step)
);
insert into proposal_calendar values
    ('DTKS', 'DELIBERATION', '{1,2,3,4,5,6,7,8,9,10,11,12}', 1, 10),
    ('DTKS', 'CIVIL_CHECK', '{1,2,3,4,5,6,7,8,9,10,11,12}', 1, 10),
    ('DTKS', 'FIELD_VERIFICATION', '{1,2,3,4,5,6,7,8,9,10,11,12}', 11, 18),
    ('DTKS', 'REVIEW', '{1,2,3,4,5,6,7,8,9,10,11,12}', 19, 22),
    ('DTKS', 'DECREE', '{1,2,3,4,5,6,7,8,9,10,11,12}', 23, 25),
    ('DTKS', 'EFFECT', '{1,2,3,4,5,6,7,8,9,10,11,12}', 28, 31),
    ('DTSEN', 'DELIBERATION', '{1,2,3,4,5,6,7,8,9,10,11,12}', 1, 10),
    ('DTSEN', 'CIVIL_CHECK', '{1,2,3,4,5,6,7,8,9,10,11,12}', 1, 10),
    ('DTSEN', 'FIELD_VERIFICATION', '{1,2,3,4,5,6,7,8,9,10,11,12}', 11, 18),
    ('DTSEN', 'REVIEW', '{1,2,3,4,5,6,7,8,9,10,11,12}', 19, 22),
    ('DTSEN', 'DECREE', '{1,2,3,4,5,6,7,8,9,10,11,12}', 23, 25),
    ('DTSEN', 'EFFECT', '{1,4,7,10}', 20, 20);
