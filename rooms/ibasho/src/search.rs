//! What matters to somebody who looks for a place. Pure.
//!
//! It is read from an address that tells nothing about who looks: numbers in the place of words, and what was not chosen
//! need not be said. Nothing of it is kept. (capability 72; capability 73)
use crate::{
    municipality::Municipality,
    place::{Card, Whom},
};

/// The wishes one can tick, each with its number in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    HomeUnasked,
    Evening,
    TextOnly,
    Women,
    Free,
    Online,
}

impl Wish {
    pub(crate) const ALL: [(Wish, &'static str); 6] = [
        (Wish::HomeUnasked, "1"),
        (Wish::Evening, "2"),
        (Wish::TextOnly, "3"),
        (Wish::Women, "4"),
        (Wish::Free, "5"),
        (Wish::Online, "6"),
    ];
    fn holds(self, card: &Card) -> bool {
        match self {
            Wish::HomeUnasked => card.home_unasked,
            Wish::Evening => card.evening,
            Wish::TextOnly => card.text_only,
            Wish::Women => card.whom.contains(&Whom::Women),
            Wish::Free => card.yen == 0,
            Wish::Online => card.online,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) ticked: Vec<Wish>,
    pub(crate) whom: Option<Whom>,
    pub(crate) under_eighteen: Option<bool>,
    pub(crate) municipality: Option<&'static Municipality>,
}

impl Wishes {
    /// `k` a wish, `w` for whom, `a` age, `m` municipality. Whatever is not understood was not wished.
    pub(crate) fn read(query: &str) -> Wishes {
        let mut wishes = Wishes::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let number = value.parse::<usize>().unwrap_or_default();
            match name {
                "k" => wishes.ticked.extend(Wish::ALL.iter().find(|it| it.1 == value).map(|it| it.0)),
                "w" => wishes.whom = number.checked_sub(1).and_then(|at| Whom::ALL.get(at)).copied(),
                "a" => wishes.under_eighteen = [None, Some(false), Some(true)].get(number).copied().flatten(),
                "m" => wishes.municipality = Municipality::by_number(number),
                _ => {}
            }
        }
        wishes
    }

    pub(crate) fn are_none(&self) -> bool {
        self.ticked.is_empty() && self.whom.is_none() && self.under_eighteen.is_none() && self.municipality.is_none()
    }
    pub(crate) fn has(&self, wish: Wish) -> bool {
        self.ticked.contains(&wish)
    }

    /// An online place is near from everywhere.
    pub(crate) fn fit(&self, card: &Card) -> bool {
        self.ticked.iter().all(|wish| wish.holds(card))
            && self.whom.is_none_or(|who| card.for_whom(who))
            && self.under_eighteen.is_none_or(|young| card.ages.under_eighteen() == young)
            && self.municipality.is_none_or(|it| card.online || card.municipality == Some(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::sample;

    #[test]
    fn wishes_are_read_from_numbers_and_narrow_what_is_shown() {
        let card = sample().card;
        let fit = |query: &str| Wishes::read(query).fit(&card);
        for query in ["", "k=1", "k=5&k=4", "w=2", "w=5&k=", "a=1", "m=16", "k=99&w=x&m=-1&zz=1&=", "m=0"] {
            assert!(fit(query), "{query}");
        }
        for query in ["k=2", "k=1&k=3", "w=3", "a=2", "m=1", "k=6"] {
            assert!(!fit(query), "{query}");
        }
        assert!(Wishes::read("m=62&w=1&k=5&a=1").municipality.is_some(), "islands count");
        assert!(Wishes::read("").are_none() && Wishes::read("m=0&w=0&a=0").are_none());
        let anywhere = Card { online: true, ..card };
        assert!(Wishes::read("m=62").fit(&anywhere));
    }
}
