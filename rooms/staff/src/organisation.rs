//! What the organisation says of itself. Every value has a name in one table, so that old houses read new versions.
use crate::{Error, Limits, OpeningHours, Reading, SmallHouse};
use std::collections::BTreeMap;

/// Which doors this organisation opens: an NPO, a family association and a peer group use different ones.
/// (capability 1)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doors {
    pub letters: bool,
    pub places: bool,
    pub try_out: bool,
    pub family: bool,
}

impl Doors {
    const ALL: Doors = Doors { letters: true, places: true, try_out: true, family: true };

    fn from_words(words: &str) -> Doors {
        let open = |name: &str| words.split_whitespace().any(|word| word == name);
        Doors { letters: open("letters"), places: open("places"), try_out: open("try"), family: open("family") }
    }
    fn to_words(self) -> String {
        let all = [(self.letters, "letters"), (self.places, "places"), (self.try_out, "try"), (self.family, "family")];
        all.iter().filter(|it| it.0).map(|it| it.1).collect::<Vec<_>>().join(" ")
    }
}

/// How somebody without a screen reaches us. Each may be empty: then it is not said anywhere. (capabilities 13, 15)
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub phone: String,
    pub fax: String,
    pub post: String,
}

impl Reach {
    pub fn is_empty(&self) -> bool {
        [&self.phone, &self.fax, &self.post].iter().all(|it| it.is_empty())
    }
}

#[derive(Clone, Debug)]
pub struct Organisation {
    /// The neutral name that people see.
    pub name: String,
    pub hours: OpeningHours,
    pub reach: Reach,
    /// An answer is promised within so many open days.
    pub promise_days: u32,
    pub size: SmallHouse,
    pub seconded_within_days: i64,
    /// Whether recovery cards, once there are any, could open letters. Off: nobody but the writer and the team.
    pub recoverable: bool,
    pub doors: Doors,
    /// From how many on reading is worth a talk. (capability 112)
    pub limits: Limits,
}

impl Default for Organisation {
    fn default() -> Self {
        Organisation {
            name: "縁".to_owned(),
            hours: OpeningHours::parse("火-土 12:00-19:00; 休み 12-29..01-03; 祝日休み").expect("our own words"),
            reach: Reach::default(),
            promise_days: 3,
            size: SmallHouse::More,
            seconded_within_days: 7,
            recoverable: false,
            doors: Doors::ALL,
            limits: Limits::default(),
        }
    }
}

impl Organisation {
    pub fn first_answer(&self) -> Reading {
        self.size.first_answer(self.seconded_within_days)
    }

    pub(crate) fn from_values(values: &BTreeMap<String, String>) -> Result<Self, Error> {
        let usual = Organisation::default();
        let value = |name: &str| values.get(name).map(String::as_str);
        let text = |name: &str| value(name).unwrap_or_default().to_owned();
        let number =
            |name: &str, usual: i64| value(name).map_or(Ok(usual), |it| it.parse().map_err(|_| Error::Setting));
        Ok(Organisation {
            name: value("name").unwrap_or(&usual.name).to_owned(),
            hours: match value("hours") {
                Some(text) => OpeningHours::parse(text).map_err(|error| Error::Hours(error.to_string()))?,
                None => usual.hours,
            },
            reach: Reach { phone: text("reach_phone"), fax: text("reach_fax"), post: text("reach_post") },
            promise_days: u32::try_from(number("promise_days", 3)?).map_err(|_| Error::Setting)?.clamp(1, 60),
            size: value("size").map_or(Ok(usual.size), |it| SmallHouse::from_word(it).ok_or(Error::Setting))?,
            seconded_within_days: number("seconded_within_days", 7)?.clamp(1, 60),
            recoverable: value("recoverable") == Some("yes"),
            doors: value("doors").map_or(usual.doors, Doors::from_words),
            limits: Limits {
                threads: number("limit_threads", 20)?.clamp(1, 1_000) as u32,
                outside: number("limit_outside", 3)?.clamp(1, 1_000) as u32,
                same: number("limit_same", 10)?.clamp(1, 1_000) as u32,
            },
        })
    }

    pub(crate) fn to_values(&self) -> Vec<(&'static str, String)> {
        vec![
            ("name", self.name.clone()),
            ("hours", self.hours.to_string()),
            ("reach_phone", self.reach.phone.clone()),
            ("reach_fax", self.reach.fax.clone()),
            ("reach_post", self.reach.post.clone()),
            ("promise_days", self.promise_days.to_string()),
            ("size", self.size.word().to_owned()),
            ("seconded_within_days", self.seconded_within_days.to_string()),
            ("recoverable", if self.recoverable { "yes" } else { "no" }.to_owned()),
            ("doors", self.doors.to_words()),
            ("limit_threads", self.limits.threads.to_string()),
            ("limit_outside", self.limits.outside.to_string()),
            ("limit_same", self.limits.same.to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_comes_back_the_same() {
        let reach = Reach { phone: "03-0000-0000".to_owned(), ..Reach::default() };
        let said = Organisation {
            promise_days: 5,
            size: SmallHouse::Two,
            recoverable: true,
            reach: reach.clone(),
            ..Organisation::default()
        };
        let values = said.to_values().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let read = Organisation::from_values(&values).unwrap();
        assert_eq!((read.promise_days, read.size, read.recoverable), (5, SmallHouse::Two, true));
        assert_eq!((read.hours.to_string(), read.reach), (said.hours.to_string(), reach));
    }
}
