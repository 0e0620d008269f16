-- The log narrowed by a person: who seldom acted is found without reading all entries.
create index ledger_entry_actor on ledger_entry (actor_id, at, seq) where actor_id is not null;
