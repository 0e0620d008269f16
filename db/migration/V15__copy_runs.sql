-- Copying of ticked rows: how far it came outlives the portal that did it. What came of each row stands in the record in any case.

create table copy_run (
    id        uuid        primary key,
    member_id uuid        not null,
    source_id uuid        not null references client,
    began_at  timestamptz not null default clock_timestamp()
);

create index copy_run_by_age on copy_run (began_at);

create table copy_row (
    run_id    uuid not null references copy_run on delete cascade,
    place     int  not null,
    target_id uuid not null references client,
    -- of the operation it becomes: whoever sends it again under the same one sends nothing twice
    intent    uuid not null,
    status    text not null,
    -- as JSON: what is copied, and what was told of it
    item      text not null,
    result    text,
    primary key (run_id, place)
);

grant select, insert, update, delete on copy_run, copy_row to ${app};
