-- Why: a person and a household, brought together by that person's own act, for one worker or for the team. Taken back, the
-- row is deleted at once; the ledger of the person's own circle keeps that it was.
-- The old version keeps running beside it: it doesn't know this table. First version. Locks: none. Undo: drop it.
create table records_link (
    id            bytea   not null constraint records_link_id_key primary key,
    party_id      bytea   not null,             -- personal: random id  sealed: no  deleted: taken back, or erasing
    household_id  bytea   not null constraint records_link_household_id_fkey references records_folder (id),
    team_id       bytea   not null,
    worker_id     bytea,                        -- of staff: for this one alone; empty: for the team
    how           text    not null,
    asked_by      bytea,                        -- of staff: who wrote down that they said so
    witness_id    bytea,                        -- of staff: who heard it, too; before that it joins nothing
    made_at       bigint  not null,
    constraint records_link_party_id_household_id_key unique (party_id, household_id)
);
create index records_link_household on records_link (household_id);
