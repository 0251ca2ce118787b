-- Why: a household's folder that nothing is written into any more, and one that two want to destroy. Reasons are sealed in
-- the household's own circle and go with it.
-- The old version must not run beside it: it would write into what is closed. First version. Locks: none. Undo: drop them.
create table records_closed (
    folder_id     bytea   not null constraint records_closed_folder_id_fkey references records_folder (id),
    closed_by     bytea   not null,             -- of staff
    closed_at     bigint  not null,
    constraint records_closed_folder_id_key primary key (folder_id)
);
create table records_erasing (
    folder_id     bytea   not null constraint records_erasing_folder_id_fkey references records_folder (id),
    asked_by      bytea   not null,             -- of staff; another has to say so, too
    asked_at      bigint  not null,
    constraint records_erasing_folder_id_key primary key (folder_id)
);
