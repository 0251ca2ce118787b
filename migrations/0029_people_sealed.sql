-- Why: somebody died. Two workers seal what is theirs: it opens for nobody, not even with the words, until the time for
-- which it was kept is over. What they had left for this is a sealed text and opens alone.
-- The old version keeps running beside it, and must not be: it would open what is sealed. Stop it first. First version of
-- these tables. Locks: none, they are new. Undo: drop them.
create table people_sealed (
    party_id      bytea   not null constraint people_sealed_party_id_key primary key,
    sealed_at     bigint  not null
);
create table consultation_sealed (
    thread_id     bytea   not null constraint consultation_sealed_thread_id_key primary key,
    first_id      bytea   not null,             -- of staff; from now on nothing rings and nothing is late
    first_at      bigint  not null,
    second_id     bytea,                        -- of staff
    second_by     bigint,                       -- in a house of one: until then a second confirms it
    sealed_at     bigint                        -- from then on it opens for nobody
);
