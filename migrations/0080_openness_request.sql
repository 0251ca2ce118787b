-- Why: somebody asks formally to see, to correct, to stop the use of, or to erase what is kept; we answer by a day, in two
-- names. What they said, and what we answered, are sealed texts in their own circle (circle_text); proposals, whether
-- somebody was heard, and reasons lie sealed in a circle that the team has for itself.
-- A decision that not even the existence of something is told stands under a keyed hash: without the instance keys it can be
-- brought together with no request. The outcome of such a request is the same word as where there is nothing.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table openness_request (
    id           bytea   not null constraint openness_request_id_key primary key,
    party_id     bytea   not null,            -- personal: random id   sealed: no  deleted: never (the row says that it was)
    circle_id    bytea   not null,
    team_id      bytea   not null,
    wish         text    not null,            -- see, correct, stop, erase
    whom         text    not null,            -- for oneself, or as whose representative
    came_by      text    not null,
    typed_by_id  bytea,                       -- of staff, when it came by telephone or on paper
    asked_at     bigint  not null,
    answer_by    bigint  not null,            -- a clock for staff
    state        text    not null,
    ended_at     bigint
);
create index openness_request_party on openness_request (party_id, asked_at);
create index openness_request_team on openness_request (team_id, state, answer_by);
-- What one proposes, until another decides with them. What it says lies sealed with the team.
create table openness_proposal (
    id           bytea   not null constraint openness_proposal_id_key primary key,
    request_id   bytea   not null constraint openness_proposal_request_id_key unique,
    by_id        bytea   not null,            -- of staff
    made_at      bigint  not null,            -- deleted: with the decision
    constraint openness_proposal_request_id_fkey foreign key (request_id) references openness_request (id)
);
create table openness_answer (
    id           bytea   not null constraint openness_answer_id_key primary key,
    request_id   bytea   not null constraint openness_answer_request_id_fkey references openness_request (id),
    outcome      text    not null,            -- a word; never tells whether something is kept that is not told
    by_id        bytea   not null,            -- of staff
    second_id    bytea,                       -- of staff; empty only in a house of one, until a second has looked
    second_by    bigint,
    answered_at  bigint  not null
);
create index openness_answer_request on openness_answer (request_id, answered_at);
create table openness_quiet (
    id                bytea   not null constraint openness_quiet_id_key primary key,
    matter            bytea   not null,       -- keyed hash, not personal without the instance keys
    team_id           bytea   not null,
    by_id             bytea   not null,       -- of staff
    second_id         bytea   not null,       -- of staff
    decided_at        bigint  not null,
    review_on         bigint  not null,       -- 90 days after a decision by two, at most
    proposed_by_id    bytea,                  -- of staff
    proposed_until    bigint,
    ended_at          bigint                  -- its reason is erased then
);
create index openness_quiet_team on openness_quiet (team_id, ended_at, review_on);
-- A circle that a team has for itself.
create table openness_team_circle (
    team_id      bytea   not null constraint openness_team_circle_team_id_key primary key,
    circle_id    bytea   not null constraint openness_team_circle_circle_id_key unique,
    made_at      bigint  not null
);
-- One place outside to which one can complain, as the organisation named it. One row.
create table openness_outside (
    id           bigint  not null constraint openness_outside_id_key primary key,
    name         text    not null,            -- of an office; shown to everybody
    reach        text    not null,
    set_at       bigint  not null
);
