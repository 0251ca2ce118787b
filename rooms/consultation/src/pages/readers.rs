//! 読んだ人: who opened what, grouped by day; exact times one tap away; refusals too. And who can open it.
use super::{problem, way_back};
use crate::actions::own;
use askama::Template;
use axum::{extract::State, response::Response};
use ground_circle::{LedgerAct, LedgerLine};
use ground_web::{House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "consultation/readers.html")]
struct ReadersView {
    page: Page,
    days: Vec<Day>,
    holders: Vec<String>,
    sheltered: bool,
    recoverable: bool,
    set_back: Option<(String, String)>,
}

/// One person on one day.
struct Day {
    when: String,
    who: String,
    what: Said,
    why: Vec<String>,
    times: Vec<String>,
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let it = own::readers(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    let mut days: Vec<Day> = vec![];
    for (line, who) in it.lines.iter().rev() {
        // What the house did by itself, it did under its own name.
        let who = if who.is_empty() { &page.site.name } else { who };
        let Some((_, key)) = key_of(line.act) else { continue };
        let (when, time) = (page.speaker.day_rough(line.at), page.speaker.exact(line.at));
        let what = page.say(key);
        let same = |day: &&mut Day| day.when == when && day.who == *who && day.what.as_plain() == what.as_plain();
        match days.iter_mut().find(same) {
            // Opened twice in one minute is said once.
            Some(day) => day.times.extend(Some(time).filter(|time| day.times.last() != Some(time))),
            None => {
                let why = why(&house, &page, line);
                days.push(Day { when, who: who.clone(), what, why, times: vec![time] });
            }
        }
    }
    let set_back = it.set_back.map(|it| (page.speaker.day(it.at), page.speaker.day_rough(it.to)));
    let view =
        ReadersView { days, holders: it.holders, sheltered: it.sheltered, recoverable: it.recoverable, set_back, page };
    Ok(show(&view, Place::Personal))
}

/// Its name for programs, and how it is said.
pub(super) fn key_of(act: LedgerAct) -> Option<(&'static str, &'static str)> {
    match act {
        LedgerAct::Opened => Some(("opened", word!("consultation-readers-opened"))),
        LedgerAct::Found => Some(("found", word!("consultation-readers-found"))),
        LedgerAct::Wrote => Some(("wrote", word!("consultation-readers-wrote"))),
        LedgerAct::Refused => Some(("refused", word!("consultation-readers-refused"))),
        LedgerAct::Erased => Some(("erased", word!("consultation-readers-erased"))),
        LedgerAct::EndedCircle => None,
        LedgerAct::RecoveryOpened => Some(("recovery_opened", word!("consultation-readers-recovery-opened"))),
        LedgerAct::RecoveryStopped => Some(("recovery_stopped", word!("consultation-readers-recovery-stopped"))),
        LedgerAct::Recovered => Some(("recovered", word!("consultation-readers-recovered"))),
    }
}

/// The sentence of the rule by which it was allowed, from the rule itself.
pub(super) fn why(house: &House, page: &Page, line: &LedgerLine) -> Vec<String> {
    let voice = if page.japanese() { "ja" } else { "en" };
    line.rules.split_whitespace().filter_map(|rule| house.book().sentence(rule, voice)).map(str::to_owned).collect()
}
