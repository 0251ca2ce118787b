//! The contact memo: typed while listening, by keyboard alone. The text comes first; everything else can be left as it is.
use super::{contacts_part::channel_word, problem, word_for};
use crate::{
    Error,
    actions::{
        contacts::{self, Memo, Saved, Under},
        team_circle,
    },
    contact::{Channel, ContactId, Direction, Kind, Visibility},
    thread::ThreadId,
    when,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Place, Problem, Visitor, show};
use ground_words::{Said, word};
use people::Relation;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "consultation/memo.html")]
struct MemoView {
    page: Page,
    typed: Typed,
    /// Written under somebody who has a thread: its gentle words.
    under: bool,
    wrong: Option<&'static str>,
    asleep: bool,
    restored: bool,
    channels: Vec<(&'static str, Said, bool)>,
    marks: Vec<(&'static str, Said)>,
    visibilities: Vec<(&'static str, Said)>,
    relations: Vec<(&'static str, Said, bool)>,
    colleagues: Vec<(String, String)>,
}

/// Others go by this name.
#[derive(Template)]
#[template(path = "consultation/memo_which.html")]
struct WhichView {
    page: Page,
    typed: Vec<(&'static str, String)>,
    text: String,
    called: String,
    others: Vec<Other>,
}

pub(crate) struct Other {
    pub(crate) thread: String,
    pub(crate) handle: String,
    pub(crate) last: Option<String>,
}

#[derive(Deserialize, Default, Clone)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    called: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    promise: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    direction: String,
    #[serde(default)]
    started: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    introduced: String,
    #[serde(default)]
    relation: String,
    /// The thread it belongs to; `new` for somebody who has none.
    #[serde(default)]
    thread: String,
    /// The layout for the first call of a family: the text, and nothing before it.
    #[serde(default)]
    first: String,
    /// Pressed: somebody was listened to, and that is all.
    #[serde(default)]
    listened: String,
}

const BETWEEN: char = '\u{1e}';
const IS: char = '\u{1f}';

impl Typed {
    fn fields(&self) -> Vec<(&'static str, String)> {
        let all: [(&'static str, &String); 16] = [
            ("once", &self.once),
            ("text", &self.text),
            ("called", &self.called),
            ("rule", &self.rule),
            ("promise", &self.promise),
            ("owner", &self.owner),
            ("channel", &self.channel),
            ("direction", &self.direction),
            ("started", &self.started),
            ("minutes", &self.minutes),
            ("who", &self.who),
            ("introduced", &self.introduced),
            ("relation", &self.relation),
            ("thread", &self.thread),
            ("first", &self.first),
            ("listened", &self.listened),
        ];
        all.into_iter().map(|(name, value)| (name, value.clone())).collect()
    }
    /// All of it in one text, as the draft keeps it.
    fn packed(&self) -> String {
        let each =
            self.fields().into_iter().filter(|it| !it.1.is_empty()).map(|(name, value)| format!("{name}{IS}{value}"));
        each.collect::<Vec<_>>().join(&BETWEEN.to_string())
    }
    fn unpacked(text: &str) -> Self {
        let mut it = Typed::default();
        for (name, value) in text.split(BETWEEN).filter_map(|each| each.split_once(IS)) {
            let field = match name {
                "once" => &mut it.once,
                "text" => &mut it.text,
                "called" => &mut it.called,
                "rule" => &mut it.rule,
                "promise" => &mut it.promise,
                "owner" => &mut it.owner,
                "channel" => &mut it.channel,
                "direction" => &mut it.direction,
                "started" => &mut it.started,
                "minutes" => &mut it.minutes,
                "who" => &mut it.who,
                "introduced" => &mut it.introduced,
                "relation" => &mut it.relation,
                "thread" => &mut it.thread,
                "first" => &mut it.first,
                _ => continue,
            };
            value.clone_into(field);
        }
        it
    }
    /// Did somebody type something, or is it as the page gave it?
    fn says_something(&self) -> bool {
        let typed = [&self.text, &self.called, &self.rule, &self.promise, &self.who, &self.introduced];
        typed.iter().any(|it| !it.trim().is_empty())
    }
    fn memo(&self, now: ground_kernel::Timestamp) -> Result<Memo, Error> {
        let started_at = match self.started.trim() {
            "" => now,
            typed => when::moment_in(typed).ok_or(Error::Unclear)?,
        };
        let minutes = match self.minutes.trim() {
            "" => None,
            typed => Some(typed.parse().ok().filter(|it| (0..=1_440).contains(it)).ok_or(Error::Unclear)?),
        };
        Ok(Memo {
            lines: self.text.clone(),
            called: self.called.clone(),
            rule: self.rule.clone(),
            promise: self.promise.clone(),
            promise_owner: self.owner.parse().ok(),
            channel: Channel::from_word(&self.channel).unwrap_or(Channel::Phone),
            direction: Direction::from_word(&self.direction).unwrap_or(Direction::In),
            started_at,
            minutes,
            who: self.who.clone(),
            introduced: self.introduced.clone(),
            relation: Relation::from_word(&self.relation).unwrap_or(Relation::Unsaid),
            listened: !self.listened.is_empty(),
            under: match (self.thread.parse(), self.thread.as_str()) {
                (Ok(thread), _) => Under::Thread(thread),
                (_, "new") => Under::Someone,
                _ => Under::Unsaid,
            },
        })
    }
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    thread: Option<ThreadId>,
    /// The first call of a family.
    first: Option<String>,
}

/// Typing needs `Access::Receive` at the desk of one's team.
pub(crate) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let at = |error: Error| problem(&house, &visitor, &error);
    team_circle::my_team(&house, &visitor.caller).await.map_err(at)?;
    let first = asked.first.is_some();
    let thread = asked.thread.map(|it| it.to_string()).unwrap_or_default();
    let fresh = || Typed {
        once: Token::random().to_text(),
        started: when::to_field(house.now()),
        thread: thread.clone(),
        first: if first { "1".to_owned() } else { String::new() },
        relation: if first { "family".to_owned() } else { String::new() },
        ..Typed::default()
    };
    let draft = left_over(&house, &visitor, &thread).await.map_err(at)?;
    let restored = draft.is_some();
    let typed = draft.unwrap_or_else(fresh);
    Ok(form(&house, &visitor, typed, None, restored).await)
}

/// What was being typed when the line broke, the power went or the desk fell asleep. What was sent since is no draft.
async fn left_over(house: &House, visitor: &Visitor, thread: &str) -> Result<Option<Typed>, Error> {
    let Some(kept) = contacts::draft(house, &visitor.caller).await? else { return Ok(None) };
    let typed = Typed::unpacked(&kept);
    if !typed.says_something() || (!thread.is_empty() && typed.thread != *thread) {
        return Ok(None);
    }
    match Token::from_text(&typed.once) {
        Ok(once) if contacts::was_sent(house, &visitor.caller, &once).await? => Ok(None),
        _ => Ok(Some(typed)),
    }
}

async fn form(house: &House, visitor: &Visitor, typed: Typed, wrong: Option<&'static str>, restored: bool) -> Response {
    let page = visitor.page(house, Place::Desk).standing_at("/staff/contacts/new");
    let asleep = visitor.staff().is_none();
    let colleagues = if asleep { vec![] } else { super::promises::colleagues(house, visitor).await };
    let channel = Channel::from_word(&typed.channel).unwrap_or(Channel::Phone);
    let relation = Relation::from_word(&typed.relation).unwrap_or(Relation::Unsaid);
    if !typed.first.is_empty() {
        return show(&first_view(page, typed, wrong, asleep, restored), Place::Desk);
    }
    let view = MemoView {
        under: typed.thread.parse::<ThreadId>().is_ok(),
        wrong,
        asleep,
        restored,
        channels: Channel::ALL.iter().map(|it| (it.word(), page.say(channel_word(*it)), *it == channel)).collect(),
        marks: marks(&page),
        visibilities: visibilities(&page),
        relations: relations(&page, relation),
        colleagues,
        typed,
        page,
    };
    show(&view, Place::Desk)
}

/// 家族の、はじめての電話: nothing stands before the text. (capability 142)
#[derive(Template)]
#[template(path = "consultation/memo_first.html")]
struct FirstView {
    page: Page,
    typed: Typed,
    wrong: Option<&'static str>,
    asleep: bool,
    restored: bool,
    hints: Vec<super::wording::HintLine>,
}

fn first_view(page: Page, typed: Typed, wrong: Option<&'static str>, asleep: bool, restored: bool) -> FirstView {
    FirstView { hints: super::wording::for_families(&page), typed, wrong, asleep, restored, page }
}

fn marks(page: &Page) -> Vec<(&'static str, Said)> {
    let kind = |mark, kind| (mark, page.say(super::contacts_part::kind_word(kind)));
    vec![
        ("", page.say(super::contacts_part::kind_word(Kind::Told))),
        kind("*", Kind::Wish),
        kind("+", Kind::Strength),
        kind("#", Kind::Observed),
        kind(">", Kind::Did),
    ]
}

fn visibilities(page: &Page) -> Vec<(&'static str, Said)> {
    let each = [("", Visibility::Team), ("(", Visibility::MineOnly), ("&", Visibility::Person)];
    each.map(|(mark, it)| (mark, page.say(super::contacts_part::visibility_word(it)))).to_vec()
}

pub(crate) fn relations(page: &Page, chosen: Relation) -> Vec<(&'static str, Said, bool)> {
    [
        (Relation::Unsaid, "unsaid", page.say("consultation-staff-relation-unsaid")),
        (Relation::Myself, "myself", page.say("consultation-staff-about-myself")),
        (Relation::Family, "family", page.say("consultation-staff-about-family")),
        (Relation::Sibling, "sibling", page.say("consultation-staff-about-sibling")),
        (Relation::Somebody, "somebody", page.say("consultation-staff-about-somebody")),
    ]
    .into_iter()
    .map(|(it, word, said)| (word, said, it == chosen))
    .collect()
}

/// Writing down needs `Access::Note` of the thread, or `Access::Receive` for somebody who has none yet.
pub(crate) async fn save(
    State(house): State<House>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visitor.staff().is_none() && visitor.party().is_none() {
        // Asleep, or over: everything that was typed is still on the page.
        let key = word!("consultation-staff-memo-asleep");
        return Ok((StatusCode::UNAUTHORIZED, form(&house, &visitor, typed, Some(key), false).await).into_response());
    }
    let once = Token::from_text(&typed.once).unwrap_or_else(|_| Token::random());
    let outcome = match typed.memo(house.now()) {
        Ok(memo) => contacts::write_down(&house, &visitor.caller, &once, &memo).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(Saved::Under(thread, contact)) => {
            Ok(Redirect::to(&format!("/staff/letters/{thread}/contacts/{contact}")).into_response())
        }
        Ok(Saved::WhichOne(others)) => Ok(which(&house, &visitor, &typed, &others)),
        Err(Error::NotFound) => Err(problem(&house, &visitor, &Error::NotFound)),
        Err(error) => {
            let (status, key) = word_for(&error);
            if status.is_server_error() {
                tracing::error!(%error, "a memo could not be kept");
            }
            Ok((status, form(&house, &visitor, typed, Some(key), false).await).into_response())
        }
    }
}

fn which(house: &House, visitor: &Visitor, typed: &Typed, others: &[crate::caller::Caller]) -> Response {
    let page = visitor.page(house, Place::Desk).standing_at("/staff/contacts/new");
    let fields = typed.fields().into_iter().filter(|it| it.0 != "thread" && it.0 != "text").collect();
    let view = WhichView {
        typed: fields,
        text: typed.text.clone(),
        called: typed.called.clone(),
        others: others.iter().map(|it| other(&page, it)).collect(),
        page,
    };
    show(&view, Place::Desk)
}

pub(crate) fn other(page: &Page, it: &crate::caller::Caller) -> Other {
    Other {
        thread: it.thread.to_string(),
        handle: crate::thread::handle_of(it.thread),
        last: it.last_at.map(|at| page.speaker.exact(at)),
    }
}

/// What is being typed, kept sealed every few seconds. Answers with a status and nothing else.
pub(crate) async fn draft(State(house): State<House>, visitor: Visitor, Form(typed): Form<Typed>) -> StatusCode {
    if visitor.staff().is_none() {
        return StatusCode::UNAUTHORIZED;
    }
    match contacts::keep_draft(&house, &visitor.caller, &typed.packed()).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => word_for(&error).0,
    }
}

/// The draft is not wanted any more.
pub(crate) async fn forget(State(house): State<House>, visitor: Visitor) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    team_circle::my_team(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    contacts::forget_draft(&house, &visitor.caller).await.map_err(|error| problem(&house, &visitor, &error))?;
    Ok(Redirect::to("/staff/contacts/new").into_response())
}

/// What was written down, as it will be read; and what one may do next.
#[derive(Template)]
#[template(path = "consultation/memo_saved.html")]
struct SavedView {
    page: Page,
    id: String,
    handle: String,
    writer: String,
    contacts: super::contacts_part::Part,
    it: Option<super::contacts_part::ContactShown>,
}

/// Reading needs `Access::Read`, and leaves a trace.
pub(crate) async fn saved(
    State(house): State<House>,
    visitor: Visitor,
    ground_web::Path((id, contact)): ground_web::Path<(ThreadId, ContactId)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let it = crate::actions::desk::open_thread(&house, &visitor.caller, id)
        .await
        .map_err(|error| problem(&house, &visitor, &error))?;
    let page = visitor.page(&house, Place::Desk).standing_at(format!("/staff/letters/{id}/contacts/{contact}"));
    let found = it.contacts.contacts.iter().find(|it| it.contact.id == contact);
    let shown = found.map(|it| super::contacts_part::contact(&page, it));
    let view = SavedView {
        id: id.to_string(),
        handle: it.thread.handle(),
        writer: it.thread.party.to_string(),
        contacts: super::contacts_part::part(&page, &it.contacts, &it.letters, None, house.now()),
        it: shown,
        page,
    };
    Ok(show(&view, Place::Desk))
}
