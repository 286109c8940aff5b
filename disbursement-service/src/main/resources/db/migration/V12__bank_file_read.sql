-- Who has fetched a bank file, names and full account numbers in it: written before a byte goes out.
create table bank_file_read (
    file_id uuid not null,
    at timestamptz not null,
    actor text not null
);
create index bank_file_read_file on bank_file_read (file_id, at desc);
