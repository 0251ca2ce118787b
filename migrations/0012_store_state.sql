-- Why: how what the house does by itself is doing (keys, anchors, backups), for the office page and for doctor.
-- First version of this table. Locks: none, it is new. Undo: drop it.
create table store_state (
    name         text    not null constraint store_state_name_key primary key,
    at           bigint  not null,
    said         text    not null                                               -- personal: no   sealed: no   deleted: when it is over
);
