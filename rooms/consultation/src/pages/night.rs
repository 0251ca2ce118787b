//! The automatic answers of a night or a closed day, as an administrator looks at them before anybody gets one: made by
//! the very code that makes them for people who write, with the real dates of this house. (capability 20)
use super::own::sentences;
use crate::automatic::{Automatic, Kind};
use ground_kernel::{Id, Timestamp};
use ground_web::Page;
use ground_words::{Said, word};
use staff::Organisation;

/// One automatic answer.
pub struct NightText {
    /// When it is sent.
    pub title: &'static str,
    pub sentences: Vec<Said>,
    /// Help lines stand below it.
    pub lines: bool,
}

/// The next moment at which nobody is here.
fn night(said: &Organisation, now: Timestamp) -> Timestamp {
    let hours = (0..24 * 8).map(|hours| now.plus_hours(hours));
    hours.into_iter().find(|at| !said.hours.is_open(*at)).unwrap_or(now)
}

/// A, B, C and Delay, in the voice of the page.
pub fn night_texts(page: &Page, said: &Organisation, now: Timestamp) -> Vec<NightText> {
    let at = night(said, now);
    let kinds = [
        (Kind::A, word!("consultation-staff-night-a")),
        (Kind::B, word!("consultation-staff-night-b")),
        (Kind::C, word!("consultation-staff-night-c")),
        (Kind::Delay, word!("consultation-staff-night-delay")),
    ];
    let text = |(kind, title)| {
        let answer = Automatic {
            id: Id::from_array([0; 16]),
            thread: Id::from_array([0; 16]),
            kind,
            at,
            reads_at: said.hours.next_reading(at),
            promised_on: said.hours.promise_by(at, said.promise_days),
            sig: vec![],
        };
        NightText { title, sentences: sentences(page, &answer), lines: matches!(kind, Kind::B | Kind::C) }
    };
    kinds.map(text).into()
}
