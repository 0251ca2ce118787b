-- Why: who is on duty when nobody is here, and what was rung for. A page names no letter and no person.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table safety_duty (
    account_id   bytea   not null constraint safety_duty_account_id_key primary key,   -- of staff  deleted: taken off the list
    place        bigint  not null,             -- who is rung first
    from_hour    bigint  not null,
    until_hour   bigint  not null,
    sealed       bytea   not null              -- personal: address of staff  sealed: outbox key, with place and hours  deleted: taken off the list
);
create table safety_setting (
    name         text    not null constraint safety_setting_name_key primary key,
    value        text    not null              -- personal: no  sealed: no  deleted: never
);
create table safety_page (
    id           bytea   not null constraint safety_page_id_key primary key,           -- random
    matter       bytea   not null,             -- keyed hash, not personal without the instance keys  deleted: with the row, after 30 days
    team_id      bytea   not null,
    made_at      bigint  not null,
    rung         bigint  not null,             -- how many of the list were rung
    last_id      bytea,                        -- of staff: who was rung last
    taken_by     bytea,                        -- of staff
    taken_at     bigint,
    opened_by    bytea,                        -- of staff: who really opened it, after that
    opened_at    bigint
);
create index safety_page_matter on safety_page (matter, made_at);
