-- The record nobody can quietly alter. How an outsider verifies it, and why it is made so: docs/decisions/0002-ledger.md
--
-- The application role may only select, and execute ledger_append, ledger_make_partitions, ledger_erase and
-- ledger_retire_partition. Guards on every table and on every partition refuse anything else for the owner too;
-- what an owner does by DDL is not prevented here but found by verification and by checkpoints kept elsewhere.

-- ---------------------------------------------------------------------------------------------------- tables

create table ledger_entry (
    seq          bigint      not null check (seq > 0),
    at           timestamptz not null,
    canonical    text        not null check (octet_length(canonical) <= 8388608),
    hash         bytea       not null check (octet_length(hash) = 32),
    prev_hash    bytea       not null check (octet_length(prev_hash) = 32),
    action       text        not null generated always as (canonical::jsonb ->> 'action') stored,
    outcome      text        not null generated always as (canonical::jsonb ->> 'outcome') stored,
    client_id    uuid        generated always as ((canonical::jsonb ->> 'clientId')::uuid) stored,
    operation_id uuid        generated always as ((canonical::jsonb ->> 'operationId')::uuid) stored,
    actor_id     uuid        generated always as ((canonical::jsonb ->> 'actorId')::uuid) stored,
    subject_kind text        generated always as (canonical::jsonb -> 'subject' ->> 'kind') stored,
    subject_id   text        generated always as (canonical::jsonb -> 'subject' ->> 'id') stored,
    primary key (at, seq)
) partition by range (at);

create index ledger_entry_seq on ledger_entry (seq);
create index ledger_entry_client on ledger_entry (client_id, at, seq);
create index ledger_entry_operation on ledger_entry (operation_id, at, seq) where operation_id is not null;
-- An identifier from outside may be longer than an index row holds, hence its hash; queries compare both.
create index ledger_entry_subject on ledger_entry (subject_kind, md5(subject_id), at, seq) where subject_kind is not null;

create table ledger_payload (
    at    timestamptz not null,
    seq   bigint      not null,
    field text        not null,
    salt  bytea       not null check (octet_length(salt) = 32),
    value text        not null,
    primary key (at, seq, field)
) partition by range (at);

create table ledger_head (
    one  boolean     primary key default true check (one),
    seq  bigint      not null,
    at   timestamptz not null,
    hash bytea       not null check (octet_length(hash) = 32)
);
insert into ledger_head (seq, at, hash) values (0, 'epoch', decode(repeat('00', 32), 'hex'));

create table ledger_checkpoint (
    seq             bigint      primary key,
    at              timestamptz not null,
    hash            bytea       not null check (octet_length(hash) = 32),
    key_fingerprint text        not null,
    signature       bytea       not null,
    created_at      timestamptz not null default clock_timestamp()
);

-- A month written to a file: where the chain goes on after the month is retired.
create table ledger_export (
    month      date        primary key check (month = date_trunc('month', month)),
    first_seq  bigint      not null,
    last_seq   bigint      not null check (last_seq >= first_seq),
    last_hash  bytea       not null check (octet_length(last_hash) = 32),
    sha256     bytea       not null check (octet_length(sha256) = 32),
    sealed_at  timestamptz,
    retired_at timestamptz
);

-- ---------------------------------------------------------------------------------------------------- guards

-- Refuses a statement unless its operation and the act now running ('INSERT:append') are among the trigger's arguments.
create function ledger_guard() returns trigger
    language plpgsql set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    if tg_op || ':' || coalesce(current_setting('counterfoil.ledger_act', true), '') = any (tg_argv) then
        return null;
    end if;
    raise exception '% on % is refused: the ledger is append-only', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

-- Gives one table or partition its grant and its guard; the parent's do not reach a partition named by itself.
create function ledger_protect(p_table regclass, p_operations text, variadic p_allowed text[]) returns void
    language plpgsql set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    execute format('revoke all on table %s from public', p_table);
    execute format('revoke all on table %s from "${app}"', p_table);
    execute format('grant select on table %s to "${app}"', p_table);
    execute format('create trigger ledger_guard before %s on %s for each statement execute function ledger_guard(%s)',
        p_operations, p_table, (select coalesce(string_agg(quote_literal(a), ', '), '') from unnest(p_allowed) a));
    -- ALWAYS: session_replication_role does not switch it off.
    execute format('alter table %s enable always trigger ledger_guard', p_table);
end $$;

do $$
begin
    perform ledger_protect('ledger_entry', 'insert or update or delete or truncate', 'INSERT:append');
    perform ledger_protect('ledger_payload', 'insert or update or delete or truncate', 'INSERT:append', 'DELETE:erase');
    perform ledger_protect('ledger_head', 'insert or update or delete or truncate', 'UPDATE:append');
    perform ledger_protect('ledger_checkpoint', 'update or delete or truncate', variadic array[]::text[]);
    perform ledger_protect('ledger_export', 'update or delete or truncate', 'UPDATE:retire');
