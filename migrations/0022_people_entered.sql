-- Why: whoever calls or writes on paper is entered by a worker, who makes number and words in their place. Until a card
-- was handed over, or they came back by themselves, the words lie sealed in their own circle; this says how far it is.
-- The old version keeps running beside it: it doesn't know this table. First version. Locks: none. Undo: drop it.
create table people_entered (
    party_id     bytea   not null constraint people_entered_party_id_key primary key,   -- personal: random id  sealed: no  deleted: erasing
    entered_by   bytea   not null,
    entered_at   bigint  not null,
    handed_by    bytea,
    handed_at    bigint,
    handed_how   text,
    returned_at  bigint,                                -- the day of their own first return
    renewed      boolean not null                       -- they took new words: the worker's copy opens nothing
);
