-- Why: what stands between somebody who writes and us over the years: who writes first of us, whether another one was asked
-- for, an agreed rhythm of our letters, and a note with the seasons. Dates are ours alone; nothing here says when they wrote.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table consultation_tie (
    thread_id     bytea   not null constraint consultation_tie_thread_id_key primary key,
    primary_id    bytea,                        -- of staff; chosen, never by itself; empty: the team
    another_asked boolean not null,             -- until somebody else took it up; then nothing is left of it
    away_from     bytea,                        -- of staff: who is not shown that another one was asked for
    wanted_id     bytea,                        -- of staff: whom they named, if anybody
    rhythm        text,                         -- personal: yes (three words)  sealed: no  deleted: ended by them, erasing
    next_on       bigint,                       -- the day of our next letter; the only date
    season        boolean not null,             -- they said yes to a note that expects nothing
    season_sent   text                          -- the season of the last one, so that it is one at most
);
create index consultation_tie_primary on consultation_tie (primary_id);
-- What an answer is besides an answer. It becomes true when a second has read it.
create table consultation_special (
    letter_id     bytea   not null constraint consultation_special_letter_id_key primary key,
    thread_id     bytea   not null constraint consultation_special_thread_id_fkey references consultation_thread (id),
    kind          text    not null,
    to_id         bytea,                        -- of staff: who takes over, in a letter by both
    reason        text                          -- of an ending: one of those shown beforehand
);
create index consultation_special_thread on consultation_special (thread_id);
create table consultation_ending (
    thread_id     bytea   not null constraint consultation_ending_thread_id_key primary key,
    letter_id     bytea   not null,
    reason        text    not null,
    ended_at      bigint  not null              -- deleted: with one message of theirs, erasing
);
