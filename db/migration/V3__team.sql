-- Members, what their roles allow, how they get in, and what they were typing.

create table member (
    id             uuid        primary key,
    email          text        not null check (length(email) between 3 and 254),
    name           text        not null check (length(name) between 1 and 120),
    -- {argon2}…, or null for a person who cannot sign in by password
    password_hash  text,
    -- raised whenever rights, password or state change: every check compares it, so that a revocation acts at once
    access_version bigint      not null default 1,
    -- a removed member stays as a row: the record refers to them, and set-up must never open again
    state          text        not null default 'ACTIVE' check (state in ('ACTIVE', 'REMOVED')),
    created_at     timestamptz not null default now(),
    version        bigint      not null default 0
);
create unique index member_email on member (lower(email));

create table role (
    id         uuid    primary key,
    name       text    not null unique check (length(name) between 1 and 80),
    built_in   boolean not null default false,
    -- holds every permission there is and every one to come, so that a new one cannot be forgotten
    everything boolean not null default false,
    version    bigint  not null default 0,
    check (built_in or not everything)
);

create table role_permission (
    role_id    uuid not null references role on delete cascade,
    permission text not null,
    primary key (role_id, permission)
);

-- Groups of clients, only as far as rights reach. The clients themselves belong to another room, hence no foreign key.
create table client_group (
    id   uuid primary key,
    name text not null unique check (length(name) between 1 and 80)
);

create table client_group_client (
    group_id  uuid not null references client_group on delete cascade,
    client_id uuid not null,
    primary key (group_id, client_id)
);

create table assignment (
    id         uuid        primary key,
    member_id  uuid        not null references member,
    role_id    uuid        not null references role,
    scope      text        not null check (scope in ('ALL', 'GROUP', 'CLIENT')),
    group_id   uuid        references client_group,
    client_id  uuid,
    created_at timestamptz not null default now(),
    check ((scope = 'GROUP') = (group_id is not null)),
    check ((scope = 'CLIENT') = (client_id is not null))
);
create unique index assignment_once on assignment (member_id, role_id, scope, group_id, client_id) nulls not distinct;

insert into role (id, name, built_in, everything)
values ('00000000-0000-0000-0000-000000000001', 'Owner', true, true);

-- At most one link, and only its hash.
create table setup_link (
    only_one   boolean     primary key default true check (only_one),
    token_hash bytea       not null check (octet_length(token_hash) = 32),
    expires_at timestamptz not null
);

-- Token buckets that slow down guessing; the columns are bucket4j's.
create table sign_in_limit (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index sign_in_limit_expiry on sign_in_limit (expires_at);

create table draft (
    member_id uuid        not null references member on delete cascade,
    form      text        not null check (length(form) between 1 and 200),
    fields    jsonb       not null check (pg_column_size(fields) <= 131072),
    saved_at  timestamptz not null default now(),
    primary key (member_id, form)
);
create index draft_saved on draft (saved_at);

grant select, insert on member to "${app}";
grant select on role, role_permission, client_group, client_group_client to "${app}";
grant select, insert on assignment to "${app}";
grant select, insert, delete on setup_link to "${app}";
grant select, insert, update, delete on sign_in_limit to "${app}";
grant select, insert, update, delete on draft to "${app}";
