-- Why: a page that a worker wrote for one expert, by one consent. Its text lies sealed in the person's circle (circle_text)
-- and among writer and expert (circle_among), and there only while the consent stands.
-- The old version keeps running beside it: it doesn't know this table. First version of it. Locks: none, it is new.
-- Undo: drop it.
create table consent_expert (
    id            bytea   not null constraint consent_expert_id_key primary key,
    party_id      bytea   not null,            -- personal  deleted: erasing
    circle_id     bytea   not null,
    team_id       bytea   not null,
    consent_id    bytea   not null,
    expert_id     bytea   not null,            -- of staff
    by_id         bytea   not null,            -- of staff
    among_id      bytea   not null,
    at            bigint  not null,
    until_at      bigint,                      -- when the consent ends by itself
    gone_at       bigint                       -- from then on nothing is sealed to the expert
);
create index consent_expert_party on consent_expert (party_id, at);
create index consent_expert_for on consent_expert (expert_id, at);
create index consent_expert_until on consent_expert (until_at);
