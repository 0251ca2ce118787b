-- Why: places one can walk into, as their hosts describe them, and the rules of each place, version by version.
-- First version of these tables. Locks: none, they are new. Undo: drop them.
-- Nothing here is about a visitor; who looked is not kept anywhere.
create table ibasho_place (
    id           bytea   not null constraint ibasho_place_id_key primary key,
    team_id      bytea   not null,                                              -- who looks after the place
    circle_id    bytea   not null,                                              -- held by that team alone: shift notes, nicknames of seats
    state        text    not null,                                              -- draft, shown
    organisation text    not null,                                              -- empty: our own; else the partner's name
    name         text    not null,
    kind         text    not null,
    online       boolean not null,
    municipality text    not null,                                              -- national code; empty: not said
    whom         text    not null,                                              -- words: for whom, by their own statement
    introduced   boolean not null,                                              -- open to anybody, or to who was introduced
    ages_from    bigint  not null,                                              -- one room is for under-18s or for adults, never both
    ages_until   bigint,
    evening      boolean not null,
    text_only    boolean not null,
    home_unasked boolean not null,                                              -- nobody asks where one lives
    headphones   boolean not null,
    yen          bigint  not null,
    people       text    not null                                               -- usual number as a band; never a count
);
create table ibasho_place_line (
    place_id     bytea   not null constraint ibasho_place_line_place_id_fkey references ibasho_place (id),
    name         text    not null,                                              -- hours, noise, light, first visit and so on
    text         text    not null,                                              -- personal: called-names of hosts only  sealed: no  deleted: when rewritten
    constraint ibasho_place_line_place_id_name_key primary key (place_id, name)
);
create table ibasho_rules (
    place_id     bytea   not null constraint ibasho_rules_place_id_fkey references ibasho_place (id),
    number       bigint  not null,
    text         text    not null,
    changed      text    not null,                                              -- what changed since the version before
    reason       text    not null,                                              -- and why
    decided_by   text    not null,                                              -- in the place's own words, for example: those who were there
    made_at      bigint  not null,
    constraint ibasho_rules_place_id_number_key primary key (place_id, number)
);
