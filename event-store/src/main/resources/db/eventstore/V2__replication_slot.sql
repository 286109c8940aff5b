-- Made once, before the first command is accepted, and never again in silence: a service whose
-- slot is missing is not ready, because what was said meanwhile would be lost to the topics.
select pg_create_logical_replication_slot(left('dinsos_' || current_database(), 63), 'pgoutput', false, false, true)
where not exists (select from pg_replication_slots where slot_name = left('dinsos_' || current_database(), 63));
