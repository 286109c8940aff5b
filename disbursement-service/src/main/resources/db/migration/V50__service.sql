-- Who serves as what, and on which days: an assignment that rests on a decree, less the days of
-- suspension and those after the end. Days are said beforehand and stay said, so of a past month
-- the same rows are asked, and no history of them is kept.
create table service_resource (id uuid primary key, version bigint not null);
create table service_days (
    resource_id uuid not null references service_resource,
    person_id   uuid not null,
    kind        text not null,
    first_day   date not null,
    last_day    date
);
create index service_days_of_resource on service_days (resource_id);
create index service_days_of_person on service_days (person_id);
create function note_service() returns trigger language plpgsql as $$
begin
    perform note_late_truth(coalesce(new.person_id, old.person_id));
    return null;
end $$;
create trigger note_service after insert or delete on service_days
    for each row execute function note_service();
