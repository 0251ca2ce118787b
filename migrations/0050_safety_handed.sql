-- Why: at the end of a shift an open level is handed over to a named colleague, who takes it by their own act. Until then
-- it stays with whoever had it; so none is nobody's. Whose it is is asked against the members of the team, and not kept.
-- The old version keeps running beside it: it doesn't know these columns, and a level without them is in the hands of
-- whoever set it. Locks: adding a column doesn't rewrite the table. Undo: drop the columns.
alter table safety_level add column held_by bytea;       -- of staff: who took it over; empty: whoever set it  sealed: no  deleted: with the row
alter table safety_level add column handed_by bytea;     -- of staff: who hands their place over, until it is taken  sealed: no  deleted: taken, or with the row
alter table safety_level add column handed_to bytea;     -- of staff: whom they asked  sealed: no  deleted: as above
alter table safety_level add column handed_at bigint;    -- deleted: as above
