//! 記録票: what of a record goes on paper, and which form it is put into. Pure. Guideline 第4-3.
//!
//! What is shown to the person is what prints. What was told for here alone stays on the screen, since paper lies about and
//! goes from hand to hand; only their own copy holds it, and only when they say so. What protects somebody and what is not
//! shown yet are no lines, and nothing here could print them.
//!
//! The form of the nation is 【3】支援経過記録シート of the Ministry of Health's 自立相談支援機関使用標準様式（帳票類）: what
//! it asks for at each support is the list `Field`. It marks fields that are always to be filled in; those print although
//! nothing is known, so that a hand can fill them in. On no other paper is there an empty box.
use crate::{
    line::Line,
    lines::{Kind, Visibility},
};
use ground_kernel::Timestamp;

/// For whom it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copy {
    /// Their own; with what was told for here alone, if they wish.
    Own { closed: bool },
    /// Ours: for the shelf of the office, or for whoever is owed a form.
    Desk,
}

impl Copy {
    pub(crate) fn holds(self, line: &Line) -> bool {
        let closed = line.visibility == Visibility::MineOnly;
        line.there && (!closed || self == Copy::Own { closed: true })
    }
}

/// Into which form the desk's copy is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// One table, as this organisation hands it on.
    #[default]
    House,
    /// The standard form of the nation, a support below the other.
    National,
}

impl Form {
    pub(crate) fn from_word(word: &str) -> Self {
        if word == "national" { Form::National } else { Form::House }
    }
}

/// What the form of the nation asks for, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Day,
    Hours,
    Way,
    With,
    Place,
    Staff,
    /// What was said, by whom.
    Said,
    /// What we did.
    Done,
    /// What we felt: apart from what was said.
    Felt,
    /// The person's own word beside it.
    Beside,
    Next,
    Category,
}

impl Field {
    pub(crate) const ALL: [Field; 12] = [
        Field::Day,
        Field::Hours,
        Field::Way,
        Field::With,
        Field::Place,
        Field::Staff,
        Field::Said,
        Field::Done,
        Field::Felt,
        Field::Beside,
        Field::Next,
        Field::Category,
    ];
    /// It stands there although nothing is known.
    pub(crate) fn is_demanded(self) -> bool {
        matches!(self, Field::Day | Field::Way | Field::With | Field::Staff | Field::Said)
    }
    pub(crate) fn of(kind: Kind) -> Field {
        match kind {
            Kind::Told | Kind::Wish | Kind::Strength => Field::Said,
            Kind::Observed => Field::Felt,
            Kind::Did => Field::Done,
        }
    }
}

/// From which day to which, both included; open where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: Option<Timestamp>,
    /// The midnight with which the last day begins.
    pub(crate) until: Option<Timestamp>,
}

impl Period {
    pub(crate) fn holds(self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until.plus_days(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    fn line(visibility: Visibility, there: bool) -> Line {
        Line {
            id: Id::from_array([1; 16]),
            entry: Id::from_array([2; 16]),
            folder: Id::from_array([3; 16]),
            party: None,
            number: 1,
            kind: Kind::Told,
            visibility,
            writer: Id::from_array([5; 16]),
            written_at: Timestamp::from_micros(0),
            corrects: None,
            there,
        }
    }

    /// capability 116
    #[test]
    fn what_was_told_for_here_alone_prints_on_nothing_but_their_own_copy_and_only_by_their_wish() {
        let closed = line(Visibility::MineOnly, true);
        assert!(!Copy::Desk.holds(&closed) && !Copy::Own { closed: false }.holds(&closed));
        assert!(Copy::Own { closed: true }.holds(&closed));
        for copy in [Copy::Desk, Copy::Own { closed: false }, Copy::Own { closed: true }] {
            assert!(copy.holds(&line(Visibility::Team, true)) && copy.holds(&line(Visibility::Person, true)));
            assert!(!copy.holds(&line(Visibility::Team, false)), "what was erased is on no paper");
        }
    }

    #[test]
    fn a_period_holds_its_last_day_whole() {
        let day = |n: i64| Timestamp::from_micros(0).plus_days(n);
        let two = Period { from: Some(day(1)), until: Some(day(2)) };
        assert!(!two.holds(day(0)) && two.holds(day(1)) && two.holds(day(2).plus_micros(Timestamp::DAY - 1)));
        assert!(!two.holds(day(3)) && Period::default().holds(day(99)));
    }
}
