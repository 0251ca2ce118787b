-- Why: what must happen after a change is kept in the change's own transaction; what comes again is done once.
-- First version of both tables. Locks: none, they are new. Undo: drop both.
create table store_outbox (
    id           bytea   not null constraint store_outbox_id_key primary key,
    topic        text    not null,   -- personal: no   sealed: no   deleted: when done
    about        text    not null,   -- personal: id   sealed: no   deleted: when done
    sealed       bytea,              -- personal: yes  sealed: outbox key  deleted: when done, or at until_at
    made_at      bigint  not null,
    not_before   bigint  not null,
    until_at     bigint  not null,
    leased_until bigint  not null,
    attempts     bigint  not null
);
create index store_outbox_due on store_outbox (not_before, leased_until);
create table store_job (
    name         text    not null constraint store_job_name_key primary key,
    last_at      bigint  not null    -- personal: no   sealed: no   deleted: never
);
