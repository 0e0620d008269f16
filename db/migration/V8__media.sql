-- Shop videos as last seen at the API, for each client. The API lists them by product only and tells neither dates nor
-- what is gone, so that what was once seen or made here is kept.

create table mirror_video (
    client_id     uuid        not null,
    id            text        not null,
    video         text        not null,
    first_seen_at timestamptz not null,
    seen_at       timestamptz not null,
    -- the last change recorded in the ledger
    changed_at    timestamptz,
    -- the operation that made it here
    made_by       uuid,
    -- the operation that deleted it here
    deleted_by    uuid,
    -- since when none of its products returns it
    gone_since    timestamptz,
    primary key (client_id, id)
);

create table mirror_video_source (
    client_id uuid    not null,
    video_id  text    not null,
    -- GID of a product or variant
    entity_id text    not null,
    -- whether a look-up of it returned the video; null: tied to it, but never returned for it so far
    returned  boolean,
    primary key (client_id, video_id, entity_id),
    foreign key (client_id, video_id) references mirror_video (client_id, id) on delete cascade
);

create index mirror_video_source_by_entity on mirror_video_source (client_id, entity_id);

-- Products and variants known for a client: those that were looked up, and those of videos made here.
create table mirror_video_lookup (
    client_id  uuid not null,
    entity_id  text not null,
    -- when the last look-up that was answered began
    asked_at   timestamptz,
    problem    text,
    problem_at timestamptz,
    primary key (client_id, entity_id)
);

grant select, insert, update, delete on mirror_video, mirror_video_source, mirror_video_lookup to ${app};
