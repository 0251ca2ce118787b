//! What is theirs in this room, to take away: letters, what was written about calls, promises of ours,
//! what stands between them and us, their wish, sentences that hurt, and who opened what. It is made of the same reading as
//! the pages that show it, so that nothing stands here that does not stand there.
use super::{
    between::{ending_said, reason_key},
    contacts_part::{by_text, came_by_word, channel_word, deed_word, kind_word, visibility_word},
    own::sentences,
    readers::{key_of, why},
};
use crate::{
    Error,
    actions::{
        hurt,
        own::{self, Item, OwnThread},
        read_contacts::{ContactRead, LineRead, PromiseRead, ThreadContacts},
        ties::{self, Between},
        wishes,
    },
    cards,
    contact::{Direction, Kind, Visibility},
    promise::{PromiseState, Turn},
    special::Reason,
    tie::Rhythm,
};
use ground_kernel::AccountId;
use ground_web::{
    House, Page,
    take::{Entry, Part, Value},
};
use ground_words::word;
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::Read`.
pub async fn for_the_person(house: &House, look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let thread = own::own_thread_in(look, id).await?;
    let (between, wish) = (ties::between_in(look, id).await?, wishes::own_wish_in(look, id).await?);
    let (hurts, readers) = (hurt::own_in(look, id).await?, own::readers_in(look, id).await?);
    let say = |key: &str| page.say(key);
    let wish = wish.wish.map(|it| {
        let entry = Entry::new("wish").at(it.left_on).text(it.text.to_string());
        let entry = entry.fact("connected", say("consultation-taken-connected"), Value::Truth(it.tied));
        entry.fact_of("left_with", say("consultation-taken-left-with"), Some(wish.chosen))
    });
    let hurts = hurts.into_iter().map(|it| {
        let entry = Entry::new("hurt").at(it.at).fact_of("sentence", say("consultation-hurt-which"), Some(it.sentence));
        entry.fact_of("words", say("consultation-hurt-words"), Some(it.words))
    });
    Ok(vec![
        letters(page, &thread),
        calls(page, &thread.contacts),
        promises(page, &thread.contacts),
        on_paper(page, &thread.contacts),
        us(page, &between),
        Part::new("wish", say("consultation-connect-title")).with(wish),
        Part::new("hurt", say("consultation-hurt-title")).with(hurts),
        openings(house, page, &readers),
    ])
}

fn letters(page: &Page, it: &OwnThread) -> Part {
    let draft = it.draft.clone().filter(|it| !it.is_empty());
    let draft = draft.map(|text| Entry::new("draft").said(page.say("consultation-taken-draft")).text(text));
    let part = Part::new("letters", page.say("consultation-taken-letters"));
    part.with(it.items.iter().map(|one| letter(page, one, &it.contacts))).with(draft)
}

fn letter(page: &Page, item: &Item, contacts: &ThreadContacts) -> Entry {
    match item {
        Item::Mine { id, at, text } => {
            let entry = Entry::new("mine").said(page.say("consultation-taken-mine")).at(*at).text(text.clone());
            match contacts.papers.iter().find(|it| it.letter == *id) {
                Some(it) => entry
                    .fact(
                        "came_by",
                        page.say("consultation-taken-came-by"),
                        choice(page, it.came_by.word(), came_by_word(it.came_by)),
                    )
                    .fact("came_on", page.say("consultation-taken-came-on"), Value::Day(it.came_on))
                    .fact_of("typed_by", page.say("consultation-taken-typed-by"), Some(contacts.name(it.typed_by))),
                None => entry,
            }
        }
        Item::Theirs(it) => {
            let by = it.called.clone().unwrap_or_else(|| page.site.name.clone());
            let entry = Entry::new("ours").at(it.at).by(by).text(it.text.clone());
            let posted = contacts.postings.iter().find(|one| *one.item.as_bytes() == *it.id.as_bytes());
            let entry = entry.fact_of("second", page.say("consultation-taken-second"), it.second.clone());
            let entry = match posted {
                Some(one) => entry.fact("posted_on", page.say("consultation-taken-posted-on"), Value::Day(one.on)),
                None => entry,
            };
            let titles = it.cards.iter().filter_map(|id| cards::card(id));
            titles.fold(entry, |entry, card| {
                let title = card.title.in_voice(page.speaker.voice()).to_owned();
                entry.fact_of("card", page.say("consultation-card-beside"), Some(title))
            })
        }
        Item::Automatic(it) => {
            let text: Vec<String> = sentences(page, it).iter().map(|it| it.as_plain().to_owned()).collect();
            let entry = Entry::new("automatic").said(page.say("consultation-taken-automatic"));
            entry.at(it.at).text(text.join("\n"))
        }
        Item::Read { at, called } => {
            Entry::new("read_at_night").said(page.say("consultation-readers-opened")).at(*at).by(called.clone())
        }
    }
}

fn choice(page: &Page, name: &str, key: &str) -> Value {
    Value::Choice(name.to_owned(), page.say(key))
}

fn calls(page: &Page, it: &ThreadContacts) -> Part {
    let rule = it.call_back.clone();
    let rule = rule.map(|text| Entry::new("call_back").said(page.say("consultation-calls-call-back")).text(text));
    let part = Part::new("calls", page.say("consultation-calls-title"));
    part.with(rule).with(it.contacts.iter().map(|it| contact(page, it)))
}

fn contact(page: &Page, it: &ContactRead) -> Entry {
    let (direction, key) = match it.contact.direction {
        Direction::In => ("in", word!("consultation-calls-in")),
        Direction::Out => ("out", word!("consultation-calls-out")),
    };
    let entry = Entry::new("contact").said(page.say(channel_word(it.contact.channel))).at(it.contact.started_at);
    let channel = choice(page, it.contact.channel.word(), channel_word(it.contact.channel));
    let entry = entry.by(it.writer.clone()).fact("channel", page.say("consultation-taken-channel"), channel).fact(
        "direction",
        page.say("consultation-taken-direction"),
        choice(page, direction, key),
    );
    let entry = match it.contact.minutes {
        Some(minutes) => entry.fact("minutes", page.say("consultation-taken-minutes"), Value::Number(minutes)),
        None => entry,
    };
    entry
        .fact_of("who", page.say("consultation-taken-who"), it.who.clone())
        .fact_of("introduced_by", page.say("consultation-taken-introduced"), it.introduced.clone())
        .with(it.lines.iter().map(|it| line(page, it)))
}

fn line(page: &Page, it: &LineRead) -> Entry {
    let name = match it.line.kind {
        Kind::Told => "told",
        Kind::Wish => "wish",
        Kind::Strength => "strength",
        Kind::Observed => "observed",
        Kind::Did => "did",
    };
    let visibility = match it.line.visibility {
        Visibility::MineOnly => "mine_only",
        Visibility::Team => "team",
        Visibility::Person => "person",
    };
    let entry = Entry::new(name).said(page.say(kind_word(it.line.kind)));
    let Some(text) = it.text.clone().filter(|_| it.line.there) else {
        return Entry::new("erased").said(page.say("consultation-calls-line-erased"));
    };
    entry
        .text(text)
        .fact_of("speaker", page.say("consultation-taken-speaker"), it.speaker.clone())
        .fact(
            "visibility",
            page.say("consultation-taken-visibility"),
            choice(page, visibility, visibility_word(it.line.visibility)),
        )
        .fact_of("beside", page.say("consultation-calls-my-word"), it.beside.clone())
}

fn promises(page: &Page, it: &ThreadContacts) -> Part {
    Part::new("promises", page.say("consultation-calls-promises")).with(it.promises.iter().map(|it| promise(page, it)))
}

fn promise(page: &Page, it: &PromiseRead) -> Entry {
    let (state, key) = match it.promise.state {
        PromiseState::Open => ("open", word!("consultation-calls-promise-open")),
        PromiseState::Kept => ("kept", word!("consultation-calls-promise-kept")),
        PromiseState::TakenBack => ("taken_back", word!("consultation-calls-promise-taken-back")),
    };
    let entry = Entry::new("promise").said(page.say(deed_word(it.promise.kind))).at(it.promise.made_at);
    let entry = Entry { text: it.what.clone(), ..entry.by(it.owner.clone()) };
    let entry = entry.fact("state", page.say("consultation-taken-state"), choice(page, state, key));
    let by = it.promise.by.map(|by| by_text(page, by));
    let entry = entry.fact_of("until", page.say("consultation-taken-until"), by);
    entry.with(it.changes.iter().map(|(change, reason, to)| {
        let (kind, key) = match change.change {
            Turn::Kept => ("kept", word!("consultation-calls-promise-kept")),
            Turn::Moved => ("moved", word!("consultation-taken-moved")),
            Turn::HandedOver => ("handed_over", word!("consultation-taken-handed-over")),
            Turn::TakenBack => ("taken_back", word!("consultation-calls-promise-taken-back")),
        };
        let entry = Entry { text: reason.clone(), ..Entry::new(kind).said(page.say(key)).at(change.at) };
        entry.fact_of("to", page.say("consultation-taken-to"), Some(to.clone()))
    }))
}

fn on_paper(page: &Page, all: &ThreadContacts) -> Part {
    let handed = all.handed.iter().map(|it| {
        let entry = Entry::new("for_someone").said(page.say("consultation-calls-handed")).by(it.made_by.clone());
        let entry = Entry { text: it.text.clone(), ..entry };
        entry.fact_of("put_there_by", page.say("consultation-taken-put-by"), it.by_whom.clone())
    });
    Part::new("on_paper", page.say("consultation-taken-on-paper")).with(handed)
}

fn us(page: &Page, it: &Between) -> Part {
    let rhythm = match it.tie.rhythm {
        None => word!("consultation-between-rhythm-none"),
        Some(Rhythm::Fortnight) => word!("consultation-between-rhythm-fortnight"),
        Some(Rhythm::Month) => word!("consultation-between-rhythm-month"),
        Some(Rhythm::Season) => word!("consultation-between-rhythm-season"),
    };
    let name = it.tie.rhythm.map_or("none", Rhythm::word);
    let choices = Entry::new("choices")
        .fact_of("writes_first", page.say("consultation-between-who"), it.primary.clone().filter(|_| !it.house_name))
        .fact("rhythm", page.say("consultation-between-rhythm"), choice(page, name, rhythm))
        .fact("season", page.say("consultation-between-season"), Value::Truth(it.tie.season))
        .fact("another_asked", page.say("consultation-between-another"), Value::Truth(it.tie.another_asked));
    let text = |kind, key: &str, text: &str| {
        let text = Some(text).filter(|it| !it.is_empty());
        text.map(|text| Entry::new(kind).said(page.say(key)).text(text))
    };
    let minded = [
        text("avoid", "consultation-between-avoid", &it.minded.avoid),
        text("helped", "consultation-between-helped", &it.minded.helped),
    ];
    let copies = it.evidence.iter().map(|(copy, names)| {
        let entry =
            Entry::new("copy_on_paper").said(page.say("consultation-between-copies")).by(page.speaker.list(names));
        match copy.kept_on {
            Some(at) => entry.at(at),
            None => entry,
        }
    });
    let ending = it.ending.as_ref().map(|it| {
        let reason = choice(page, reason_name(it.reason), reason_key(it.reason));
        let entry = Entry::new("ending").said(ending_said(page, it)).at(it.ended_at);
        entry.fact("reason", page.say("consultation-taken-reason"), reason)
    });
    let part = Part::new("between_us", page.say("consultation-between-title"));
    part.with([choices]).with(minded.into_iter().flatten()).with(copies).with(ending)
}

fn reason_name(it: Reason) -> &'static str {
    match it {
        Reason::Asked => "asked",
        Reason::Moved => "moved",
        Reason::Violence => "violence",
        Reason::Solicitation => "solicitation",
        Reason::Outside => "outside",
        Reason::Closing => "closing",
    }
}

/// Who opened what, to the minute, and by which rule.
fn openings(house: &House, page: &Page, it: &own::Readers) -> Part {
    let entries =
        it.lines.iter().filter_map(|(line, who)| {
            let (kind, key) = key_of(line.act)?;
            let by = if who.is_empty() { page.site.name.clone() } else { who.clone() };
            let entry = Entry::new(kind).said(page.say(key)).by(by);
            let entry = entry.fact("at", page.say("consultation-taken-at"), Value::Moment(line.at)).at(line.at);
            Some(why(house, page, line).into_iter().fold(entry, |entry, sentence| {
                entry.fact_of("rule", page.say("consultation-taken-rule"), Some(sentence))
            }))
        });
    Part::new("openings", page.say("consultation-readers-title")).with(entries)
}
