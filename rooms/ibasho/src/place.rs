//! A place to be, as its hosts describe it. Pure.
//!
//! Everything one would like to know before going is a field: what is missing shows, and is not papered over by a
//! beautiful sentence. Who may come is what the place says; nothing here could check it. (capabilities 72, 78, 161, 164)
use crate::{Error, ages::Ages, municipality::Municipality, worded::worded};
use ground_kernel::{CircleId, Id, TeamId, Timestamp};
use ground_words::word;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) type PlaceId = Id<Place>;

pub(crate) const LONGEST_NAME: usize = 40;
const LONGEST_LINE: usize = 400;
const LONGEST_TEXT: usize = 2_000;
const MOST_YEN: u32 = 100_000;

worded! {
    /// What happens there.
    Kind {
        FreeSpace = "free_space", word!("ibasho-kind-free-space");
        PeerGroup = "peer_group", word!("ibasho-kind-peer-group");
        FamilyClass = "family_class", word!("ibasho-kind-family-class");
        FamilyTalk = "family_talk", word!("ibasho-kind-family-talk");
        Study = "study", word!("ibasho-kind-study");
        Exchange = "exchange", word!("ibasho-kind-exchange");
        Seminar = "seminar", word!("ibasho-kind-seminar");
        Fair = "fair", word!("ibasho-kind-fair");
        Outing = "outing", word!("ibasho-kind-outing");
    }
}
impl Kind {
    /// What families are invited to by post.
    pub(crate) fn is_a_class(self) -> bool {
        matches!(self, Kind::FamilyClass | Kind::FamilyTalk | Kind::Study | Kind::Exchange)
    }
}
worded! {
    /// For whom it is, in the place's own words. Nobody is asked to prove anything.
    Whom {
        Anyone = "anyone", word!("ibasho-whom-anyone");
        Myself = "myself", word!("ibasho-whom-myself");
        Family = "family", word!("ibasho-whom-family");
        Sibling = "sibling", word!("ibasho-whom-sibling");
        Women = "women", word!("ibasho-whom-women");
    }
}
worded! {
    /// How many are usually there. A count of people is never said.
    Band {
        Few = "few", word!("ibasho-people-few");
        Some = "some", word!("ibasho-people-some");
        Many = "many", word!("ibasho-people-many");
    }
}
worded! {
    /// What is told in the hosts' own words.
    Line {
        About = "about", word!("ibasho-line-about");
        Hours = "hours", word!("ibasho-line-hours");
        Where = "where", word!("ibasho-line-where");
        Exit = "exit", word!("ibasho-line-exit");
        Fare = "fare", word!("ibasho-line-fare");
        Price = "price", word!("ibasho-line-price");
        FirstVisit = "first_visit", word!("ibasho-line-first-visit");
        Noise = "noise", word!("ibasho-line-noise");
        Light = "light", word!("ibasho-line-light");
        Smell = "smell", word!("ibasho-line-smell");
        Stairs = "stairs", word!("ibasho-line-stairs");
        Quiet = "quiet", word!("ibasho-line-quiet");
        Hosts = "hosts", word!("ibasho-line-hosts");
        Observers = "observers", word!("ibasho-line-observers");
    }
}

impl Line {
    /// Without these a place is not shown: nobody should have to go and see.
    pub(crate) const NEEDED: [Line; 3] = [Line::Hours, Line::FirstVisit, Line::Hosts];

    fn longest(self) -> usize {
        if matches!(self, Line::About | Line::FirstVisit) { LONGEST_TEXT } else { LONGEST_LINE }
    }
    pub(crate) fn is_long(self) -> bool {
        self.longest() == LONGEST_TEXT
    }
}

pub(crate) type Lines = BTreeMap<Line, String>;

/// What its hosts say of a place.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// Empty: a place of ours. Otherwise the partner's name.
    pub(crate) organisation: String,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) online: bool,
    pub(crate) municipality: Option<&'static Municipality>,
    pub(crate) whom: BTreeSet<Whom>,
    /// Only for who was there before or was brought along by somebody who was.
    pub(crate) introduced: bool,
    pub(crate) ages: Ages,
    pub(crate) evening: bool,
    pub(crate) text_only: bool,
    pub(crate) home_unasked: bool,
    pub(crate) headphones: bool,
    pub(crate) yen: u32,
    pub(crate) people: Band,
    pub(crate) lines: Lines,
}

#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) id: PlaceId,
    pub(crate) team: TeamId,
    pub(crate) circle: CircleId,
    pub(crate) shown: bool,
    pub(crate) has_rules: bool,
    pub(crate) card: Card,
}

impl std::ops::Deref for Place {
    type Target = Card;
    fn deref(&self) -> &Card {
        &self.card
    }
}

impl Card {
    /// As it was typed, if it can be kept.
    pub(crate) fn checked(self) -> Result<Card, Error> {
        let letters = |text: &str| text.chars().count();
        if self.name.is_empty() || letters(&self.name).max(letters(&self.organisation)) > LONGEST_NAME {
            return Err(Error::Name);
        }
        if self.lines.iter().any(|(line, text)| letters(text) > line.longest()) {
            return Err(Error::TooLong);
        }
        if self.whom.is_empty() {
            return Err(Error::NobodyMeant);
        }
        if self.yen > MOST_YEN { Err(Error::Number) } else { Ok(self) }
    }
    pub(crate) fn line(&self, line: Line) -> &str {
        self.lines.get(&line).map_or("", String::as_str)
    }
    pub(crate) fn for_whom(&self, who: Whom) -> bool {
        self.whom.contains(&who) || self.whom.contains(&Whom::Anyone)
    }
    pub(crate) fn words_for_whom(&self) -> String {
        self.whom.iter().map(|it| it.word()).collect::<Vec<_>>().join(" ")
    }
    pub(crate) fn whom_from_words(words: &str) -> BTreeSet<Whom> {
        words.split_whitespace().filter_map(Whom::from_word).collect()
    }
    /// The first visit, a thought a line.
    pub(crate) fn first_visit(&self) -> Vec<&str> {
        lines_of(self.line(Line::FirstVisit))
    }
}

