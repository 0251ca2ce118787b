//! Before somebody's access ends: what would be left open, room by room. The button stands on the same page; nothing
//! waits for anything.
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use ground_kernel::AccountId;
use ground_web::{House, Page, Place, Visitor, show};
use ground_words::{Said, word};
use ground_work::{Look, see};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "house/leaving.html")]
struct LeavingView {
    page: Page,
    account: String,
    name: String,
    called: String,
    last_of_team: Vec<String>,
    left: Vec<Left>,
}

/// Something that would be left open, in words, and by which handles it is found.
struct Left {
    what: Said,
    which: String,
}

#[derive(Deserialize)]
pub(crate) struct Whose {
    account: Option<AccountId>,
}

/// Reading needs staff's `Access::EndAccess`, as ending does.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor, Query(whose): Query<Whose>) -> Response {
    if let Some(way) = staff::desk_only(&visitor) {
        return way;
    }
    match view(&house, &visitor, whose.account).await {
        Ok(view) => show(&view, Place::Desk),
        Err(error) => {
            if !matches!(error, consultation::Error::NotFound) {
                tracing::error!(%error, "what would be left open could not be read");
            }
            ground_web::not_found(State(house), visitor).await.into_response()
        }
    }
}

async fn view(house: &House, visitor: &Visitor, whose: Option<AccountId>) -> Result<LeavingView, consultation::Error> {
    let page = visitor.page(house, Place::Desk).standing_at("/staff/people");
    let (leaving, left) = see!(house, &visitor.caller, |look| {
        let account = whose.ok_or(consultation::Error::NotFound)?;
        let leaving = staff::leaving(look, account).await.map_err(|_| consultation::Error::NotFound)?;
        let left = left_open(look, &page, account).await?;
        Ok::<_, consultation::Error>((leaving, left))
    })?;
    let account = leaving.account.to_string();
    Ok(LeavingView { account, name: leaving.name, called: leaving.called, last_of_team: leaving.last_of, left, page })
}

/// The one legible list of what rooms would leave open. A room that promises something adds its lines here.
async fn left_open(look: &mut Look, page: &Page, account: AccountId) -> Result<Vec<Left>, consultation::Error> {
    let held = safety::held_by(look, account).await.map_err(consultation::Error::from)?;
    let letters = consultation::for_the_house::left_open(look, account).await?;
    let counted = |key: &'static str, count: u64| page.say_with(key, &[("count", count.to_string().as_str())]);
    let list = |names: &[String]| page.speaker.list(names);
    let lines = [
        (word!("house-staff-leaving-levels"), held as u64, vec![]),
        (word!("house-staff-leaving-no-reader"), letters.without_reader as u64, vec![]),
        (word!("house-staff-leaving-promised"), letters.promised.len() as u64, letters.promised),
        (word!("house-staff-leaving-half-sent"), letters.half_sent.len() as u64, letters.half_sent),
        (word!("house-staff-leaving-wishes"), letters.wishes, vec![]),
    ];
    let open = lines.into_iter().filter(|it| it.1 > 0);
    Ok(open.map(|(key, count, which)| Left { what: counted(key, count), which: list(&which) }).collect())
}
