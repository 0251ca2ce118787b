//! The office's page of the recovery cards: when they were made, who keeps them, replacing one, asking, stopping.
use super::{at_the_desk, braked, problem, word_for};
use crate::{Error, Told, recovery};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_circle::recovery::{Gives, RecoveryId, Stage};
use ground_kernel::{Actor, Role};
use ground_seal::{phrase::CardWords, recovery::PLACES};
use ground_web::{Address, Form, House, Page, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/recovery.html")]
struct RecoveryView {
    page: Page,
    administrator: bool,
    it: recovery::Overview,
    made_at: Option<String>,
    told: Vec<Line>,
    typed: Ask,
    wrong: Option<&'static str>,
}

/// One recovery, in a sentence about how far it is.
struct Line {
    it: Told,
    asked_at: String,
    how_far: Said,
}

fn line(page: &Page, it: Told) -> Line {
    let how_far = match it.stage {
        Stage::Asked => page.say("staff-staff-recovery-stage-asked"),
        Stage::Waiting { until } => page
            .say_with("staff-staff-recovery-stage-waiting", [("until", page.speaker.exact(until).as_str())].as_slice()),
        Stage::Stopped => page.say("staff-staff-recovery-stage-stopped"),
        Stage::Given => page.say("staff-staff-recovery-stage-given"),
        Stage::Over => page.say("staff-staff-recovery-stage-over"),
    };
    Line { asked_at: page.speaker.exact(it.asked_at), how_far, it }
}

async fn view(house: &House, visitor: &Visitor, typed: Ask, wrong: Option<&'static str>) -> Result<Response, Problem> {
    let mut it = recovery::overview(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/recovery");
    let administrator = matches!(visitor.caller.actor, Actor::Staff { role: Role::Administrator, .. });
    let made_at = it.made_at.map(|at| page.speaker.date(at));
    let told = std::mem::take(&mut it.recoveries).into_iter().map(|it| line(&page, it)).collect();
    Ok(show(&RecoveryView { page, administrator, it, made_at, told, typed, wrong }, Place::Desk))
}

/// What was typed stays, but for words of cards: they are typed again.
async fn refused(house: &House, visitor: &Visitor, typed: Ask, error: &Error) -> Result<Response, Problem> {
    let (status, key) = word_for(error);
    if !status.is_client_error() || matches!(error, Error::NotFound) {
        return Err(problem(house, visitor, error));
    }
    Ok((status, view(house, visitor, typed, Some(key)).await?).into_response())
}

fn me(visitor: &Visitor) -> [u8; 16] {
    visitor.caller.actor.account().map(|it| *it.as_bytes()).unwrap_or_default()
}

/// Reading needs `Access::Enter`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    view(&house, &visitor, Ask::default(), None).await
}

#[derive(Template)]
#[template(path = "staff/recovery_cards.html")]
struct CardsView {
    page: Page,
    cards: Vec<(Said, Vec<&'static str>)>,
    waits: bool,
}

fn cards(page: &Page, all: &[CardWords], from: usize) -> Vec<(Said, Vec<&'static str>)> {
    let named = all.iter().zip(from..).map(|(card, place)| (title(page, place), card.words().to_vec()));
    named.collect()
}

fn title(page: &Page, place: usize) -> Said {
    match place {
        0 => page.say("staff-staff-card-1"),
        1 => page.say("staff-staff-card-2"),
        2 => page.say("staff-staff-card-3"),
        3 => page.say("staff-staff-witness-1"),
        _ => page.say("staff-staff-witness-2"),
    }
}

#[derive(Deserialize)]
pub(crate) struct Again {
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

/// Needs `Access::Administer`, and words and code said again. The cards are shown on this answer and kept nowhere.
pub(crate) async fn make(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(it): Form<Again>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let doing = recovery::make_cards(&house, &visitor.caller, (&it.password, &it.code));
    match braked(&house, address, &me(&visitor), doing).await {
        Ok((words, stands)) => {
            let page = visitor.page(&house, Place::Desk).standing_at("/staff/recovery");
            Ok(show(&CardsView { cards: cards(&page, &words, 0), waits: !stands, page }, Place::Desk))
        }
        Err(error) => refused(&house, &visitor, Ask::default(), &error).await,
    }
}

#[derive(Deserialize)]
pub(crate) struct Keepers {
    #[serde(default)]
    keeper_1: String,
    #[serde(default)]
    keeper_2: String,
    #[serde(default)]
    keeper_3: String,
    #[serde(default)]
    keeper_4: String,
    #[serde(default)]
    keeper_5: String,
}

/// Needs `Access::Administer`.
pub(crate) async fn keepers(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Keepers>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let names: [&str; PLACES] = [&it.keeper_1, &it.keeper_2, &it.keeper_3, &it.keeper_4, &it.keeper_5];
    recovery::set_keepers(&house, &visitor.caller, names).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/recovery").into_response())
}

#[derive(Deserialize)]
pub(crate) struct Replace {
    #[serde(default)]
    place: usize,
    #[serde(default)]
    card_1: String,
    #[serde(default)]
    card_2: String,
    #[serde(default)]
    witness: String,
}

/// Needs `Access::Administer`, two cards and a witness.
pub(crate) async fn replace(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(it): Form<Replace>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let place = it.place.min(PLACES - 1);
    let doing = recovery::replace(&house, &visitor.caller, [&it.card_1, &it.card_2, &it.witness], place);
    match braked(&house, address, &me(&visitor), doing).await {
        Ok(card) => {
            let page = visitor.page(&house, Place::Desk).standing_at("/staff/recovery");
            Ok(show(&CardsView { cards: cards(&page, &[card], place), waits: false, page }, Place::Desk))
        }
        Err(error) => refused(&house, &visitor, Ask::default(), &error).await,
    }
}

#[derive(Deserialize, Default)]
pub(crate) struct Ask {
    #[serde(default)]
    why: String,
    /// Team and account, as the page offered them.
    #[serde(default)]
    whom: String,
    #[serde(default)]
    card_1: String,
    #[serde(default)]
    card_2: String,
}

impl Ask {
    fn names(&self, it: &Gives) -> bool {
        self.gives().contains(it)
    }
    fn gives(&self) -> Vec<Gives> {
        let both =
            self.whom.split_once(' ').and_then(|(team, account)| Some((team.parse().ok()?, account.parse().ok()?)));
        both.map(|(team, account)| Gives { team, account }).into_iter().collect()
    }
}

#[derive(Template)]
#[template(path = "staff/recovery_link.html")]
struct LinkView {
    page: Page,
    link: String,
}

/// Needs `Access::Administer` and two cards. The link for the witness is shown on this answer and kept nowhere.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    address: Address,
    Form(it): Form<Ask>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let doing = recovery::ask(&house, &visitor.caller, &it.why, it.gives(), [&it.card_1, &it.card_2]);
    match braked(&house, address, &me(&visitor), doing).await {
        Ok(link) => {
            let link = format!("{}/witness/{}", house.door.public_address, link.to_text());
            let page = visitor.page(&house, Place::Desk).standing_at("/staff/recovery");
            Ok(show(&LinkView { page, link }, Place::Desk))
        }
        Err(error) => refused(&house, &visitor, it, &error).await,
    }
}

#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    id: String,
}

/// Needs `Access::StopRecovery`, and to be concerned.
pub(crate) async fn stop(
    State(house): State<House>,
    visitor: Visitor,
    Form(it): Form<Which>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let stopped = match it.id.parse::<RecoveryId>() {
        Ok(id) => recovery::stop(&house, &visitor.caller, id).await,
        Err(_) => Err(Error::NotFound),
    };
    stopped.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/recovery").into_response())
}
