//! わたしのこと, to take away: the same reading as their own page, so that nothing stands here that does not stand there. What
//! is not shown yet is announced, and nothing of it is opened.
use super::{
    exported, own_tie,
    shown::{self, Names, category_word, channel_word, kind_word, visibility_word, why_word},
};
use crate::{
    Error,
    actions::{
        export,
        own::{self, OwnLink, OwnRecord},
        read::{EntryRead, LineRead},
    },
    entry::Channel,
    held::Held,
};
use ground_kernel::{AccountId, Timestamp};
use ground_web::{
    Page,
    take::{Entry, Part, Value},
};
use ground_words::word;
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::Read` of their own folder; whoever has none has an empty part.
pub async fn for_the_person(look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let part = Part::new("record", page.say("records-title"));
    let exported = export::own_in(look, id).await?;
    let exported = Part::new("exported", page.say("records-exported-title"))
        .with(exported.into_iter().map(|it| exported::taken(page, it)));
    let part = match own::read_in(look, id, own::Part::All).await {
        Err(Error::NotFound) => part,
        other => filled(page, part, other?, id),
    };
    Ok(vec![part, exported])
}

fn filled(page: &Page, part: Part, it: OwnRecord, me: AccountId) -> Part {
    let draft = it.draft.as_ref().filter(|it| !it.trim().is_empty());
    let draft = draft.map(|text| Entry::new("draft").said(page.say("records-taken-draft")).text(text.clone()));
    let facts = it.facts.iter().map(|(text, until)| {
        let entry = Entry::new("protects").said(page.say("records-facts-title")).text(text.clone());
        entry.fact("look_again_on", page.say("records-taken-look-again"), Value::Day(*until))
    });
    part.with(it.entries.iter().map(|one| entry(page, one, &it.names, me)))
        .with(it.helds.iter().map(|it| held(page, it)))
        .with(facts)
        .with(it.links.into_iter().map(|it| tied(page, it)))
        .with(draft)
}

fn entry(page: &Page, it: &EntryRead, names: &Names, me: AccountId) -> Entry {
    let (head, channel) = (&it.entry, it.entry.attended.channel());
    let entry = Entry::new(if head.writer == me { "own" } else { "written" }).said(page.say(channel_word(channel)));
    let entry = entry.at(head.started_at).by(names.get(&head.writer).cloned().unwrap_or_default());
    let second = head.attended.second().and_then(|it| names.get(&it).cloned());
    let (name, key) = match channel {
        Channel::Shown => ("shown_by", word!("records-taken-shown-by")),
        _ => ("second", word!("records-taken-second")),
    };
    let entry = entry.fact_of(name, page.say(key), second).fact(
        "channel",
        page.say("records-taken-channel"),
        Value::Choice(channel.word().to_owned(), page.say(channel_word(channel))),
    );
    let entry = head.ended_at.into_iter().fold(entry, |entry, end| {
        let minutes = (end.as_micros() - head.started_at.as_micros()) / Timestamp::MINUTE;
        entry.fact("minutes", page.say("records-taken-minutes"), Value::Number(minutes))
    });
    let entry = head.category.into_iter().fold(entry, |entry, category| {
        let said = Value::Choice(category.word().to_owned(), page.say(category_word(category)));
        entry.fact("category", page.say("records-taken-category"), said)
    });
    entry
        .fact_of("with", page.say("records-with"), it.with.clone())
        .fact_of("place", page.say("records-place"), it.place.clone())
        .fact_of("next", page.say("records-next"), it.next.clone())
        .with(it.lines.iter().flat_map(|it| lines(page, it, names)))
}

/// A line, and after it what stood there before it was put right.
fn lines(page: &Page, it: &LineRead, names: &Names) -> Vec<Entry> {
    if !it.line.there {
        return vec![Entry::new("erased").said(page.say("records-line-erased"))];
    }
    let older = it.older.iter().map(|it| {
        let entry = Entry::new("before").said(page.say("records-older")).at(it.line.written_at);
        let by = names.get(&it.line.writer).cloned().unwrap_or_default();
        let entry = Entry { text: it.text.clone(), ..entry.by(by) };
        asked(page, entry.fact_of("beside", page.say("records-my-word"), it.beside.clone()), it)
    });
    [line(page, it)].into_iter().chain(older).collect()
}

fn line(page: &Page, it: &LineRead) -> Entry {
    let (name, key) = match it.line.own() {
        true => ("own", word!("records-kind-own")),
        false => (it.line.kind.word(), kind_word(it.line.kind)),
    };
    let class = it.line.visibility;
    let class = Value::Choice(class.word().to_owned(), page.say(visibility_word(class)));
    let entry = Entry { text: it.text.clone(), ..Entry::new(name).said(page.say(key)) };
    let entry = entry
        .fact_of("speaker", page.say("records-taken-speaker"), it.speaker.clone())
        .fact("visibility", page.say("records-taken-visibility"), class)
        .fact_of("beside", page.say("records-my-word"), it.beside.clone());
    let entry = asked(page, entry, it);
    match &it.hurt {
        Some(words) => entry.fact("hurt", page.say("records-hurt-title"), Value::Truth(true)).fact_of(
            "hurt_words",
            page.say("records-taken-hurt-words"),
            Some(words.clone()),
        ),
        None => entry,
    }
}

/// That they asked for it to be put right, by when we answer, and what was said on either side.
fn asked(page: &Page, entry: Entry, it: &LineRead) -> Entry {
    let Some(it) = &it.asked else { return entry };
    let shown = shown::asked(page, it);
    entry
        .fact("asked", page.say("records-asked-title"), Value::Text(shown.said.as_plain().to_owned()))
        .fact("answer_by", page.say("records-taken-answer-by"), Value::Day(it.asked.answer_by))
        .fact_of("asked_words", page.say("records-taken-asked-words"), shown.words)
        .fact_of("asked_answer", page.say("records-asked-answer"), shown.answer)
}

fn held(page: &Page, it: &Held) -> Entry {
    let why = Value::Choice(it.why.word().to_owned(), page.say(why_word(it.why)));
    Entry::new("not_shown_yet")
        .said(page.say("records-held-title"))
        .fact("why", page.say("records-taken-why"), why)
        .fact("since", page.say("records-taken-since"), Value::Day(it.made_at))
        .fact("until", page.say("records-taken-until"), Value::Day(it.until()))
}

fn tied(page: &Page, it: OwnLink) -> Entry {
    let shown = own_tie::tie(page, it);
    Entry { text: shown.words, ..Entry::new("tied").said(shown.line) }
}
