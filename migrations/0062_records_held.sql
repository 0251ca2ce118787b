-- Why: a note about a person that two decided not to show yet. The person's page says that there is one, why, and until
-- when. Text and reason are sealed in the team's own circle, and erased there when it is shown.
-- The old version keeps running beside it: it doesn't know this table. First version. Locks: none. Undo: drop it.
create table records_held (
    id            bytea   not null constraint records_held_id_key primary key,
    folder_id     bytea   not null constraint records_held_folder_id_fkey references records_folder (id),
    team_id       bytea   not null,
    circle_id     bytea   not null,
    why           text    not null,             -- one of three; said to the person
    by_id         bytea   not null,             -- of staff
    made_at       bigint  not null,
    asked_by      bytea,                        -- of staff: who proposes to wait, for the first time or anew
    asked_until   bigint,
    second_id     bytea,                        -- of staff
    held_until    bigint,                       -- what two decided; 28 days at most
    shown_at      bigint                        -- from then on it is a line like others
);
create index records_held_folder on records_held (folder_id);
create index records_held_team on records_held (team_id, shown_at);
