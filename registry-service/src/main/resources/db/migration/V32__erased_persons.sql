-- Who was erased: a view asks with each batch, and there are few.
create index subject_key_erased on subject_key (subject_id) where wrapped_key is null;
