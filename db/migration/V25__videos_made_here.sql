-- Whether the feature has been told that an operation of its is done. A crash right after the outcome was recorded leaves it
-- null, and the feature is told then. What was recorded before counts as told, but for videos made here: the API has no list of
-- all of them, so that one that was missed is remembered by nothing else.

alter table operation add column told_at timestamptz;

update operation set told_at = coalesce(finished_at, created_at)
    where state in ('SUCCEEDED', 'APPLIED') and kind <> 'shopVideo.create';

-- What was made before the client's record begins belongs to an account it was pointed at before.
update operation o set told_at = o.finished_at from watch w
    where o.told_at is null and o.state in ('SUCCEEDED', 'APPLIED') and w.client_id = o.client_id and o.created_at < w.baseline_at;

create index operation_untold on operation (finished_at) where told_at is null and state in ('SUCCEEDED', 'APPLIED');

-- Videos that an operation of ours made and that no answer named: looked for in the list of a product they are tied to.
create table mirror_video_unnamed (
    operation_id uuid        primary key,
    client_id    uuid        not null,
    -- GID of the product or variant whose list must hold it
    entity_id    text        not null,
    -- the video as it was sent
    sent         text        not null,
    -- IDs that were in that list before
    before_ids   text[]      not null,
    entry_seq    bigint      not null,
    made_at      timestamptz not null,
    -- a list asked for after this must hold it
    since        timestamptz not null default clock_timestamp(),
    -- since when nobody looks for it any more: nothing in the list is certainly it
    given_up_at  timestamptz
);

create index mirror_video_unnamed_by_entity on mirror_video_unnamed (client_id, entity_id);

grant select, insert, update, delete on mirror_video_unnamed to ${app};

-- Videos have no name: people know them by the file their address ends with. It is read out of the image once, for sorting and for
-- filtering, not for each row of each list; what it is read from is JSON text, which may hold what PostgreSQL's own JSON refuses.
alter table mirror_video add column name text generated always as (
    lower(substring(regexp_replace(regexp_replace(
        substring(video from '"videoUrl":"((?:[^"\\]|\\.)*)"'), '[?#].*$', ''), '/+$', '') from '[^/]*$'))
) stored;

alter table mirror_video add column search text generated always as (
    lower(id || ' ' || coalesce(substring(video from '"videoUrl":"((?:[^"\\]|\\.)*)"'), ''))
) stored;
