-- Why: a worker who is hurt by what somebody writes is sheltered: another one reads first, letters are signed by the house,
-- and what must be kept as proof is kept on paper by two. The writer is told all of it.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table consultation_shelter (
    thread_id     bytea   not null constraint consultation_shelter_thread_id_key primary key,
    sheltered_id  bytea   not null,             -- of staff
    reader_id     bytea   not null,             -- of staff: who reads first
    house_name    boolean not null,             -- letters are signed with the name of the house
    read_up_to    bigint  not null,             -- the number of the last letter that the other one has read
    begun_at      bigint  not null,
    told_at       bigint                        -- by a letter that two have read
);
create table consultation_evidence (
    letter_id     bytea   not null constraint consultation_evidence_letter_id_key primary key,
    thread_id     bytea   not null constraint consultation_evidence_thread_id_fkey references consultation_thread (id),
    first_id      bytea   not null,             -- of staff
    second_id     bytea,                        -- of staff; before that nothing is kept
    kept_on       bigint                        -- the day; the copy is on paper
);
create index consultation_evidence_thread on consultation_evidence (thread_id);
