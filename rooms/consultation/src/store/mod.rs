//! All SQL of this room, a file for each family of tables. The only doors are `thread_for…`, `own_thread…`, `letter_for`
//! and `answer_for`, which ask for permission.
mod automatic;
mod callers;
mod contacts;
mod figures;
mod handovers;
mod imported;
mod letters;
mod paper;
mod promises;
mod sendings;
mod shelters;
mod threads;
mod ties;

pub(crate) use automatic::{add_automatic, automatics, said_before};
pub(crate) use callers::{
    add_enquiry, add_team_circle, callers, enquiries, forget_enquiry, forget_finders, old_enquiries, set_finders,
    team_circle,
};
pub(crate) use contacts::{
    add_contact, add_correction, add_line, bury_line, contact_is_there, contacts, corrections, line_for, line_for_look,
    lines, thread_of_contact,
};
pub(crate) use figures::{unseconded, waiting_answers, wanting_a_second};
pub(crate) use handovers::{
    add_handover, confirm_line, confirmed_lines, forget_confirmed, handover, open_handovers, save_handover,
};
pub(crate) use imported::{add_imported, forget_imported, imported_under, was_imported};
pub(crate) use letters::{add_letter, answer_for, bury_letter, bury_letter_again, letter_for, letters, save_answer};
pub(crate) use paper::{
    add_handed, add_paper, handed_letter, handed_letters, note_handed_letter, note_posted, note_read_back, papers,
    postings, unposted,
};
pub(crate) use promises::{
    add_change, add_promise, open_promises, promise_changes, promise_for, promises_of_thread, promises_of_worker,
    save_promise,
};
pub(crate) use sendings::{forget_sendings, note_sending, sent_before};
pub(crate) use shelters::{
    Sealing, add_hurt, answer_hurts, end_shelter, evidence, forget_evidence, forget_sealing, hurts, hurts_of_team,
    save_evidence, save_sealing, save_shelter, seal_thread, sealed_of_team, sealing, shelter, take_back_hurt,
    unseal_thread,
};
pub(crate) use threads::{
    add_thread, all_threads, bury_expired, bury_thread, circles_of, hidden, late, own_thread, own_thread_look,
    promise_anew, promise_nothing, quiet_threads, save_thread, thread_by_id, thread_for, thread_for_look, thread_in,
    thread_of_circle, threads_of, threads_of_team, waiting_answers_of, waiting_threads,
};
pub(crate) use ties::{
    add_special, ending, forget_special, keep_ending, keep_tie, last_writer, may_answer, reopen, save_tie,
    season_letters, special, specials, threads_with, tie, ties_of_team, today,
};
