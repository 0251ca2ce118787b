-- Why: a worker gives a thread to another: which lines the other has confirmed, and that the writer was told by both. The
-- lines themselves are sealed texts and promises; here are only their names.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table consultation_handover (
    id            bytea   not null constraint consultation_handover_id_key primary key,
    thread_id     bytea   not null constraint consultation_handover_thread_id_fkey references consultation_thread (id),
    from_id       bytea   not null,             -- of staff
    to_id         bytea   not null,             -- of staff
    unread        boolean not null,             -- given away without reading on, by somebody who is hurt by it
    state         text    not null,
    begun_at      bigint  not null,
    ended_at      bigint
);
create index consultation_handover_thread on consultation_handover (thread_id, state);
create table consultation_handover_line (
    handover_id   bytea   not null constraint consultation_handover_line_handover_id_fkey references consultation_handover (id),
    line          text    not null,             -- "promise:…", "avoid:0", "letter:…"; no word of it
    confirmed_at  bigint  not null,
    constraint consultation_handover_line_handover_id_line_key primary key (handover_id, line)
);
