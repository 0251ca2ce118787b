//! 選ばれて預かったこと: only what was left with the one who looks. Nobody else finds anything here, and nothing says whose
//! it is.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{self, Left},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_circle::private::Private;
use ground_kernel::Id;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "openness/desk.html")]
struct DeskView {
    page: Page,
    wrong: Option<&'static str>,
    sheets: Vec<Line>,
}

struct Line {
    id: String,
    number: String,
    left_on: String,
    text: String,
    wants_answer: bool,
    back: Option<(Said, String)>,
    typed: String,
}

#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
}

fn line(page: &Page, (number, it): (usize, &Left), typed: &str) -> Line {
    let back = it.back.as_ref().map(|back| {
        let on = page.speaker.date(back.on);
        (page.say_with("openness-staff-said-back", &[("date", on.as_str())]), back.text.to_string())
    });
    Line {
        id: it.id.to_string(),
        number: number.to_string(),
        left_on: page.speaker.date(it.left_on),
        text: it.sheet.text.clone(),
        wants_answer: it.sheet.wants_answer,
        back,
        typed: typed.to_owned(),
    }
}

/// Reading needs `Access::Open`, and leaves its trace first.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    typed: Option<(Id<Private>, &str)>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let all = actions::left_with_me(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at("/staff/aside");
    let typed_for = |it: &Left| typed.filter(|typed| typed.0 == it.id).map(|typed| typed.1).unwrap_or_default();
    let sheets = (1..).zip(&all).map(|(number, it)| line(&page, (number, it), typed_for(it))).collect();
    Ok(show(&DeskView { sheets, wrong, page }, Place::Desk))
}

/// Answering needs `Access::Answer`: one that was asked for.
pub(crate) async fn answer(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<Id<Private>>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    match actions::answer(&house, &visitor.caller, id, &typed.text).await {
        Ok(()) => Ok(Redirect::to("/staff/aside").into_response()),
        Err(error) => {
            let (status, key) = word_for(&error);
            if !status.is_client_error() || matches!(error, Error::NotFound | Error::TooLate) {
                return Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text)]));
            }
            Ok((status, page_of(&house, &visitor, Some((id, &typed.text)), Some(key)).await?).into_response())
        }
    }
}
