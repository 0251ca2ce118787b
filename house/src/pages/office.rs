//! The office: what waits, and what someone has to look after. Nothing is opened here.
use crate::keeping::state;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use consultation::{help, jobs};
use ground_kernel::{Actor, Role, Timestamp};
use ground_web::{House, Page, Place, Visitor, show};
use ground_words::{Said, word};
use ground_work::see;

#[derive(Template)]
#[template(path = "house/office.html")]
struct OfficeView {
    page: Page,
    administrator: bool,
    in_a_team: bool,
    /// Something urgent is in their hands: going home leads over the page on which it is handed over.
    holds: bool,
    figures: Vec<Said>,
    notices: Vec<Said>,
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Response {
    if let Some(way) = staff::desk_only(&visitor) {
        return way;
    }
    let Actor::Staff { role, teams, .. } = &visitor.caller.actor else {
        return axum::response::IntoResponse::into_response(ground_web::not_found(State(house), visitor).await);
    };
    // What was not shown to somebody for a while, and has had its day: whoever sits down at the desk shows it.
    if let Err(error) = records::show_what_is_due(&house, &visitor.caller).await {
        tracing::error!(%error, "what is due could not be shown yet");
    }
    let page = visitor.page(&house, Place::Desk);
    let administrator = *role == Role::Administrator;
    // A new house: the first administrator is led through setting it up, once.
    let set_up = if administrator { staff::set_up(&house, &visitor.caller).await.ok() } else { None };
    if set_up.as_ref().is_some_and(|it| !it.begun) {
        return axum::response::Redirect::to("/staff/setup").into_response();
    }
    let asked = requests(&house, &visitor, &page).await;
    let lines = lines_to_put_right(&house, &visitor, &page).await;
    let figures = match jobs::figures(&house, &visitor.caller).await {
        Ok(it) => asked.into_iter().chain(lines).chain(figures(&page, &it)).collect(),
        Err(error) => {
            tracing::error!(%error, "the office could not count what waits");
            vec![page.say(word!("web-away"))]
        }
    };
    let mut notices: Vec<Said> =
        keys_that_need_care(&house, &page).await.into_iter().chain(notices(&house, &page)).collect();
    match kept_notices(&house, &page).await {
        Ok(more) => notices.extend(more),
        Err(error) => {
            tracing::error!(%error, "the office could not say how the house is kept");
            notices.push(page.say(word!("web-away")));
        }
    }
    if set_up.is_some_and(|it| !it.over) {
        notices.push(page.say("house-staff-setup-waits"));
    }
    notices.extend(trainings(&house, &visitor, &page).await);
    notices.extend(danger(&house, &visitor, &page).await);
    let holds = holds_something(&house, &visitor).await;
    show(&OfficeView { holds, administrator, in_a_team: !teams.is_empty(), figures, notices, page }, Place::Desk)
}

fn figures(page: &Page, it: &consultation::Figures) -> Vec<Said> {
    let number = |number: i64| number.to_string();
    let mut said = vec![page.say_with("house-staff-waiting", &[("count", number(it.waiting as i64).as_str())])];
    if it.read_first > 0 {
        said.push(page.say_with("house-staff-read-first", &[("count", number(it.read_first as i64).as_str())]));
    }
    if it.late > 0 {
        said.push(page.say_with("house-staff-late", &[("count", number(it.late as i64).as_str())]));
    }
    if it.talk_waits {
        said.push(page.say("house-staff-talk-waits"));
    }
    if it.question_waits {
        said.push(page.say("house-staff-question-waits"));
    }
    if it.own_promises > 0 {
        said.push(page.say_with("house-staff-own-promises", &[("count", number(it.own_promises as i64).as_str())]));
    }
    if it.wait_for_second > 0 {
        said.push(page.say_with("house-staff-wait-for-second", &[("count", number(it.wait_for_second).as_str())]));
    }
    if it.unseconded > 0 {
        said.push(page.say_with("house-staff-unseconded", &[("count", number(it.unseconded).as_str())]));
    }
    said
}

/// Formal requests: what is overdue stands before everything else. (capability 102)
async fn requests(house: &House, visitor: &Visitor, page: &Page) -> Vec<Said> {
    let it = match openness::figures(house, &visitor.caller).await {
        Ok(it) => it,
        Err(error) => {
            tracing::error!(%error, "the office could not count requests");
            return vec![page.say(word!("web-away"))];
        }
    };
    let mut said = vec![];
    if it.overdue > 0 {
        said.push(page.say_with("house-staff-requests-overdue", &[("count", it.overdue.to_string().as_str())]));
    }
    if it.look_again > 0 {
        said.push(page.say_with("house-staff-requests-again", &[("count", it.look_again.to_string().as_str())]));
    }
    if it.waiting > 0 {
        said.push(page.say_with("house-staff-requests-waiting", &[("count", it.waiting.to_string().as_str())]));
    }
    if it.unseconded > 0 {
        said.push(page.say_with("house-staff-requests-unseconded", &[("count", it.unseconded.to_string().as_str())]));
    }
    said
}

/// Lines of records that somebody wants to be put right: what is late is said by itself. (capability 102)
async fn lines_to_put_right(house: &House, visitor: &Visitor, page: &Page) -> Vec<Said> {
    let it = match records::figures(house, &visitor.caller).await {
        Ok(it) => it,
        Err(error) => {
            tracing::error!(%error, "the office could not count lines to be put right");
            return vec![page.say(word!("web-away"))];
        }
    };
    let mut said = vec![];
    if it.overdue > 0 {
        said.push(page.say_with("house-staff-lines-overdue", &[("count", it.overdue.to_string().as_str())]));
    }
    if it.waiting > 0 {
        said.push(page.say_with("house-staff-lines-waiting", &[("count", it.waiting.to_string().as_str())]));
    }
    said
}

/// A recovery that runs is the first thing anybody reads here; then what is missing for the day on which one is needed.
async fn keys_that_need_care(house: &House, page: &Page) -> Vec<Said> {
    let state = match staff::care(house).await {
        Ok(state) => state,
        Err(error) => {
            tracing::error!(%error, "the office could not look at the cards");
            return vec![];
        }
    };
    let all = [
        (state.recovery_runs, page.say("house-staff-recovery-runs")),
        (state.recoverable_without_cards, page.say("house-staff-recoverable-without-cards")),
        (state.no_cards, page.say("house-staff-no-cards")),
        (state.small_without_paper > 0, page.say("house-staff-small-without-paper")),
    ];
    all.into_iter().filter(|it| it.0).map(|it| it.1).collect()
}

/// Trainings on personal information that run out: one's own, and, for administrators, of those who work here. Nobody is
/// locked out by a date. (capability 111)
async fn trainings(house: &House, visitor: &Visitor, page: &Page) -> Vec<Said> {
    let Ok(it) = staff::reminders(house, &visitor.caller).await else { return vec![] };
    let mut said = vec![];
    if let Some((standing, last)) = it.own {
        let day = page.speaker.date(last);
        said.push(match standing {
            staff::Standing::RanOut => page.say_with("house-staff-training-ran-out", &[("day", day.as_str())]),
            _ => page.say_with("house-staff-training-runs-out", &[("day", day.as_str())]),
        });
    }
    if !it.ran_out.is_empty() {
        let names = page.speaker.list(&it.ran_out);
        said.push(page.say_with("house-staff-trainings-ran-out", &[("names", names.as_str())]));
    }
    if it.missing > 0 {
        said.push(page.say_with("house-staff-trainings-missing", &[("count", it.missing.to_string().as_str())]));
    }
    said
}

/// How much is urgent, for everybody who works here; and what rang that nobody has taken.
async fn danger(house: &House, visitor: &Visitor, page: &Page) -> Vec<Said> {
    let mut said = vec![];
    let (levels, waits) =
        (safety::count_levels(house, &visitor.caller).await, safety::waits_to_be_taken(house, &visitor.caller).await);
    match (levels, waits) {
        (Ok(levels), Ok(waits)) => {
            if levels > 0 {
                said.push(page.say_with("house-staff-levels", &[("count", levels.to_string().as_str())]));
            }
            if waits > 0 {
                said.push(page.say_with("house-staff-duty-waits", &[("count", waits.to_string().as_str())]));
            }
        }
        (Err(error), _) | (_, Err(error)) => {
            tracing::error!(%error, "the office could not count what is urgent");
            said.push(page.say(word!("web-away")));
        }
    }
    said
}

/// Something urgent is in their hands. When it cannot be read, the page on which it is handed over says so itself.
async fn holds_something(house: &House, visitor: &Visitor) -> bool {
    let mine = async { see!(house, &visitor.caller, |look| { safety::mine(look).await }) };
    mine.await.is_ok_and(|it| !it.is_empty())
}

/// What somebody has to look after.
fn notices(house: &House, page: &Page) -> Vec<Said> {
    let mut said = vec![];
    if let Some(days) = help::check_overdue_days(help::day_in_tokyo(house.now())) {
        said.push(page.say_with("house-staff-help-lines-old", &[("days", days.to_string().as_str())]));
    }
    if help::unverified() > 0 {
        let count = help::unverified().to_string();
        said.push(page.say_with("house-staff-help-lines-unverified", &[("count", count.as_str())]));
    }
    if house.door.behind_proxy {
        said.push(page.say("house-staff-proxy"));
    }
    if !house.door.can_ring {
        said.push(page.say("house-staff-no-mail"));
    }
    said
}

/// How keys, anchors and backups go, and whether the house was set back lately. (capability 115)
async fn kept_notices(house: &House, page: &Page) -> anyhow::Result<Vec<Said>> {
    let kept = state::kept(house.db()).await?;
    let mut said = vec![];
    for (part, key) in TROUBLES {
        if kept.in_trouble(*part) {
            said.push(page.say(key));
        }
    }
    said.push(backup_age(page, kept.backed_up_at.map(|at| days_between(at, house.now()))));
    if !kept.every_night {
        said.push(page.say("house-staff-backup-by-hand"));
    }
    if kept.addresses < 2 {
        said.push(page.say_with("house-staff-anchor-addresses", &[("count", kept.addresses.to_string().as_str())]));
    }
    let registry = ground_circle::registry(&mut house.db().look().await?, house.vault()).await?;
    let lately = |it: &&ground_circle::SetBack| house.now() <= it.at.plus_days(SET_BACK_SHOWN_DAYS);
    if let Some(it) = registry.set_back().last().filter(lately) {
        let (at, to) = (page.speaker.exact(it.at), page.speaker.exact(it.to));
        said.push(page.say_with("house-staff-set-back", &[("at", at.as_str()), ("to", to.as_str())]));
    }
    Ok(said)
}

const SET_BACK_SHOWN_DAYS: i64 = 60;

const TROUBLES: &[(state::Part, &str)] = &[
    (state::KEYS, word!("house-staff-trouble-keys")),
    (state::ERASED, word!("house-staff-trouble-erased")),
    (state::ANCHORS, word!("house-staff-trouble-anchors")),
    (state::ANCHOR_MAIL, word!("house-staff-trouble-anchor-mail")),
    (state::BACKUP, word!("house-staff-trouble-backup")),
];

fn days_between(then: Timestamp, now: Timestamp) -> i64 {
    (now.as_micros() - then.as_micros()) / Timestamp::DAY
}

fn backup_age(page: &Page, days: Option<i64>) -> Said {
    match days {
        None => page.say("house-staff-backup-none"),
        Some(0) => page.say("house-staff-backup-today"),
        Some(days) => page.say_with("house-staff-backup-age", &[("days", days.to_string().as_str())]),
    }
}
