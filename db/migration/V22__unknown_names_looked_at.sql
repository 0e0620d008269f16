-- Whether somebody has looked at a name that answers held and the schema we were built for does not.

alter table schema_unknown add column looked_at timestamptz;
