-- Who named a number that another person has: never the number. Whoever does so again and again is
-- guessing.
create table number_clash (
    at    timestamptz not null,
    actor text        not null,
    kind  text        not null
);
create index number_clash_by_actor on number_clash (actor, at);
