//! The form of an entry: typed while it is fresh, by keyboard alone. The text comes first; everything else can be left as it
//! is. What was typed is never lost.
use super::{problem, shown, word_for};
use crate::{
    Error,
    actions::{
        begin,
        writing::{self, NewEntry},
    },
    entry::{Category, Channel},
    folder::FolderId,
    labelling,
    lines::{Kind, Visibility},
    when,
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_kernel::{AccountId, Timestamp};
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "records/write.html")]
struct WriteView {
    page: Page,
    id: String,
    handle: String,
    household: bool,
    typed: Typed,
    wrong: Option<&'static str>,
    asleep: bool,
    restored: bool,
    channels: Vec<(&'static str, Said, bool)>,
    categories: Vec<(&'static str, Said, bool)>,
    marks: Vec<(&'static str, Said)>,
    visibilities: Vec<(&'static str, Said)>,
    colleagues: Vec<(String, String)>,
    speakers: Vec<(String, String)>,
    prompt: Said,
    hints: Vec<HintLine>,
}

/// One hint as it stands beside the text.
pub(crate) struct HintLine {
    word: &'static str,
    why: &'static str,
    kinder: &'static str,
}

fn hint_lines(page: &Page, text: &str) -> Vec<HintLine> {
    let line = |it: labelling::Found| HintLine {
        word: it.word,
        why: if page.japanese() { &it.hint.why.ja } else { &it.hint.why.en },
        kinder: &it.hint.kinder,
    };
    labelling::hints_in(text).into_iter().map(line).collect()
}

macro_rules! fields {
    ($($field:ident),+) => {
        #[derive(Deserialize, Default, Clone)]
        pub(crate) struct Typed { $(#[serde(default)] $field: String),+ }
        impl Typed {
            /// All of it in one text, as the draft keeps it.
            fn packed(&self) -> String {
                let all = [$((stringify!($field), &self.$field)),+];
                let filled = all.into_iter().filter(|it| !it.1.is_empty());
                filled.map(|(name, value)| format!("{name}{IS}{value}")).collect::<Vec<_>>().join(BETWEEN)
            }
            fn unpacked(text: &str) -> Self {
                let mut it = Typed::default();
                for (name, value) in text.split(BETWEEN).filter_map(|each| each.split_once(IS)) {
                    match name { $(stringify!($field) => value.clone_into(&mut it.$field),)+ _ => {} }
                }
                it
            }
        }
    };
}
const BETWEEN: &str = "\u{1e}";
const IS: &str = "\u{1f}";
fields!(once, text, with, place, next, channel, category, started, ended, second, speaker, writer);

impl Typed {
    /// Did somebody type something, or is it as the page gave it?
    fn says_something(&self) -> bool {
        [&self.text, &self.with, &self.place, &self.next].iter().any(|it| !it.trim().is_empty())
    }

    fn entry(&self, now: Timestamp) -> Result<NewEntry, Error> {
        let started_at = match self.started.trim() {
            "" => now,
            typed => when::moment_in(typed).ok_or(Error::Unclear)?,
        };
        let ended_at = match self.ended.trim() {
            "" => None,
            typed => Some(when::end_in(typed, started_at).ok_or(Error::Unclear)?),
        };
        Ok(NewEntry {
            channel: self.channel(),
            second: self.second.parse().ok(),
            started_at,
            ended_at,
            category: Category::from_word(&self.category),
            with: self.with.clone(),
            place: self.place.clone(),
            next: self.next.clone(),
            lines: self.text.clone(),
            speaker: self.speaker.parse().ok(),
        })
    }
    fn channel(&self) -> Channel {
        let known = Channel::from_word(&self.channel);
        known.filter(|it| Channel::of_ours().any(|ours| ours == *it)).unwrap_or(Channel::Phone)
    }
}

/// What may be worth a line in an entry of this channel; never required.
fn prompt_word(it: Channel) -> &'static str {
    match it {
        Channel::HomeVisit | Channel::Accompaniment => word!("records-staff-prompt-visit"),
        Channel::Conference | Channel::InterAgency => word!("records-staff-prompt-conference"),
        Channel::Letter | Channel::Fax | Channel::Mail => word!("records-staff-prompt-letter"),
        _ => word!("records-staff-prompt-talk"),
    }
}

/// Typing needs `Access::Write` of the folder.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let form = writing::form(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    let draft = left_over(&house, &visitor, &form).await.map_err(|error| problem(&house, &visitor, &error))?;
    let restored = draft.is_some();
    let typed = draft.unwrap_or_else(|| fresh(&house));
    Ok(show(&view(&house, &visitor, Some(form), id, typed, None, restored), Place::Desk))
}

/// What was being typed when the line broke, the power went or the desk fell asleep. What was sent since is no draft.
async fn left_over(house: &House, visitor: &Visitor, form: &writing::Form) -> Result<Option<Typed>, Error> {
    let Some(typed) = form.draft.as_deref().map(Typed::unpacked).filter(Typed::says_something) else { return Ok(None) };
    match Token::from_text(&typed.once) {
        Ok(once) if writing::was_sent(house, &visitor.caller, &once, form.folder.id, &typed.text).await? => Ok(None),
        _ => Ok(Some(typed)),
    }
}

fn fresh(house: &House) -> Typed {
    Typed { once: Token::random().to_text(), started: when::to_field(house.now()), ..Typed::default() }
}

fn view(
    house: &House,
    visitor: &Visitor,
    form: Option<writing::Form>,
    id: FolderId,
    typed: Typed,
    wrong: Option<&'static str>,
    restored: bool,
) -> WriteView {
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/records/{id}/write"));
    let (channel, category) = (typed.channel(), Category::from_word(&typed.category));
    let marks = Kind::ALL.iter().map(|it| (it.key(), page.say(shown::kind_word(*it)))).collect();
    let class = |mark, it| (mark, page.say(shown::visibility_word(it)));
    WriteView {
        id: id.to_string(),
        handle: crate::folder::handle_of(id),
        household: form.as_ref().is_some_and(|it| it.folder.of_household()),
        asleep: visitor.staff().is_none(),
        channels: Channel::of_ours().map(|it| (it.word(), page.say(shown::channel_word(it)), it == channel)).collect(),
        categories: Category::ALL
            .iter()
            .map(|it| (it.word(), page.say(shown::category_word(*it)), Some(*it) == category))
            .collect(),
        visibilities: vec![
            class("", Visibility::Team),
            class("(", Visibility::MineOnly),
            class("&", Visibility::Person),
        ],
        colleagues: form
            .iter()
            .flat_map(|it| &it.colleagues)
            .map(|(id, name)| (id.to_string(), name.clone()))
            .collect(),
        speakers: form.iter().flat_map(|it| &it.speakers).map(|it| (it.id.to_string(), it.handle())).collect(),
        prompt: page.say(prompt_word(channel)),
        hints: hint_lines(&page, &typed.text),
        marks,
        wrong,
        restored,
        typed,
        page,
    }
}

/// The same form again, with all that was typed.
async fn again(
    house: &House,
    visitor: &Visitor,
    id: FolderId,
    typed: Typed,
    status: StatusCode,
    wrong: Option<&'static str>,
) -> Response {
    let form = match visitor.staff() {
        Some(_) => writing::form(house, &visitor.caller, id).await.ok(),
        None => None,
    };
    (status, show(&view(house, visitor, form, id, typed, wrong, false), Place::Desk)).into_response()
}

/// Writing down needs `Access::Write` of the folder.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.staff().is_none() && visitor.party().is_none() {
        // Asleep, or over: everything that was typed is still on the page.
        let key = word!("records-staff-asleep");
        return Ok(again(&house, &visitor, id, typed, StatusCode::UNAUTHORIZED, Some(key)).await);
    }
    let once = Token::from_text(&typed.once).unwrap_or_else(|_| Token::random());
    let outcome = match typed.entry(house.now()) {
        Ok(new) => writing::write_down(&house, &visitor.caller, &once, id, &new).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/staff/records/{id}")).into_response()),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "an entry could not be kept");
            }
            Ok(again(&house, &visitor, id, typed, status, Some(key)).await)
        }
    }
}

