-- Why: somebody says beside a line that it should be put right. We have a day by which we answer; they have none. The line is
-- put right by adding another, or it is answered why it stays. What they say and what we answer lie sealed in their circle.
-- The old version keeps running beside it: it doesn't know this table. First version. Locks: none. Undo: drop it.
create table records_asked (
    id            bytea   not null constraint records_asked_id_key primary key,
    line_id       bytea   not null constraint records_asked_line_id_key unique,
    folder_id     bytea   not null constraint records_asked_folder_id_fkey references records_folder (id),
    asked_at      bigint  not null,
    answer_by     bigint  not null,             -- a day of ours; nothing happens to them when it has passed
    answered_at   bigint,
    answered_by   bytea,                        -- of staff
    outcome       text                          -- corrected, or kept with a reason
);
create index records_asked_folder on records_asked (folder_id);
