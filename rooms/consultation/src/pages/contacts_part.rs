//! What was written about calls, visits and paper, made ready for two pages: the thread at the desk, and the page of the one
//! it is about. Both show the same lines with the same marks; what is ours is marked as ours.
use crate::{
    actions::{
        channels::Beside,
        desk::DeskLetter,
        read_contacts::{ContactRead, HandedRead, LineRead, PromiseRead, ThreadContacts},
    },
    contact::{Channel, Direction, Kind, Visibility},
    correction::{Was, is_theirs, not_wider},
    letter::{Speaker, State},
    paper::CameBy,
    promise::{By, Deed, PromiseState, Turn},
    thread::ThreadId,
};
use ground_kernel::Timestamp;
use ground_web::Page;
use ground_words::{Said, word};
use people::HandedHow;

pub(crate) struct Part {
    /// Whose: for what was explained to them and agreed to.
    pub party: String,
    pub call_back: Option<String>,
    pub contacts: Vec<ContactShown>,
    pub promises: Vec<PromiseShown>,
    pub handed: Vec<HandedShown>,
    pub papers: Vec<PaperShown>,
    pub to_post: Vec<ToPost>,
    /// A worker made number and words, and they have not taken new ones.
    pub made_by: Option<(String, String)>,
    /// They have never come by themselves.
    pub away: bool,
    pub card: Option<Said>,
    pub beside: Option<BesideShown>,
}

pub(crate) struct ContactShown {
    pub id: String,
    /// The same lines as somebody would type them: a record takes them over.
    pub typed: String,
    pub channel_word: &'static str,
    pub started: String,
    pub long: String,
    pub when: String,
    pub exact: String,
    pub channel: Said,
    pub direction: Said,
    pub minutes: Option<Said>,
    pub who: Option<String>,
    pub introduced: Option<String>,
    pub writer: String,
    pub listened: bool,
    pub lines: Vec<LineShown>,
}

pub(crate) struct LineShown {
    pub id: String,
    pub mark: &'static str,
    pub kind: Said,
    pub ours: bool,
    pub visibility: Said,
    pub closed: bool,
    pub speaker: Option<String>,
    pub text: Option<String>,
    pub beside: Option<String>,
    pub erased: bool,
    /// What it was before it was corrected.
    pub before: Vec<Said>,
    /// What it can be corrected to, by us.
    pub correct: Option<String>,
    pub kinds: Vec<(&'static str, String, bool)>,
    pub visibilities: Vec<(&'static str, String, bool)>,
    /// Whoever spoke can say who may be told.
    pub theirs: bool,
}

pub(crate) struct PromiseShown {
    pub id: String,
    pub open: bool,
    pub kind: Said,
    pub what: Option<String>,
    pub by: Option<String>,
    pub owner: String,
    pub state: Said,
    pub changes: Vec<(Said, Option<String>)>,
}

pub(crate) struct HandedShown {
    pub id: String,
    pub text: Option<String>,
    pub made_by: String,
    pub handed_on: Option<String>,
    pub by_whom: Option<String>,
}

pub(crate) struct PaperShown {
    pub letter: String,
    pub line: Said,
    pub read_back: Option<Said>,
}

pub(crate) struct ToPost {
    pub letter: String,
    pub when: String,
    pub posted: Option<Said>,
}

pub(crate) struct BesideShown {
    pub thread: String,
    pub handle: String,
    pub called: Option<String>,
    pub letters: Vec<(String, bool, String)>,
    pub contacts: Vec<ContactShown>,
}

pub(crate) fn part(
    page: &Page,
    it: &ThreadContacts,
    letters: &[DeskLetter],
    beside: Option<&Beside>,
    now: Timestamp,
) -> Part {
    let entered = it.entered.as_ref();
    Part {
        party: it.party.map(|it| it.to_string()).unwrap_or_default(),
        call_back: it.call_back.clone(),
        contacts: it.contacts.iter().rev().map(|it| contact(page, it)).collect(),
        promises: it.promises.iter().rev().map(|it| promise(page, it)).collect(),
        handed: it.handed.iter().rev().map(|it| handed(page, it)).collect(),
        papers: it.papers.iter().rev().map(|one| paper(page, it, one)).collect(),
        to_post: to_post(page, it, letters, now),
        made_by: entered.filter(|it| !it.renewed).map(|one| (page.speaker.date(one.at), it.name(one.by))),
        away: it.away(),
        card: entered.map(|one| card(page, it, one)),
        beside: beside.map(|it| beside_shown(page, it)),
    }
}

fn beside_shown(page: &Page, it: &Beside) -> BesideShown {
    let letter = |(at, theirs, text): &(Timestamp, bool, String)| (page.speaker.exact(*at), *theirs, text.clone());
    BesideShown {
        thread: it.thread.to_string(),
        handle: it.handle.clone(),
        called: it.called.clone(),
        letters: it.letters.iter().map(letter).collect(),
        contacts: it.contacts.contacts.iter().rev().map(|it| contact(page, it)).collect(),
    }
}

pub(crate) fn contact(page: &Page, it: &ContactRead) -> ContactShown {
    let minutes = it.contact.minutes.map(|it| it.to_string());
    ContactShown {
        id: it.contact.id.to_string(),
        typed: it.lines.iter().filter_map(typed).collect::<Vec<_>>().join("\n"),
        channel_word: it.contact.channel.word(),
        started: crate::when::to_field(it.contact.started_at),
        long: minutes.clone().unwrap_or_default(),
        when: page.speaker.day_rough(it.contact.started_at),
        exact: page.speaker.exact(it.contact.started_at),
        channel: page.say(channel_word(it.contact.channel)),
        direction: page.say(match it.contact.direction {
            Direction::In => word!("consultation-calls-in"),
            Direction::Out => word!("consultation-calls-out"),
        }),
        minutes: minutes.map(|it| page.say_with("consultation-calls-minutes", &[("minutes", it.as_str())])),
        who: it.who.clone(),
        introduced: it.introduced.clone(),
        writer: it.writer.clone(),
        listened: it.contact.listened,
        lines: it.lines.iter().map(|line| line_shown(page, it.contact.thread, line)).collect(),
    }
}

fn typed(it: &LineRead) -> Option<String> {
    let (kind, visibility, speaker) = (it.line.kind, it.line.visibility, it.speaker.clone());
    let text = it.text.as_ref()?.replace('\n', " ");
    Some(records::Typed { kind, visibility, speaker, text }.as_typed())
}

pub(crate) fn channel_word(it: Channel) -> &'static str {
    match it {
        Channel::Phone => word!("consultation-calls-phone"),
        Channel::VisitToOffice => word!("consultation-calls-visit"),
        Channel::Letter => word!("consultation-calls-letter"),
        Channel::Fax => word!("consultation-calls-fax"),
        Channel::Online => word!("consultation-calls-online"),
        Channel::Mail => word!("consultation-calls-mail"),
        Channel::Other => word!("consultation-calls-other"),
    }
}

pub(crate) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Told => word!("consultation-calls-told"),
        Kind::Wish => word!("consultation-calls-wish"),
        Kind::Strength => word!("consultation-calls-strength"),
        Kind::Observed => word!("consultation-calls-observed"),
        Kind::Did => word!("consultation-calls-did"),
    }
}

