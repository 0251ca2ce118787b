-- Why: a tablet is lost and its session ended from elsewhere; what could have been on it has to be looked up afterwards,
-- so its span stays for ninety days. What was opened is not copied here: the ledgers have it.
-- Locks: none, the table is new. Undo: drop it.
create table staff_ended_session (
    id           bytea   not null constraint staff_ended_session_id_key primary key,
    account_id   bytea   not null,                                               -- personal: id of staff  sealed: no  deleted: after 90 days
    name         text,                                                           -- as its worker called it
    made_at      bigint  not null,
    last_at      bigint  not null,
    ended_at     bigint  not null,
    by_id        bytea   not null
);
create index staff_ended_session_account on staff_ended_session (account_id, ended_at);
