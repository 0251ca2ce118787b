//! Writing about a place: a draft until it is whole, then shown; and the versions of its rules.
use super::{can_be_mended, desk_only, fields::Fields, problem, word_for};
use crate::{
    Access, Error,
    actions::places::{self, Whole},
    ages::Ages,
    municipality::Municipality,
    place::{Band, Card, Kind, Line, PlaceId, Rules, Whom},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "ibasho/desk_places.html")]
struct ListView {
    page: Page,
    places: Vec<(String, String, String, bool)>,
}

/// Needs `Access::Write`, place by place.
pub(crate) async fn list(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let own = places::own(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    let line = |it: &ground_policy::Permitted<crate::place::Place>| {
        (it.id.to_string(), it.name.clone(), it.organisation.clone(), it.shown)
    };
    let places = own.iter().map(line).collect();
    Ok(show(&ListView { places, page: visitor.page(&house, Place::Desk) }, Place::Desk))
}

/// Everything that can be said of a place, as fields.
#[derive(Template)]
#[template(path = "ibasho/desk_place.html")]
struct EditView {
    page: Page,
    id: Option<String>,
    typed: Fields,
    wrong: Option<&'static str>,
    shown: bool,
    complete: bool,
    missing: Vec<Said>,
    kinds: &'static [Kind],
    whoms: &'static [Whom],
    bands: &'static [Band],
    lines: &'static [Line],
    municipalities: &'static [Municipality],
    rules: Option<(String, String)>,
    rules_text: String,
}

impl EditView {
    fn ticked(&self, who: &Whom) -> bool {
        self.typed.all("whom").contains(&who.word())
    }
    fn hint(&self, line: &Line) -> Said {
        self.page.say(match line {
            Line::FirstVisit => word!("ibasho-staff-hint-first-visit"),
            Line::Hosts => word!("ibasho-staff-hint-hosts"),
            Line::Observers => word!("ibasho-staff-hint-observers"),
            _ => word!("ibasho-staff-hint-line"),
        })
    }
}

fn typed_of(card: &Card) -> Fields {
    let mut pairs = vec![
        ("organisation", card.organisation.clone()),
        ("name", card.name.clone()),
        ("kind", card.kind.word().to_owned()),
        ("municipality", card.municipality.map_or("", |it| it.code).to_owned()),
        ("ages_from", card.ages.from().to_string()),
        ("ages_until", card.ages.until().map(|it| it.to_string()).unwrap_or_default()),
        ("yen", card.yen.to_string()),
        ("people", card.people.word().to_owned()),
    ];
    let flags = [
        ("online", card.online),
        ("introduced", card.introduced),
        ("evening", card.evening),
        ("text_only", card.text_only),
        ("home_unasked", card.home_unasked),
        ("headphones", card.headphones),
    ];
    pairs.extend(flags.into_iter().filter(|it| it.1).map(|it| (it.0, "1".to_owned())));
    pairs.extend(card.whom.iter().map(|it| ("whom", it.word().to_owned())));
    pairs.extend(card.lines.iter().map(|(line, text)| (line.word(), text.clone())));
    Fields::of(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn meant(typed: &Fields) -> Result<Card, Error> {
    let number = |text: &str| if text.is_empty() { Ok(0) } else { text.parse().map_err(|_| Error::Number) };
    Ok(Card {
        organisation: typed.line("organisation"),
        name: typed.line("name"),
        kind: Kind::from_word(typed.get("kind")).unwrap_or(Kind::FreeSpace),
        online: typed.is("online"),
        municipality: Municipality::by_code(typed.get("municipality")),
        whom: typed.all("whom").into_iter().filter_map(Whom::from_word).collect(),
        introduced: typed.is("introduced"),
        ages: Ages::parse(typed.get("ages_from"), typed.get("ages_until"))?,
        evening: typed.is("evening"),
        text_only: typed.is("text_only"),
        home_unasked: typed.is("home_unasked"),
        headphones: typed.is("headphones"),
        yen: number(typed.get("yen").trim())?,
        people: Band::from_word(typed.get("people")).unwrap_or(Band::Few),
        lines: Line::ALL.iter().map(|line| (*line, typed.text(line.word()))).collect(),
    })
}

fn edit_view(page: Page, whole: Option<&Whole>, typed: Fields, wrong: Option<&'static str>) -> EditView {
    let newest = whole.and_then(|it| it.rules.first());
    let missing = whole.map(|it| it.place.missing()).unwrap_or_default();
    EditView {
        id: whole.map(|it| it.place.id.to_string()),
        shown: whole.is_some_and(|it| it.place.shown),
        complete: missing.is_empty(),
        missing: missing.into_iter().map(|key| page.say(key)).collect(),
        kinds: Kind::ALL,
        whoms: Whom::ALL,
        bands: Band::ALL,
        lines: Line::ALL,
        municipalities: Municipality::all(),
        rules: newest.map(|it| (it.number.to_string(), page.speaker.date(it.made_at))),
        rules_text: newest.map_or_else(|| page.plain("ibasho-rules-start"), |it| it.text.clone()),
        typed,
        wrong,
        page,
    }
}

pub(crate) async fn blank(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    places::team_of(&visitor.caller.actor).map_err(|error| problem(&house, &visitor, &error))?;
    let usual = [("whom", "anyone"), ("home_unasked", "1"), ("headphones", "1"), ("ages_from", "18"), ("yen", "0")];
    let typed = Fields::of(usual.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    Ok(show(&edit_view(visitor.page(&house, Place::Desk), None, typed, None), Place::Desk))
}

/// A new place needs a team.
pub(crate) async fn begin(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    places::team_of(&visitor.caller.actor).map_err(|error| problem(&house, &visitor, &error))?;
    let begun = match meant(&typed) {
        Ok(card) => places::begin(&house, &visitor.caller, card).await,
        Err(error) => Err(error),
    };
    match begun {
        Ok(id) => Ok(Redirect::to(&format!("/staff/places/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let page = visitor.page(&house, Place::Desk).standing_at("/staff/places/new");
            let (status, key) = word_for(&error);
            Ok((status, show(&edit_view(page, None, typed, Some(key)), Place::Desk)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}

async fn form(
    house: &House,
    visitor: &Visitor,
    id: PlaceId,
    typed: Option<Fields>,
    wrong: Option<&Error>,
) -> Result<Response, Problem> {
    let whole = places::whole(house, &visitor.caller, id, Access::Write).await;
    let whole = whole.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/places/{id}"));
    let typed = typed.unwrap_or_else(|| typed_of(&whole.place));
    let (status, key) = wrong.map(word_for).map_or((StatusCode::OK, None), |(status, key)| (status, Some(key)));
    Ok((status, show(&edit_view(page, Some(&whole), typed, key), Place::Desk)).into_response())
}

/// Needs `Access::Write`.
pub(crate) async fn edit(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    form(&house, &visitor, id, None, None).await
}

async fn after(
    house: &House,
    visitor: &Visitor,
    id: PlaceId,
    typed: Option<Fields>,
    outcome: Result<(), Error>,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/places/{id}")).into_response()),
        Err(error) if can_be_mended(&error) => form(house, visitor, id, typed, Some(&error)).await,
        Err(error) => Err(problem(house, visitor, &error)),
    }
}

/// Needs `Access::Write`.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let outcome = match meant(&typed) {
        Ok(card) => places::describe(&house, &visitor.caller, id, card).await,
        Err(error) => Err(error),
    };
    after(&house, &visitor, id, Some(typed), outcome).await
}

/// Showing needs `Access::Show`; taking it from view needs `Access::Write`.
pub(crate) async fn show_or_hide(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let outcome = places::show(&house, &visitor.caller, id, typed.is("shown")).await;
    after(&house, &visitor, id, None, outcome).await
}

/// A new version of the rules needs `Access::Write`.
pub(crate) async fn rules(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<PlaceId>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = desk_only(&house, &visitor)? {
        return Ok(way);
    }
    let new = Rules {
        number: 0,
        text: typed.text("text"),
        changed: typed.line("changed"),
        reason: typed.line("reason"),
        decided_by: typed.line("decided_by"),
        made_at: house.now(),
    };
    match places::make_rules(&house, &visitor.caller, id, new).await {
        Err(error) if can_be_mended(&error) => {
            let whole = places::whole(&house, &visitor.caller, id, Access::Write).await;
            let whole = whole.map_err(|error| problem(&house, &visitor, &error))?;
            let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/places/{id}"));
            let (status, key) = word_for(&error);
            let mut pairs = typed_of(&whole.place);
            pairs.extend(&typed, &["changed", "reason", "decided_by"]);
            let view = EditView { rules_text: typed.text("text"), ..edit_view(page, Some(&whole), pairs, Some(key)) };
            Ok((status, show(&view, Place::Desk)).into_response())
        }
        outcome => after(&house, &visitor, id, None, outcome).await,
    }
}