pub(crate) fn visibility_word(it: Visibility) -> &'static str {
    match it {
        Visibility::MineOnly => word!("consultation-calls-mine-only"),
        Visibility::Team => word!("consultation-calls-team"),
        Visibility::Person => word!("consultation-calls-person"),
    }
}

fn line_shown(page: &Page, thread: ThreadId, it: &LineRead) -> LineShown {
    LineShown {
        id: it.line.id.to_string(),
        mark: it.line.kind.mark(),
        kind: page.say(kind_word(it.line.kind)),
        ours: it.line.kind.ours(),
        visibility: page.say(visibility_word(it.line.visibility)),
        closed: it.line.visibility == Visibility::MineOnly,
        speaker: it.speaker.clone(),
        text: it.text.clone(),
        beside: it.beside.clone(),
        erased: !it.line.there,
        before: it.before.iter().map(|(was, by)| before(page, was, by)).collect(),
        correct: page.desk().then(|| format!("/staff/letters/{thread}/lines/{}/correct", it.line.id)),
        kinds: Kind::ALL
            .iter()
            .map(|kind| (kind.word(), page.plain(kind_word(*kind)), *kind == it.line.kind))
            .collect(),
        visibilities: not_wider(it.line.visibility)
            .map(|to| (to.word(), page.plain(visibility_word(to)), to == it.line.visibility))
            .collect(),
        theirs: is_theirs(&it.line),
    }
}

fn before(page: &Page, was: &Was, by: &str) -> Said {
    let (kind, visibility) = (page.plain(kind_word(was.kind)), page.plain(visibility_word(was.visibility)));
    let date = page.speaker.date(was.at);
    let values = [("kind", kind.as_str()), ("who", visibility.as_str()), ("date", date.as_str()), ("name", by)];
    match was.own {
        true => page.say_with("consultation-calls-was-own", &values[..3]),
        false => page.say_with("consultation-calls-was", &values),
    }
}

pub(crate) fn deed_word(kind: Deed) -> &'static str {
    match kind {
        Deed::Call => word!("consultation-calls-deed-call"),
        Deed::Write => word!("consultation-calls-deed-write"),
        Deed::Meet => word!("consultation-calls-deed-meet"),
        Deed::Send => word!("consultation-calls-deed-send"),
        Deed::LookUp => word!("consultation-calls-deed-look-up"),
        Deed::Other => word!("consultation-calls-deed-other"),
    }
}

pub(crate) fn by_text(page: &Page, by: By) -> String {
    if by.timed { page.speaker.moment(by.at) } else { page.speaker.day(by.within()) }
}

fn promise(page: &Page, it: &PromiseRead) -> PromiseShown {
    PromiseShown {
        id: it.promise.id.to_string(),
        open: it.promise.is_open(),
        kind: page.say(deed_word(it.promise.kind)),
        what: it.what.clone(),
        by: it.promise.by.map(|by| by_text(page, by)),
        owner: it.owner.clone(),
        state: page.say(match it.promise.state {
            PromiseState::Open => word!("consultation-calls-promise-open"),
            PromiseState::Kept => word!("consultation-calls-promise-kept"),
            PromiseState::TakenBack => word!("consultation-calls-promise-taken-back"),
        }),
        changes: it.changes.iter().filter_map(|it| changed(page, it)).collect(),
    }
}

