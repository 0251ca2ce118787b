-- Why: telephone, paper and post are channels like any other: who called, what was said by whom, letters that came on
-- paper and went out by post, what was explained by telephone, and who asked about somebody. Every word of it is a sealed
-- text; here is what orders them. The old version keeps running beside it: it doesn't know these tables. First version.
-- Locks: none, they are new. Undo: drop them.
create table consultation_contact (
    id           bytea   not null constraint consultation_contact_id_key primary key,    -- of the form's one-time token: one press, one memo
    thread_id    bytea   not null constraint consultation_contact_thread_id_fkey references consultation_thread (id),
    channel      text    not null,
    direction    text    not null,
    started_at   bigint  not null,
    minutes      bigint,
    writer_id    bytea   not null,
    written_at   bigint  not null
);
create index consultation_contact_thread on consultation_contact (thread_id, started_at);
create table consultation_statement (
    id           bytea   not null constraint consultation_statement_id_key primary key,
    contact_id   bytea   not null constraint consultation_statement_contact_id_fkey references consultation_contact (id),
    thread_id    bytea   not null,
    number       bigint  not null,
    kind         text    not null,                     -- told, wish, strength, observed (ours), did (ours)
    visibility   text    not null,
    writer_id    bytea   not null,
    state        text    not null,                     -- a tombstone stays after erasing
    constraint consultation_statement_contact_id_number_key unique (contact_id, number)
);
create index consultation_statement_thread on consultation_statement (thread_id);
create table consultation_paper (
    letter_id    bytea   not null constraint consultation_paper_letter_id_key primary key,
    thread_id    bytea   not null,
    came_by      text    not null,
    came_on      bigint  not null,                     -- the day it lay in the letter box
    typed_by     bytea   not null,
    read_back_by bytea,                                -- who compared what was typed with the paper, or read it back
    read_back_at bigint
);
create index consultation_paper_thread on consultation_paper (thread_id);
create table consultation_posting (
    item_id      bytea   not null constraint consultation_posting_item_id_key primary key,  -- an answer, or an explanation
    thread_id    bytea   not null,
    posted_on    bigint  not null,                     -- the day
    by_id        bytea   not null,
    noted_at     bigint  not null
);
create index consultation_posting_thread on consultation_posting (thread_id);
create table consultation_explanation (
    id           bytea   not null constraint consultation_explanation_id_key primary key,
    thread_id    bytea   not null constraint consultation_explanation_thread_id_fkey references consultation_thread (id),
    version      text    not null,                     -- of the text that was read aloud
    witness_id   bytea   not null,                     -- who read it aloud and heard the answers
    at           bigint  not null
);
create index consultation_explanation_thread on consultation_explanation (thread_id, at);
create table consultation_handed (
    id           bytea   not null constraint consultation_handed_id_key primary key,        -- a letter that family put somewhere
    thread_id    bytea   not null constraint consultation_handed_thread_id_fkey references consultation_thread (id),
    made_by      bytea   not null,
    made_at      bigint  not null,
    noted_by     bytea,
    handed_on    bigint                                -- the day; by whom is a sealed text
);
create index consultation_handed_thread on consultation_handed (thread_id);
-- How a caller is found by the name they go by: keyed hashes of its beginnings, under a key that lies sealed in the team's
-- own circle. The table holds no name, and without that key says nothing.
create table consultation_caller (
    finder       bytea   not null,
    thread_id    bytea   not null,
    constraint consultation_caller_finder_thread_id_key primary key (finder, thread_id)
);
create index consultation_caller_thread on consultation_caller (thread_id);
-- A circle that a team has for itself: enquiries by others, which belong to nobody's thread.
create table consultation_team_circle (
    team_id      bytea   not null constraint consultation_team_circle_team_id_key primary key,
    circle_id    bytea   not null constraint consultation_team_circle_circle_id_key unique,
    made_at      bigint  not null
);
create table consultation_enquiry (
    id           bytea   not null constraint consultation_enquiry_id_key primary key,
    team_id      bytea   not null,
    asker        text    not null,                     -- what kind of office or person; who it was is a sealed text
    channel      text    not null,
    at           bigint  not null,
    by_id        bytea   not null
);
create index consultation_enquiry_team on consultation_enquiry (team_id, at);
