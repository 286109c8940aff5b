-- Since when the civil registry has not answered a check, not once; null while it does.
alter table civil_check add column trouble_since timestamptz;
