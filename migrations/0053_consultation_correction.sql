-- Why: what a line of a memo is, and who may be told, can be corrected: by adding, never by changing. What it was before
-- stays readable. The old version keeps running beside it: it doesn't know this table, and shows what was written first.
-- First version of it. Locks: none, it is new. Undo: drop it.
create table consultation_correction (
    id           bytea   not null constraint consultation_correction_id_key primary key,   -- random
    statement_id bytea   not null constraint consultation_correction_statement_id_fkey references consultation_statement (id),
    thread_id    bytea   not null,
    kind         text    not null,                     -- as it holds from then on  personal: no  sealed: no  deleted: erasing
    visibility   text    not null,                     -- the same
    by_id        bytea   not null,                     -- of staff, or whoever spoke
    own          boolean not null,                     -- by whoever spoke
    at           bigint  not null
);
create index consultation_correction_thread on consultation_correction (thread_id, at);
