-- Why: a record about a person, begun by that person's own act, or about a household. What is written lies sealed in
-- circle_text: about a person in the person's own circle, about a household in one of the team's own.
-- The old version keeps running beside it: it doesn't know these tables. First version. Locks: none, they are new.
-- Undo: drop them.
create table records_folder (
    id            bytea   not null constraint records_folder_id_key primary key,
    party_id      bytea   constraint records_folder_party_id_key unique,   -- personal: random id; empty: a household  deleted: erasing
    circle_id     bytea   not null,
    team_id       bytea   not null,
    begun_at      bigint  not null,
    how           text    not null,             -- on their page, or as said by telephone, on paper, face to face
    asked_by      bytea,                        -- of staff: who wrote the yes down
    witness_id    bytea                         -- of staff: who heard it, too; before that the folder doesn't stand
);
create index records_folder_team on records_folder (team_id);
-- The team's own circle, for what is not shown to a person yet.
create table records_team_circle (
    team_id       bytea   not null constraint records_team_circle_team_id_key primary key,
    circle_id     bytea   not null
);
