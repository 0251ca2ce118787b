-- Why: murmuring alone (一人つぶやき): somebody writes to nobody at any hour, those who look after the place read it by a
-- day that was said, and whoever wrote it may destroy it.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
create table ibasho_murmuring (
    place_id     bytea   not null constraint ibasho_murmuring_place_id_fkey references ibasho_place (id),
    open         boolean not null,                                              -- one may begin to murmur here
    constraint ibasho_murmuring_place_id_key primary key (place_id)
);
-- What one code holds. Its texts lie in a circle of its own, of which the code is the writer's key.
create table ibasho_murmur_book (
    id           bytea   not null constraint ibasho_murmur_book_id_key primary key, -- personal: random account of one code, joined to nobody  sealed: no  deleted: by the writer, or with its last murmur
    place_id     bytea   not null constraint ibasho_murmur_book_place_id_fkey references ibasho_place (id),
    circle_id    bytea   not null
);
create table ibasho_murmur (
    id           bytea   not null constraint ibasho_murmur_id_key primary key,  -- the text is a sealed text  deleted: by the writer, or after thirty days
    book_id      bytea   not null constraint ibasho_murmur_book_id_fkey references ibasho_murmur_book (id),
    at           bigint  not null,
    reads_by     bigint,                                                        -- the end of the day by which we said we would read
    read_first   boolean not null,                                              -- the order in which we read; forgotten when it was read
    said         text,                                                          -- which automatic text was shown
    read_at      bigint,
    reader_id    bytea                                                          -- who works here and read it
);
create index ibasho_murmur_book_at on ibasho_murmur (book_id, at);
