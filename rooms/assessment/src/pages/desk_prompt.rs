//! One prompt at the desk: whose words they are has to be said, and the person's own have to have been read back. Where the
//! person asked not to be asked, there is no form.
use super::{
    can_be_mended, over, problem, prompt_of,
    shown::{PromptShown, bands, prompt as shown},
    word_for,
};
use crate::{
    Error,
    actions::{
        noting::{self, Whose},
        reading,
    },
    prompt::Prompt,
    spoken::{Answer, How, Spoken, Voice},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::AccountId;
use ground_web::{Fields, Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::Said;

#[derive(Template)]
#[template(path = "assessment/desk_prompt.html")]
struct DeskPromptView {
    page: Page,
    party: String,
    it: PromptShown,
    hint: Said,
    /// Ours may stand here: not where only the person brings it up, and has not.
    ours: bool,
    bands: Vec<(&'static str, bool, Said)>,
    once: String,
    whose: String,
    read_back: bool,
    speaker: String,
    text: String,
    wrong: Option<&'static str>,
}

async fn view(
    house: &House,
    visitor: &Visitor,
    party: AccountId,
    prompt: Prompt,
    typed: &Fields,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let found = reading::for_team(house, &visitor.caller, party).await;
    let now = found.map_err(|error| problem(house, visitor, &error))?;
    let page = visitor.page(house, Place::Desk);
    let brought_up = now.lines.iter().any(|it| it.spoken.prompt == prompt && it.line.voice != Voice::Staff);
    let newest = now.rounds.last().map(|it| it.id);
    let view = DeskPromptView {
        party: party.to_string(),
        it: shown(&page, &now, newest, prompt),
        hint: page.say(prompt.hint()),
        ours: brought_up || !prompt.only_if_brought_up(),
        bands: bands(&page, prompt, typed.get("band")),
        once: typed.once_text(),
        whose: typed.get("whose").to_owned(),
        read_back: typed.get("read_back") == "1",
        speaker: typed.line("speaker"),
        text: typed.text("text"),
        wrong,
        page,
    };
    Ok(show(&view, Place::Desk))
}

/// Reading needs `Access::Read`.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path((party, number)): Path<(AccountId, u8)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let prompt = prompt_of(number).map_err(|error| problem(&house, &visitor, &error))?;
    view(&house, &visitor, party, prompt, &Fields::default(), None).await
}

async fn note_it(
    house: &House,
    visitor: &Visitor,
    party: AccountId,
    prompt: Prompt,
    typed: &Fields,
) -> Result<(), Error> {
    let (answer, band) = (Answer::of_word(typed.get("answer")), prompt.band(typed.get("band")));
    let it = Spoken { prompt, answer, band, how: How::Alone, speaker: None, text: typed.text("text") };
    let whose = Whose::read(typed.get("whose"), typed.get("read_back") == "1", &typed.line("speaker"));
    match whose {
        Ok(whose) => noting::note(house, &visitor.caller, party, &typed.once(), whose, it).await,
        // To a stranger it is not there, whatever their form lacks.
        Err(error) => reading::for_team(house, &visitor.caller, party).await.and(Err(error)),
    }
}

/// Writing down needs `Access::Note` and `Access::Ask`.
pub(crate) async fn note(
    State(house): State<House>,
    visitor: Visitor,
    Path((party, number)): Path<(AccountId, u8)>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(over(&house, &visitor, &typed, way));
    }
    let prompt = prompt_of(number).map_err(|error| problem(&house, &visitor, &error))?;
    match note_it(&house, &visitor, party, prompt, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/now/{party}#p{number}")).into_response()),
        Err(error) if can_be_mended(&error) => {
            let (status, key) = word_for(&error);
            Ok((status, view(&house, &visitor, party, prompt, &typed, Some(key)).await?).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error).keeping(vec![("text".to_owned(), typed.text("text"))])),
    }
}
