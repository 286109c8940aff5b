-- Recoveries begin with the dead, who are few, and find their payments by index.
create index beneficiary_person_dead on beneficiary_person (died_on) where died_on is not null;

-- Whose record goes on where one was merged into another, into another. A record whose survivor has
-- not arrived is its own answer, and is known to have ended.
create function survivor(person uuid) returns uuid language sql stable as $$
    with recursive chain (id, next, depth) as (
        select id, merged_into, 0 from beneficiary_person where id = person
        union all
        select p.id, p.merged_into, c.depth + 1
        from chain c join beneficiary_person p on p.id = c.next where c.depth < 20)
    select id from chain order by depth desc limit 1
$$;
-- The records merged into one are few and are asked for with every slice that is paid.
create index beneficiary_person_merged on beneficiary_person (merged_into)
    where merged_into is not null;
-- Whether a payee was merged away is asked of every family that is judged; hardly any was, and this
-- index of the few answers without a look at the record.
create index beneficiary_person_away on beneficiary_person (id) where merged_into is not null;
