-- What other services have said, one narrow table per topic, each row under its own version. The
-- topics have no order among each other: a part may be missing and come later.
create table household (
    household_id uuid   primary key,
    version      bigint not null,
    message_id   text   not null,
    region       text   not null,
    listed       text   not null,
    decile       int    not null,
    -- The newest change, for whoever asks how it came: what, since when, and when it was decided.
    change       text   not null,
    effective_on date,
    told_at      timestamptz not null
);

-- Room on the page: a payment is updated some three times after it was inserted.
create table payment (
    payment_id     uuid   primary key,
    version        bigint not null,
    message_id     text   not null,
    beneficiary_id uuid   not null,
    programme      text   not null,
    month          text   not null,
    region         text   not null,
    state          text   not null,
    reason         text   not null,
    amount_rupiah  bigint not null,
    -- The run, the line of the bank's file by which it went last, and the bank's days.
    run_id         uuid   not null,
    transfer_id    uuid,
    attempt        int,
    bank           text,
    bank_reference text,
    credited_on    date,
    withdrawn_on   date,
    back_on        date,
    told_at        timestamptz not null
) with (fillfactor = 80);
create index payment_of on payment (beneficiary_id, programme, month);

create table verdict (
    beneficiary_id uuid   not null,
    programme      text   not null,
    month          text   not null,
    version        bigint not null,
    message_id     text   not null,
    region         text   not null,
    verdict        text   not null,
    clauses        text   not null,
    -- The same clauses in words, as JSON; without words where none came.
    reasons        text   not null default '[]',
    run_id         uuid   not null,
    told_at        timestamptz not null,
    primary key (beneficiary_id, programme, month)
);

-- Where the ministry's payment of a month stands, as JSON of what the desk tells.
create table central (
    id             uuid   primary key,
    version        bigint not null,
    message_id     text   not null,
    beneficiary_id uuid   not null,
    programme      text   not null,
    month          text   not null,
    region         text   not null,
    told           text   not null
);
create index central_of on central (beneficiary_id, programme, month);

create table resource (
    resource_id uuid   primary key,
    version     bigint not null,
    message_id  text   not null,
    owner       text   not null,
    kind        text   not null,
    state       text   not null,
    -- The stream in which the office says how this resource works on cases.
    stream_id   uuid   not null
);
create unique index resource_stream on resource (stream_id);

create table resource_area (
    resource_id   uuid   not null,
    assignment_id uuid   not null,
    version       bigint not null,
    region        text   not null,
    from_day      date   not null,
    until_day     date   not null,
    primary key (resource_id, assignment_id)
);

-- People of the registry, without a name or a number.
create table person (
    person_id    uuid    primary key,
    version      bigint  not null,
    message_id   text    not null,
    owner        text    not null,
    household_id uuid,
    sex          text    not null,
    birth_month  text,
    ppks         text    not null,
    alive        boolean not null,
    died_on      date,
    merged_into  uuid
);
create index person_of_household on person (household_id) where household_id is not null;

-- Who they are: the name under the person's own key of this service. An erased person keeps an
-- empty row and loses the key.
create table identity (
    person_id uuid    primary key,
    version   bigint  not null,
    sealed    bytea,
    erased    boolean not null
);
create index identity_erased on identity (person_id) where erased;

-- What disbursement decided on aid that a case asked for; once it is made out the payment speaks.
create table assistance (
    request_id uuid   primary key,
    version    bigint not null,
    state      text   not null,
    reason     text,
    payment_id uuid
);
