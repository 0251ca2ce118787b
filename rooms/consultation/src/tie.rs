//! The rules of what stands between somebody and us over the years: who of us writes first, an agreed rhythm of our
//! letters, a note with the seasons. Pure. Guideline 序1 緩やかな繋がり, 序1-2 伴走し続ける, 第2【1】 定期的・継続的.
//!
//! The only dates are ours. Nothing here knows when they wrote last, and nothing is counted. (capabilities 140, 144, 145)
use crate::thread::ThreadId;
use ground_kernel::{AccountId, Timestamp};

/// How often they would like a letter of ours, in their own choice of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rhythm {
    Fortnight,
    Month,
    Season,
}
ground_store::kept_as_word!(Rhythm { Fortnight = "fortnight", Month = "month", Season = "season" });

impl Rhythm {
    pub(crate) const ALL: [Rhythm; 3] = [Rhythm::Fortnight, Rhythm::Month, Rhythm::Season];
    pub(crate) fn word(self) -> &'static str {
        match self {
            Rhythm::Fortnight => "fortnight",
            Rhythm::Month => "month",
            Rhythm::Season => "season",
        }
    }
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Rhythm::ALL.into_iter().find(|it| it.word() == word)
    }
    fn days(self) -> i64 {
        match self {
            Rhythm::Fortnight => 14,
            Rhythm::Month => 30,
            Rhythm::Season => 91,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Tie {
    pub thread: ThreadId,
    /// Chosen by people, never by itself.
    pub primary: Option<AccountId>,
    pub another_asked: bool,
    pub away_from: Option<AccountId>,
    pub wanted: Option<AccountId>,
    pub rhythm: Option<Rhythm>,
    pub next_on: Option<Timestamp>,
    pub season: bool,
    pub season_sent: Option<String>,
}

/// Whose something is: a worker's who is here, or else the team's. There is no third; nothing is nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Worker(AccountId),
    Team,
}

/// Whoever left, or never was of the team, owns nothing: what was theirs is the team's from that moment on.
pub(crate) fn whose(owner: Option<AccountId>, members: &[AccountId]) -> Whose {
    owner.filter(|it| members.contains(it)).map_or(Whose::Team, Whose::Worker)
}

impl Tie {
    pub(crate) fn none(thread: ThreadId) -> Self {
        Tie {
            thread,
            primary: None,
            another_asked: false,
            away_from: None,
            wanted: None,
            rhythm: None,
            next_on: None,
            season: false,
            season_sent: None,
        }
    }

    /// Another one of us is asked for. Whoever wrote until now is not shown it.
    pub(crate) fn another_asked(self, now_with: Option<AccountId>, wanted: Option<AccountId>) -> Self {
        let wanted = wanted.filter(|it| Some(*it) != now_with);
        Tie { another_asked: true, away_from: now_with, wanted, ..self }
    }
    /// They thought again.
    pub(crate) fn no_other(self) -> Self {
        Tie { another_asked: false, away_from: None, wanted: None, ..self }
    }
    /// Somebody of ours takes it up; of the asking nothing is left.
    pub(crate) fn with(self, primary: Option<AccountId>) -> Self {
        Tie { primary, ..self.no_other() }
    }
    /// May this worker see that another one was asked for? Where there is only one, nobody else could.
    pub(crate) fn shows_asking_to(&self, who: AccountId, members: &[AccountId]) -> bool {
        self.another_asked && (self.away_from != Some(who) || members.len() < 2)
    }

    /// A rhythm is agreed, or ended in the same act.
    pub(crate) fn in_rhythm(self, rhythm: Option<Rhythm>, today: Timestamp) -> Self {
        let next_on = rhythm.map(|it| today.plus_days(it.days()));
        Tie { rhythm, next_on, ..self }
    }
    /// A letter of ours went out; the next is due from today on.
    pub(crate) fn wrote(self, today: Timestamp) -> Self {
        let rhythm = self.rhythm;
        self.in_rhythm(rhythm, today)
    }
    pub(crate) fn is_due(&self, today: Timestamp) -> bool {
        self.next_on.is_some_and(|on| on <= today)
    }

    /// A season's note may be written: they said yes, and had none this season.
    pub(crate) fn season_is_free(&self, season: &str) -> bool {
        self.season && self.season_sent.as_deref() != Some(season)
    }
}

/// The season of a moment in Tokyo: the year and a quarter. Winter belongs to the year in which it began.
pub(crate) fn season_of(now: Timestamp) -> String {
    let day = crate::help::day_in_tokyo(now);
    let (year, quarter) = match day.month() {
        3..=5 => (day.year(), 1),
        6..=8 => (day.year(), 2),
        9..=11 => (day.year(), 3),
        12 => (day.year(), 4),
        _ => (day.year() - 1, 4),
    };
    format!("{year}-{quarter}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_kernel::Id;

    fn worker(id: u8) -> AccountId {
        Id::from_array([id; 16])
    }
    fn tie() -> Tie {
        Tie::none(Id::from_array([1; 16]))
    }
    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(days)
    }

    /// capability 138
    #[test]
    fn what_somebody_leaves_behind_is_the_teams_and_never_nobodys() {
        let here = [worker(1), worker(2)];
        assert_eq!(whose(Some(worker(1)), &here), Whose::Worker(worker(1)));
        assert_eq!(whose(Some(worker(9)), &here), Whose::Team);
        assert_eq!(whose(None, &here), Whose::Team);
    }

    /// capability 140
    #[test]
    fn who_was_asked_away_from_is_not_shown_it_and_nothing_is_left_of_it() {
        let (one, other) = (worker(1), worker(2));
        let asked = tie().with(Some(one)).another_asked(Some(one), Some(other));
        assert!(!asked.shows_asking_to(one, &[one, other]) && asked.shows_asking_to(other, &[one, other]));
        assert!(asked.shows_asking_to(one, &[one]));
        let settled = asked.with(Some(other));
        assert_eq!((settled.another_asked, settled.away_from, settled.wanted), (false, None, None));
    }

    /// capability 144
    #[test]
    fn a_rhythm_counts_from_our_own_letter_and_ends_in_one_act() {
        let monthly = tie().in_rhythm(Some(Rhythm::Month), at(0));
        assert!(!monthly.is_due(at(29)) && monthly.is_due(at(30)));
        assert_eq!(monthly.clone().wrote(at(40)).next_on, Some(at(70)));
        let ended = monthly.in_rhythm(None, at(41));
        assert_eq!((ended.rhythm, ended.next_on), (None, None));
        assert_eq!(ended.wrote(at(42)).next_on, None);
    }

    /// capability 145
    #[test]
    fn a_season_has_one_note_at_most_and_only_after_a_yes() {
        assert!(!tie().season_is_free("2026-3"));
        let yes = Tie { season: true, season_sent: Some("2026-3".to_owned()), ..tie() };
        assert!(!yes.season_is_free("2026-3") && yes.season_is_free("2026-4"));
        // 1970-01-01 09:00 in Tokyo: the winter of the year before.
        assert_eq!([season_of(at(0)), season_of(at(70)), season_of(at(340))], ["1969-4", "1970-1", "1970-4"]);
    }
}
