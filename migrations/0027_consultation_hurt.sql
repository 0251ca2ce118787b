-- Why: a sentence of ours that hurt somebody, marked by them. Which sentence and what they say to it are sealed texts. It is
-- answered as a letter is; nothing counts it.
-- The old version keeps running beside it: it doesn't know this table. First version. Locks: none. Undo: drop it.
create table consultation_hurt (
    id            bytea   not null constraint consultation_hurt_id_key primary key,
    thread_id     bytea   not null constraint consultation_hurt_thread_id_fkey references consultation_thread (id),
    letter_id     bytea   not null,             -- the answer it stands in
    at            bigint  not null,
    answered_at   bigint
);
create index consultation_hurt_thread on consultation_hurt (thread_id);
