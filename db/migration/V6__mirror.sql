-- What was last seen at the API, for each client. Lists and filters read here; before-images and read-backs never do.

create table mirror_definition (
    client_id   uuid        not null,
    uuid        text        not null,
    namespace   text,
    key         text        not null,
    name        text,
    description text,
    type        text        not null,
    definition  text        not null,
    -- the refresh that saw it last; rows of an earlier one are removed when a refresh ends
    run         uuid,
    seen_at     timestamptz not null,
    -- the last change recorded in the ledger; the API itself tells no dates
    changed_at  timestamptz,
    primary key (client_id, uuid)
);

create index mirror_definition_by_key on mirror_definition (client_id, key, uuid);
create index mirror_definition_by_name on mirror_definition (client_id, lower(name), uuid);

create table mirror_refresh (
    client_id    uuid primary key,
    -- set while a refresh runs; past means that it was given up
    leased_until timestamptz,
    run          uuid,
    fetched_at   timestamptz,
    problem      text,
    problem_at   timestamptz
);

grant select, insert, update, delete on mirror_definition, mirror_refresh to ${app};
