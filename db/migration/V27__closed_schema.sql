-- PostgreSQL before 15, and databases restored from it, let every role make things in the schema: functions, too, that
-- the ledger's own would call.
do $$
begin
    execute format('revoke create on schema %I from public', current_schema());
end $$;
