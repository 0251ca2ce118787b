//! What is kept of a thread at the desk beside its letters: who writes first, what to leave and what helped; the seasons; the
//! shelter of a worker; the end; a death. One page, each act a form of its own.
use super::{problem, word_for};
use crate::{
    Error,
    actions::{
        desk::{self, DeskThread},
        season, shelter, ties,
    },
    letter::{LetterId, Speaker},
    thread::ThreadId,
};
use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/keep.html")]
struct KeepView {
    page: Page,
    wrong: Option<&'static str>,
    id: String,
    handle: String,
    called: Option<String>,
    members: Vec<(String, String, bool)>,
    nobody: bool,
    avoid: String,
    helped: String,
    season: bool,
    season_free: bool,
    /// They have paper only: what they said to us is noted by us.
    away: bool,
    sheltered: Option<(String, String)>,
    told: bool,
    house_name: bool,
    may_read: bool,
    copies: Vec<Copy>,
    sealing: Option<Said>,
    mine_to_confirm: bool,
}

/// A letter of theirs, and how far a copy on paper is.
struct Copy {
    letter: String,
    when: String,
    begin: String,
    said: Option<Said>,
    may_keep: bool,
    kept: bool,
}

fn view(page: Page, it: DeskThread, typed: Option<Act>, wrong: Option<&'static str>) -> KeepView {
    let (tie, newest) = (&it.tie, it.thread.letters);
    let primary = tie.primary_id;
    let members = tie.members.iter().map(|(id, name)| (id.to_string(), name.clone(), Some(*id) == primary)).collect();
    let typed = typed.filter(|it| it.what == "mind");
    let (avoid, helped) =
        typed.map_or((tie.minded.avoid.clone(), tie.minded.helped.clone()), |it| (it.avoid, it.helped));
    let sealing = tie
        .sealing
        .as_ref()
        .map(|(_, first)| page.say_with("consultation-staff-death-first", &[("name", first.as_str())]));
    KeepView {
        id: it.thread.id.to_string(),
        handle: it.thread.handle(),
        nobody: primary.is_none(),
        members,
        avoid,
        helped,
        season: tie.tie.season,
        season_free: tie.season_free,
        away: it.contacts.away(),
        sheltered: tie.shelter.as_ref().map(|(_, sheltered, reader)| (sheltered.clone(), reader.clone())),
        told: tie.shelter.as_ref().is_some_and(|it| it.0.told_at.is_some()),
        house_name: tie.shelter.as_ref().is_some_and(|it| it.0.house_name),
        may_read: tie.shelter.as_ref().is_some_and(|it| it.0.sheltered != tie.me && it.0.read_up_to < newest),
        copies: copies(&page, &it),
        mine_to_confirm: tie.sealing.as_ref().is_some_and(|it| it.0.first_id != tie.me),
        sealing,
        called: it.called,
        wrong,
        page,
    }
}

fn copies(page: &Page, it: &DeskThread) -> Vec<Copy> {
    // The beginnings of letters are nothing for somebody who is sheltered from them.
    if it.tie.shelter.as_ref().is_some_and(|shelter| !shelter.0.opens_for(it.tie.me, it.thread.letters)) {
        return vec![];
    }
    let theirs = it.letters.iter().filter(|it| it.letter.speaker == Speaker::Party && it.text.is_some());
    let copy = |letter: &desk::DeskLetter| {
        let known = it.tie.evidence.iter().find(|it| it.0.letter == letter.letter.id);
        let said = known.map(|(evidence, names)| {
            let names = page.speaker.list(names);
            match evidence.kept_on {
                Some(at) => {
                    let date = page.speaker.date(at);
                    page.say_with("consultation-between-copy", &[("date", date.as_str()), ("names", names.as_str())])
                }
                None => page.say_with("consultation-staff-copy-first", &[("name", names.as_str())]),
            }
        });
        Copy {
            letter: letter.letter.id.to_string(),
            when: page.speaker.exact(letter.letter.written_at),
            begin: letter.text.iter().flat_map(|it| it.chars()).take(24).collect(),
            said,
            may_keep: known.is_none_or(|known| known.0.kept_on.is_none() && known.0.first != it.tie.me),
            kept: known.is_some(),
        }
    };
    theirs.map(copy).collect()
}

/// Reading needs `Access::Read` and a key; it is written down before anything is shown.
pub(crate) async fn read(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    page_of(&house, &visitor, id, None, None).await
}

async fn page_of(
    house: &House,
    visitor: &Visitor,
    id: ThreadId,
    typed: Option<Act>,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let it = desk::open_thread(house, &visitor.caller, id).await.map_err(|error| problem(house, visitor, &error))?;
    if it.thread.erased {
        return Err(problem(house, visitor, &Error::NotFound));
    }
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{id}/keep"));
    Ok(show(&view(page, it, typed, wrong), Place::Desk))
}

#[derive(Deserialize)]
pub(crate) struct Act {
    #[serde(default)]
    what: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    reader: String,
    #[serde(default)]
    house_name: String,
    #[serde(default)]
    avoid: String,
    #[serde(default)]
    helped: String,
    letter: Option<LetterId>,
}

/// Each act needs `Access::Answer`, and what the action says.
pub(crate) async fn press(
    Shared(house): Shared<House>,
    visitor: Visitor,
    Path(id): Path<ThreadId>,
    Form(it): Form<Act>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let (caller, who): (_, Option<AccountId>) = (&visitor.caller, it.who.parse().ok());
    let letter = it.letter.ok_or(Error::NothingChosen);
    let outcome = match it.what.as_str() {
        "primary" => ties::choose_primary(&house, caller, id, who).await,
        "mind" => ties::mind(&house, caller, id, &it.avoid, &it.helped).await,
        "shelter" => shelter::begin(&house, caller, id, who, it.reader.parse().ok(), it.house_name == "1").await,
        "shelter-end" => shelter::end(&house, caller, id).await,
        "was-read" => shelter::was_read(&house, caller, id).await,
        "copy" => match letter {
            Ok(letter) => shelter::keep_copy(&house, caller, id, letter).await,
            Err(error) => Err(error),
        },
        "no-copy" => match letter {
            Ok(letter) => shelter::keep_no_copy(&house, caller, id, letter).await,
            Err(error) => Err(error),
        },
        "season-yes" => season::as_said(&house, caller, id, true).await,
        "season-no" => season::as_said(&house, caller, id, false).await,
        "died" => shelter::died(&house, caller, id).await,
        "died-not" => shelter::died_not(&house, caller, id).await,
        "died-too" => shelter::confirm_death(&house, caller, id).await,
        _ => Err(Error::NothingChosen),
    };
    match outcome {
        Ok(()) if matches!(it.what.as_str(), "died" | "died-too") => {
            Ok(Redirect::to(&format!("/staff/sealed/{id}")).into_response())
        }
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{id}/keep")).into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if !status.is_client_error() {
                return Err(problem(&house, &visitor, &error));
            }
            Ok((status, page_of(&house, &visitor, id, Some(it), Some(key)).await?).into_response())
        }
    }
}
