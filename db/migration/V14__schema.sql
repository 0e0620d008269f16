-- What the schema of each endpoint was found to be, compared with the one the portal was built for.

create table schema_check (
    endpoint    text        primary key,
    -- whoever takes a check moves it on, so that one replica at a time does
    due_at      timestamptz not null default clock_timestamp(),
    -- DIFFERENT and SAME are findings; the others say why there is none
    state       text        not null default 'PENDING' check (state in ('PENDING', 'SAME', 'DIFFERENT', 'NOT_ALLOWED', 'UNREADABLE')),
    problem     text,
    checked_at  timestamptz,
    -- differences of the last finding, a JSON array; kept while later checks are not allowed or fail
    differences text        not null default '[]',
    found_at    timestamptz
);

-- Names that answers held and the schema we were built for does not.
create table schema_unknown (
    endpoint text        not null,
    name     text        not null,
    seen_at  timestamptz not null default clock_timestamp(),
    primary key (endpoint, name)
);

grant select, insert, update, delete on schema_check, schema_unknown to ${app};
