-- Why: a private text, for one chosen account and nobody else: not for the team, not for the house. And ties: two private
-- texts that the one who holds both has tied together. (In consultation: the wish to be connected with somebody.)
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them. No row names its writer, nothing here points from one text to another, and of times only days are kept.
create table circle_private (
    id           bytea   not null constraint circle_private_id_key primary key,   -- personal: random id  sealed: no  deleted: with the row
    kind         bigint  not null,                                                -- the number of what it is, as for sealed texts
    finder       bytea   not null,                                                -- personal: keyed by the writer's own key: only they find the row  sealed: no
    holder_id    bytea,                                                           -- who may open it; empty once they have left
    sealed       bytea,                                                           -- personal: yes  sealed: to the holder's card  deleted: with the row, or when the holder leaves
    own          bytea   not null,                                                -- personal: yes  sealed: the writer's keep key  deleted: taken back, changed, erasing, after 365 days
    opened       bytea   not null,                                                -- personal: days on which the holder opened it  sealed: for writer and holder; the same size before the first
    left_on      bigint  not null,                                                -- the day, not the hour
    constraint circle_private_finder_kind_key unique (finder, kind)
);
create index circle_private_holder on circle_private (holder_id, kind);
create index circle_private_left on circle_private (left_on);
create table circle_tie (
    mark         bytea   not null constraint circle_tie_mark_key primary key,     -- keyed by what lies sealed inside a private text: names neither text nor person
    knot         bytea   not null,                                                -- random; both ends of one tie have the same
    tied_on      bigint  not null                                                 -- the day  deleted: untied, taken back, after 365 days
);
create index circle_tie_knot on circle_tie (knot);
