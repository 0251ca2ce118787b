//! One person who works here: role, teams, seats, qualifications and training, the pledge. For administrators, and for
//! the person themselves.
use super::{at_the_desk, problem, sessions, word_for};
use crate::{
    Access, Error,
    access::TheHouse,
    reading,
    register::{Record, RecordId, RecordKind, Standing},
    registering::{self, NewRecord},
    teams,
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Role, TeamId, Timestamp};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::word;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "staff/person.html")]
struct PersonView {
    page: Page,
    id: String,
    name: String,
    called: String,
    /// Whoever looks may enter lines and change roles.
    administers: bool,
    myself: bool,
    /// Empty when they left.
    role: Option<&'static str>,
    administrator: bool,
    teams: Vec<(String, String)>,
    pledged_on: String,
    ended_on: Option<String>,
    /// A change of role waits for a second administrator: true when whoever looks asked for it.
    asked: Option<bool>,
    lines: Vec<RecordLine>,
    kinds: Vec<(&'static str, &'static str)>,
    sessions: Vec<sessions::Line>,
    ended: Vec<sessions::EndedLine>,
    typed: Typed,
    today: String,
    wrong: Option<&'static str>,
}

struct RecordLine {
    id: String,
    kind: &'static str,
    detail: String,
    years: Option<String>,
    since_on: String,
    until_on: Option<String>,
    standing: Option<&'static str>,
}

fn kind_word(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::PublicPsychologist => word!("staff-staff-record-public-psychologist"),
        RecordKind::ClinicalPsychologist => word!("staff-staff-record-clinical-psychologist"),
        RecordKind::SocialWorker => word!("staff-staff-record-social-worker"),
        RecordKind::PsychiatricSocialWorker => word!("staff-staff-record-psychiatric-social-worker"),
        RecordKind::Experience => word!("staff-staff-record-experience"),
        RecordKind::PrivacyTraining => word!("staff-staff-record-privacy-training"),
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Administrator => word!("staff-staff-role-administrator"),
        Role::SupportWorker => word!("staff-staff-role-worker"),
    }
}

fn line(page: &Page, it: Record, now: Timestamp) -> RecordLine {
    let standing = match it.stands(now) {
        Standing::Holds => None,
        Standing::RunsOut => Some(word!("staff-staff-record-runs-out")),
        Standing::RanOut => Some(word!("staff-staff-record-ran-out")),
    };
    RecordLine {
        id: it.id.to_string(),
        kind: kind_word(it.kind),
        years: it.years.map(|years| years.to_string()),
        since_on: page.speaker.date(it.since_on),
        until_on: it.until_on.map(|day| page.speaker.date(day)),
        detail: it.detail,
        standing,
    }
}

async fn view(
    house: &House,
    visitor: &Visitor,
    account: AccountId,
    typed: Typed,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let refused = |error: Error| problem(house, visitor, &error);
    let it = registering::person(house, &visitor.caller, account).await.map_err(refused)?;
    let (sessions, ended) = sessions::lines(house, visitor, account).await.map_err(refused)?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/people/{account}"));
    let now = house.now();
    let administers = house.book().may(&visitor.caller.actor, Access::Administer, &TheHouse).is_ok();
    let view = PersonView {
        id: account.to_string(),
        administers,
        myself: visitor.caller.actor.account() == Some(account),
        role: it.role.map(role_word),
        administrator: it.role == Some(Role::Administrator),
        teams: it.teams.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        pledged_on: page.speaker.date(it.member.pledged_on),
        ended_on: it.member.ended_at.map(|at| page.speaker.date(at)),
        asked: it.asked_role.map(|it| it.1),
        lines: it.records.into_iter().map(|it| line(&page, it, now)).collect(),
        kinds: RecordKind::ALL.map(|it| (it.word(), kind_word(it))).to_vec(),
        name: it.member.name,
        called: it.member.called,
        today: page.speaker.exact(now).chars().take(10).collect(),
        sessions,
        ended,
        typed,
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// Reading needs `Access::SeeRecord`.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(account): Path<AccountId>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    view(&house, &visitor, account, Typed::default(), None).await
}

/// One's own page.
pub(crate) async fn myself(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    match visitor.caller.actor.account().filter(|_| visitor.staff().is_some()) {
        Some(me) => Ok(Redirect::to(&format!("/staff/people/{me}")).into_response()),
        None => Err(problem(&house, &visitor, &Error::NotFound)),
    }
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    years: String,
    #[serde(default)]
    since_on: String,
    #[serde(default)]
    until_on: String,
}

/// A day as a date field sends it; its beginning in Tokyo.
fn day(text: &str) -> Result<Option<Timestamp>, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date: Date = text.replace('/', "-").parse().map_err(|_| Error::Setting)?;
    let noon = date.at(3, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| Error::Setting)?;
    Ok(Some(reading::day_of(Timestamp::from_micros(noon.timestamp().as_microsecond()))))
}

