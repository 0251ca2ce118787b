//! All SQL of this room, a file for each family of tables. The only doors are `thread_for…`, `own_thread…`, `letter_for`
//! and `answer_for`, which ask for permission.
mod automatic;
mod figures;
mod letters;
mod sendings;
mod threads;

pub(crate) use automatic::{add_automatic, automatics, said_before};
pub(crate) use figures::{unseconded, waiting_answers, wanting_a_second};
pub(crate) use letters::{add_letter, answer_for, bury_letter, letter_for, letters, save_answer};
pub(crate) use sendings::{forget_sendings, note_sending, sent_before};
pub(crate) use threads::{
    add_thread, bury_expired, bury_thread, circles_of, late, own_thread, own_thread_look, promise_anew,
    promise_nothing, quiet_threads, save_thread, thread_for, thread_for_look, thread_of_circle, threads_of,
    waiting_threads,
};
