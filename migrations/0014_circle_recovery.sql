-- Why: the recovery of the organisation. The boxes in which the recovery root lies, what each team left for it, the
-- recoveries that were asked for, and what is held for those who are named in one. Who may do what stands on the roll of
-- the house; these rows are believed only where they agree with it.
-- The old version keeps running beside it: it doesn't know these tables, but it doesn't believe a roll with the new lines
-- either, so all processes of one house are brought up to date together. First version of them. Locks: none, they are new.
-- Undo: drop them; recoverable circles of teams that turned since then wait for their members.
create table circle_recovery_set (
    set_id       bytea   not null constraint circle_recovery_set_set_id_key primary key,
    sealed       bytea   not null,                                                -- the recovery root  sealed: by two cards and a witness, six ways  deleted: with new cards
    made_at      bigint  not null
);
create table circle_recovery_wrap (
    team_id      bytea   not null,
    epoch        bigint  not null,
    set_id       bytea   not null,
    wrap         bytea   not null,                                                -- the team's second root, sealed to the recovery key  deleted: with new cards
    constraint circle_recovery_wrap_team_id_epoch_set_id_key primary key (team_id, epoch, set_id)
);
create table circle_recovery_case (
    id           bytea   not null constraint circle_recovery_case_id_key primary key,
    link         bytea   not null constraint circle_recovery_case_link_key unique, -- hash of the witness's link
    pair         bytea,                                                           -- two cards  sealed: by the witness's link  deleted: when opened, stopped, over
    why          text    not null,                                                -- personal: of staff  sealed: no  deleted: after 365 days
    asked_at     bigint  not null
);
create table circle_recovered (
    case_id      bytea   not null,
    team_id      bytea   not null,
    epoch        bigint  not null,
    account_id   bytea   not null,                                                -- personal: id of staff  sealed: no
    held         bytea,                                                           -- the team's second root  sealed: to the card and under an instance key  deleted: given, stopped, over
    wrap         bytea,                                                           -- the same, sealed to the card  deleted: when access ends
    constraint circle_recovered_team_id_epoch_account_id_key primary key (team_id, epoch, account_id)
);
