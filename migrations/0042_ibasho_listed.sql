-- Why: gatherings that others announce, taken over from municipal event lists by somebody here who chose them.
-- First version of this table. Locks: none, it is new. Undo: drop it.
create table ibasho_listed (
    id            bytea   not null constraint ibasho_listed_id_key primary key,
    code          text    not null,                                             -- who publishes the list
    number        text    not null,                                             -- its number there
    title         text    not null,
    about         text    not null,
    first_on      text    not null,
    last_on       text    not null,
    begins_minute bigint,
    ends_minute   bigint,
    place_name    text    not null,
    organisation  text    not null,
    price         text    not null,
    address       text    not null,                                             -- page of the publisher
    made_at       bigint  not null,
    constraint ibasho_listed_code_number_key unique (code, number)
);
