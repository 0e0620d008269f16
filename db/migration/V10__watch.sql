-- The watch for changes made elsewhere: when each client is looked at next, and since when its record is complete.

create table watch (
    client_id      uuid        primary key,
    -- moved on by whoever takes the round, so that one replica at a time does
    due_at         timestamptz not null,
    -- endpoint and client ID that were watched: another account has another past
    account        text,
    -- when the first whole reading began; what was there then existed before
    baseline_at    timestamptz,
    baseline_count int,
    -- changes made elsewhere that nobody has looked at
    unseen         int         not null default 0,
    unseen_entry   bigint
);

create index watch_due on watch (due_at);

-- Which operations ended while the API was read.
create index operation_finished on operation (finished_at);

-- A definition shared with another client is the same one there.
create index mirror_definition_by_uuid on mirror_definition (uuid);

grant select, insert, update, delete on watch to ${app};
