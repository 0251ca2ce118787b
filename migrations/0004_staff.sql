-- Why: who works here, how they came in, and what the organisation has said about itself.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table staff_member (
    id           bytea   not null constraint staff_member_id_key primary key,
    name         text    not null constraint staff_member_name_key unique,       -- personal: of staff  sealed: no  deleted: never; their words stay
    called       text    not null,                                               -- the name that people who write are told
    made_at      bigint  not null,
    pledged_on   bigint  not null,                                               -- the secrecy pledge, dated
    ended_at     bigint
);
create table staff_team (
    id           bytea   not null constraint staff_team_id_key primary key,
    name         text    not null
);
create table staff_invitation (
    fingerprint  bytea   not null constraint staff_invitation_fingerprint_key primary key,
    for_whom     text    not null,                                               -- personal: of staff  sealed: no  deleted: when used or after 30 days
    role         text    not null,
    team_id      bytea,
    made_at      bigint  not null,
    until_at     bigint  not null
);
create table staff_agreement (
    team_id      bytea   not null,
    account_id   bytea   not null,
    by_id        bytea   not null,
    signature    bytea   not null,
    at           bigint  not null,
    constraint staff_agreement_team_id_account_id_key primary key (team_id, account_id)
);
create table staff_setting (
    name         text    not null constraint staff_setting_name_key primary key,
    value        text    not null                                                -- personal: no  sealed: no  deleted: never
);
