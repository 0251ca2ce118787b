-- Why: a first talk that somebody asked for, and what came of it; and whom they do not want to see anything of theirs.
-- Wishes, words and names that are no account lie sealed in circle_text.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table consent_talk (
    id            bytea   not null constraint consent_talk_id_key primary key,
    party_id      bytea   not null,            -- personal  deleted: erasing
    way           text    not null,
    with_id       bytea,                       -- of staff: with whom they would like to talk
    asked_at      bigint  not null,
    taken_back_at bigint,
    result        text,
    held_by       bytea,                       -- of staff
    held_at       bigint
);
create index consent_talk_party on consent_talk (party_id, asked_at);
create table consent_left_out (
    id            bytea   not null constraint consent_left_out_id_key primary key,
    party_id      bytea   not null,            -- personal  deleted: erasing, or taken back
    who_id        bytea,                       -- of staff: who sees nothing; never shown to them
    role          text,
    at            bigint  not null
);
create index consent_left_out_party on consent_left_out (party_id);
create index consent_left_out_who on consent_left_out (who_id);
