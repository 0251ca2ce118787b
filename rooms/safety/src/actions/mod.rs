//! What happens here, as short stories. Most are told inside another room's piece of work, which found the matter with
//! permission; every one asks the rules of this room, too.
pub(crate) mod debrief;
pub(crate) mod desk;
pub(crate) mod duty;
pub(crate) mod erasing;
pub(crate) mod hands;
pub(crate) mod joining;
pub(crate) mod levels;
pub(crate) mod passing;

use crate::Error;
use ground_web::as_typed;

const LONGEST_REASON: usize = 1_000;

/// A reason, a receiver: something, and not too much of it.
fn written(typed: &str) -> Result<String, Error> {
    let text = as_typed(typed);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    if text.chars().count() > LONGEST_REASON {
        return Err(Error::TooLong);
    }
    Ok(text)
}
