-- What a filter looks through, put together once instead of for each row of each search. No index: pg_trgm is not everywhere, and
-- looking through one short column of a client's definitions takes a few milliseconds.

alter table mirror_definition add column search text generated always as (
    lower(coalesce(namespace || '.', '') || key || ' ' || coalesce(name, '') || ' ' || type || ' ' || coalesce(description, ''))
) stored;
