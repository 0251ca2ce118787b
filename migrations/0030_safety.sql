-- Why: how urgent our own work in a matter is, set and ended by people; what left the house without its owner's act, with
-- its ground and two names; and two matters that two workers read together while a life is in danger.
-- A matter is a keyed hash: without the instance keys no row here can be brought together with anybody. Nothing here is an
-- attribute of a person. The texts (reasons, receivers, items) are sealed and lie in circle_text.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table safety_level (
    id            bytea   not null constraint safety_level_id_key primary key,
    matter        bytea   not null,            -- keyed hash, not personal without the instance keys  sealed: no  deleted: erasing (when ended)
    team_id       bytea   not null,
    level         text    not null,
    set_by        bytea   not null,            -- of staff
    set_at        bigint  not null,
    look_again_at bigint,                      -- the next opening and an hour; from then on the desk says so
    circle_id     bytea,                       -- where the reasons lie sealed: the team's own; empty when they were erased
    asked_id      bytea,                       -- of staff: who was asked to be the second
    second_id     bytea,                       -- of staff
    second_at     bigint,
    ended_by      bytea,                       -- of staff; every level has an end, by a human
    ended_at      bigint
);
create index safety_level_team on safety_level (team_id, ended_at);
create index safety_level_matter on safety_level (matter, ended_at);
create table safety_passing (
    id            bytea   not null constraint safety_passing_id_key primary key,
    matter        bytea   not null,            -- keyed hash, as above  deleted: never (the row says that it was, and no more)
    team_id       bytea   not null,
    kind          text    not null,            -- passed to somebody, or two matters read together
    ground        text    not null,
    by_id         bytea   not null,            -- of staff
    made_at       bigint  not null,
    items         bigint  not null,            -- how many; each is a sealed text
    second_id     bytea,                       -- of staff
    seconded_at   bigint,
    second_by     bigint,                      -- until then a second confirms it
    told_at       bigint  not null,            -- from then on its owner sees it
    wait_by_id    bytea,                       -- of staff: the first who says that it would be dangerous to tell
    wait_until    bigint,                      -- what the first proposed
    held_by_id    bytea,                       -- of staff: the second who says so
    held_until    bigint,                      -- at most 14 days; then it is shown, unless two have decided again
    erased_at     bigint                       -- its owner erased everything; the texts are gone
);
create index safety_passing_matter on safety_passing (matter);
create index safety_passing_team on safety_passing (team_id, made_at);
create table safety_joining (
    id            bytea   not null constraint safety_joining_id_key primary key,
    level_id      bytea   not null constraint safety_joining_level_id_fkey references safety_level (id),
    passing_id    bytea   constraint safety_joining_passing_id_fkey references safety_passing (id),   -- once two have decided
    matter        bytea   not null,            -- keyed hash: the one whose life is in danger
    other         bytea   not null,            -- keyed hash: what is read together with it  deleted: when the level ends
    by_id         bytea   not null,            -- of staff
    second_id     bytea                        -- of staff; before that nothing is joined
);
create index safety_joining_level on safety_joining (level_id);