fn changed(page: &Page, it: &(crate::promise::Change, Option<String>, String)) -> Option<(Said, Option<String>)> {
    let (change, reason, to) = it;
    let on = page.speaker.day(change.at);
    let said = match change.change {
        Turn::Kept => return None,
        Turn::Moved => page.say_with("consultation-calls-promise-moved", &[("on", on.as_str())]),
        Turn::TakenBack => page.say_with("consultation-calls-promise-taken-back-on", &[("on", on.as_str())]),
        Turn::HandedOver => {
            page.say_with("consultation-calls-promise-handed", &[("on", on.as_str()), ("name", to.as_str())])
        }
    };
    Some((said, reason.clone()))
}

fn posted(page: &Page, all: &ThreadContacts, item: [u8; 16]) -> Option<Said> {
    let posting = all.postings.iter().find(|it| *it.item.as_bytes() == item)?;
    let (on, name) = (page.speaker.day(posting.on), all.name(posting.by));
    Some(page.say_with("consultation-calls-posted", &[("on", on.as_str()), ("name", name.as_str())]))
}

fn handed(page: &Page, it: &HandedRead) -> HandedShown {
    HandedShown {
        id: it.letter.id.to_string(),
        text: it.text.clone(),
        made_by: it.made_by.clone(),
        handed_on: it.letter.handed_on.map(|on| page.speaker.day(on)),
        by_whom: it.by_whom.clone(),
    }
}

pub(crate) fn came_by_word(it: CameBy) -> &'static str {
    match it {
        CameBy::Letter => word!("consultation-calls-came-letter"),
        CameBy::Fax => word!("consultation-calls-came-fax"),
        CameBy::Card => word!("consultation-calls-came-card"),
        CameBy::InHand => word!("consultation-calls-came-in-hand"),
    }
}

/// 「紙で届きました。甲が書き写しました。」
pub(crate) fn paper_line(page: &Page, all: &ThreadContacts, letter: [u8; 16]) -> Option<Said> {
    let it = all.papers.iter().find(|it| *it.letter.as_bytes() == letter)?;
    let (on, name) = (page.speaker.day(it.came_on), all.name(it.typed_by));
    let how = page.plain(came_by_word(it.came_by));
    let values = [("how", how.as_str()), ("on", on.as_str()), ("name", name.as_str())];
    Some(page.say_with("consultation-calls-typed", &values))
}

fn paper(page: &Page, all: &ThreadContacts, it: &crate::paper::Paper) -> PaperShown {
    let read_back = it.read_back_by.map(|id| all.name(id));
    PaperShown {
        letter: it.letter.to_string(),
        line: paper_line(page, all, *it.letter.as_bytes())
            .unwrap_or_else(|| page.say("consultation-calls-came-letter")),
        read_back: read_back.map(|it| page.say_with("consultation-calls-read-back", &[("name", it.as_str())])),
    }
}

/// Answers that are sent, newest first: for somebody who never came by themselves they are on their way only by post.
fn to_post(page: &Page, all: &ThreadContacts, letters: &[DeskLetter], now: Timestamp) -> Vec<ToPost> {
    if all.entered.is_none() && all.papers.is_empty() {
        return vec![];
    }
    let sent = |it: &&DeskLetter| {
        it.letter.speaker == Speaker::Staff && it.letter.state == State::There && it.letter.seen_by_party(now)
    };
    let line = |it: &DeskLetter| ToPost {
        letter: it.letter.id.to_string(),
        when: page.speaker.exact(it.letter.visible_at.unwrap_or(it.letter.written_at)),
        posted: posted(page, all, *it.letter.id.as_bytes()),
    };
    letters.iter().rev().filter(sent).map(line).collect()
}

/// How far it is with number and words.
pub(crate) fn card_state(page: &Page, handed_by: &str, it: &people::Entered) -> Said {
    if let Some(on) = it.returned_on {
        return page.say_with("consultation-staff-card-returned", &[("on", page.speaker.day(on).as_str())]);
    }
    match &it.handed {
        None => page.say("consultation-staff-card-here"),
        Some(handed) => {
            let on = page.speaker.day(handed.at);
            page.say_with(handed_word(handed.how), &[("on", on.as_str()), ("name", handed_by)])
        }
    }
}

fn card(page: &Page, all: &ThreadContacts, it: &people::Entered) -> Said {
    let by = it.handed.as_ref().map(|handed| all.name(handed.by)).unwrap_or_default();
    card_state(page, &by, it)
}

fn handed_word(how: HandedHow) -> &'static str {
    match how {
        HandedHow::InHand => word!("consultation-staff-card-in-hand"),
        HandedHow::Post => word!("consultation-staff-card-posted"),
        HandedHow::ReadAloud => word!("consultation-staff-card-read-aloud"),
    }
}
