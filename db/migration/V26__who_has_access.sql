-- Who has access to what, so that a list can be narrowed by it: "to <grantee>", "may <level>" and "to <grantee> <level>" for the default (*)
-- and each grant; null where the API did not say. No index: a client's definitions are looked through in a few milliseconds.

alter table mirror_definition add column shared text[];

-- PostgreSQL reads no JSON with an escaped NUL in it, which a name may hold.
update mirror_definition seen
set shared = array(
    select distinct word
    from (select '*' as grantee, told.access ->> 'level' as given where told.access ->> 'level' is not null
          union all
          select one ->> 'grantee', one ->> 'level' from json_array_elements(told.access -> 'grants') one) each
    cross join lateral (select case given when 'READ_WRITE' then 'WRITE' else given end as level) named
    cross join lateral (values ('to ' || grantee), ('may ' || level), ('to ' || grantee || ' ' || level)) words (word))
from (select client_id, uuid, replace(definition, '\u0000', '\ufffd')::json -> 'access' as access from mirror_definition) told
where told.client_id = seen.client_id and told.uuid = seen.uuid and json_typeof(told.access) = 'object';

-- Who stood in for whom when access was copied from one client to another, for whoever copies between the two next.

create table copy_grantee (
    source_id uuid        not null references client,
    target_id uuid        not null references client,
    gid       text        not null,
    -- empty: left out
    instead   text        not null,
    chosen_at timestamptz not null default clock_timestamp(),
    primary key (source_id, target_id, gid)
);

grant select, insert, update on copy_grantee to ${app};