impl Typed {
    fn meant(&self) -> Result<NewRecord, Error> {
        let years = self.years.trim();
        Ok(NewRecord {
            kind: RecordKind::from_word(&self.kind).ok_or(Error::Setting)?,
            detail: self.detail.clone(),
            years: if years.is_empty() { None } else { Some(years.parse().map_err(|_| Error::Setting)?) },
            since_on: day(&self.since_on)?.ok_or(Error::Setting)?,
            until_on: day(&self.until_on)?,
        })
    }
}

/// Entering needs `Access::KeepRecord`.
pub(crate) async fn enter(
    State(house): State<House>,
    visitor: Visitor,
    Path(account): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let entered = match typed.meant() {
        Ok(new) => registering::enter(&house, &visitor.caller, account, new).await,
        Err(error) => Err(error),
    };
    answered(&house, &visitor, account, typed, entered).await
}

#[derive(Deserialize)]
pub(crate) struct WhichRecord {
    #[serde(default)]
    record: String,
}

/// Taking out needs `Access::KeepRecord`.
pub(crate) async fn take_out(
    State(house): State<House>,
    visitor: Visitor,
    Path(account): Path<AccountId>,
    Form(it): Form<WhichRecord>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let outcome = match it.record.parse::<RecordId>() {
        Ok(record) => registering::take_out(&house, &visitor.caller, account, record).await,
        Err(_) => Err(Error::NotFound),
    };
    answered(&house, &visitor, account, Typed::default(), outcome).await
}

#[derive(Deserialize)]
pub(crate) struct NewRole {
    #[serde(default)]
    role: String,
}

/// Another role needs `Access::Administer`, and to become an administrator takes two.
pub(crate) async fn change_role(
    State(house): State<House>,
    visitor: Visitor,
    Path(account): Path<AccountId>,
    Form(it): Form<NewRole>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let outcome = match Role::from_name(&it.role) {
        Some(role) => teams::change_role(&house, &visitor.caller, account, role).await,
        None => Err(Error::Setting),
    };
    answered(&house, &visitor, account, Typed::default(), outcome).await
}

#[derive(Deserialize)]
pub(crate) struct WhichTeam {
    team: TeamId,
}

/// Out of a team needs `Access::EndAccess`.
pub(crate) async fn leave_team(
    State(house): State<House>,
    visitor: Visitor,
    Path(account): Path<AccountId>,
    Form(it): Form<WhichTeam>,
) -> Result<Response, Problem> {
    at_the_desk!(visitor);
    let outcome = teams::leave_team(&house, &visitor.caller, it.team, account).await;
    answered(&house, &visitor, account, Typed::default(), outcome).await
}

async fn answered(
    house: &House,
    visitor: &Visitor,
    account: AccountId,
    typed: Typed,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    let Err(error) = outcome else { return Ok(Redirect::to(&format!("/staff/people/{account}")).into_response()) };
    let (status, key) = word_for(&error);
    if !status.is_client_error() || status == StatusCode::NOT_FOUND {
        return Err(problem(house, visitor, &error));
    }
    Ok((status, view(house, visitor, account, typed, Some(key)).await?).into_response())
}
