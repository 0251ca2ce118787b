-- Why: passkeys as a second factor beside the digits: the devices of those who work here, and what is asked of them.
-- A device is believed only while its account vouches for it on the roll of the house; these rows alone let nobody in.
-- Locks: none, the tables are new. Undo: drop them; the digits work on. The version before does not know these lines of
-- the roll and does not open a house that has them.
create table circle_passkey (
    account_id   bytea   not null,                                                -- personal: id  sealed: no  deleted: with the device, or the access
    device       bytea   not null,                                                -- hash of its name and key, as on the roll
    sealed       bytea   not null,                                                -- personal: name, key, counter  sealed: outbox key, to account and device
    made_at      bigint  not null,
    used_at      bigint,
    constraint circle_passkey_account_id_device_key primary key (account_id, device)
);
create table circle_passkey_asked (
    tag          bytea   not null constraint circle_passkey_asked_tag_key primary key,  -- keyed hash of what was asked, of whom  deleted: when answered, or after two minutes
    until_at     bigint  not null
);
