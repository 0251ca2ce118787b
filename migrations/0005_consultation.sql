-- Why: letters and their answers. The texts themselves are sealed and lie in circle_text; here is what orders them.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table consultation_thread (
    id            bytea   not null constraint consultation_thread_id_key primary key,
    party_id      bytea   not null constraint consultation_thread_party_id_key unique,
    circle_id     bytea   not null,
    team_id       bytea   not null,
    arrived_at    bigint  not null,
    waiting_since bigint,                       -- arrival of the oldest letter that has no answer yet
    promised_by   bigint,                       -- ours, never theirs
    read_first    boolean not null,             -- changes the order of reading, nothing else; cleared by an answer
    answered      boolean not null,
    letters       bigint  not null,
    erased_at     bigint
);
create index consultation_thread_team on consultation_thread (team_id, waiting_since);
create table consultation_letter (
    id            bytea   not null constraint consultation_letter_id_key primary key,   -- personal: random id  sealed: no  deleted: never (tombstone)
    thread_id     bytea   not null constraint consultation_letter_thread_id_fkey references consultation_thread (id),
    number        bigint  not null,
    speaker       text    not null,
    writer_id     bytea   not null,
    written_at    bigint  not null,
    visible_at    bigint,
    state         text    not null,
    second_id     bytea,
    alone         boolean not null,             -- sent before a second had read; the reason is a sealed text
    second_by     bigint,                       -- until then a second reads it afterwards
    seconded_at   bigint,
    constraint consultation_letter_thread_id_number_key unique (thread_id, number)
);
create table consultation_automatic (
    id            bytea   not null constraint consultation_automatic_id_key primary key,
    thread_id     bytea   not null constraint consultation_automatic_thread_id_fkey references consultation_thread (id),
    kind          text    not null,
    at            bigint  not null,
    reads_at      bigint,
    promised_on   bigint,
    sig           bytea   not null              -- by the mark of the house: nobody can put a sentence into its mouth
);
create index consultation_automatic_thread on consultation_automatic (thread_id, at);
create table consultation_sending (
    key           bytea   not null,             -- keyed hash of a form's one-time token: one press, one letter
    same          bytea   not null,             -- keyed by the token as well: tells an equal text, tells nobody else
    thread_id     bytea   not null,
    at            bigint  not null,
    constraint consultation_sending_key_same_key primary key (key, same)
);
create index consultation_sending_at on consultation_sending (at);
