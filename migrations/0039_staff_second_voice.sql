-- Why: what takes two (another role, another team that receives letters) waits here with the first one's signature until
-- the second one agrees. The signature is over the act itself; this row alone does nothing.
-- Locks: none, the table is new. Undo: drop it.
create table staff_second_voice (
    act          text    not null,                                               -- role or receiving
    about_id     bytea   not null,                                               -- whose role, or which team
    word         text    not null,                                               -- the role
    by_id        bytea   not null,
    signature    bytea   not null,
    at           bigint  not null,
    constraint staff_second_voice_act_about_id_word_key primary key (act, about_id, word)
);
