-- Why: what we promised to someone: by when, whose, and what became of it. What was promised, and why it was moved, are
-- sealed texts in the circle of the one it was promised to. There is no column for duties of theirs: promises are ours.
-- The old version keeps running beside it: it doesn't know these tables. First version. Locks: none, they are new.
-- Undo: drop both.
create table consultation_promise (
    id           bytea   not null constraint consultation_promise_id_key primary key,  -- personal: random id  sealed: no  deleted: never (tombstone)
    thread_id    bytea   not null constraint consultation_promise_thread_id_fkey references consultation_thread (id),
    kind         text    not null,                                                     -- one of six words, so that a list needs to open nothing
    owner_id     bytea   not null,                                                     -- of staff: who keeps it
    made_by      bytea   not null,
    made_at      bigint  not null,
    by_at        bigint,                                                               -- empty: the day is still to be said
    timed        boolean not null,                                                     -- an hour was named; otherwise the day ends at by_at
    state        text    not null,
    ended_at     bigint
);
create index consultation_promise_owner on consultation_promise (owner_id, state);
create index consultation_promise_thread on consultation_promise (thread_id, state);
create table consultation_promise_change (
    id           bytea   not null constraint consultation_promise_change_id_key primary key,
    promise_id   bytea   not null constraint consultation_promise_change_promise_id_fkey references consultation_promise (id),
    change       text    not null,
    by_id        bytea   not null,
    to_id        bytea,                                                                -- handed over to
    from_at      bigint,                                                               -- when it was promised for, before
    at           bigint  not null
);
create index consultation_promise_change_promise on consultation_promise_change (promise_id, at);