/// A second look at the words, without writing anything down.
pub(crate) async fn look(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let form = writing::form(&house, &visitor.caller, id).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(show(&view(&house, &visitor, Some(form), id, typed, None, false), Place::Desk))
}

#[derive(Template)]
#[template(path = "records/_hints.html")]
struct HintsView {
    page: Page,
    hints: Vec<HintLine>,
}

/// The hints alone, while somebody types. Nothing is kept of what was sent here.
pub(crate) async fn wording(State(house): State<House>, visitor: Visitor, Form(typed): Form<Typed>) -> Response {
    if visitor.staff().is_none() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let page = visitor.page(&house, Place::Desk);
    let hints = hint_lines(&page, &typed.text);
    show(&HintsView { hints, page }, Place::Desk)
}

/// What is being typed, kept sealed every few seconds. Answers with a status and nothing else.
pub(crate) async fn draft(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
    Form(typed): Form<Typed>,
) -> StatusCode {
    if visitor.staff().is_none() {
        return StatusCode::UNAUTHORIZED;
    }
    match writing::keep_draft(&house, &visitor.caller, id, &typed.packed()).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => word_for(&error).0,
    }
}

/// The draft is not wanted any more.
pub(crate) async fn forget(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<FolderId>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let outcome = writing::forget_draft(&house, &visitor.caller, id).await;
    super::then(&house, &visitor, outcome, &format!("/staff/records/{id}/write"))
}

/// Out of a memo, without typing it again: the form of the same person's record, filled in. Where there is none yet, how one
/// begins.
pub(crate) async fn from_memo(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let at = |error: Error| problem(&house, &visitor, &error);
    let writer: AccountId = typed.writer.parse().map_err(|_| at(Error::NotFound))?;
    match begin::of_party(&house, &visitor.caller, writer).await.map_err(at)? {
        None => Ok(super::begin::asking(&house, &visitor, writer, None)),
        Some(folder) if !folder.stands() => Ok(Redirect::to(&format!("/staff/records/{}", folder.id)).into_response()),
        Some(folder) => {
            let form = writing::form(&house, &visitor.caller, folder.id).await.map_err(at)?;
            let typed = Typed { once: Token::random().to_text(), ..typed };
            Ok(show(&view(&house, &visitor, Some(form), folder.id, typed, None, false), Place::Desk))
        }
    }
}
