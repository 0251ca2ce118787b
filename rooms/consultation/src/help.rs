//! Help lines: data with a source, a day on which they were checked, and by whom. Text-based ones stand first; nothing is
//! dialled by itself; they never stand in front of a conversation.
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::OnceLock;

const LINES: &str = include_str!("../data/helplines.toml");
/// Older than this, `doctor` and the office page say so.
pub const CHECK_EVERY_DAYS: i64 = 90;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Without a voice: chat, SNS, fax, an app.
    Text,
    Phone,
    /// 119, 110.
    Danger,
}

/// The same in three voices.
#[derive(Clone, Debug, Deserialize)]
pub struct InVoices {
    pub ja: String,
    pub plain: String,
    pub en: String,
}

impl InVoices {
    pub fn in_voice(&self, voice: ground_words::Voice) -> &str {
        match voice {
            ground_words::Voice::Standard => &self.ja,
            ground_words::Voice::Plain => &self.plain,
            ground_words::Voice::English => &self.en,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct HelpLine {
    pub way: Way,
    pub name: InVoices,
    /// As people dial or type it.
    #[serde(default)]
    pub number: String,
    /// A page to open, for text-based ones.
    #[serde(default)]
    pub address: String,
    pub hours: InVoices,
    pub for_whom: InVoices,
    /// Where this was read.
    pub source: String,
    pub checked_on: Date,
    pub checked_by: String,
    /// Confirmed with the service itself, or only copied from a page.
    pub verified: bool,
}

#[derive(Deserialize)]
struct Book {
    line: Vec<HelpLine>,
}

/// An organisation's own lines, checked by itself, in place of ours.
static OWN: OnceLock<Vec<HelpLine>> = OnceLock::new();

/// Reads an organisation's own file of help lines. Once, before the house opens.
pub fn use_own(text: &str) -> Result<(), String> {
    let lines = read(text)?;
    OWN.set(lines).map_err(|_| "help lines were read before".to_owned())
}

fn read(text: &str) -> Result<Vec<HelpLine>, String> {
    let mut lines = toml::from_str::<Book>(text).map_err(|why| why.message().to_owned())?.line;
    lines.sort_by_key(|it| it.way as u8);
    Ok(lines)
}

/// All lines: without a voice first, then by phone, then danger now.
pub fn lines() -> Vec<HelpLine> {
    static OURS: OnceLock<Vec<HelpLine>> = OnceLock::new();
    OWN.get().unwrap_or_else(|| OURS.get_or_init(|| read(LINES).unwrap_or_default())).clone()
}

/// The newest day on which any line was checked.
pub fn newest_check() -> Option<Date> {
    lines().iter().map(|it| it.checked_on).max()
}

/// How many days ago that was, when it is too long ago.
pub fn check_overdue_days(today: Date) -> Option<i64> {
    let days = newest_check().map_or(i64::MAX, |checked| i64::from((today - checked).get_days()));
    (days > CHECK_EVERY_DAYS).then_some(days)
}

/// How many lines nobody confirmed with the service itself.
pub fn unverified() -> usize {
    lines().iter().filter(|it| !it.verified).count()
}

/// Today in Tokyo.
pub fn day_in_tokyo(now: ground_kernel::Timestamp) -> Date {
    let days = now.plus_hours(9).as_micros().div_euclid(ground_kernel::Timestamp::DAY);
    let start = jiff::civil::date(1970, 1, 1);
    start.checked_add(jiff::Span::new().days(days)).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_line_has_a_way_a_source_and_a_day() {
        let lines = lines();
        assert!(lines.len() >= 8);
        for line in &lines {
            assert!(!line.number.is_empty() || line.address.starts_with("https://"), "{}", line.name.ja);
            assert!(!line.source.is_empty() && !line.checked_by.is_empty(), "{}", line.name.ja);
        }
        assert_eq!(lines[0].way, Way::Text);
    }

    /// With a day of the test's own, never with today's.
    #[test]
    fn after_ninety_days_the_check_is_overdue() {
        let checked = newest_check().unwrap();
        let after = |days| checked.checked_add(jiff::Span::new().days(days)).unwrap();
        assert_eq!(check_overdue_days(after(90)), None);
        assert_eq!(check_overdue_days(after(91)), Some(91));
        assert_eq!(day_in_tokyo(ground_kernel::Timestamp::from_micros(0).plus_days(1)), date(1970, 1, 2));
    }
}
