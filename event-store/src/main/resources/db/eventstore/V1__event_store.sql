-- A plan made while a table was empty reads it through for ever after, or until statistics come;
-- and the outbox is always empty to the planner and full of dead rows. Where there is an index, or
-- a row's own place, it is used.
do $$ begin
    execute format('alter role %I in database %I set enable_seqscan = off', current_user, current_database());
end $$;

-- The event log, the only truth of a service. See event-store/DECISIONS.md for every choice here.
create table event (
    position    bigint generated always as identity,
    tx          xid8        not null default pg_current_xact_id(),
    stream_id   uuid        not null,
    version     int         not null,
    type        text        not null,
    meta        bytea       not null,
    data        bytea       not null,
    recorded_at timestamptz not null default clock_timestamp(),
    hash        bytea       not null,
    constraint event_stream_version primary key (stream_id, version)
);
create index event_in_order on event (tx, position);

-- What the service says in public. Rows live only inside one transaction: Debezium reads the
-- insert from the WAL, and the delete leaves nothing to trim. No index: rows go by ctid. Time and
-- payload are text, as they are sent: to Debezium anything else is text to be read and written anew.
create table outbox (
    id          uuid   not null,
    topic       text   not null,
    message_key text   not null,
    type        text   not null,
    owner       text   not null,
    version     bigint not null,
    specversion text   not null default '1.0',
    time        text   not null,
    dataschema  text   not null,
    traceparent text,
    payload     text
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
create publication dinsos_outbox for table outbox with (publish = 'insert');

-- Answered commands: the same key and request repeats the answer, another request is refused.
create table command (
    client       text  not null,
    operation    text  not null,
    key          text  not null,
    request_hash bytea not null,
    status       int   not null,
    result_id    text  not null,
    etag         text  not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    constraint command_once primary key (client, operation, key)
);

-- What must be unique across streams. A view is never asked whether something is unique.
create table claim (
    kind      text  not null,
    value     bytea not null,
    stream_id uuid  not null,
    constraint claim_once primary key (value, kind)
);

-- Data keys of persons, wrapped by the master key. An erased person keeps the row without a key,
-- so that no later event can quietly make a new one.
create table subject_key (
    subject_id  uuid primary key,
    wrapped_key bytea
);

create table checkpoint (
    view     text primary key,
    version  int    not null,
    tx       bigint not null,
    position bigint not null,
    -- When somebody with code of this version last worked the view.
    seen     timestamptz not null default clock_timestamp()
);

-- Messages of other services that cannot be read, with those that followed under their key.
create table parked (
    topic     text        not null,
    partition int         not null,
    "offset"  bigint      not null,
    key       text        not null,
    headers   jsonb       not null,
    value     bytea,
    reason    text        not null,
    parked_at timestamptz not null default clock_timestamp(),
    primary key (topic, partition, "offset")
);
create index parked_by_key on parked (topic, key);

-- How far each topic has been read into the tables of this service, moved in their transaction.
create table consumed (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Who is at which piece of background work, and until when if nothing more is heard of him. The
-- number is never given twice, also not after the row is gone: what is committed under it checks it.
create sequence lease_fence;
create table lease (
    job    text        not null,
    piece  uuid        not null,
    holder text        not null,
    fence  bigint      not null unique,
    until  timestamptz not null,
    constraint lease_once primary key (piece, job)
);

-- Orders to say everything again, and how far they have come.
create table republication (
    id           uuid        primary key,
    asked_by     text        not null,
    asked_at     timestamptz not null,
    tx           bigint      not null default 0,
    position     bigint      not null default 0,
    said_of_next int         not null default 0,
    messages     bigint      not null default 0,
    done_at      timestamptz
);
create index republication_open on republication (asked_at) where done_at is null;

-- As the office is reached from outside; said by each connection, since no database knows.
create function site() returns text language sql stable as $$
    select rtrim(coalesce(nullif(current_setting('dinsos.public_url', true), ''), 'https://dinsos.id'), '/')
$$;

-- One command, or several that arrived together, in one statement and one transaction: nothing can
-- be read between its first write and its commit, and a service that dies in the middle leaves
-- nothing open behind it.
create function append(
    event_streams uuid[], event_versions int[], event_types text[], event_metas bytea[],
    event_datas bytea[], event_hashes bytea[],
    key_subjects uuid[], key_wrapped bytea[],
    release_kinds text[], release_values bytea[], release_streams uuid[],
    claim_kinds text[], claim_values bytea[], claim_streams uuid[],
    out_ids uuid[], out_topics text[], out_keys text[], out_owners text[],
    out_versions bigint[], out_times text[], out_payloads text[], out_traces text[],
    command_clients text[], command_operations text[], command_keys text[], command_hashes bytea[],
    command_statuses int[], command_results text[], command_etags text[],
    fences bigint[],
    out tx bigint, out "position" bigint
) language plpgsql as $$
declare
    rows_out tid[];
    released bigint;
    held bigint;
begin
    if fences is not null then
        select count(*) into held from (select from lease l where l.fence = any (fences) for share) h;
        if held <> cardinality(fences) then
            raise exception 'another worker has taken this piece over' using errcode = 'LF001';
        end if;
    end if;
    with appended as (
        insert into event (stream_id, version, type, meta, data, hash)
        select * from unnest(event_streams, event_versions, event_types, event_metas, event_datas, event_hashes)
        returning event.position
    )
    select coalesce(max(appended.position), 0) into "position" from appended;
    tx := pg_current_xact_id()::text::bigint;
    if key_subjects is not null then
        insert into subject_key select * from unnest(key_subjects, key_wrapped);
    end if;
    if release_kinds is not null then
        delete from claim c
        using unnest(release_kinds, release_values, release_streams) r (kind, value, stream_id)
        where c.kind = r.kind and c.value = r.value and c.stream_id = r.stream_id;
        get diagnostics released = row_count;
        if released <> cardinality(release_kinds) then
            raise exception 'a released claim is not held' using errcode = '23505', constraint = 'claim_held';
        end if;
    end if;
    if claim_kinds is not null then
        insert into claim select * from unnest(claim_kinds, claim_values, claim_streams);
    end if;
    if out_ids is not null then
        with said as (
            insert into outbox (id, topic, message_key, type, owner, version, time, dataschema, traceparent, payload)
            select id, topic, key, 'id.dinsos.' || topic, owner, version, time, site() || '/schemas/' || topic || '.json', trace, payload
            from unnest(out_ids, out_topics, out_keys, out_owners, out_versions, out_times, out_payloads, out_traces)
                m (id, topic, key, owner, version, time, payload, trace)
            returning ctid
        )
        select array_agg(said.ctid) into rows_out from said;
        delete from outbox where ctid = any (rows_out);
    end if;
    if command_keys is not null then
        insert into command (client, operation, key, request_hash, status, result_id, etag)
        select * from unnest(command_clients, command_operations, command_keys, command_hashes,
            command_statuses, command_results, command_etags);
    end if;
end $$;
