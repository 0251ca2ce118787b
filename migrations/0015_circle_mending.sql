-- Why: a lost passphrase of somebody who works here: the one-time link, and what waits for two colleagues' signatures.
-- First version of this table. Locks: none, it is new. Undo: drop it.
create table circle_mending (
    account_id   bytea   not null constraint circle_mending_account_id_key primary key, -- personal: id of staff  sealed: no  deleted: signed, or after four hours
    link         bytea   not null constraint circle_mending_link_key unique,      -- hash of the link
    begun_by     bytea   not null,
    begun_at     bigint  not null,
    until_at     bigint  not null,
    card         bytea,                                                           -- the new card, to be signed
    lock         bytea,                                                           -- the new root  sealed: by words and pepper
    second       bytea,                                                           -- the new second factor  sealed: outbox key
    agreed_by    bytea,
    agreed       bytea
);
