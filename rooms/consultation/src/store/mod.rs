//! All SQL of this room, a file for each family of tables. The only doors are `thread_for…`, `own_thread…`, `letter_for`
//! and `answer_for`, which ask for permission.
mod automatic;
mod callers;
mod contacts;
mod figures;
mod letters;
mod paper;
mod promises;
mod sendings;
mod threads;

pub(crate) use automatic::{add_automatic, automatics, said_before};
pub(crate) use callers::{
    add_enquiry, add_team_circle, callers, enquiries, forget_enquiry, forget_finders, old_enquiries, set_finders,
    team_circle,
};
pub(crate) use contacts::{
    add_contact, add_line, bury_line, contact_is_there, contacts, line_for, line_for_look, lines, thread_of_contact,
};
pub(crate) use figures::{unseconded, waiting_answers, wanting_a_second};
pub(crate) use letters::{add_letter, answer_for, bury_letter, bury_letter_again, letter_for, letters, save_answer};
pub(crate) use paper::{
    add_explanation, add_handed, add_paper, explanation, explanations, handed_letter, handed_letters,
    note_handed_letter, note_posted, note_read_back, papers, postings, unposted,
};
pub(crate) use promises::{
    add_change, add_promise, open_promises, promise_changes, promise_for, promises_of_thread, promises_of_worker,
    save_promise,
};
pub(crate) use sendings::{forget_sendings, note_sending, sent_before};
pub(crate) use threads::{
    add_thread, all_threads, bury_expired, bury_thread, circles_of, late, own_thread, own_thread_look, promise_anew,
    promise_nothing, quiet_threads, save_thread, thread_by_id, thread_for, thread_for_look, thread_in,
    thread_of_circle, threads_of, threads_of_team, waiting_answers_of, waiting_threads,
};
