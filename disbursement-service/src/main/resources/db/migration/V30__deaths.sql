-- Recoveries begin with the dead, who are few, and find their payments by index.
create index beneficiary_person_dead on beneficiary_person (died_on) where died_on is not null;
