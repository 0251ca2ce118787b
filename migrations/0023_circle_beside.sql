-- Why: somebody who talks with us by two ways may put the keys of the one beside those of the other, by entering both
-- secrets. What lies here is the other account's root, sealed under the keep key of the one who put it there; nobody
-- else can tell which account it is. The old version keeps running beside it. First version. Locks: none. Undo: drop it.
create table circle_beside (
    account_id   bytea   not null constraint circle_beside_account_id_key primary key,
    boxed        bytea   not null,                      -- personal: another root of the same person  sealed: keep key  deleted: taken back, erasing
    put_on       bigint  not null                       -- the day
);
