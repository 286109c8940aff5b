-- What cases have asked for, as the newest message of each request says; who carries it over into
-- the log notes the version that was taken.
create table assistance_asked (
    request_id uuid   primary key,
    version    bigint not null,
    owner      text   not null,
    body       text   not null,
    taken      bigint not null default 0
);
create index assistance_asked_waits on assistance_asked (request_id) where taken < version;
