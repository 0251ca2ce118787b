-- Why: a call in which somebody was listened to, with no next step, is a full result and says so.
-- The old version keeps running beside it: it doesn't know the column, and leaves it empty. Locks: adding a column doesn't
-- rewrite the table. Undo: drop it.
alter table consultation_contact add column listened boolean;   -- personal: no  sealed: no  deleted: with the row
