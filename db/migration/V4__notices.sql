-- What somebody has to look at. A task is open until closed_at is set; closed ones stay as they were.

create table task (
    id         uuid        primary key,
    kind       text        not null,
    subject    text        not null,
    client_id  uuid,
    parameters text        not null,
    raised_at  timestamptz not null default clock_timestamp(),
    closed_at  timestamptz
);

create unique index task_one_open on task (kind, subject) where closed_at is null;

create index task_newest_open on task (raised_at desc, id) where closed_at is null;

grant select, insert, update on task to ${app};
