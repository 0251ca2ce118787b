//! One line of theirs: changed, where the words are their own and of this time; erased, whoever wrote it.
use super::{can_be_mended, over, problem, prompt::mine, shown, way_back, word_for};
use crate::{
    Error,
    actions::{
        reading::{self, LineRead},
        saying,
    },
    round::LineId,
    spoken::{Answer, How, Spoken, Voice},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "assessment/change.html")]
struct ChangeView {
    page: Page,
    title: Said,
    number: u8,
    it: shown::LineShown,
    may_change: bool,
    bands: Vec<(&'static str, bool, Said)>,
    text: String,
    wrong: Option<&'static str>,
}

/// The line, and whether its words may be changed: their own, not laid or drawn, and said in this time.
async fn one(house: &House, visitor: &Visitor, id: LineId) -> Result<(LineRead, bool), Error> {
    let now = reading::for_oneself(house, &visitor.caller).await?;
    let this_time = now.rounds.last().filter(|it| it.takes(house.now())).map(|it| it.id);
    let it = now.lines.into_iter().find(|it| it.line.id == id).ok_or(Error::NotFound)?;
    let words = !matches!(it.spoken.answer, Answer::Cards(_) | Answer::Drawing(_));
    let may_change = words && it.line.voice == Voice::Own && this_time == Some(it.line.round);
    Ok((it, may_change))
}

async fn view(
    house: &House,
    visitor: &Visitor,
    id: LineId,
    typed: Option<&Fields>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let (it, may_change) = one(house, visitor, id).await.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at(format!("/me/now/said/{id}"));
    let band = it.spoken.band.map_or("", |it| it.id);
    let view = ChangeView {
        title: page.say(it.spoken.prompt.title()),
        number: it.spoken.prompt.number(),
        bands: shown::bands(&page, it.spoken.prompt, typed.map_or(band, |it| it.get("band"))),
        text: typed.map_or(it.spoken.text.clone(), |it| it.text("text")),
        it: shown::line(&page, &it),
        may_change,
        wrong,
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// Reading needs `Access::Read`.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    view(&house, &visitor, id, None, None).await
}

async fn change_it(house: &House, visitor: &Visitor, id: LineId, typed: &Fields) -> Result<u8, Error> {
    let (it, may_change) = one(house, visitor, id).await?;
    if !may_change {
        return Err(Error::NotFound);
    }
    let new = mine(it.spoken.prompt, typed).ok_or(Error::Empty)?;
    // What a worker wrote and read back is theirs alone once they changed it; who helped before stays said.
    let how = if it.spoken.how == How::ReadBack { How::Alone } else { it.spoken.how };
    saying::change(house, &visitor.caller, id, Spoken { how, ..new }).await?;
    Ok(it.spoken.prompt.number())
}

/// Changing needs `Access::Change`.
pub(crate) async fn change(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    match change_it(&house, &visitor, id, &typed).await {
        Ok(number) => Ok(Redirect::to(&format!("/me/now#p{number}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, id, Some(&typed), Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text("text"))])),
    }
}

/// Erasing needs `Access::Erase`.
pub(crate) async fn erase(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<LineId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    saying::erase(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/me/now").into_response())
}
