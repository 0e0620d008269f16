-- Users' access tokens that somebody asked to keep, and the users a client is tried out with. Both tell of people: rows are
-- deleted, not marked.

create table user_token (
    id              uuid        primary key,
    client_id       uuid        not null references client,
    label           text        not null check (char_length(label) between 1 and 80),
    public_id       text,
    scope           text,
    -- where each may be sent; the sealed values are bound to it
    users_origin    text        not null,
    token_origin    text        not null,
    access_sealed   uuid        not null,
    access_version  int         not null,
    refresh_sealed  uuid,
    refresh_version int         not null,
    kept_by         uuid        not null,
    kept_at         timestamptz not null default clock_timestamp(),
    issued_at       timestamptz not null,
    expires_at      timestamptz
);

create index user_token_by_client on user_token (client_id, kept_at desc);

create table test_user (
    id        uuid        primary key,
    client_id uuid        not null references client,
    label     text        not null check (char_length(label) between 1 and 80),
    public_id text        not null check (char_length(public_id) between 1 and 255),
    version   int         not null default 1,
    added_at  timestamptz not null default clock_timestamp()
);

create unique index test_user_public_id on test_user (client_id, public_id);

grant select, insert, update, delete on user_token, test_user to ${app};
