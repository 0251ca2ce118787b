-- Why: counselling, between somebody and one counsellor, in a circle of its own; and what the team learns of it, once the person
-- has pressed that it may be told. Every word lies sealed in circle_text, also in which way and how long somebody talked; here
-- is what orders it. Who opens the database sees between which two accounts there is something, as the circle's own roll says.
-- The old version keeps running beside it: it doesn't know these tables. First version. Locks: none, they are new. Undo: drop
-- them. All rows of somebody go when they erase it, or everything, or their kept time is over.
create table counselling_offer (
    account_id    bytea   not null constraint counselling_offer_account_id_key primary key,   -- of staff
    since_on      bigint  not null                      -- the day
);
create table counselling_pair (
    id            bytea   not null constraint counselling_pair_id_key primary key,   -- of the form's one-time token: one press, one yes
    party_id      bytea   not null,                     -- personal  deleted: erasing
    circle_id     bytea   not null constraint counselling_pair_circle_id_key unique,
    counsellor_id bytea   not null,                     -- of staff
    version       bigint  not null,                     -- of what was explained
    begun_on      bigint  not null,                     -- the day
    ended_on      bigint                                -- the day on which the person ended it; then no key of the counsellor opens it
);
create index counselling_pair_party on counselling_pair (party_id);
create index counselling_pair_counsellor on counselling_pair (counsellor_id);
create table counselling_line (
    id            bytea   not null constraint counselling_line_id_key primary key,   -- of the form's one-time token
    pair_id       bytea   not null constraint counselling_line_pair_id_fkey references counselling_pair (id),
    writer_id     bytea   not null,
    kind          text    not null,                     -- words (the person's), talk (the counsellor's note), handed_on (from a circle before)
    number        bigint  not null,
    written_on    bigint  not null,                     -- the day
    constraint counselling_line_pair_id_number_key unique (pair_id, number)
);
create table counselling_told (
    id            bytea   not null constraint counselling_told_id_key primary key,   -- of the form's one-time token
    pair_id       bytea   not null constraint counselling_told_pair_id_fkey references counselling_pair (id),
    party_id      bytea   not null,                     -- personal  deleted: erasing
    writer_id     bytea   not null,
    written_on    bigint  not null,                     -- the day
    read_on       bigint,                               -- the day on which the counsellor pressed that they read what the person wrote
    told_on       bigint,                               -- the day on which the person pressed that it may be told; before it is the two's alone
    taken_back_on bigint                                -- the day; then nothing of it is left with the team
);
create index counselling_told_party on counselling_told (party_id);
