-- Why: entries of a record, each line by itself: who said it, who wrote it down, of which kind, for whom. Texts are sealed.
-- A line is never changed: it is put right by another one, or a tombstone is left.
-- The old version keeps running beside it: it doesn't know these tables. First version. Locks: none, they are new.
-- Undo: drop them.
create table records_entry (
    id            bytea   not null constraint records_entry_id_key primary key,
    folder_id     bytea   not null constraint records_entry_folder_id_fkey references records_folder (id),
    channel       text    not null,
    started_at    bigint  not null,
    ended_at      bigint,
    category      text,                         -- of our work, for reports; never of a person
    writer_id     bytea   not null,
    second_id     bytea,                        -- of staff: two on visits
    written_at    bigint  not null
);
create index records_entry_folder on records_entry (folder_id, started_at, id);
create table records_line (
    id            bytea   not null constraint records_line_id_key primary key,
    entry_id      bytea   not null constraint records_line_entry_id_fkey references records_entry (id),
    folder_id     bytea   not null constraint records_line_folder_id_fkey references records_folder (id),
    number        bigint  not null,
    kind          text    not null,
    visibility    text    not null,             -- the speaker may change it
    writer_id     bytea   not null,
    written_at    bigint  not null,
    corrects_id   bytea,                        -- the line that this one puts right
    state         text    not null              -- there, or erased by its own hand
);
create index records_line_entry on records_line (entry_id, number);
create index records_line_folder on records_line (folder_id);
create table records_class (
    id            bytea   not null constraint records_class_id_key primary key,
    line_id       bytea   not null constraint records_class_line_id_fkey references records_line (id),
    at            bigint  not null,
    was           text    not null,             -- that its speaker changed for whom it is, and what it was before
    becomes       text    not null
);
create index records_class_line on records_class (line_id);
create table records_hurt (
    line_id       bytea   not null constraint records_hurt_line_id_key primary key,
    folder_id     bytea   not null constraint records_hurt_folder_id_fkey references records_folder (id),
    at            bigint  not null              -- marked by whoever it hurt; words, if any, are sealed. Nothing counts it
);
create index records_hurt_folder on records_hurt (folder_id);
create table records_stop (
    folder_id     bytea   not null constraint records_stop_folder_id_key primary key,
    line_id       bytea   not null              -- where its reader stopped, by their own press. No time. Shown to them alone
);
