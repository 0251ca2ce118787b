-- Why: an evening of an online room: which gathering, on which day, with which hosts; and what is kept of it afterwards.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table ibasho_opening (
    id           bytea   not null constraint ibasho_opening_id_key primary key, -- also the id of its live table
    gathering_id bytea   not null constraint ibasho_opening_gathering_id_fkey references ibasho_gathering (id),
    on_date      text    not null,
    begins_at    bigint  not null,
    ends_at      bigint  not null,
    hosts_needed bigint  not null,
    closed_at    bigint,                                                        -- empty: not over
    minutes      bigint,                                                        -- how long it was open
    people       text,                                                          -- a band; never a count, never zero
    first_time   text,                                                          -- a band of those who said so themselves; empty: nobody did
    constraint ibasho_opening_gathering_id_on_date_key unique (gathering_id, on_date)
);
create table ibasho_opening_host (
    opening_id   bytea   not null constraint ibasho_opening_host_opening_id_fkey references ibasho_opening (id),
    account_id   bytea   not null,                                              -- somebody of the house who hosted; kept with the opening
    called       text    not null,                                              -- personal: called-name of a host  sealed: no  deleted: no
    seat_id      bytea   not null,                                              -- theirs at the table, which is gone after closing
    constraint ibasho_opening_host_opening_id_account_id_key primary key (opening_id, account_id)
);
