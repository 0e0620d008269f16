-- Dev Dashboard clients, the sealed secrets they hold, and who likes to work on which.

create table client (
    id             uuid        primary key,
    name           text        not null check (char_length(name) between 1 and 80),
    environment    text        not null check (environment in ('PRODUCTION', 'STAGING', 'DEVELOPMENT')),
    dashboard_id   text        not null check (char_length(dashboard_id) between 1 and 128),
    endpoint_url   text        not null,
    -- scheme, host and port of endpoint_url: what the secret is bound to
    origin         text        not null,
    gid            text,
    scopes         text[]      not null default '{}',
    redirect_urls  text[]      not null default '{}',
    dashboard_url  text,
    -- counts up with each secret ever held, so that a version never names two of them
    secret_version int         not null,
    version        bigint      not null,
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp()
);

create unique index client_name on client (lower(name));
create unique index client_gid on client (gid);
create unique index client_dashboard_id on client (dashboard_id, origin);

-- Up to two live secrets: the current one, and one that is being retired.
create table client_secret (
    client_id  uuid        not null references client,
    version    int         not null,
    state      text        not null check (state in ('CURRENT', 'RETIRING')),
    sealed_id  uuid        not null,
    origin     text        not null,
    added_at   timestamptz not null default clock_timestamp(),
    -- the API's last answer about it
    proven_at  timestamptz,
    refused_at timestamptz,
    primary key (client_id, version)
);

create unique index client_secret_one_of_each_state on client_secret (client_id, state);

-- What came of a form, so that the same form sent twice is one change. The row is claimed before anything else is written.
create table client_intent (
    intent_id uuid        primary key,
    member_id uuid        not null,
    client_id uuid        not null,
    entry_seq bigint,
    entry_at  timestamptz,
    at        timestamptz not null default clock_timestamp()
);

create table client_favourite (
    member_id uuid        not null,
    client_id uuid        not null references client,
    at        timestamptz not null default clock_timestamp(),
    primary key (member_id, client_id)
);

create table client_recent (
    member_id uuid        not null,
    client_id uuid        not null references client,
    at        timestamptz not null default clock_timestamp(),
    primary key (member_id, client_id)
);

grant select, insert, update on client to ${app};
grant select, insert, update, delete on client_secret, client_favourite, client_recent to ${app};
grant select, insert, update on client_intent to ${app};
