-- Regions are no stream of events: a version that grows with each change, and the one that was said
-- last on registry.regions.v1. What is behind is said at the next start, or the next load.
alter table region add column version bigint not null default 1;
alter table region add column said bigint not null default 0;
create index region_unsaid on region (code) where said < version;
