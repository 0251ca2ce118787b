//! The office: what waits, and what someone has to look after. Nothing is opened here.
use askama::Template;
use axum::{extract::State, response::Response};
use consultation::{help, jobs};
use ground_kernel::{Actor, Role};
use ground_web::{House, Page, Place, Visitor, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "house/office.html")]
struct OfficeView {
    page: Page,
    administrator: bool,
    in_a_team: bool,
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
    let page = visitor.page(&house, Place::Desk);
    let administrator = *role == Role::Administrator;
    let figures = match jobs::figures(&house, &visitor.caller).await {
        Ok(it) => figures(&page, &it),
        Err(error) => {
            tracing::error!(%error, "the office could not count what waits");
            vec![page.say(word!("web-away"))]
        }
    };
    let mut notices = notices(&house, &page);
    notices.extend(danger(&house, &visitor, &page).await);
    show(&OfficeView { administrator, in_a_team: !teams.is_empty(), figures, notices, page }, Place::Desk)
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
