-- Why: a database that was set back as a whole is noticed, and what was erased stays erased after a restore.
-- circle_anchor holds the lines that also lie in a file outside the database; circle_anchored the heads that the newest
-- of them covers, so that the next one is cheap and a start can compare; circle_erased what waits to be written into
-- erased.log, in the erasing's own transaction.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table circle_anchor (
    seq          bigint  not null constraint circle_anchor_seq_key primary key,
    line         text    not null                                               -- personal: no   sealed: no   deleted: never
);
create table circle_anchored (
    circle_id    bytea   not null constraint circle_anchored_circle_id_key primary key,   -- personal: random id  sealed: no  deleted: never
    roll_seq     bigint  not null,
    roll_hash    bytea   not null,
    ledger_seq   bigint  not null,
    ledger_hash  bytea   not null
);
create table circle_erased (
    line         text    not null constraint circle_erased_line_key primary key -- personal: random ids  sealed: no  deleted: when it stands in the file
);
