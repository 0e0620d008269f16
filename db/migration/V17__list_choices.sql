-- Which columns of a list a member has put away. What is put away is kept, not what is shown, so that a new column is seen.

create table member_list_choice (
    member_id uuid        not null references member on delete cascade,
    list      text        not null check (length(list) between 1 and 60),
    hidden    text[]      not null check (cardinality(hidden) <= 50),
    chosen_at timestamptz not null default now(),
    primary key (member_id, list)
);

grant select, insert, update on member_list_choice to "${app}";
