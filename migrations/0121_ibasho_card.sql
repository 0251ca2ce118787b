-- Why: numbers of paper cards from a door that were typed in once, so that none opens anything twice.
-- First version of this table; an older version of the program does not look at it. Locks: none, it is new. Undo: drop it.
-- When cards are printed nothing is written. A used one leaves a keyed hash: no place, no day, no person, no letter.
create table ibasho_card_spent (
    code_mac     bytea   not null constraint ibasho_card_spent_code_mac_key primary key -- personal: no  sealed: keyed hash  deleted: never
);
