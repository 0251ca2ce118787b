-- Why: how somebody is now, said in rounds, each voice by itself; a plan that may hold nothing; choices with what speaks for
-- and against each. Every word of it is a sealed text, also which prompt a line stands at; here is what orders them. The
-- old version keeps running beside it: it doesn't know these tables. First version. Locks: none, they are new. Undo: drop
-- them. All rows of somebody go when they erase everything, or their kept time is over.
create table assessment_round (
    id           bytea   not null constraint assessment_round_id_key primary key,
    party_id     bytea   not null,
    begun_on     bigint  not null,                     -- the day
    begun_by     bytea   not null
);
create index assessment_round_party on assessment_round (party_id, begun_on);
create table assessment_spoken (
    id           bytea   not null constraint assessment_spoken_id_key primary key,     -- of the form's one-time token: one press, one line
    round_id     bytea   not null constraint assessment_spoken_round_id_fkey references assessment_round (id),
    party_id     bytea   not null,
    number       bigint  not null,
    voice        text    not null,                     -- own, with (somebody who speaks with them), staff
    writer_id    bytea   not null,
    said_on      bigint  not null,                     -- the day
    state        text    not null,                     -- a tombstone stays after erasing
    constraint assessment_spoken_round_id_number_key unique (round_id, number)
);
create index assessment_spoken_party on assessment_spoken (party_id);
-- Prompts that are not to be asked: keyed hashes, which say neither which prompt nor, without the instance keys, anything.
create table assessment_closed (
    party_id     bytea   not null,
    mark         bytea   not null,
    constraint assessment_closed_party_id_mark_key primary key (party_id, mark)
);
create table assessment_choice (
    id           bytea   not null constraint assessment_choice_id_key primary key,
    party_id     bytea   not null,
    writer_id    bytea   not null,
    laid_on      bigint  not null,                     -- the day
    state        text    not null
);
create index assessment_choice_party on assessment_choice (party_id);
create table assessment_plan (
    party_id     bytea   not null constraint assessment_plan_party_id_key primary key,
    writer_id    bytea   not null,
    said_on      bigint  not null                      -- the day; the plan itself is a sealed text
);
