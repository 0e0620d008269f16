-- When a first reading found nothing of an operation; a second has to find the same some minutes later.

alter table operation add column doubted_at timestamptz;

update operation set doubted_at = read_at where state = 'PROBABLY_NOT_APPLIED';
