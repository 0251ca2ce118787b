//! Somebody asks us about somebody. The phrase that can be read aloud stands first; the page looks nobody up and is the same
//! whatever there is.
use super::{contacts_part::channel_word, problem, word_for};
use crate::{
    Error,
    actions::{
        enquiries::{self, EnquiryRead, NewEnquiry},
        team_circle,
    },
    contact::Channel,
    enquiry::{Asker, GROUNDS},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/enquiries.html")]
struct EnquiriesView {
    page: Page,
    typed: Typed,
    wrong: Option<&'static str>,
    asleep: bool,
    askers: Vec<(&'static str, Said, bool)>,
    channels: Vec<(&'static str, Said, bool)>,
    grounds: Vec<Said>,
    all: Vec<Shown>,
}

struct Shown {
    when: String,
    asker: Said,
    channel: Said,
    by: String,
    who: Option<String>,
    asked: Option<String>,
    answered: Option<String>,
    ground: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    asker: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    who: String,
    /// What was asked.
    #[serde(default)]
    text: String,
    #[serde(default)]
    answered: String,
}

fn asker_word(it: Asker) -> &'static str {
    match it {
        Asker::Family => word!("consultation-staff-asker-family"),
        Asker::Agency => word!("consultation-staff-asker-agency"),
        Asker::Neighbour => word!("consultation-staff-asker-neighbour"),
        Asker::Landlord => word!("consultation-staff-asker-landlord"),
        Asker::Employer => word!("consultation-staff-asker-employer"),
        Asker::Police => word!("consultation-staff-asker-police"),
        Asker::Court => word!("consultation-staff-asker-court"),
        Asker::Press => word!("consultation-staff-asker-press"),
        Asker::Other => word!("consultation-staff-asker-other"),
    }
}

fn ground_word(name: &str) -> &'static str {
    match name {
        "life_danger" => word!("consultation-staff-ground-life-danger"),
        "third_party_danger" => word!("consultation-staff-ground-third-party-danger"),
        "child_abuse_report" => word!("consultation-staff-ground-child-abuse"),
        "elder_abuse_report" => word!("consultation-staff-ground-elder-abuse"),
        "disability_abuse_report" => word!("consultation-staff-ground-disability-abuse"),
        "spousal_violence_report" => word!("consultation-staff-ground-spousal-violence"),
        "statutory_conference" => word!("consultation-staff-ground-conference"),
        "court_order" => word!("consultation-staff-ground-court-order"),
        "warrant" => word!("consultation-staff-ground-warrant"),
        "statutory_inquiry" => word!("consultation-staff-ground-inquiry"),
        _ => word!("consultation-staff-ground-inspection"),
    }
}

/// Reading and noting need `Access::Receive` at the desk of one's team; reading leaves a trace in the team's own circle.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, Typed::default(), None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let at = |error: Error| problem(house, visitor, &error);
    let asleep = visitor.staff().is_none() && visitor.party().is_none();
    let all = if asleep {
        vec![]
    } else {
        team_circle::my_team(house, &visitor.caller).await.map_err(at)?;
        enquiries::all(house, &visitor.caller).await.map_err(at)?
    };
    let page = visitor.page(house, Place::Desk).standing_at("/staff/enquiries");
    let asker = Asker::from_word(&typed.asker).unwrap_or(Asker::Other);
    let channel = Channel::from_word(&typed.channel).unwrap_or(Channel::Phone);
    let view = EnquiriesView {
        askers: Asker::ALL.iter().map(|it| (it.word(), page.say(asker_word(*it)), *it == asker)).collect(),
        channels: Channel::ALL.iter().map(|it| (it.word(), page.say(channel_word(*it)), *it == channel)).collect(),
        grounds: GROUNDS.iter().map(|it| page.say(ground_word(it))).collect(),
        all: all.iter().map(|it| shown(&page, it)).collect(),
        asleep,
        wrong,
        typed,
        page,
    };
    Ok(show(&view, Place::Desk))
}

fn shown(page: &Page, it: &EnquiryRead) -> Shown {
    Shown {
        when: page.speaker.exact(it.enquiry.at),
        asker: page.say(asker_word(it.enquiry.asker)),
        channel: page.say(channel_word(it.enquiry.channel)),
        by: it.by.clone(),
        who: it.who.clone(),
        asked: it.asked.clone(),
        answered: it.answered.clone(),
        ground: it.enquiry.asker.may_have_a_ground(),
    }
}

pub(crate) async fn note(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.staff().is_none() && visitor.party().is_none() {
        let key = word!("consultation-staff-memo-asleep");
        let page = page_of(&house, &visitor, typed, Some(key)).await?;
        return Ok((StatusCode::UNAUTHORIZED, page).into_response());
    }
    let new = NewEnquiry {
        asker: Asker::from_word(&typed.asker).unwrap_or(Asker::Other),
        channel: Channel::from_word(&typed.channel).unwrap_or(Channel::Phone),
        who: typed.who.clone(),
        asked: typed.text.clone(),
        answered: typed.answered.clone(),
    };
    match enquiries::note(&house, &visitor.caller, &new).await {
        Ok(()) => Ok(Redirect::to("/staff/enquiries").into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "an enquiry could not be kept");
            }
            Ok((status, page_of(&house, &visitor, typed, Some(key)).await?).into_response())
        }
    }
}
