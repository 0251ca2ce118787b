-- Why: what keeps a room on a screen kind: its pace, who does not want to see whom, what was told to hosts, and the steps
-- that hosts took. Numbers of seats are random, and known to nobody after the evening.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table ibasho_room_pace (
    opening_id   bytea   not null constraint ibasho_room_pace_opening_id_fkey references ibasho_opening (id),
    slow         boolean not null, -- one message in thirty seconds, for everybody
    constraint ibasho_room_pace_opening_id_key primary key (opening_id)
);
create table ibasho_hidden (
    opening_id   bytea   not null constraint ibasho_hidden_opening_id_fkey references ibasho_opening (id),
    one_seat     bytea   not null,                                              -- personal: random numbers of one evening, the smaller first; who hid whom is not kept  sealed: no  deleted: at closing
    other_seat   bytea   not null,
    constraint ibasho_hidden_opening_id_one_seat_other_seat_key primary key (opening_id, one_seat, other_seat)
);
create table ibasho_told (
    id           bytea   not null constraint ibasho_told_id_key primary key,
    opening_id   bytea   not null constraint ibasho_told_opening_id_fkey references ibasho_opening (id),
    number       bigint  not null,                                              -- of which line; zero: of the room as it is  deleted: at closing, with what the line said
    about_host   boolean not null,                                              -- then it is for those of the team who do not host
    standing     text    not null,
    constraint ibasho_told_opening_id_number_key unique (opening_id, number)
);
create table ibasho_told_by (
    told_id      bytea   not null constraint ibasho_told_by_told_id_fkey references ibasho_told (id),
    seat_id      bytea   not null,                                              -- personal: random number of one evening; shown to nobody  sealed: no  deleted: at closing
    constraint ibasho_told_by_told_id_seat_id_key primary key (told_id, seat_id)
);
create table ibasho_step (
    id           bytea   not null constraint ibasho_step_id_key primary key,    -- reason and one quoted line are sealed texts  deleted: after thirty days
    opening_id   bytea   not null constraint ibasho_step_opening_id_fkey references ibasho_opening (id),
    seat_id      bytea   not null,                                              -- personal: random number of one evening  sealed: no  deleted: after thirty days
    step         text    not null,
    rule_number  bigint  not null,
    host_id      bytea   not null,                                              -- who took it
    second_id    bytea,                                                         -- who agreed
    at           bigint  not null,
    ends_at      bigint  not null,
    objection    text    not null,                                              -- none, open, stands, lifted
    answered_by  bytea
);
create index ibasho_step_opening on ibasho_step (opening_id);
