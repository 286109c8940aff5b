-- The files of versions of the ministry's list; what was decided of them stands in the log. `open` is
-- set before anything is asked of the job, and taken away long after nothing is left to do.
create table registry_version (
    id        uuid primary key,
    owner     text        not null,
    source    text        not null,
    number    text        not null,
    as_of     date        not null,
    families  int         not null,
    actor     text        not null,
    upload    uuid        not null,
    opened_at timestamptz not null,
    open      boolean     not null default true
);
create index registry_version_open on registry_version (opened_at) where open;

-- What each version says of each household: ids, ranks and lists, no personal data. Kept, because
-- somebody asks in May for the decile of March.
create table registry_version_row (
    version_id   uuid   not null,
    household_id uuid   not null,
    line         bigint not null,
    region       text   not null,
    decile       int,
    percentile   int,
    sembako      boolean,
    pkh          boolean,
    -- The column that cannot be read, with its code; what stands of the household stays then.
    fault        text,
    primary key (version_id, household_id)
);
create index registry_version_row_by_household on registry_version_row (household_id);

-- Who lives in each household by the version, until it is compared.
create table registry_version_member (
    version_id   uuid not null,
    household_id uuid not null,
    person_id    uuid not null,
    primary key (version_id, household_id, person_id)
);

-- Where a version differs from what stood when it was compared, and what came of it.
create table registry_version_change (
    version_id        uuid    not null,
    household_id      uuid    not null,
    district          text    not null,
    entered           boolean not null,
    gone              boolean not null,
    on_record         boolean not null,
    here              boolean not null,
    decile_before     int     not null,
    decile_after      int     not null,
    percentile_before int     not null,
    percentile_after  int     not null,
    sembako_before    boolean not null,
    sembako_after     boolean not null,
    pkh_before        boolean not null,
    pkh_after         boolean not null,
    joined            int     not null,
    departed          int     not null,
    fault             text,
    line              bigint,
    outcome           text check (outcome in ('CHANGED', 'UNCHANGED', 'TAKEN_IN', 'RESTORED',
        'STAYED')),
    primary key (version_id, household_id)
);
