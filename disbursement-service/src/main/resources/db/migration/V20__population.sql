-- What the checks before a run ask of an identity; unknown until its next message.
alter table beneficiary_identity
    add column nik_valid boolean,
    add column holder_matches boolean,
    add column account_hash bytea,
    -- Fingerprint of bank, number and holder: what a freeze saw is what a bank file pays into.
    add column account_print bytea,
    -- The officer who entered the account: approves no payment into it.
    add column account_by text,
    -- Name and masked NIK, sealed as the account is: for lists from which money is handed over.
    add column who bytea;
create index beneficiary_identity_of_nik on beneficiary_identity (nik_hash);
create index beneficiary_identity_of_account on beneficiary_identity (account_hash);

-- Since when a row says what it says. What a newer message replaces moves to a table beside, with
-- the moment at which it ended: so a rule can be asked of the population of any past month, also
-- for facts that no rule used then. Of an identity no hash and no account is kept.
alter table beneficiary_household add column since timestamptz not null default '-infinity',
    add column effective_on date;
alter table beneficiary_person add column since timestamptz not null default '-infinity',
    add column effective_on date;
alter table beneficiary_identity add column since timestamptz not null default '-infinity';

create table beneficiary_household_was (like beneficiary_household, until timestamptz not null);
create index beneficiary_household_was_by_id on beneficiary_household_was (id, until);
create table beneficiary_person_was (like beneficiary_person, until timestamptz not null);
create index beneficiary_person_was_by_id on beneficiary_person_was (id, until);
create index beneficiary_person_was_of_household on beneficiary_person_was (household_id);
create table beneficiary_identity_was (
    person_id      uuid        not null,
    version        bigint      not null,
    bank           text,
    erased         boolean     not null,
    nik_valid      boolean,
    holder_matches boolean,
    since          timestamptz not null,
    until          timestamptz not null
);
create index beneficiary_identity_was_by_id on beneficiary_identity_was (person_id, until);

create function keep_household() returns trigger language plpgsql as $$
begin
    insert into beneficiary_household_was select old.*, new.since;
    return null;
end $$;
create function keep_person() returns trigger language plpgsql as $$
begin
    insert into beneficiary_person_was select old.*, new.since;
    return null;
end $$;
create function keep_identity() returns trigger language plpgsql as $$
begin
    insert into beneficiary_identity_was values (old.person_id, old.version, old.bank, old.erased,
        old.nik_valid, old.holder_matches, old.since, new.since);
    return null;
end $$;
create trigger keep_household after update on beneficiary_household
    for each row when (old.since < new.since) execute function keep_household();
create trigger keep_person after update on beneficiary_person
    for each row when (old.since < new.since) execute function keep_person();
create trigger keep_identity after update on beneficiary_identity
    for each row when (old.since < new.since) execute function keep_identity();

-- The tables as they stood at a moment. They are inlined, so conditions reach the indexes.
create function household_at(at timestamptz) returns setof beneficiary_household
language sql stable as $$
    select * from beneficiary_household where since <= at
    union all
    select id, version, owner, region, state, head_id, payee_id, decile, percentile, members,
        rosters, ever_on, since, effective_on
    from beneficiary_household_was where since <= at and until > at
$$;
create function person_at(at timestamptz) returns setof beneficiary_person
language sql stable as $$
    select * from beneficiary_person where since <= at
    union all
    select id, version, owner, household_id, relation, birth_month, sex, alive, died_on,
        civil_match, employment, identity_status, disability, severity, chronic, ppks_types,
        veteran, pioneer, pregnant, schooling, caregiver_id, heir_id, merged_into, since,
        effective_on
    from beneficiary_person_was where since <= at and until > at
$$;
create function identity_at(at timestamptz) returns setof beneficiary_identity
language sql stable as $$
    select * from beneficiary_identity where since <= at
    union all
    select person_id, version, null::bytea, bank, null::bytea, erased, nik_valid, holder_matches,
        null::bytea, null::bytea, null::text, null::bytea, since
    from beneficiary_identity_was where since <= at and until > at
$$;
