//! The list of places. Searching is a plain link: what was ticked stands in the address as numbers, and nowhere else.
use super::{facts, problem};
use crate::{
    actions::places,
    municipality::{Municipality, Region},
    place::{Line, Place as APlace, Whom},
    search::{Wish, Wishes},
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use ground_web::{House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};

#[derive(Template)]
#[template(path = "ibasho/catalogue.html")]
struct CatalogueView {
    page: Page,
    ticks: Vec<Choice>,
    whom: Vec<Choice>,
    ages: Vec<Choice>,
    regions: Vec<(Said, Names)>,
    found: Vec<Summary>,
    searched: bool,
}

/// Number in the address, name, and whether it is chosen.
type Names = Vec<(usize, &'static str, bool)>;

/// One thing to tick or to choose, with its number in the address.
struct Choice {
    number: String,
    label: Said,
    chosen: bool,
}

struct Summary {
    id: String,
    name: String,
    organisation: String,
    said: Vec<Said>,
    hours: String,
}

/// Looking needs `Access::Look`, which is everybody's.
pub(crate) async fn search(
    State(house): State<House>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let wishes = Wishes::read(query.as_deref().unwrap_or_default());
    let found = places::catalogue(&house, &visitor.caller, &wishes).await;
    let found = found.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Public);
    let view = CatalogueView {
        ticks: ticks(&page, &wishes),
        whom: whom(&page, &wishes),
        ages: ages(&page, &wishes),
        regions: regions(&page, &wishes),
        found: found.iter().map(|it| summary(&page, it)).collect(),
        searched: !wishes.are_none(),
        page,
    };
    Ok(show(&view, Place::Public))
}

fn summary(page: &Page, place: &APlace) -> Summary {
    let mut said = facts::whereabouts(page, place);
    said.push(page.say(place.kind.key()));
    said.extend(facts::for_whom(page, place));
    said.push(facts::price(page, place.yen));
    said.push(page.say(place.people.key()));
    Summary {
        id: place.id.to_string(),
        name: place.name.clone(),
        organisation: place.organisation.clone(),
        said,
        hours: place.line(Line::Hours).to_owned(),
    }
}

fn ticks(page: &Page, wishes: &Wishes) -> Vec<Choice> {
    let label = |wish: Wish| match wish {
        Wish::HomeUnasked => word!("ibasho-wish-home-unasked"),
        Wish::Evening => word!("ibasho-wish-evening"),
        Wish::TextOnly => word!("ibasho-wish-text-only"),
        Wish::Women => word!("ibasho-wish-women"),
        Wish::Free => word!("ibasho-wish-free"),
        Wish::Online => word!("ibasho-wish-online"),
    };
    let choice = |(wish, number): (Wish, &'static str)| Choice {
        number: number.to_owned(),
        label: page.say(label(wish)),
        chosen: wishes.has(wish),
    };
    Wish::ALL.into_iter().map(choice).collect()
}

fn whom(page: &Page, wishes: &Wishes) -> Vec<Choice> {
    let unsaid = Choice {
        number: "0".to_owned(),
        label: page.say(word!("ibasho-search-unsaid")),
        chosen: wishes.whom.is_none(),
    };
    // Women are a wish of its own, and "anybody" is what is searched when nothing is said.
    let all = Whom::ALL.iter().enumerate().filter(|it| matches!(it.1, Whom::Myself | Whom::Family | Whom::Sibling));
    let choice = |(at, who): (usize, &Whom)| Choice {
        number: (at + 1).to_string(),
        label: page.say(who.key()),
        chosen: wishes.whom == Some(*who),
    };
    [unsaid].into_iter().chain(all.map(choice)).collect()
}

fn ages(page: &Page, wishes: &Wishes) -> Vec<Choice> {
    let all = [
        (None, word!("ibasho-search-unsaid")),
        (Some(false), word!("ibasho-search-adults")),
        (Some(true), word!("ibasho-search-young")),
    ];
    let choice = |(at, (young, key)): (usize, (Option<bool>, &'static str))| Choice {
        number: at.to_string(),
        label: page.say(key),
        chosen: wishes.under_eighteen == young,
    };
    all.into_iter().enumerate().map(choice).collect()
}

fn regions(page: &Page, wishes: &Wishes) -> Vec<(Said, Names)> {
    let named = [
        (Region::Wards, word!("ibasho-region-wards")),
        (Region::Tama, word!("ibasho-region-tama")),
        (Region::Islands, word!("ibasho-region-islands")),
    ];
    let of = |region: Region| {
        let all = Municipality::all().iter().filter(move |it| it.region() == region);
        all.map(|it| (it.number, it.name(page.japanese()), wishes.municipality == Some(it))).collect()
    };
    named.into_iter().map(|(region, key)| (page.say(key), of(region))).collect()
}
