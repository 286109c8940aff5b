-- Bank files: the same bytes for ever, sealed in pieces under a key of the file.
create table bank_file_piece (
    file_id uuid  not null,
    piece   int   not null,
    sealed  bytea not null,
    primary key (file_id, piece)
);

-- One transfer, one line: what a bank report is matched with.
create table bank_file_line (
    transfer_id uuid   primary key,
    file_id     uuid   not null,
    line        int    not null,
    run_id      uuid   not null,
    budget_id   uuid   not null,
    payments    uuid[] not null,
    amount      bigint not null
);
create index bank_file_line_in_order on bank_file_line (file_id, line);
