-- Why: gatherings, single and repeating, and seats where a host wants them.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table ibasho_gathering (
    id            bytea   not null constraint ibasho_gathering_id_key primary key,
    place_id      bytea   not null constraint ibasho_gathering_place_id_fkey references ibasho_place (id),
    state         text    not null,
    title         text    not null,
    kind          text    not null,
    about         text    not null,
    hosts         text    not null,                                             -- personal: called-names of hosts  sealed: no  deleted: when rewritten
    observers     text    not null,                                             -- empty: nobody comes to watch
    first_on      text    not null,                                             -- YYYY-MM-DD, Tokyo
    until_on      text,
    repeats       text    not null,                                             -- once, weekly, nth, monthly
    every         bigint  not null,
    on_holidays   boolean not null,
    begins_minute bigint  not null,
    ends_minute   bigint  not null,
    seats         bigint,                                                       -- empty: no booking at all
    slot_minutes  bigint                                                        -- one seat is one stretch of this length
);
create index ibasho_gathering_place on ibasho_gathering (place_id);
create table ibasho_exception (
    gathering_id  bytea   not null constraint ibasho_exception_gathering_id_fkey references ibasho_gathering (id),
    on_date       text    not null,
    off           boolean not null,                                             -- false: a date besides the usual ones
    note          text    not null,
    constraint ibasho_exception_gathering_id_on_date_key primary key (gathering_id, on_date)
);
-- A seat that is given up is deleted, so that nothing can ever be counted. chair_seq ends in _seq: who finds a chair taken
-- begins again, and two presses at once never share one.
create table ibasho_seat (
    id            bytea   not null constraint ibasho_seat_id_key primary key,   -- personal: random id  sealed: no  deleted: given up, or the day after
    gathering_id  bytea   not null constraint ibasho_seat_gathering_id_fkey references ibasho_gathering (id),
    on_date       text    not null,
    code_mac      bytea   not null,                                             -- keyed hash of the visitor's code; the nickname is a sealed text
    chair_seq     bigint,                                                       -- empty: waits for one
    queue_seq     bigint  not null,
    wants_chair   bigint,                                                       -- for stretches of time: which one
    constraint ibasho_seat_code_mac_key unique (code_mac),
    constraint ibasho_seat_gathering_id_on_date_chair_seq_key unique (gathering_id, on_date, chair_seq),
    constraint ibasho_seat_gathering_id_on_date_queue_seq_key unique (gathering_id, on_date, queue_seq)
);
