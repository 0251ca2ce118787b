-- Why: a worker calls a session by a name of their own ("the tablet"), so that a lost one can be told from the others;
-- and what was opened while it was there is found by who and when.
-- Locks: adding an empty column does not rewrite the table. The index is built in one go: seconds at a million lines.
-- The version before ignores both. Undo: drop index and column.
alter table circle_session add column name text;                                  -- personal: a worker's own word for a device  sealed: no  deleted: with the session
create index circle_ledger_by on circle_ledger (by_id, at);
create index circle_ledger_at on circle_ledger (at);
