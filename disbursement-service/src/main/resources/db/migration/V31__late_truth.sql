-- What is true of a day by all that is known now, which may have been learned long after it. A row
-- counts from the day it was said to be true since, else from the day it was said; a record's first
-- row counts from ever. Who is alive is asked of the newest row alone, because a death that was
-- withdrawn was never true. Conditions on ids reach the indexes.
-- Days are the owner's: provinces of the centre and the east have zones of their own. The service
-- writes this function anew at each start from its setting dinsos.zones; these are its defaults.
create function zone_of(owner text) returns text language sql immutable as $$
    select case
        when left(owner, 2) in ('51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75',
            '76') then 'Asia/Makassar'
        when left(owner, 2) in ('81', '82', '91', '92', '93', '94', '95', '96')
            then 'Asia/Jayapura'
        else 'Asia/Jakarta' end
$$;
create function true_since(owner text, effective_on date, since timestamptz) returns date
language sql immutable as $$
    select coalesce(effective_on, (since at time zone zone_of(owner))::date)
$$;
create function household_true(day date) returns setof beneficiary_household
language sql stable as $$
    select h.* from beneficiary_household h
    where true_since(h.owner, h.effective_on, h.since) <= day
        or not exists (select from beneficiary_household_was w where w.id = h.id)
    union all
    select w.id, w.version, w.owner, w.region, w.state, w.head_id, w.payee_id, w.decile,
        w.percentile, w.members, w.rosters, w.ever_on, w.since, w.effective_on
    from beneficiary_household_was w join beneficiary_household h on h.id = w.id
    where true_since(h.owner, h.effective_on, h.since) > day
        and (true_since(w.owner, w.effective_on, w.since) <= day
            or not exists (select from beneficiary_household_was x
                where x.id = w.id and x.version < w.version))
        and not exists (select from beneficiary_household_was x
            where x.id = w.id and x.version > w.version
                and true_since(x.owner, x.effective_on, x.since) <= day)
$$;
create function person_true(day date) returns setof beneficiary_person
language sql stable as $$
    select p.id, p.version, p.owner, p.household_id, p.relation, p.birth_month, p.sex,
        p.alive or coalesce(p.died_on > day, false), p.died_on, p.civil_match, p.employment, p.identity_status,
        p.disability, p.severity, p.chronic, p.ppks_types, p.veteran, p.pioneer, p.pregnant,
        p.schooling, p.caregiver_id, p.heir_id, p.merged_into, p.since, p.effective_on
    from beneficiary_person p
    where true_since(p.owner, p.effective_on, p.since) <= day
        or not exists (select from beneficiary_person_was w where w.id = p.id)
    union all
    select w.id, w.version, w.owner, w.household_id, w.relation, w.birth_month, w.sex,
        case when p.alive then true when p.died_on is not null then p.died_on > day
            else w.alive end,
        p.died_on, w.civil_match, w.employment, w.identity_status, w.disability, w.severity,
        w.chronic, w.ppks_types, w.veteran, w.pioneer, w.pregnant, w.schooling, w.caregiver_id,
        w.heir_id, w.merged_into, w.since, w.effective_on
    from beneficiary_person_was w join beneficiary_person p on p.id = w.id
    where true_since(p.owner, p.effective_on, p.since) > day
        and (true_since(w.owner, w.effective_on, w.since) <= day
            or not exists (select from beneficiary_person_was x
                where x.id = w.id and x.version < w.version))
        and not exists (select from beneficiary_person_was x
            where x.id = w.id and x.version > w.version
                and true_since(x.owner, x.effective_on, x.since) <= day)
$$;
-- An identity has no day of its own: what is known now is what counts.
create function identity_true(day date) returns setof beneficiary_identity
language sql stable as $$
    select * from beneficiary_identity where day is not null
$$;

-- Of whom something was learned that may matter to what was or is being paid. Written only once
-- there is a run, so that the first load of a registry costs nothing.
create table late_truth (
    id    uuid        primary key,
    at    timestamptz not null default now(),
    -- A run that may still pay was under way: to be looked at again when none of then is.
    waits boolean     not null default false
);
-- What waits may be as much as a quarter's list, and whether anything is due is asked every second.
create index late_truth_waiting on late_truth (at) where waits;
create index late_truth_new on late_truth (at) where not waits;
-- Payments that are not due any more and have left: what the bank says of them is waited for.
create table late_watch (payment uuid primary key);
create function note_late_truth(whom uuid) returns void language sql as $$
    insert into late_truth (id) select whom
    where whom is not null and exists (select from claim limit 1)
    on conflict (id) do update set at = excluded.at, waits = false
$$;
create function note_household() returns trigger language plpgsql as $$
begin
    perform note_late_truth(new.id);
    return null;
end $$;
create function note_person() returns trigger language plpgsql as $$
begin
    perform note_late_truth(new.id);
    perform note_late_truth(old.household_id);
    if new.household_id is distinct from old.household_id then
        perform note_late_truth(new.household_id);
    end if;
    return null;
end $$;
create trigger note_household after update on beneficiary_household for each row
    when ((old.owner, old.region, old.state, old.payee_id, old.decile, old.percentile, old.rosters)
        is distinct from
        (new.owner, new.region, new.state, new.payee_id, new.decile, new.percentile, new.rosters))
    execute function note_household();
create trigger note_person after update on beneficiary_person for each row
    when ((old.owner, old.household_id, old.birth_month, old.alive, old.died_on, old.civil_match,
            old.employment, old.disability, old.severity, old.chronic, old.ppks_types, old.veteran,
            old.pioneer, old.pregnant, old.schooling, old.caregiver_id, old.heir_id,
            old.merged_into)
        is distinct from
        (new.owner, new.household_id, new.birth_month, new.alive, new.died_on, new.civil_match,
            new.employment, new.disability, new.severity, new.chronic, new.ppks_types, new.veteran,
            new.pioneer, new.pregnant, new.schooling, new.caregiver_id, new.heir_id,
            new.merged_into))
    execute function note_person();
