//! カウンセリング, before it begins: what it is, each part to be understood by itself, with whom, and a yes. And the ones there are.
use super::{can_be_mended, over, problem, way_back, word_for};
use crate::{
    Error,
    actions::{beginning, me, reading::Names},
    explanation::{Explained, PARTS, VERSION},
    pair::Pair,
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Fields, Form, House, Page, Place, Problem, Visitor, show};
use ground_words::Said;
use ground_work::see;

#[derive(Template)]
#[template(path = "counselling/own.html")]
struct OwnView {
    page: Page,
    wrong: Option<&'static str>,
    pairs: Vec<PairLine>,
    /// Somebody holds one: beginning anew ends it.
    going: bool,
    version: i64,
    once: String,
    parts: Vec<(&'static str, Said, bool)>,
    to_choose: Vec<(String, String, bool)>,
    called: String,
}

struct PairLine {
    id: String,
    said: Said,
}

type Seen = (Vec<Pair>, Vec<(ground_kernel::AccountId, String)>, Names);

async fn see_own(house: &House, visitor: &Visitor) -> Result<Seen, Error> {
    let me = me(&visitor.caller)?;
    see!(house, &visitor.caller, |look| {
        people::party_of(look, me).await?;
        let pairs = store::own_pairs(look, me).await?.iter().map(|it| **it).collect();
        let names = staff::called_names(look).await?;
        Ok((pairs, beginning::can_be_chosen(look, me).await?, names))
    })
}

fn pair_line(page: &Page, names: &Names, it: &Pair) -> PairLine {
    let (name, date) = (names.get(&it.counsellor).cloned().unwrap_or_default(), page.speaker.date(it.begun_on));
    let values = [("name", name.as_str()), ("date", date.as_str())];
    let said = match it.held {
        true => page.say_with("counselling-going", &values),
        false => page.say_with("counselling-before", &values),
    };
    PairLine { id: it.id.to_string(), said }
}

async fn view(
    house: &House,
    visitor: &Visitor,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = see_own(house, visitor).await;
    let (pairs, to_choose, names) = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Personal).standing_at("/me/counselling");
    let understood: Vec<&str> = typed.all("understood").collect();
    let chosen = typed.get("with");
    let view = OwnView {
        wrong,
        going: pairs.iter().any(|it| it.held),
        pairs: pairs.iter().map(|it| pair_line(&page, &names, it)).collect(),
        version: VERSION,
        once: typed.once_text(),
        parts: PARTS.iter().map(|(name, key)| (*name, page.say(key), understood.contains(name))).collect(),
        to_choose: to_choose
            .into_iter()
            .map(|(id, name)| {
                let id = id.to_string();
                let is_chosen = id == chosen;
                (id, name, is_chosen)
            })
            .collect(),
        called: typed.line("called"),
        page,
    };
    Ok(show(&view, Place::Personal))
}

/// Reading needs `Access::Read`, of one's own.
pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(way_back());
    }
    view(&house, &visitor, &Fields::default(), None).await
}

/// Beginning needs `Access::Begin`, with somebody who can be chosen, and a yes.
pub(crate) async fn begin(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if visitor.party().is_none() {
        return Ok(over(&house, &visitor, &typed, way_back()));
    }
    match begun(&house, &visitor, &typed).await {
        Ok(way) => Ok(Redirect::to(&way).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, &typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

async fn begun(house: &House, visitor: &Visitor, typed: &Fields) -> Result<String, Error> {
    let explained = Explained::of(typed.get("version"), typed.all("understood")).ok_or(Error::NotExplained)?;
    let with = typed.get("with").parse().map_err(|_| Error::NobodyChosen)?;
    let called = typed.line("called");
    let id = beginning::begin(house, &visitor.caller, &typed.once(), &explained, with, &called).await?;
    Ok(format!("/me/counselling/{id}"))
}
