//! What stands between somebody who writes and us: who writes, another one of us, a rhythm, the seasons, what we keep in mind,
//! our promises, and how it can end. It stands there for everyone, always, and is the page that a worker who takes over
//! reads, too.
use super::{problem, way_back, word_for};
use crate::{
    Error,
    actions::ties::{self, Between},
    handover::State,
    special::Reason,
    tie::Rhythm,
};
use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/between.html")]
struct BetweenView {
    page: Page,
    wrong: Option<&'static str>,
    who: Said,
    to_choose: Vec<(String, String)>,
    one_alone: bool,
    asked: bool,
    handover: Option<Said>,
    may_refuse: bool,
    rhythm: &'static str,
    next_on: Option<String>,
    season: bool,
    avoid: Vec<String>,
    helped: Vec<String>,
    talk: Vec<String>,
    promises: Vec<PromiseLine>,
    ending: Option<Said>,
    reasons: Vec<Said>,
    evidence: Vec<Said>,
}

struct PromiseLine {
    what: Said,
    words: String,
    by: Option<String>,
}

/// Why a correspondence can end, as it is said beforehand and when it does.
pub(crate) fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Asked => word!("consultation-reason-asked"),
        Reason::Moved => word!("consultation-reason-moved"),
        Reason::Violence => word!("consultation-reason-violence"),
        Reason::Solicitation => word!("consultation-reason-solicitation"),
        Reason::Outside => word!("consultation-reason-outside"),
        Reason::Closing => word!("consultation-reason-closing"),
    }
}

pub(crate) fn ending_said(page: &Page, it: &crate::special::Ending) -> Said {
    let reason = page.plain(reason_key(it.reason));
    let date = page.speaker.date(it.ended_at);
    page.say_with("consultation-ending-said", &[("date", date.as_str()), ("reason", reason.as_str())])
}

fn view(page: Page, it: Between, wrong: Option<&'static str>) -> BetweenView {
    let lines = |text: &str| text.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
    let who = match &it.primary {
        Some(_) if it.house_name => page.say("consultation-between-house"),
        Some(name) => page.say_with("consultation-between-with", &[("name", name.as_str())]),
        None => page.say("consultation-between-team"),
    };
    let told = |(handover, from, to): &(crate::handover::HandOver, String, String)| {
        (handover.state == State::Told)
            .then(|| page.say_with("consultation-between-handed", &[("from", from.as_str()), ("to", to.as_str())]))
    };
    let handover = it.handover.as_ref().filter(|_| !it.house_name).and_then(told);
    let promise = |(promise, words, owner): &(crate::promise::Promise, Option<String>, String)| PromiseLine {
        what: match owner.is_empty() || it.house_name {
            true => page.say("consultation-between-promise-team"),
            false => page.say_with("consultation-between-promise", &[("name", owner.as_str())]),
        },
        words: words.clone().unwrap_or_default(),
        by: promise.by.map(|by| page.speaker.day(by.within())),
    };
    let copy = |(it, names): &(crate::shelter::Evidence, Vec<String>)| {
        let day = it.kept_on.map(|at| page.speaker.date(at)).unwrap_or_default();
        let names = page.speaker.list(names);
        page.say_with("consultation-between-copy", &[("date", day.as_str()), ("names", names.as_str())])
    };
    BetweenView {
        who,
        // While a worker is sheltered, single names stand nowhere here; another one can be had all the same.
        to_choose: it
            .to_choose
            .iter()
            .filter(|_| !it.house_name)
            .map(|(id, name)| (id.to_string(), name.clone()))
            .collect(),
        one_alone: it.one_alone,
        asked: it.tie.another_asked,
        may_refuse: it.handover.as_ref().is_some_and(|it| it.0.state == State::Told),
        handover,
        rhythm: it.tie.rhythm.map_or("", Rhythm::word),
        next_on: it.tie.next_on.map(|at| page.speaker.day(at)),
        season: it.tie.season,
        avoid: lines(&it.minded.avoid),
        helped: lines(&it.minded.helped),
        talk: lines(&it.minded.talk),
        promises: it.promises.iter().map(promise).collect(),
        ending: it.ending.as_ref().map(|it| ending_said(&page, it)),
        reasons: Reason::ALL.into_iter().map(|it| page.say(reason_key(it))).collect(),
        evidence: it.evidence.iter().map(copy).collect(),
        wrong,
        page,
    }
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(Shared(house): Shared<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    page_of(&house, &visitor, None).await
}

async fn page_of(house: &House, visitor: &Visitor, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let it = ties::between(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at("/letters/us");
    Ok(show(&view(page, it, wrong), Place::Personal))
}

#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    what: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    rhythm: String,
    #[serde(default)]
    season: String,
}

/// Choosing needs `Access::Write`: it is their own.
pub(crate) async fn choose(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Form(it): Form<Choice>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    let who: Option<AccountId> = it.who.parse().ok();
    let caller = &visitor.caller;
    let outcome = match it.what.as_str() {
        "another" => ties::ask_for_another(&house, caller, who).await,
        "no_other" => ties::ask_no_more(&house, caller).await,
        "rhythm" => ties::choose_rhythm(&house, caller, Rhythm::from_word(&it.rhythm)).await,
        "season" => ties::choose_season(&house, caller, it.season == "1").await,
        "refuse" => ties::refuse_handover(&house, caller, who, it.who == "rest").await,
        _ => Err(Error::NothingChosen),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/letters/us").into_response()),
        Err(error @ (Error::NotConfirmed | Error::NothingChosen)) => {
            let (status, key) = word_for(&error);
            Ok((status, page_of(&house, &visitor, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}
