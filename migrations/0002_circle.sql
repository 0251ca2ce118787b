-- Why: accounts, who belongs, who can open what, the sealed texts themselves, and the ledger of openings.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
-- Rolls and ledgers are chains: rows are added, never changed. Everything else may be rebuilt or destroyed.
create table circle_account (
    id           bytea   not null constraint circle_account_id_key primary key,   -- personal: random id  sealed: no  deleted: with the account
    kind         text    not null,
    made_at      bigint  not null,
    ended_at     bigint
);
create table circle_lock (
    account_id   bytea   not null constraint circle_lock_account_id_fkey references circle_account (id),
    kind         bigint  not null,
    finder       bytea   not null constraint circle_lock_finder_key unique,       -- personal: keyed hash of number or name  sealed: no
    salt         bytea   not null,
    memory_kib   bigint  not null,
    passes       bigint  not null,
    lanes        bigint  not null,
    commit_tag   bytea   not null,
    boxed        bytea   not null,                                                -- personal: the root  sealed: by words and pepper
    extra_word   boolean not null,
    made_at      bigint  not null,
    constraint circle_lock_account_id_kind_key primary key (account_id, kind)
);
create table circle_second_factor (
    account_id   bytea   not null constraint circle_second_factor_account_id_key primary key,
    sealed       bytea   not null,                                                -- personal: TOTP secret  sealed: outbox key
    last_step    bigint  not null
);
create table circle_use (
    account_id   bytea   not null,                                                -- personal: id  sealed: no  deleted: after 90 days
    at           bigint  not null,
    constraint circle_use_account_id_at_key primary key (account_id, at)
);
create table circle_roll (
    circle_id    bytea   not null,                                                -- sixteen zero bytes: the roll of the house
    seq          bigint  not null,
    prev         bytea   not null,
    act          bytea   not null,
    by_id        bytea   not null,
    second_id    bytea,
    at           bigint  not null,
    sig          bytea   not null,
    sig2         bytea,
    hash         bytea   not null,
    constraint circle_roll_circle_id_seq_key primary key (circle_id, seq)
);
create table circle_past (
    circle_id    bytea   not null,
    epoch        bigint  not null,
    boxed        bytea   not null,                                                -- keys of the epoch before, sealed  deleted: erasing
    constraint circle_past_circle_id_epoch_key primary key (circle_id, epoch)
);
create table circle_wrap (
    circle_id    bytea   not null,
    epoch        bigint  not null,
    holder_id    bytea   not null,
    team_epoch   bigint,                                                          -- which root of the team opens it; empty for an account
    wrap         bytea   not null,                                                -- keys, sealed to the holder  deleted: erasing, leaving
    constraint circle_wrap_circle_id_epoch_holder_id_key primary key (circle_id, epoch, holder_id)
);
create index circle_wrap_holder on circle_wrap (holder_id, team_epoch);
create table circle_team_wrap (
    team_id      bytea   not null,
    epoch        bigint  not null,
    account_id   bytea   not null,
    wrap         bytea   not null,                                                -- the team's root, sealed to the member  deleted: leaving
    constraint circle_team_wrap_team_id_epoch_account_id_key primary key (team_id, epoch, account_id)
);
create table circle_text (
    table_no     bigint  not null,
    column_no    bigint  not null,
    row_id       bytea   not null,
    circle_id    bytea   not null,
    version      bigint  not null,
    epoch        bigint  not null,
    writer_id    bytea   not null,
    body         bytea   not null,                                                -- personal: yes  sealed: yes  deleted: erasing, retention
    constraint circle_text_table_no_column_no_row_id_key primary key (table_no, column_no, row_id)
);
create index circle_text_circle on circle_text (circle_id);
create table circle_grain (
    table_no     bigint  not null,
    column_no    bigint  not null,
    row_id       bytea   not null,
    circle_id    bytea   not null,
    week         bigint  not null,
    masked       bytea   not null,                                                -- masked by a weekly key that no backup holds  deleted: erasing
    constraint circle_grain_table_no_column_no_row_id_key primary key (table_no, column_no, row_id)
);
create index circle_grain_circle on circle_grain (circle_id);
create table circle_outside (
    id           bytea   not null constraint circle_outside_id_key primary key,
    circle_id    bytea   not null,
    holder_id    bytea   not null,
    row_id       bytea   not null,
    wrap         bytea   not null,
    body         bytea   not null,                                                -- personal: yes  sealed: to the holders' keys  deleted: when taken in
    made_at      bigint  not null
);
create table circle_ledger (
    circle_id    bytea   not null,
    seq          bigint  not null,
    prev         bytea   not null,
    at           bigint  not null,
    by_id        bytea   not null,
    act          text    not null,
    table_no     bigint  not null,
    column_no    bigint  not null,
    row_id       bytea   not null,
    version      bigint  not null,
    epoch        bigint  not null,
    roll_seq     bigint  not null,
    value_hash   bytea,
    rules        text    not null,
    sig          bytea   not null,
    hash         bytea   not null,
    constraint circle_ledger_circle_id_seq_key primary key (circle_id, seq)
);
create index circle_ledger_row on circle_ledger (circle_id, row_id);
create table circle_session (
    token_hash   bytea   not null constraint circle_session_token_hash_key primary key,
    account_id   bytea   not null,                                                -- personal: id  sealed: no  deleted: at its end
    kind         text    not null,
    made_at      bigint  not null,
    last_at      bigint  not null,
    ends_at      bigint  not null,
    locked       boolean not null,
    sealed       bytea   not null,                                                -- personal: the root  sealed: token and session key
    once         bytea                                                            -- personal: new words, until kept  sealed: token and session key
);
create index circle_session_account on circle_session (account_id);
create table circle_draft (
    account_id   bytea   not null,
    place        bytea   not null,
    boxed        bytea   not null,                                                -- personal: yes  sealed: keep key  deleted: when sent, or after 30 days
    at           bigint  not null,
    constraint circle_draft_account_id_place_key primary key (account_id, place)
);
