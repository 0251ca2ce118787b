-- Why: for how long records are kept, by kind; a longer time that two decided or their person wished; and that a folder
-- was destroyed. Reasons are sealed in the folder's own circle.
-- The old version keeps running beside it: it doesn't know these tables, and destroys nothing. First version. Locks: none,
-- they are new. Undo: drop them.
create table records_kept_for (
    kind          text    not null constraint records_kept_for_kind_key primary key,
    days          bigint  not null,             -- said by an administrator; without a row, what is usual
    set_by        bytea   not null,
    set_at        bigint  not null
);
create table records_keeping (
    folder_id     bytea   not null constraint records_keeping_folder_id_fkey references records_folder (id),
    warned_at     bigint,                       -- from then on sixty days, whatever else is said
    asked_by      bytea,                        -- of staff: who proposes to keep it longer
    asked_at      bigint,
    asked_until   bigint,
    by_id         bytea,                        -- of staff, with another; empty with a day: its person's wish
    second_id     bytea,
    kept_until    bigint,
    constraint records_keeping_folder_id_key primary key (folder_id)
);
create table records_gone (
    id            bytea   not null constraint records_gone_id_key primary key,  -- the folder's random id; nothing of it
    team_id       bytea   not null,
    gone_at       bigint  not null,
    why           text    not null,             -- its time, two of the team, or that the last who was joined left
    of_household  boolean not null
);
create index records_gone_team on records_gone (team_id, gone_at);
