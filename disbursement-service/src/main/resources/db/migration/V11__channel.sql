-- Bank files: the same bytes for ever, sealed in pieces under a key of the content. A content is
-- written by one attempt of one worker; only what a plan in the log names is a file's, and gets its
-- id. The rest is swept.
create table bank_file_content (
    content_id uuid primary key,
    run_id     uuid not null,
    budget_id  uuid not null,
    file_id    uuid unique
);
create index bank_file_content_of_run on bank_file_content (run_id) where file_id is null;

create table bank_file_piece (
    content_id uuid  not null,
    piece      int   not null,
    sealed     bytea not null,
    primary key (content_id, piece)
);

-- One transfer, one line: what a bank report is matched with.
create table bank_file_line (
    content_id  uuid   not null,
    line        int    not null,
    transfer_id uuid   not null,
    payments    uuid[] not null,
    amount      bigint not null,
    primary key (content_id, line)
);
create index bank_file_line_of_transfer on bank_file_line (transfer_id);
