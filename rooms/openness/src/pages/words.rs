//! How wishes, outcomes, grounds and dangers are called.
use crate::{
    answer::Outcome,
    request::{CameBy, Whom, Wish},
    withholding::{Danger, Ground},
};
use ground_words::word;

pub(super) fn wish(it: Wish) -> &'static str {
    match it {
        Wish::See => word!("openness-wish-see"),
        Wish::Correct => word!("openness-wish-correct"),
        Wish::Stop => word!("openness-wish-stop"),
        Wish::Erase => word!("openness-wish-erase"),
    }
}

pub(super) fn whom(it: Whom) -> &'static str {
    match it {
        Whom::Myself => word!("openness-whom-myself"),
        Whom::Minor => word!("openness-whom-minor"),
        Whom::Ward => word!("openness-whom-ward"),
        Whom::Somebody => word!("openness-whom-somebody"),
    }
}

pub(super) fn came_by(it: CameBy) -> &'static str {
    match it {
        CameBy::Page => word!("openness-came-by-page"),
        CameBy::Telephone => word!("openness-came-by-telephone"),
        CameBy::Paper => word!("openness-came-by-paper"),
    }
}

/// As it stands above an answer, for whoever asked.
pub(super) fn outcome(it: Outcome) -> &'static str {
    match it {
        Outcome::Whole => word!("openness-outcome-whole"),
        Outcome::Part => word!("openness-outcome-part"),
        Outcome::Done => word!("openness-outcome-done"),
        Outcome::NotDone => word!("openness-outcome-not-done"),
        Outcome::Beside => word!("openness-outcome-beside"),
        Outcome::Nothing => word!("openness-outcome-nothing"),
        Outcome::Neither => word!("openness-outcome-neither"),
    }
}

/// As it is chosen at the desk.
pub(super) fn choice(it: Outcome) -> &'static str {
    match it {
        Outcome::Whole => word!("openness-staff-outcome-whole"),
        Outcome::Part => word!("openness-staff-outcome-part"),
        Outcome::Done => word!("openness-staff-outcome-done"),
        Outcome::NotDone => word!("openness-staff-outcome-not-done"),
        Outcome::Beside => word!("openness-staff-outcome-beside"),
        Outcome::Nothing => word!("openness-staff-outcome-nothing"),
        Outcome::Neither => word!("openness-staff-outcome-neither"),
    }
}

pub(super) fn ground(it: Ground) -> &'static str {
    match it {
        Ground::Confidence => word!("openness-ground-confidence"),
        Ground::Danger => word!("openness-ground-danger"),
        Ground::Law => word!("openness-ground-law"),
        Ground::Represented => word!("openness-ground-represented"),
        Ground::Review => word!("openness-ground-review"),
    }
}

/// Only at the desk.
pub(super) fn danger(it: Danger) -> &'static str {
    match it {
        Danger::Flight => word!("openness-staff-danger-flight"),
        Danger::Child => word!("openness-staff-danger-child"),
        Danger::Life => word!("openness-staff-danger-life"),
    }
}
