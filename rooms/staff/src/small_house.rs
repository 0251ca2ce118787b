//! Small houses are real: with one, two or three workers, each two-person rule says what waits, what is done now and
//! seconded within days, and what people who write are told. No rule lapses silently. (capability 200)
//!
//! Guideline 第3【1】(4)イ, 第4-4: never alone; here as far as a house of this size can.

/// How many work here, as the organisation declared it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallHouse {
    One,
    Two,
    Three,
    More,
}
ground_store::kept_as_word!(SmallHouse { One = "one", Two = "two", Three = "three", More = "more" });

/// What happens to an answer before it goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It waits until a second one has read it.
    TwoBeforeSending,
    /// It goes out now; a second reads it within so many days, and until then it stands on the office's list.
    OneNowSecondedWithin { days: i64 },
}

impl SmallHouse {
    pub const ALL: [SmallHouse; 4] = [SmallHouse::One, SmallHouse::Two, SmallHouse::Three, SmallHouse::More];

    pub fn word(self) -> &'static str {
        match self {
            SmallHouse::One => "one",
            SmallHouse::Two => "two",
            SmallHouse::Three => "three",
            SmallHouse::More => "more",
        }
    }
    pub fn from_word(word: &str) -> Option<Self> {
        SmallHouse::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The first answer. A house of one cannot wait for a second who isn't there; it says so to those who write.
    pub fn first_answer(self, seconded_within_days: i64) -> Reading {
        match self {
            SmallHouse::One => Reading::OneNowSecondedWithin { days: seconded_within_days },
            SmallHouse::Two | SmallHouse::Three | SmallHouse::More => Reading::TwoBeforeSending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 200
    #[test]
    fn only_a_house_of_one_answers_before_a_second_has_read() {
        assert_eq!(SmallHouse::One.first_answer(7), Reading::OneNowSecondedWithin { days: 7 });
        for house in [SmallHouse::Two, SmallHouse::Three, SmallHouse::More] {
            assert_eq!(house.first_answer(7), Reading::TwoBeforeSending);
        }
    }
}