end $$;

-- ------------------------------------------------------------------------------------------------- partitions

-- Makes the monthly partitions (UTC) up to p_ahead months after this one; answers how many months after this one exist.
create function ledger_make_partitions(p_ahead integer) returns integer
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    this_month timestamp := date_trunc('month', clock_timestamp() at time zone 'UTC');
    from_month timestamp;
    part       text;
    parent     text;
    ahead      integer := 0;
begin
    perform pg_advisory_xact_lock(4823098112342002);
    -- The record's time never goes back: after a clock that ran ahead, months up to its tip's are needed as well.
    select greatest(this_month, date_trunc('month', at at time zone 'UTC')) into from_month from ledger_head;
    for i in 0 .. (extract(year from age(from_month, this_month)) * 12 + extract(month from age(from_month, this_month)))::integer
            + least(greatest(p_ahead, 2), 36) loop
        from_month := this_month + make_interval(months => i);
        foreach parent in array array['ledger_entry', 'ledger_payload'] loop
            part := parent || to_char(from_month, '_YYYY_MM');
            if to_regclass(quote_ident(part)) is null then
                -- Made apart and attached: that lets readers and writers of the parent go on.
                execute format('create table %I (like %I including all)', part, parent);
                if parent = 'ledger_entry' then
                    perform ledger_protect(part::regclass, 'insert or update or delete or truncate', 'INSERT:append');
                else
                    perform ledger_protect(part::regclass, 'insert or update or delete or truncate', 'INSERT:append', 'DELETE:erase');
                end if;
                execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part,
                    from_month::text || '+00', (from_month + interval '1 month')::text || '+00');
            end if;
        end loop;
        ahead := i;
    end loop;
    return ahead;
end $$;

-- -------------------------------------------------------------------------------------------------- appending

-- The one way into the chain; not executable by the application role, which comes through the three below.
create function ledger_add(
    p_canonical text[], p_entry integer[], p_field text[], p_salt bytea[], p_value text[])
    returns table (seq bigint, at timestamptz, hash bytea)
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    head     ledger_head;
    last     record;
    personal jsonb;
    before   text := coalesce(current_setting('counterfoil.ledger_act', true), '');
    prev     bytea;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'ledger: appending needs READ COMMITTED, not %', current_setting('transaction_isolation');
    end if;
    perform pg_advisory_xact_lock(4823098112342001);
    select * into head from ledger_head for update;
    if not found then
        raise exception 'ledger: the head is missing' using errcode = 'data_corrupted';
    end if;
    select e.seq, e.at, e.hash into last from ledger_entry e where e.at >= head.at order by e.at desc, e.seq desc limit 1;
    if (head.seq = 0) <> (last.seq is null) or (head.seq > 0 and (last.seq, last.at, last.hash) is distinct from (head.seq, head.at, head.hash)) then
        raise exception 'ledger: the last entry (%) does not agree with the head (%)', last.seq, head.seq
            using errcode = 'data_corrupted';
    end if;

    perform set_config('counterfoil.ledger_act', 'append', true);
    for i in 1 .. coalesce(array_length(p_canonical, 1), 0) loop
        personal := coalesce(p_canonical[i]::jsonb -> 'personal', '{}');
        if (select count(*) from jsonb_object_keys(personal)) <> (select count(*) from unnest(p_entry) e where e = i)
            or exists (
                select from unnest(p_entry, p_field, p_salt, p_value) as p (entry, field, salt, value)
                where p.entry = i and encode(sha256(p.salt || convert_to(p.value, 'UTF8')), 'hex') is distinct from personal ->> p.field) then
            raise exception 'ledger: the personal payload does not agree with its hashes';
        end if;
        prev := head.hash;
        head.seq := head.seq + 1;
        head.at := greatest(clock_timestamp(), head.at);
        head.hash := sha256(prev || int8send(head.seq) || int8send((extract(epoch from head.at) * 1000000)::bigint)
            || convert_to(p_canonical[i], 'UTF8'));
        insert into ledger_entry (seq, at, canonical, hash, prev_hash)
            values (head.seq, head.at, p_canonical[i], head.hash, prev);
        insert into ledger_payload (at, seq, field, salt, value)
            select head.at, head.seq, p.field, p.salt, p.value
            from unnest(p_entry, p_field, p_salt, p_value) as p (entry, field, salt, value) where p.entry = i;
        seq := head.seq;
        at := head.at;
        hash := head.hash;
        return next;
    end loop;
    update ledger_head h set seq = head.seq, at = head.at, hash = head.hash;
    perform set_config('counterfoil.ledger_act', before, true);
end $$;

