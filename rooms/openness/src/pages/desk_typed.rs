//! What a worker typed into the form of a proposal: fields by the names of grounds, turned into meaning; and kept as typed
//! where something is missing.
use crate::{
    Error,
    actions::deciding::Typed,
    answer::{HarmExamined, Heard, Outcome, To},
    quiet::Reason,
    request::{Request, Whom},
    withholding::{Danger, Ground, Withheld, grounds},
};
use ground_kernel::Timestamp;
use ground_web::as_typed;
use jiff::civil::Date;

/// Fields as they came, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(pub(super) Vec<(String, String)>);

impl Fields {
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|it| it.0 == name).map(|it| it.1.as_str()).unwrap_or_default()
    }
    pub(super) fn why(&self, ground: Ground) -> &str {
        self.get(&format!("why_{}", ground.word()))
    }
    /// What went wrong gives these back.
    pub(super) fn kept(self) -> Vec<(String, String)> {
        self.0.into_iter().filter(|it| !it.1.is_empty()).collect()
    }

    pub(super) fn meant(&self, request: &Request, now: Timestamp) -> Result<Typed, Error> {
        Ok(Typed {
            outcome: Outcome::from_word(self.get("outcome")).ok_or(Error::OtherOutcome)?,
            text: as_typed(self.get("text")),
            withheld: self.withheld(now)?,
            to: self.to(request.whom)?,
            quiet: self.quiet()?,
        })
    }
    /// One line, one thing.
    fn withheld(&self, now: Timestamp) -> Result<Vec<Withheld>, Error> {
        let mut all = vec![];
        for rule in grounds() {
            let until = if rule.dated { day(self.get("until")) } else { None };
            for line in self.why(rule.ground).lines().filter(|it| !it.trim().is_empty()) {
                all.push(Withheld::of(rule.ground, line, until, now)?);
            }
        }
        Ok(all)
    }
    fn to(&self, whom: Whom) -> Result<To, Error> {
        if !whom.is_another() {
            return Ok(To::Themselves);
        }
        let could = match self.get("heard") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let heard = Heard::of(could, self.get("heard_said"))?;
        Ok(To::AboutAnother(heard, HarmExamined::of(self.get("harm"))?))
    }
    /// Chosen with a danger, a reason or days: then all of them have to be there.
    fn quiet(&self) -> Result<Option<Reason>, Error> {
        let (danger, reason) = (self.get("danger"), self.get("quiet_reason"));
        if danger.is_empty() && reason.trim().is_empty() {
            return Ok(None);
        }
        let days = self.get("quiet_days").trim().parse().map_err(|_| Error::TooManyDays)?;
        Reason::of(Danger::from_word(danger), reason, days).map(Some)
    }
}

/// The beginning of a day in Tokyo.
fn day(typed: &str) -> Option<Timestamp> {
    let date: Date = typed.trim().parse().ok()?;
    let midnight = date.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp::from_micros(midnight.timestamp().as_microsecond()).plus_hours(-9))
}
