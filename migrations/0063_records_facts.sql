-- Why: what protects somebody, in the folder of the one it protects and nowhere else. Its text is sealed in that one's own
-- circle. No other table, count or page knows of it.
-- The old version keeps running beside it: it doesn't know this table. First version. Locks: none. Undo: drop it.
create table records_fact (
    id            bytea   not null constraint records_fact_id_key primary key,
    folder_id     bytea   not null constraint records_fact_folder_id_fkey references records_folder (id),
    team_id       bytea   not null,
    by_id         bytea   not null,             -- of staff
    made_at       bigint  not null,
    second_id     bytea,                        -- of staff
    look_again_at bigint  not null              -- two decide again; 180 days at most
);
create index records_fact_folder on records_fact (folder_id);
