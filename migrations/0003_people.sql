-- Why: someone who talks with us. Everything here is optional but the random id; names and addresses are sealed texts.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table people_party (
    id           bytea   not null constraint people_party_id_key primary key,  -- personal: random id  sealed: no  deleted: erasing
    circle_id    bytea   not null constraint people_party_circle_id_key unique,
    team_id      bytea   not null,
    relation     text    not null,                                             -- personal: yes (five words)  sealed: no  deleted: erasing
    pace         text    not null,
    tone         text    not null,
    resting      boolean not null,
    keep_years   bigint  not null,
    used_on      bigint  not null,                                             -- the day, not the hour
    bell_from    bigint,                                                       -- hour of the day in Tokyo; the address is a sealed text
    bell_until   bigint,
    arrived_at   bigint  not null,
    erased_at    bigint
);
create index people_party_used on people_party (used_on);
create table people_bell_stop (
    token_hash   bytea   not null constraint people_bell_stop_token_hash_key primary key,
    party_id     bytea   not null constraint people_bell_stop_party_id_fkey references people_party (id),
    made_at      bigint  not null
);