-- Appends a batch in order. Payload rows come as parallel arrays; p_entry is the place in p_canonical, from 1.
create function ledger_append(
    p_canonical text[], p_entry integer[], p_field text[], p_salt bytea[], p_value text[])
    returns table (seq bigint, at timestamptz, hash bytea)
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    if exists (select from unnest(p_canonical) c where c::jsonb ->> 'action' in ('ledger.erase', 'ledger.retire') or c::jsonb ? 'erased') then
        raise exception 'ledger: erasure and retirement are recorded by their own functions';
    end if;
    return query select * from ledger_add(p_canonical, p_entry, p_field, p_salt, p_value);
end $$;

-- Deletes the payload that the entry's own "erased" names, [{"at": microseconds, "seq": n, "fields": [...]}], and appends the entry.
create function ledger_erase(
    p_canonical text, p_entry integer[], p_field text[], p_salt bytea[], p_value text[])
    returns table (seq bigint, at timestamptz, hash bytea)
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    target jsonb;
begin
    if p_canonical::jsonb ->> 'action' is distinct from 'ledger.erase'
        or coalesce(jsonb_array_length(p_canonical::jsonb -> 'erased'), 0) = 0 then
        raise exception 'ledger: an erasure names what it erases';
    end if;
    perform set_config('counterfoil.ledger_act', 'erase', true);
    for target in select * from jsonb_array_elements(p_canonical::jsonb -> 'erased') loop
        delete from ledger_payload p
            where p.at = timestamptz 'epoch' + (target ->> 'at')::bigint * interval '1 microsecond'
              and p.seq = (target ->> 'seq')::bigint
              and (target -> 'fields') ? p.field;
    end loop;
    perform set_config('counterfoil.ledger_act', '', true);
    return query select * from ledger_add(array[p_canonical], p_entry, p_field, p_salt, p_value);
end $$;

-- Drops a month that is older than twelve months, sealed in an export and covered by a checkpoint, and appends the entry that says so.
create function ledger_retire_partition(
    p_month date, p_canonical text, p_entry integer[], p_field text[], p_salt bytea[], p_value text[])
    returns table (seq bigint, at timestamptz, hash bytea)
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    month    timestamptz := p_month::timestamp at time zone 'UTC';
    last     record;
begin
    if p_canonical::jsonb ->> 'action' is distinct from 'ledger.retire' then
        raise exception 'ledger: a retirement is recorded as one';
    end if;
    perform pg_advisory_xact_lock(4823098112342001);
    if month + interval '13 months' > clock_timestamp() then
        raise exception 'ledger: % is not yet older than twelve months', to_char(p_month, 'YYYY-MM');
    end if;
    if exists (select from ledger_entry e where e.at < month) then
        raise exception 'ledger: an older month than % is still here', to_char(p_month, 'YYYY-MM');
    end if;
    select e.seq, e.hash into last from ledger_entry e
        where e.at >= month and e.at < month + interval '1 month' order by e.at desc, e.seq desc limit 1;
    if not exists (
        select from ledger_export x
        where x.month = p_month and x.sealed_at is not null and x.retired_at is null and x.last_seq = last.seq and x.last_hash = last.hash) then
        raise exception 'ledger: % has no sealed export', to_char(p_month, 'YYYY-MM');
    end if;
    if not exists (
        select from ledger_checkpoint c join ledger_entry e on e.at = c.at and e.seq = c.seq and e.hash = c.hash where c.seq >= last.seq) then
        raise exception 'ledger: % is not covered by a checkpoint', to_char(p_month, 'YYYY-MM');
    end if;
    execute format('drop table %I', 'ledger_payload' || to_char(p_month, '_YYYY_MM'));
    execute format('drop table %I', 'ledger_entry' || to_char(p_month, '_YYYY_MM'));
    perform set_config('counterfoil.ledger_act', 'retire', true);
    update ledger_export x set retired_at = clock_timestamp() where x.month = p_month;
    perform set_config('counterfoil.ledger_act', '', true);
    return query select * from ledger_add(array[p_canonical], p_entry, p_field, p_salt, p_value);
end $$;

revoke all on function
    ledger_guard(), ledger_protect(regclass, text, text[]), ledger_make_partitions(integer),
    ledger_add(text[], integer[], text[], bytea[], text[]),
    ledger_append(text[], integer[], text[], bytea[], text[]),
    ledger_erase(text, integer[], text[], bytea[], text[]),
    ledger_retire_partition(date, text, integer[], text[], bytea[], text[]) from public;
grant execute on function
    ledger_make_partitions(integer),
    ledger_append(text[], integer[], text[], bytea[], text[]),
    ledger_erase(text, integer[], text[], bytea[], text[]),
    ledger_retire_partition(date, text, integer[], text[], bytea[], text[]) to "${app}";

do $$
begin
    perform ledger_make_partitions(12);
end $$;
