-- When this service heard of the erasure, so that what was said later is not taken for the erased
-- one's. Unknown for whoever was erased before.
alter table identity add column erased_at timestamptz;
