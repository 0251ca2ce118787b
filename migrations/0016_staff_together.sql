-- Why: what one administrator proposed and another has to agree to: another administrator, a team, new recovery cards.
-- First version of this table. Locks: none, it is new. Undo: drop it.
create table staff_proposal (
    id           bytea   not null constraint staff_proposal_id_key primary key,
    kind         text    not null,
    act          bytea   not null,                                                -- what is to stand on the roll of the house
    by_id        bytea   not null,
    signature    bytea   not null,
    name         text    not null,                                                -- personal: of staff  sealed: no  deleted: agreed, withdrawn, or after seven days
    payload      bytea   not null,                                                -- the link's key, the team's id, or the sealed boxes of the cards
    made_at      bigint  not null
);
