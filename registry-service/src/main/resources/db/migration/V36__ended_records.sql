-- Nobody is named as heir, caregiver or payee under a record that has ended in another one, however
-- close the two commands come: whoever names waits for a merge under way, and sees what it has done.
-- The merge itself looks once more, after its commit, who has named the record meanwhile.
create function claim_of_the_ended() returns trigger language plpgsql as $$
begin
    if new.kind = 'ended' then
        perform pg_advisory_xact_lock(hashtextextended(encode(new.value, 'hex'), 0));
        return new;
    end if;
    perform pg_advisory_xact_lock_shared(hashtextextended(encode(substr(new.value, 1, 16), 'hex'), 0));
    if exists (select from claim where kind = 'ended' and value = substr(new.value, 1, 16)) then
        raise exception 'this record has ended' using errcode = '23505', constraint = 'claim_once';
    end if;
    return new;
end $$;
create trigger claim_of_the_ended before insert on claim
    for each row when (new.kind in ('names', 'ended')) execute function claim_of_the_ended();
