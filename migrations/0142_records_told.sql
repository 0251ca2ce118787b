-- Why: what somebody of the family said may be told, handed on into the record of the one it is about; and whose words a
-- line in a household's folder is. Both go when whoever spoke takes them back. Texts lie sealed where they were.
-- The old version must not run beside it: taking back would not reach the copy. First version. Locks: none. Undo: drop them.
create table records_told (
    copy_id       bytea   not null constraint records_told_copy_id_fkey references records_line (id),
    line_id       bytea   not null,             -- the line it was copied from
    party_id      bytea   not null,             -- personal: random id of whoever spoke  sealed: no  deleted: taken back, parted, erasing
    folder_id     bytea   not null,             -- where the copy stands
    told_by       bytea   not null,             -- of staff
    told_at       bigint  not null,
    constraint records_told_line_id_folder_id_key unique (line_id, folder_id),
    constraint records_told_copy_id_key primary key (copy_id)
);
create index records_told_party on records_told (party_id);
create index records_told_folder on records_told (folder_id);
create table records_part (
    line_id       bytea   not null constraint records_part_line_id_fkey references records_line (id),
    folder_id     bytea   not null,             -- the household's
    party_id      bytea   not null,  -- personal: random id of whoever spoke  sealed: no  deleted: parted, erasing
    constraint records_part_line_id_key primary key (line_id)
);
create index records_part_party on records_part (party_id, folder_id);
