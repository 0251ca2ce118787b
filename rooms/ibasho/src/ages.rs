//! For which ages a room is. Under-18s and adults are in different rooms: a span that holds both cannot be made, because
//! nothing outside this file can make one at all. (capability 202, the rule; capability 164)
use crate::Error;

pub(crate) const ADULT_FROM: u8 = 18;
const OLDEST: u8 = 120;

/// A span of ages on one side of the eighteenth birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ages {
    from: u8,
    until: Option<u8>,
}

impl Ages {
    /// Adults of any age.
    pub(crate) const ADULTS: Ages = Ages { from: ADULT_FROM, until: None };

    /// From an age, until an age (both included); without an end, until any age.
    pub(crate) fn spanning(from: u8, until: Option<u8>) -> Result<Ages, Error> {
        if until.is_some_and(|until| until < from || until > OLDEST) || from > OLDEST {
            return Err(Error::Number);
        }
        let (young, grown) = (until.is_some_and(|until| until < ADULT_FROM), from >= ADULT_FROM);
        if young || grown { Ok(Ages { from, until }) } else { Err(Error::BothAges) }
    }

    /// Two numbers as somebody typed them; empty is "any".
    pub(crate) fn parse(from: &str, until: &str) -> Result<Ages, Error> {
        let number = |text: &str| match text.trim() {
            "" => Ok(None),
            typed => typed.parse().map(Some).map_err(|_| Error::Number),
        };
        match (number(from)?, number(until)?) {
            (None, None) => Ok(Ages::ADULTS),
            // "Until 39" alone is said of grown people; "until 15" of young ones.
            (None, Some(until)) if until < ADULT_FROM => Ages::spanning(0, Some(until)),
            (None, until) => Ages::spanning(ADULT_FROM, until),
            (Some(from), until) => Ages::spanning(from, until),
        }
    }

    pub(crate) fn from(self) -> u8 {
        self.from
    }
    pub(crate) fn until(self) -> Option<u8> {
        self.until
    }
    pub(crate) fn under_eighteen(self) -> bool {
        self.from < ADULT_FROM
    }
    /// Adults of whatever age.
    pub(crate) fn any_adult(self) -> bool {
        self == Ages::ADULTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 202: there is no room with both, however it is asked for.
    #[test]
    fn no_span_holds_a_seventeen_year_old_and_a_grown_person() {
        for from in 0..=130 {
            for until in (0..=130).map(Some).chain([None]) {
                if let Ok(ages) = Ages::spanning(from, until) {
                    let holds = |age: u8| ages.from <= age && ages.until.is_none_or(|until| age <= until);
                    assert!(!(holds(17) && holds(18)), "{from} {until:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_typed_is_understood() {
        let read = |from, until| Ages::parse(from, until).ok().map(|it| (it.from(), it.until()));
        assert_eq!(read("", ""), Some((18, None)));
        assert_eq!(read("", "39"), Some((18, Some(39))));
        assert_eq!(read("", "15"), Some((0, Some(15))));
        assert_eq!(read("40", ""), Some((40, None)));
        assert_eq!(read("12", "17"), Some((12, Some(17))));
        assert!(matches!(Ages::parse("15", "39"), Err(Error::BothAges)));
        assert!(matches!(Ages::parse("15", ""), Err(Error::BothAges)));
        assert!(matches!(Ages::parse("四十", ""), Err(Error::Number)));
        assert!(matches!(Ages::parse("40", "30"), Err(Error::Number)));
    }
}
