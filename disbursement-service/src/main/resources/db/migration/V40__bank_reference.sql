-- By which reference of a bank's day a transfer was credited: two transfers never share one. Written
-- before the credit it speaks of, so that no crash can let a second one pass.
create table bank_reference (
    owner       text not null,
    bank        text not null,
    on_day      date not null,
    reference   text not null,
    transfer_id uuid not null,
    primary key (owner, bank, on_day, reference)
);
