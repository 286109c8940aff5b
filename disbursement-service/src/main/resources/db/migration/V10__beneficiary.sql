-- What the registry says of those who may be paid, each table under the versions of its own topic.
-- A part that has not arrived is a missing row: the rules then hold, they never exclude.
create table beneficiary_household (
    id         uuid   primary key,
    version    bigint not null,
    owner      text   not null,
    region     text   not null,
    state      text   not null,
    head_id    uuid,
    payee_id   uuid,
    decile     int    not null,
    percentile int    not null,
    members    int    not null,
    rosters    text[] not null,
    -- Programmes on whose list it stands or has ever stood: the candidates of a freeze.
    ever_on    text[] not null
);

create table beneficiary_person (
    id              uuid    primary key,
    version         bigint  not null,
    owner           text    not null,
    household_id    uuid,
    relation        text,
    birth_month     text,
    sex             text    not null,
    alive           boolean not null,
    died_on         date,
    civil_match     text    not null,
    employment      text    not null,
    identity_status text    not null,
    disability      text,
    severity        text,
    chronic         boolean,
    ppks_types      text[]  not null,
    veteran         boolean,
    pioneer         boolean,
    pregnant        boolean,
    schooling       text,
    caregiver_id    uuid,
    heir_id         uuid,
    merged_into     uuid
);
create index beneficiary_person_of_household on beneficiary_person (household_id)
    include (alive, employment, merged_into);

-- Who a person is, as far as paying needs it: a keyed hash of the NIK, so that nobody is paid
-- twice, and the account, sealed under the person's own key of this service. No number in the clear.
create table beneficiary_identity (
    person_id uuid    primary key,
    version   bigint  not null,
    nik_hash  bytea,
    bank      text,
    sealed    bytea,
    erased    boolean not null
);
