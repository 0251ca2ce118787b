//! All SQL of this room, a file for each family of tables. The only doors are `thread_for…`, `own_thread…`, `letter_for`
//! and `answer_for`, which ask for permission.
mod automatic;
mod figures;
mod letters;
mod promises;
mod sendings;
mod threads;

pub(crate) use automatic::{add_automatic, automatics, said_before};
pub(crate) use figures::{unseconded, waiting_answers, wanting_a_second};
pub(crate) use letters::{add_letter, answer_for, bury_letter, letter_for, letters, save_answer};
pub(crate) use promises::{
    add_change, add_promise, open_promises, promise_changes, promise_for, promises_of_thread, promises_of_worker,
    save_promise,
};
pub(crate) use sendings::{forget_sendings, note_sending, sent_before};
pub(crate) use threads::{
    add_thread, bury_expired, bury_thread, late, own_thread, own_thread_look, promise_anew, promise_nothing,
    quiet_threads, save_thread, thread_for, thread_for_look, threads_of, waiting_threads,
};
