-- Sealed values: ciphertext under a data key of its own, which is wrapped by a key-encryption key kept outside the database.
-- See docs/decisions/0003-vault.md

create table vault_key (
    fingerprint  text        primary key,
    created_at   timestamptz not null default clock_timestamp(),
    state        text        not null check (state in ('current', 'retiring', 'retired')),
    confirmed_at timestamptz,
    confirmed_by uuid,
    check ((confirmed_at is null) = (confirmed_by is null))
);
-- Of two replicas that start on an empty database, only one may bring the first key.
create unique index vault_key_current on vault_key (state) where state = 'current';

create table vault_secret (
    id          uuid        primary key,
    name        text        not null,
    owner       uuid        not null,
    version     integer     not null check (version > 0),
    origin      text        not null,
    kek         text        not null references vault_key (fingerprint),
    wrapped_key bytea       not null,
    ciphertext  bytea       not null,
    created_at  timestamptz not null default clock_timestamp(),
    unique (name, owner, version)
);
create index vault_secret_kek on vault_secret (kek);

revoke all on table vault_key, vault_secret from public;
grant select, insert, update (confirmed_at, confirmed_by) on table vault_key to "${app}";
grant select, insert, delete on table vault_secret to "${app}";
