-- Why: what is said at a live table, sealed under the key of that one opening, until it closes; then everything here goes.
-- First version of these tables. Locks: none, they are new. Undo: drop them. Never in a backup.
create table live_table (
    id           bytea   not null constraint live_table_id_key primary key,
    week         bigint  not null,                                              -- which week's key veils the wrapped one
    key          bytea   not null,                                              -- the key of this opening, wrapped under keys of the house; deleted: at closing
    begins_at    bigint  not null,
    ends_at      bigint  not null,
    hosts_needed bigint  not null,
    opened_at    bigint
);
-- Of a seat there is a random number; no name, and no time unless it is a host's.
create table live_seat (
    table_id     bytea   not null constraint live_seat_table_id_fkey references live_table (id),
    seat_id      bytea   not null,                                              -- personal: random id  sealed: no  deleted: at closing
    seen_at      bigint,                                                        -- hosts alone: when they were last there
    first_time   boolean not null,                                              -- as they said themselves
    constraint live_seat_table_id_seat_id_key primary key (table_id, seat_id)
);
create table live_line (
    table_id     bytea   not null constraint live_line_table_id_fkey references live_table (id),
    number       bigint  not null,
    once         bytea   not null,                                              -- one press is one line
    sealed       bytea   not null,                                              -- personal: yes (seat, nickname, text)  sealed: yes  deleted: at closing
    constraint live_line_table_id_number_key primary key (table_id, number),
    constraint live_line_table_id_once_key unique (table_id, once)
);
