//! わたしの同意: what stands, each with its own way back; what is over; and, below, what can be agreed to. Nothing is ticked.
use super::{
    items::{self, ItemAsked, Typed},
    paper::{self, Letters},
    problem,
    shown::{self, StateShown},
    way_back, word_for, words,
};
use crate::{
    Error,
    actions::{giving, reading},
    given::{ConsentId, RecordId},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, printed, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "consent/consent.html")]
struct ConsentView {
    page: Page,
    it: StateShown,
    items: Vec<ItemAsked>,
    wrong: Option<Said>,
}

#[derive(Template)]
#[template(path = "consent/print.html")]
pub(crate) struct PrintView {
    pub(crate) page: Page,
    pub(crate) it: StateShown,
    pub(crate) called: Option<String>,
    pub(crate) back: String,
    pub(crate) pdf: String,
}

#[derive(Template)]
#[template(path = "consent/record.html")]
pub(crate) struct RecordView {
    pub(crate) page: Page,
    pub(crate) whole: String,
    pub(crate) called: Option<String>,
    pub(crate) day: String,
    pub(crate) by: Said,
    pub(crate) back: String,
    pub(crate) pdf: String,
    /// At the desk: where to say that it was posted, and the day of today.
    pub(crate) post: Option<(String, String)>,
    pub(crate) posted: Option<Said>,
}

fn view(page: Page, it: &reading::State, typed: &Typed, wrong: Option<Said>) -> ConsentView {
    ConsentView { it: shown::state(&page, it), items: items::asked(&page, it, typed), wrong, page }
}

/// Reading needs `Access::Read`.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let it = state(&house, &visitor).await?;
    Ok(show(&view(visitor.page(&house, Place::Personal), &it, &vec![], None), Place::Personal))
}

async fn state(house: &House, visitor: &Visitor) -> Result<reading::State, Problem> {
    reading::own_state(house, &visitor.caller).await.map_err(|error| problem(house, visitor, &error))
}

/// Choosing needs `Access::Choose`. What was left open stays open.
pub(crate) async fn give(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    if items::value(&typed, "none").is_some() {
        return Ok(Redirect::to("/me/consent").into_response());
    }
    let it = state(&house, &visitor).await?;
    let page = visitor.page(&house, Place::Personal);
    let outcome = match items::choices(&typed, &it.experts) {
        Ok(choices) => {
            let sentences: Vec<String> = choices.iter().map(|one| words::sentence(&page, one, &it.experts)).collect();
            let replies: Vec<_> = crate::sheet::Topic::ALL
                .iter()
                .filter_map(|topic| it.explaining.newest(*topic).map(|it| (*topic, it.answer.reply)))
                .collect();
            let whole = words::whole(&page, &it.explaining.sheet, &replies, &choices, &sentences, it.now);
            let (read, voice) = (items::value(&typed, "version").unwrap_or_default(), visitor.speaker.voice());
            let answering = giving::Answering { choices: &choices, read, voice, sentences: &sentences, whole: &whole };
            giving::give(&house, &visitor.caller, &answering).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/me/consent").into_response()),
        Err(error) => refused(&house, &visitor, &it, &typed, &error),
    }
}

fn refused(
    house: &House,
    visitor: &Visitor,
    it: &reading::State,
    typed: &Typed,
    error: &Error,
) -> Result<Response, Problem> {
    let (status, _) = word_for(error);
    if !status.is_client_error() || matches!(error, Error::NotFound) {
        return Err(problem(house, visitor, error));
    }
    let page = visitor.page(house, Place::Personal);
    let wrong = Some(said_of(&page, error));
    Ok((status, show(&view(page, it, typed, wrong), Place::Personal)).into_response())
}

/// What was unclear, with what it was about.
pub(crate) fn said_of(page: &Page, error: &Error) -> Said {
    match error {
        Error::ForWhom(item) => {
            let item = page.plain(item.title());
            page.say_with("consent-wrong-for-whom", &[("item", item.as_str())])
        }
        Error::NotExplained(topics) => {
            let titles: Vec<String> = topics.iter().map(|it| page.plain(it.title())).collect();
            let titles = page.speaker.list(&titles);
            page.say_with("consent-wrong-not-explained", &[("topics", titles.as_str())])
        }
        other => page.say(word_for(other).1),
    }
}

/// One press. Needs `Access::Choose`.
pub(crate) async fn withdraw(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ConsentId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let sentence = shown::withdrawn(&visitor.page(&house, Place::Personal));
    let outcome = giving::withdraw(&house, &visitor.caller, id, &sentence).await;
    outcome.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/me/consent#over").into_response())
}

/// The present state, for paper. Needs `Access::Read`.
pub(crate) async fn print(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let it = state(&house, &visitor).await?;
    let page = visitor.page(&house, Place::Personal);
    let view = PrintView {
        it: shown::state(&page, &it),
        called: None,
        back: "/me/consent".to_owned(),
        pdf: "/me/consent/pdf".to_owned(),
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// The same as a PDF. Needs `Access::Read`.
pub(crate) async fn pdf(
    State(house): State<House>,
    visitor: Visitor,
    Query(letters): Query<Letters>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let it = state(&house, &visitor).await?;
    let page = visitor.page(&house, Place::Personal).standing_at("/me/consent/print");
    let paper = paper::state(&page, &shown::state(&page, &it), None, letters.size());
    printed(&house, &visitor, Place::Personal, paper).await
}

/// One time of answering as a PDF, to keep. Needs `Access::Read`.
pub(crate) async fn record_pdf(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RecordId>,
    Query(letters): Query<Letters>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let it = reading::own_record(&house, &visitor.caller, id).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal).standing_at(format!("/me/consent/record/{id}"));
    let paper = paper::agreement(&record_view(page, it, "/me/consent".to_owned(), String::new(), None), letters.size());
    printed(&house, &visitor, Place::Personal, paper).await
}

/// One time of answering, as it was read then. Needs `Access::Read`.
pub(crate) async fn record(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<RecordId>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back().into_response());
    }
    let it = reading::own_record(&house, &visitor.caller, id).await;
    let it = it.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Personal);
    let pdf = format!("/me/consent/record/{id}/pdf");
    Ok(show(&record_view(page, it, "/me/consent".to_owned(), pdf, None), Place::Personal))
}

pub(crate) fn record_view(
    page: Page,
    it: reading::OneRecord,
    back: String,
    pdf: String,
    post: Option<(String, String)>,
) -> RecordView {
    let (how, name) = (page.plain(it.record.how.key()), it.by.as_str());
    let by = match it.witnessed() {
        true => page.say_with("consent-record-witness", &[("how", how.as_str()), ("name", name)]),
        false => page.say("consent-record-self"),
    };
    let posted = it.record.posted_on.map(|on| {
        let on = page.speaker.day(on);
        page.say_with("consent-record-posted", &[("on", on.as_str()), ("name", it.posted_by.as_str())])
    });
    RecordView {
        whole: it.whole.unwrap_or_default(),
        called: it.called,
        day: page.speaker.date(it.record.at),
        by,
        back,
        pdf,
        post: post.filter(|_| posted.is_none()),
        posted,
        page,
    }
}
