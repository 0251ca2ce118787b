//! 説明の紙, わたしの同意 and はじめのお話, to take away: what was answered, what was given and taken back with day, version and how, and what
//! was passed on by it. Made of the same reading as the pages.
use super::{shown, talk as talk_page};
use crate::{
    Error,
    actions::{
        door,
        explaining::Replied,
        reading::{self, OneRecord, Passed, Shown, State},
        talks::{self, ShownLeftOut, ShownTalk},
    },
    given::{CONSENT_GIVEN, Over},
    sheet::{Reply, Topic},
};
use ground_kernel::AccountId;
use ground_web::{
    Page,
    take::{Entry, Part, Value},
};
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::Read`, of whoever looks.
pub async fn for_the_person(look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let matter = door::own(look).await?;
    if matter.party != id {
        return Err(Error::NotFound);
    }
    let opened = look.open(matter.circle, matter.permit(), CONSENT_GIVEN, matter.party).await?;
    let state = reading::state_in(look, &opened, &matter).await?;
    let mut records = vec![];
    for (record, _) in &state.records {
        records.push(reading::record_in(look, &opened, &matter, record.id).await?);
    }
    let talks = talks::talks_in(look, &opened, matter.party, matter.team).await?;
    let refused = shown::refused(page, &state).into_iter().map(|it| Entry::new("no").said(it));
    Ok(vec![
        Part::new("explained", page.say("consent-sheet-title")).with(explained(page, &state)),
        Part::new("consents", page.say("consent-title"))
            .with(state.standing().map(|it| consent(page, it)))
            .with(refused)
            .with(state.over().map(|it| consent(page, it))),
        Part::new("answered", page.say("consent-records")).with(records.into_iter().map(|it| record(page, it))),
        Part::new("first_talks", page.say("consent-talk-title")).with(talks.talks.iter().map(|it| talk(page, it))),
        Part::new("left_out", page.say("consent-out-title")).with(talks.left_out.iter().map(|it| left_out(page, it))),
    ])
}

/// A first talk as they asked for it, and what came of it.
fn talk(page: &Page, it: &ShownTalk) -> Entry {
    let way = Value::Choice(it.talk.way.word().to_owned(), page.say(it.talk.way.key()));
    let entry = Entry::new("asked_for").said(page.say("consent-talk-title")).at(it.talk.asked_at);
    let entry = Entry { text: it.wish.clone(), ..entry }.fact("way", page.say("consent-talk-way"), way).fact_of(
        "with",
        page.say("consent-talk-with"),
        it.with.clone(),
    );
    let entry = match it.talk.taken_back {
        true => entry.fact("taken_back", page.say("consent-talk-take-back"), Value::Truth(true)),
        false => entry,
    };
    let held = it.talk.held_at.zip(it.talk.result).map(|(at, result)| {
        let held =
            Entry::new("held").said(page.say(result.sentence())).at(at).by(it.held_by.clone().unwrap_or_default());
        Entry { text: it.words.clone(), ..held }
    });
    entry.with(held)
}

/// Whom they leave out, as they said it. Those who are named are not told, and this is theirs alone.
fn left_out(page: &Page, it: &ShownLeftOut) -> Entry {
    let role = it.it.role();
    let entry = Entry::new("left_out").said(page.say("consent-out-title")).at(it.it.at);
    let entry = Entry { text: it.words.clone(), ..entry };
    let entry = entry.fact_of("who", page.say("consent-out-who"), it.name.clone());
    role.into_iter().fold(entry, |entry, role| {
        let said = Value::Choice(role.name().to_owned(), page.say(talk_page::role_key(role)));
        entry.fact("role", page.say("consent-out-role"), said)
    })
}

/// What stands at each topic, and every question with its answer.
fn explained(page: &Page, state: &State) -> Vec<Entry> {
    let newest = Topic::ALL.iter().filter_map(|topic| state.explaining.newest(*topic));
    let newest = newest.filter(|it| it.answer.reply != Reply::Question).map(|it| replied(page, "reply", it));
    newest.chain(state.explaining.questions().map(|it| replied(page, "question", it))).collect()
}

fn replied(page: &Page, kind: &'static str, it: &Replied) -> Entry {
    let answer = &it.answer;
    let entry = Entry::new(kind).said(page.say(answer.topic.title())).at(answer.at);
    let entry = Entry { text: it.question.clone(), ..entry };
    let reply = Value::Choice(answer.reply.word().to_owned(), page.say(answer.reply.key()));
    let topic = Value::Choice(answer.topic.word().to_owned(), page.say(answer.topic.title()));
    let ours = it.ours.clone().map(|text| Entry::new("ours").by(it.answered_by.clone()).text(text));
    entry
        .fact("topic", page.say("consent-taken-topic"), topic)
        .fact("reply", page.say("consent-taken-reply"), reply)
        .fact("version", page.say("consent-taken-version"), Value::Text(answer.version.clone()))
        .with(ours)
}

fn consent(page: &Page, it: &Shown) -> Entry {
    let (line, kind) = (&it.consent.line, if it.consent.stands() { "stands" } else { "over" });
    let entry = Entry::new(kind).said(page.say(line.mark.item.title())).at(line.at);
    let entry = Entry { text: it.words.clone().filter(|it| !it.is_empty()), ..entry };
    let item = Value::Choice(line.mark.item.word().to_owned(), page.say(line.mark.item.title()));
    let entry = entry.fact("item", page.say("consent-taken-item"), item).fact_of(
        "to",
        page.say("consent-taken-to"),
        it.to.clone(),
    );
    let entry = entry.fact("since", page.say("consent-taken-since"), Value::Moment(line.at));
    let entry = line
        .mark
        .until
        .into_iter()
        .fold(entry, |entry, until| entry.fact("until", page.say("consent-taken-until"), Value::Day(until)));
    let entry = it.record.iter().fold(entry, |entry, record| {
        let how = Value::Choice(record.how.word().to_owned(), page.say(record.how.key()));
        let entry = entry.fact("how", page.say("consent-taken-how"), how);
        entry.fact("version", page.say("consent-taken-version"), Value::Text(record.version.clone()))
    });
    let entry = entry.fact_of("witness", page.say("consent-taken-witness"), it.witness.clone());
    let entry = it.consent.over.iter().fold(entry, |entry, (why, at)| {
        let why = Value::Choice(over(*why).to_owned(), page.say(why.key()));
        let entry = entry.fact("over", page.say("consent-taken-over"), why);
        entry.fact("over_since", page.say("consent-taken-over-since"), Value::Moment(*at))
    });
    entry.with(it.passed.iter().map(|it| passed(page, it)))
}

fn over(it: Over) -> &'static str {
    match it {
        Over::Withdrawn => "withdrawn",
        Over::No => "no",
        Over::Anew => "anew",
        Over::Expired => "expired",
    }
}

/// The page that went to one expert, and when it was read.
fn passed(page: &Page, it: &Passed) -> Entry {
    let entry = Entry::new("expert_page").said(page.say("consent-taken-page")).at(it.page.at).by(it.by.clone());
    let entry = Entry { text: it.text.clone(), ..entry };
    let entry = entry.fact_of("to", page.say("consent-taken-to"), Some(it.expert.clone()));
    let entry = it
        .read
        .iter()
        .fold(entry, |entry, at| entry.fact("read_at", page.say("consent-taken-read-at"), Value::Moment(*at)));
    it.page
        .gone_at
        .into_iter()
        .fold(entry, |entry, at| entry.fact("gone_at", page.say("consent-taken-gone-at"), Value::Moment(at)))
}

/// One time of answering, letter by letter as it was read then.
fn record(page: &Page, it: OneRecord) -> Entry {
    let how = Value::Choice(it.record.how.word().to_owned(), page.say(it.record.how.key()));
    let witness = it.witnessed().then(|| it.by.clone());
    let entry = Entry::new("answering").said(page.say("consent-record-title")).at(it.record.at);
    let entry = Entry { text: it.whole, ..entry }.fact("how", page.say("consent-taken-how"), how);
    let entry = entry.fact("version", page.say("consent-taken-version"), Value::Text(it.record.version));
    let entry = entry.fact_of("witness", page.say("consent-taken-witness"), witness);
    it.record.posted_on.into_iter().fold(entry, |entry, on| {
        let entry = entry.fact("posted_on", page.say("consent-taken-posted-on"), Value::Day(on));
        entry.fact_of("posted_by", page.say("consent-taken-posted-by"), Some(it.posted_by.clone()))
    })
}
