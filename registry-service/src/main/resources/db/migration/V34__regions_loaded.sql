-- What an administrator has loaded outlives a start; what the service ships does not overwrite it.
alter table region add column loaded boolean not null default false;
