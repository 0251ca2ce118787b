-- Why: copies of the database stop opening. Each week the masks of grains move to that week's key, and what has no grain
-- (drafts, private texts, texts from outside) gets a veil of the week as well; then the old key is destroyed.
-- New columns hold for old rows: an empty week means that nothing lies over the value yet, and the house puts it there by
-- itself. The version before leaves them empty and cannot read what is veiled. Locks: adding a column doesn't rewrite the
-- table; the indexes take a moment for each hundred thousand texts. Undo: none without the week's keys; restore a backup.
alter table circle_draft add column week bigint;            -- personal: no   sealed: no   deleted: with the row
alter table circle_private add column week bigint;          -- personal: no   sealed: no   deleted: with the row
alter table circle_outside add column week bigint;          -- personal: no   sealed: no   deleted: with the row
create index circle_grain_week on circle_grain (week);
create index circle_draft_week on circle_draft (week);
create index circle_private_week on circle_private (week);
create index circle_outside_week on circle_outside (week);
