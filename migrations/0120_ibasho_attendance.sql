-- Why: how many came to one day of a gathering, such as a class for families: a number and nothing besides.
-- First version of this table; an older version of the program does not look at it. Locks: none, it is new. Undo: drop it.
-- There is no column for a name, a text, a time of day or whoever counted.
create table ibasho_attendance (
    gathering_id bytea   not null constraint ibasho_attendance_gathering_id_fkey references ibasho_gathering (id),
    on_date      text    not null,
    people       bigint  not null,                                              -- personal: no  sealed: no  deleted: when it is counted anew
    constraint ibasho_attendance_gathering_id_on_date_key primary key (gathering_id, on_date)
);
