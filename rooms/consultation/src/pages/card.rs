//! A card for somebody who called: number and words, large, and how to read them aloud over a telephone. Handed over, it is
//! theirs, and gone from here.
use super::{contacts_part, problem};
use crate::{actions::paper, thread::ThreadId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_paper::{Part, Size};
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, ink, printed, sheet, show};
use ground_words::Said;
use people::HandedHow;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

#[derive(Template)]
#[template(path = "consultation/card.html")]
struct CardView {
    page: Page,
    id: String,
    words: Option<Shown>,
    /// How far it is; none for whoever wrote by themselves and was shown their words then.
    state: Option<Said>,
}

struct Shown {
    number: String,
    words: Vec<&'static str>,
    address: String,
    /// Digits three by three, and each sound of each word with a word that begins with it.
    number_aloud: Vec<String>,
    aloud: Vec<Vec<(String, &'static str)>>,
}

/// Number and words are taken out with `Access::Note`, and leave a trace.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = paper::card(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/card"));
    let words = it.words.as_ref().map(|words| {
        let number = words.number.to_string();
        Shown {
            number_aloud: number.split_whitespace().map(str::to_owned).collect(),
            number,
            words: words.words.words().to_vec(),
            address: format!("{}/return", house.door.public_address),
            aloud: words.words.words().iter().map(|word| aloud(word)).collect(),
        }
    });
    let state = it.entered.as_ref().map(|one| contacts_part::card_state(&page, &it.handed_by, one));
    let view = CardView { id: id.to_string(), words, state, page };
    Ok(show(&view, Place::Desk))
}

/// The same on paper, large: made in this answer, and kept nowhere. Once it was handed over there is none.
pub(crate) async fn print(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = paper::card(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    let Some(words) = it.words else { return Ok(Redirect::to(&format!("/staff/letters/{id}/card")).into_response()) };
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/card"));
    let mut sheet = sheet(&page, Size::Large);
    let paragraph = |key: &str| Part::Paragraph { text: ink(&page.say(key)) };
    sheet.parts.extend([
        paragraph("consultation-card-how"),
        paragraph("consultation-card-number"),
        Part::Typed { text: words.number.to_string() },
        paragraph("consultation-card-words"),
        Part::Words { words: words.words.words().iter().map(|it| (*it).to_owned()).collect() },
        paragraph("consultation-card-address"),
        Part::Paragraph { text: format!("{}/return", house.door.public_address).into() },
        paragraph("consultation-card-whoever"),
    ]);
    printed(&house, &visitor, Place::Desk, sheet).await
}

/// The words by which sounds are told apart over a telephone, from the table that radio operators use.
static SOUNDS: LazyLock<BTreeMap<char, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/read_aloud.txt").lines().filter(|it| !it.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(sound, word)| Some((sound.chars().next()?, word)))
        .collect()
});

fn aloud(word: &str) -> Vec<(String, &'static str)> {
    let each = |sound: char| (sound.to_string(), SOUNDS.get(&sound).copied().unwrap_or_default());
    word.chars().map(each).collect()
}

#[derive(Deserialize)]
pub(crate) struct Handed {
    #[serde(default)]
    how: String,
}

/// Handing over needs `Access::Note`; the words are erased here.
pub(crate) async fn handed(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(typed): Form<Handed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let how = HandedHow::from_word(&typed.how);
    paper::card_handed(&house, &visitor.caller, id, how).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to(&format!("/staff/letters/{id}")).into_response())
}
