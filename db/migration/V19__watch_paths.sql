-- Keys of the namespaces by which a definition is or was reached: an operation on one of them changes it as well.

alter table mirror_definition add column within text[] not null default '{}';
