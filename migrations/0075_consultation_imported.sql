-- Why: rows of lists on paper and in spreadsheets are taken in once: the same file sent again changes nothing, and what
-- was erased doesn't come back with it. The old version keeps running beside it: it doesn't know this table.
-- Locks: none, it is new. Undo: drop it; a file sent again would then be taken in again.
create table consultation_imported (
    id           bytea   not null constraint consultation_imported_id_key primary key,  -- a hash of the row, under the team's own sealed key. Not personal without it; stays when its thread is erased
    thread_id    bytea,                               -- forgotten when the thread is erased
    name         bytea,                               -- a hash of the name as it was written, under the same key; forgotten with it
    at           bigint  not null
);
create index consultation_imported_name on consultation_imported (name);
create index consultation_imported_thread on consultation_imported (thread_id);
