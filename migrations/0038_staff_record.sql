-- Why: qualifications, experience and training of those who work here, with the days until which they hold
-- (guideline 第3【1】(4)イ, 第4-2(2)). A line is never changed: a mistake is taken out, and stays with who did it and when.
-- Locks: none, the table is new. Undo: drop it.
create table staff_record (
    id           bytea   not null constraint staff_record_id_key primary key,
    account_id   bytea   not null,                                               -- personal: of staff  sealed: no  deleted: never; it says who was fit to do what
    kind         text    not null,
    detail       text    not null,                                               -- number of the licence; by whom they were trained
    years        bigint,
    since_on     bigint  not null,
    until_on     bigint,
    entered_by   bytea   not null,
    entered_at   bigint  not null,
    removed_by   bytea,
    removed_at   bigint
);
create index staff_record_account on staff_record (account_id);
