-- Why: a text among a few of the house, one row for each of them, sealed to that one's card. (In safety: what two workers
-- say to each other, and to one they chose, after something hard.) It names neither its writer nor what it was about.
-- The old version keeps running beside it: it doesn't know this table. First version of it. Locks: none, it is new.
-- Undo: drop it.
create table circle_among (
    id           bytea   not null,             -- personal: random id  sealed: no  deleted: with the row
    holder_id    bytea   not null,             -- personal: of staff, who may open it  sealed: no  deleted: with the row, or when they leave
    kind         bigint  not null,             -- the number of what it is, as for sealed texts
    sealed       bytea   not null,             -- personal: yes  sealed: to the holder's card  deleted: taken back, or after 365 days
    left_on      bigint  not null,             -- the day, not the hour
    constraint circle_among_id_holder_id_key primary key (id, holder_id)
);
create index circle_among_holder on circle_among (holder_id, kind);
