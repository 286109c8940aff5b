-- Whom a programme has paid for a month, from the messages of disbursement: by the id of the payment,
-- or of the ministry's payment, and what the family was when it was first told of. No family is
-- named.
create table aided_family (
    id        uuid    primary key,
    version   bigint  not null,
    programme text    not null,
    month     text    not null,
    paid      boolean not null,
    region    text,
    decile    int,
    people    int,
    children  int
);
-- By how much each day's messages have moved what came of a month: its days are few, because a month
-- is paid and reported within weeks.
create table aided_day (
    programme text,
    month     text,
    region    text collate "C",
    decile    int,
    day       date,
    families  int not null,
    people    int not null,
    children  int not null,
    primary key (programme, month, region, decile, day)
);
