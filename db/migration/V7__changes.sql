-- One row for each attempt to change something through an API. The ledger holds the record; this holds the state.

create table operation (
    id            uuid        primary key,
    -- made when the form opened: the same form sent twice is one operation
    intent_id     uuid        not null unique,
    kind          text        not null,
    field         text        not null,
    client_id     uuid        not null,
    origin        text        not null,
    subject_kind  text        not null,
    subject_id    text        not null,
    subject_name  text        not null,
    actor_id      uuid        not null,
    state         text        not null check (state in ('INTENDED', 'IN_FLIGHT', 'NOT_SENT', 'REFUSED', 'SUCCEEDED',
                                                        'UNKNOWN', 'PROBABLY_NOT_APPLIED', 'APPLIED', 'NOT_APPLIED', 'AMBIGUOUS')),
    parameters    text        not null,
    variables     text        not null,
    before_kind   text        not null check (before_kind in ('READ', 'REMEMBERED', 'NONE')),
    before_image  text,
    result_image  text,
    user_errors   text        not null default '[]',
    code          text,
    lease_owner   uuid,
    lease_until   timestamptz,
    requested_seq bigint,
    outcome_seq   bigint,
    created_at    timestamptz not null default clock_timestamp(),
    sent_at       timestamptz,
    unknown_at    timestamptz,
    read_at       timestamptz,
    finished_at   timestamptz,
    duration_ms   bigint
);

-- A second change to the same thing waits until it is known what came of the first.
create unique index operation_one_unfinished on operation (client_id, subject_kind, subject_id)
    where state in ('INTENDED', 'IN_FLIGHT', 'UNKNOWN', 'PROBABLY_NOT_APPLIED');

create index operation_unfinished on operation (state, lease_until)
    where state in ('INTENDED', 'IN_FLIGHT', 'UNKNOWN', 'PROBABLY_NOT_APPLIED');

create index operation_by_client on operation (client_id, created_at desc);

grant select, insert, update on operation to ${app};