impl Place {
    /// What is still needed before it may be shown, as keys.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        let lines = Line::NEEDED.into_iter().filter(|it| self.line(*it).is_empty()).map(Line::key);
        lines.chain((!self.has_rules).then_some(word!("ibasho-rules-title"))).collect()
    }
    pub(crate) fn is_complete(&self) -> bool {
        self.missing().is_empty()
    }
    pub(crate) fn described(self, card: Card) -> Result<Place, Error> {
        let place = Place { card: card.checked()?, ..self };
        // What is shown stays whole: nobody finds a place without its hours or hosts.
        if place.shown && !place.is_complete() { Err(Error::Incomplete) } else { Ok(place) }
    }
    pub(crate) fn showing(self, shown: bool) -> Result<Place, Error> {
        if shown && !self.is_complete() { Err(Error::Incomplete) } else { Ok(Place { shown, ..self }) }
    }
}

/// One version of the rules of a place. Only ever added to.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub(crate) number: u32,
    pub(crate) text: String,
    pub(crate) changed: String,
    pub(crate) reason: String,
    pub(crate) decided_by: String,
    pub(crate) made_at: Timestamp,
}

impl Rules {
    /// The next version; from the second on it says what changed and why. (capability 165)
    pub(crate) fn after(before: Option<&Rules>, new: Rules) -> Result<Rules, Error> {
        let explained = before.is_none() || !(new.changed.is_empty() || new.reason.is_empty());
        let short = lines_of(&new.text).iter().all(|line| line.chars().count() <= 120);
        let count = lines_of(&new.text).len();
        if !explained || !short || !(1..=12).contains(&count) {
            return Err(Error::Rules);
        }
        Ok(Rules { number: before.map_or(1, |it| it.number + 1), ..new })
    }
    pub(crate) fn lines(&self) -> Vec<&str> {
        lines_of(&self.text)
    }
    /// What stands here and did not stand in the version before, and the other way round.
    pub(crate) fn differences<'a>(&'a self, before: &'a Rules) -> (Vec<&'a str>, Vec<&'a str>) {
        let (new, old) = (self.lines(), before.lines());
        let added = new.iter().filter(|it| !old.contains(it)).copied().collect();
        (added, old.into_iter().filter(|it| !new.contains(it)).collect())
    }
}

pub(crate) fn lines_of(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
pub(crate) fn sample() -> Place {
    let lines = [
        (Line::Hours, "土曜 13時から"),
        (Line::FirstVisit, "戸があいています。\n声をかけません。"),
        (Line::Hosts, "丁"),
    ];
    Place {
        id: Id::from_array([20; 16]),
        team: Id::from_array([3; 16]),
        circle: Id::from_array([4; 16]),
        shown: false,
        has_rules: true,
        card: Card {
            organisation: String::new(),
            name: "ひだまり".to_owned(),
            kind: Kind::FreeSpace,
            online: false,
            municipality: Municipality::by_code("131164"),
            whom: [Whom::Myself, Whom::Women].into(),
            introduced: false,
            ages: Ages::ADULTS,
            evening: false,
            text_only: false,
            home_unasked: true,
            headphones: true,
            yen: 0,
            people: Band::Few,
            lines: lines.into_iter().map(|(line, text)| (line, text.to_owned())).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// capability 72
    #[test]
    fn a_place_is_shown_only_when_one_need_not_go_and_see() {
        let place = sample().showing(true).expect("complete");
        let mut bare = place.card.clone();
        bare.lines.remove(&Line::Hosts);
        assert!(matches!(place.clone().described(bare.clone()), Err(Error::Incomplete)), "what is shown stays whole");
        let draft = place.showing(false).expect("a draft").described(bare).expect("a draft may have holes");
        assert_eq!(draft.missing(), ["ibasho-line-hosts"]);
        assert!(matches!(draft.showing(true), Err(Error::Incomplete)));
        assert!(matches!(Place { has_rules: false, ..sample() }.showing(true), Err(Error::Incomplete)));
    }

    /// capability 165
    #[test]
    fn a_new_version_of_the_rules_says_what_changed_and_why() {
        let rules = |text: &str, changed: &str, reason: &str| Rules {
            number: 0,
            text: text.to_owned(),
            changed: changed.to_owned(),
            reason: reason.to_owned(),
            decided_by: String::new(),
            made_at: Timestamp::from_micros(0),
        };
        let first = Rules::after(None, rules("話さなくていい\n写真はとらない", "", "")).expect("a first version");
        assert!(Rules::after(Some(&first), rules("話さなくていい", "", "")).is_err());
        let next =
            Rules::after(Some(&first), rules("話さなくていい\n選挙のさそいはしない", "選挙を足した", "あったので"))
                .expect("a second version");
        assert_eq!(next.number, 2);
        assert_eq!(next.differences(&first), (vec!["選挙のさそいはしない"], vec!["写真はとらない"]));
        assert!(Rules::after(None, rules("\n \n", "", "")).is_err(), "rules have lines");
    }
}
