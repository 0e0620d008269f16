-- Namespaces as last answered: no query returns one, so this is what we remember of those our changes touched.

create table mirror_namespace (
    client_id uuid        not null,
    -- the whole path, levels separated by periods
    path      text        not null,
    image     text        not null,
    -- when the API last answered it
    seen_at   timestamptz not null,
    primary key (client_id, path)
);

-- Paths under which the record knows a definition besides its present one: before a renaming, or as it was created.
alter table mirror_definition add column former text[] not null default '{}';

grant select, insert, update, delete on mirror_namespace to ${app};
