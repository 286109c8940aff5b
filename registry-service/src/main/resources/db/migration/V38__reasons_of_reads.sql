-- Why somebody saw numbers in the clear; and how many each actor has seen within the hour.
alter table personal_read add column reason text;
create index personal_read_unmasked on personal_read (actor, at) where action = 'unmask';
