-- Why: how many came through the door of a real place, by four buttons; notes of a shift are sealed texts.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
-- One row is one device's (or one sheet's) totals of one day, under a key that the device drew: sent again, it changes
-- nothing; sent late, it does not undo what is newer. No tap has a time.
create table ibasho_count (
    count_key    bytea   not null constraint ibasho_count_count_key_key primary key,
    place_id     bytea   not null constraint ibasho_count_place_id_fkey references ibasho_place (id),
    on_date      text    not null,
    source       text    not null,                                              -- door: four buttons; sheet: totals, a second count
    revision     bigint  not null,
    first_time   bigint  not null,
    again        bigint  not null,
    family       bigint  not null,
    other        bigint  not null
);
create index ibasho_count_day on ibasho_count (place_id, on_date);
create table ibasho_note (
    id           bytea   not null constraint ibasho_note_id_key primary key,    -- the note itself is a sealed text
    place_id     bytea   not null constraint ibasho_note_place_id_fkey references ibasho_place (id),
    on_date      text    not null
);
create index ibasho_note_place on ibasho_note (place_id, on_date);
