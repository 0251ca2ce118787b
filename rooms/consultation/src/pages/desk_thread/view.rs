//! What a worker sees of one thread, made ready for its template. The template is made of parts: `_aside` (who it is, what
//! was promised and wished), `_letters`, `_answer`. Whoever adds a part adds one line in `desk_thread.html`.
use super::{super::desk_level::LevelView, Reply, tie::TieLines};
use crate::{
    actions::{
        answers,
        at_the_desk::AtTheDesk,
        desk::{DeskLetter, DeskThread},
    },
    cards::{self, Card},
    letter::{Letter, Speaker, State},
    pages::{
        contacts_part,
        wording::{HintLine, lines},
    },
    special::Kind,
};
use askama::Template;
use ground_kernel::Timestamp;
use ground_web::Page;
use ground_words::Said;
use people::{Pace, Relation, Tone};

#[derive(Template)]
#[template(path = "consultation/desk_thread.html")]
pub(super) struct DeskThreadView {
    page: Page,
    id: String,
    /// Whose it is, for typing in what they ask formally.
    party: String,
    handle: String,
    called: Option<String>,
    real_name: Option<String>,
    erased: bool,
    wishes: Vec<Said>,
    letters: Vec<Line>,
    text: String,
    reason: String,
    wrong: Option<&'static str>,
    needs_second: bool,
    seconded_within: Option<Said>,
    waits: bool,
    promised_by: Option<String>,
    take_back_seconds: String,
    hints: Vec<HintLine>,
    cards: Vec<CardLine>,
    cards_chosen: bool,
    tie: TieLines,
    level: LevelView,
    contacts: contacts_part::Part,
}

struct CardLine {
    id: &'static str,
    title: &'static str,
    chosen: bool,
}

struct Line {
    id: String,
    mine: bool,
    who: String,
    when: String,
    text: Option<String>,
    state: Option<Said>,
    reason: Option<String>,
    may_second: bool,
    waits: bool,
    may_take_back: bool,
    special: Option<Said>,
    hurts: Vec<(String, String, bool)>,
    cards: Vec<&'static str>,
}

pub(super) fn view(
    page: Page,
    it: DeskThread,
    typed: Option<Reply>,
    wrong: Option<&'static str>,
    now: Timestamp,
) -> DeskThreadView {
    let level = LevelView::of(&page, &it);
    let tie = TieLines::of(&page, &it.tie);
    let chosen = typed.as_ref().map(|it| it.cards.clone()).unwrap_or_default();
    let contacts = contacts_part::part(&page, &it.contacts, &it.letters, it.beside.as_ref(), now);
    let (text, reason) = typed.map_or((it.draft.unwrap_or_default(), String::new()), |it| (it.text, it.reason));
    DeskThreadView {
        level,
        hints: lines(&page, &text),
        cards: cards::cards().iter().map(|card| card_line(&page, card, &chosen)).collect(),
        cards_chosen: !chosen.is_empty(),
        tie,
        id: it.thread.id.to_string(),
        party: it.thread.party.to_string(),
        handle: it.thread.handle(),
        erased: it.thread.erased,
        wishes: it.party.as_ref().map(|party| wishes(&page, party)).unwrap_or_default(),
        waits: it.letters.iter().any(|it| it.letter.waits()),
        letters: it.letters.iter().map(|letter| line(&page, letter, &it.tie)).collect(),
        called: it.called,
        real_name: it.real_name,
        text,
        reason,
        wrong,
        needs_second: it.needs_second,
        seconded_within: it
            .seconded_within_days
            .map(|days| page.say_with("consultation-staff-seconded-within", &[("days", days.to_string().as_str())])),
        promised_by: it.thread.promised_by.map(|at| page.speaker.day(at.plus_micros(-1))),
        take_back_seconds: answers::take_back_seconds().to_string(),
        contacts,
        page,
    }
}

fn wishes(page: &Page, party: &people::Party) -> Vec<Said> {
    let relation = match party.relation {
        Relation::Myself => Some(page.say("consultation-staff-about-myself")),
        Relation::Family => Some(page.say("consultation-staff-about-family")),
        Relation::Sibling => Some(page.say("consultation-staff-about-sibling")),
        Relation::Somebody => Some(page.say("consultation-staff-about-somebody")),
        Relation::Unsaid => None,
    };
    let pace = match party.pace {
        Pace::Slow => Some(page.say("consultation-staff-pace-slow")),
        Pace::NoReply => Some(page.say("consultation-staff-pace-no-reply")),
        Pace::Usual => None,
    };
    let tone = match party.tone {
        Tone::Polite => Some(page.say("consultation-staff-tone-polite")),
        Tone::Casual => Some(page.say("consultation-staff-tone-casual")),
        Tone::Unsaid => None,
    };
    let resting = party.resting.then(|| page.say("consultation-staff-resting"));
    [resting, pace, tone, relation].into_iter().flatten().collect()
}

fn card_line(page: &Page, card: &'static Card, chosen: &[String]) -> CardLine {
    CardLine { id: &card.id, title: card.title.in_voice(page.speaker.voice()), chosen: chosen.contains(&card.id) }
}

fn line(page: &Page, it: &DeskLetter, tie: &AtTheDesk) -> Line {
    let letter = &it.letter;
    let second = it.second.clone().unwrap_or_default();
    let state = match (letter.speaker, letter.state) {
        (_, State::Erased) => Some(page.say("consultation-staff-state-erased")),
        (_, State::TakenBack) => Some(page.say("consultation-staff-state-taken-back")),
        (_, State::Waits) => Some(page.say("consultation-staff-state-waits")),
        (_, State::There) if it.text.is_none() => Some(page.say("consultation-staff-state-shut")),
        (Speaker::Staff, _) if letter.unseconded() => Some(page.say("consultation-staff-state-unseconded")),
        (Speaker::Staff, _) if letter.second.is_some() => {
            Some(page.say_with("consultation-staff-state-seconded", &[("name", second.as_str())]))
        }
        _ => None,
    };
    Line {
        id: letter.id.to_string(),
        mine: letter.speaker == Speaker::Party,
        who: it.writer.clone(),
        when: page.speaker.exact(letter.visible_at.unwrap_or(letter.written_at)),
        text: it.text.clone(),
        reason: it.reason.clone(),
        may_second: it.may_second && may_second(letter, tie),
        waits: letter.waits(),
        may_take_back: it.may_take_back,
        special: special(page, letter, tie),
        hurts: tie
            .hurts
            .iter()
            .filter(|it| it.0 == letter.id)
            .map(|(_, sentence, words, answered)| (sentence.clone(), words.clone(), *answered))
            .collect(),
        cards: it.cards.iter().filter_map(|id| Some(cards::card(id)?.title.in_voice(page.speaker.voice()))).collect(),
        state,
    }
}

/// What an answer is besides an answer.
fn special(page: &Page, letter: &Letter, tie: &AtTheDesk) -> Option<Said> {
    let it = tie.specials.iter().find(|it| it.letter == letter.id)?;
    Some(match it.kind {
        Kind::HandOver { .. } => page.say("consultation-staff-special-handover"),
        Kind::Ending(_) => page.say("consultation-staff-special-ending"),
        Kind::Season => page.say("consultation-staff-special-season"),
        Kind::Limits => page.say("consultation-staff-special-limits"),
    })
}

/// A letter by both is read by the one who comes.
fn may_second(letter: &Letter, tie: &AtTheDesk) -> bool {
    let special = tie.specials.iter().find(|it| it.letter == letter.id);
    special.is_none_or(|it| it.kind.may_be_seconded(letter.writer, tie.me))
}
