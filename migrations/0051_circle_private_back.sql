-- Why: the one for whom a private text was left may say something back, to its writer and to nobody else.
-- The old version keeps running beside it: it doesn't know the column; it never writes a row with it. Locks: adding a
-- column doesn't rewrite the table. Undo: drop the column, and with it what was said back.
alter table circle_private add column back bytea;           -- personal: yes  sealed: with the secret inside the text, which writer and holder have  deleted: with the row
