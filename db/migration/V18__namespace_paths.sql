-- A namespace keeps its identity when its path changes, so that it is remembered once and its history stays together.

alter table mirror_namespace add column uuid text;
-- Paths under which the record knows it besides its present one.
alter table mirror_namespace add column former text[] not null default '{}';

update mirror_namespace set uuid = nullif(substring(image from '"uuid":"([^"]*)"'), '');
