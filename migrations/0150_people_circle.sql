-- Why: somebody may have circles beside the one they write to a team in: between them and one of the house alone. What is done
-- to everything of theirs (new words, leaving somebody out, erasing, the end of the kept time) must reach these, too.
-- The old version keeps running beside it, and makes none. First version. Locks: none, it is new. Undo: drop it, after the
-- circles in it were ended.
create table people_circle (
    circle_id    bytea   not null constraint people_circle_circle_id_key primary key,
    party_id     bytea   not null              -- personal  deleted: erasing, of the circle or of everything
);
create index people_circle_party on people_circle (party_id);
