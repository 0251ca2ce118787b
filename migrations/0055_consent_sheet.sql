-- Why: what the organisation says of itself on the sheet of what is explained (versions, added only), and what each
-- person answered to each topic of a version. Questions and our answers to them are sealed and lie in circle_text.
-- The old version keeps running beside it: it doesn't know these tables. First version of them. Locks: none, they are new.
-- Undo: drop them.
create table consent_own (
    number          bigint  not null constraint consent_own_number_key primary key,   -- the version; rises by one
    purpose         text    not null,          -- of the organisation, shown to everybody  personal: no  sealed: no  deleted: never
    outline         text    not null,
    cost            text    not null,
    accidents       text    not null,
    ask             text    not null,
    commission_by   text    not null,          -- empty: not run for anybody else
    commission_sees text    not null,
    commission_ends text    not null,
    least_years     bigint  not null,          -- of experience, to hold a first talk
    set_by          bytea   not null,          -- of staff
    set_at          bigint  not null
);
create table consent_answer (
    id            bytea   not null constraint consent_answer_id_key primary key,
    party_id      bytea   not null,            -- personal  deleted: erasing
    topic         text    not null,
    reply         text    not null,
    version       text    not null,            -- of the sheet
    voice         text    not null,
    by_id         bytea,                       -- of staff: who read it aloud
    at            bigint  not null,
    answered_by   bytea,                       -- of staff: who answered the question
    answered_at   bigint
);
create index consent_answer_party on consent_answer (party_id, at);
