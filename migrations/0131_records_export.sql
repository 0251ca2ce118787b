-- Why: a team takes its own records out as a spreadsheet: for a stated purpose, asked for by one and agreed to by another.
-- The file itself is made in the answer and kept nowhere; what stays is that it was made, and each person's own row of it.
-- The old version keeps running beside it: it doesn't know these tables. First version. Locks: none, they are new.
-- Undo: drop them.
create table records_export (
    id            bytea   not null constraint records_export_id_key primary key,
    team_id       bytea   not null,
    circle_id     bytea   not null,             -- the team's own: why, in the words of who asked, lies sealed there
    purpose       text    not null,             -- one of a closed list
    folder_id     bytea,                        -- one record alone  personal: random id  deleted: erasing; empty: all of the team
    from_at       bigint,
    until_at      bigint,
    names         boolean not null,             -- with the names people go by
    asked_by      bytea   not null,             -- of staff
    asked_at      bigint  not null,
    second_id     bytea,                        -- of staff
    agreed_at     bigint,
    taken_at      bigint,
    ended_at      bigint                        -- taken back before
);
create index records_export_team on records_export (team_id, asked_at);
-- What the second could not open: it is left out of the file.
create table records_export_shut (
    export_id     bytea   not null constraint records_export_shut_export_id_fkey references records_export (id),
    about_id      bytea   not null,             -- a record, or an entry
    constraint records_export_shut_export_id_about_id_key primary key (export_id, about_id)
);
-- Whose record went into a file. It stands on their page, also when they have ended their record since.
create table records_exported (
    id            bytea   not null constraint records_exported_id_key primary key,
    export_id     bytea   not null,
    party_id      bytea   not null,             -- personal: random id  sealed: no; why lies sealed in their circle  deleted: erasing
    at            bigint  not null,
    purpose       text    not null,
    by_id         bytea   not null,             -- of staff
    second_id     bytea   not null,             -- of staff
    constraint records_exported_export_id_party_id_key unique (export_id, party_id)
);
create index records_exported_party on records_exported (party_id, at);
