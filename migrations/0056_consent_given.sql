-- Why: what was said to each item (yes, no, withdrawn; added only), and each time of answering as a whole. For whom, how
-- far and in which words lies sealed in circle_text. What stands is read from the signed lines of the circle's ledger;
-- these rows say beside it to which text it was given, in which voice and how.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table consent_record (
    id            bytea   not null constraint consent_record_id_key primary key,
    party_id      bytea   not null,            -- personal  deleted: erasing
    version       text    not null,
    voice         text    not null,
    how           text    not null,
    by_id         bytea   not null,            -- they themselves, or the worker who heard it and is its witness
    at            bigint  not null,
    posted_on     bigint,
    posted_by     bytea                        -- of staff
);
create index consent_record_party on consent_record (party_id, at);
create table consent_given (
    id            bytea   not null constraint consent_given_id_key primary key,
    party_id      bytea   not null,            -- personal  deleted: erasing
    record_id     bytea   not null,
    consent_id    bytea   not null,            -- one item, for one somebody
    item          text    not null,
    said          text    not null,
    to_id         bytea,                       -- of staff: the expert it is for
    until_at      bigint,
    at            bigint  not null
);
create index consent_given_party on consent_given (party_id, at);
